import type { ExportRunState } from './run-store.ts';

/** How far the export is that runs now. */
export interface RunningExport {
  runId: string;
  filesDone: number;
  filesTotal: number;
  /** null = not known yet. */
  secondsLeft: number | null;
  /** null = it was heard of, but the list of exports was not asked for yet. */
  folder: string | null;
}

/** The running export as it was last heard of, else as the list of exports has it; null = none runs. */
export function runningExport({ runs, progress }: Pick<ExportRunState, 'runs' | 'progress'>): RunningExport | null {
  const run = runs?.find(({ id, state }) => (progress === null ? state === 'running' : id === progress.runId));
  if (progress !== null) {
    const { runId, filesDone, filesTotal, secondsLeft } = progress;
    return { runId, filesDone, filesTotal, secondsLeft, folder: run?.folder ?? null };
  }
  if (run === undefined) return null;
  return { runId: run.id, filesDone: run.filesDone, filesTotal: run.filesTotal, secondsLeft: null, folder: run.folder };
}
