import type { ExportNote, ExportRunFile } from '../../../shared/export-runs.ts';
import { noteWords } from './note-words.ts';

/** What was noted about files, each sentence once in the person's language, those that many files have first. */
export function notesOf(files: readonly ExportRunFile[]): { words: string; count: number }[] {
  const all = new Map<string, { note: ExportNote; count: number }>();
  for (const note of files.flatMap(({ notes }) => notes)) {
    const known = all.get(note.text);
    // A run that was begun by an older Galley has some in English only.
    all.set(note.text, { note: known?.note.sentence ? known.note : note, count: (known?.count ?? 0) + 1 });
  }
  return [...all.values()].map(({ note, count }) => ({ words: noteWords(note), count })).sort((a, b) => b.count - a.count);
}
