import type { ExportRunFile } from '../../../shared/export-runs.ts';

/** What was noted about files, each sentence once, those that many files have first. */
export function notesOf(files: readonly ExportRunFile[]): { text: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const text of files.flatMap(({ notes }) => notes)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
}
