import type { LpipsNet } from '../../shared/measures.ts';
import type { ModelFetchProgress, ModelFilesStatus, ModelId } from '../../shared/model-files.ts';
import type { ModelFiles } from '../model-files/model-files.ts';
import { progressOf } from './progress-of.ts';

/** Model files as the window sees them, and as the measures use them. */
export interface ModelFilesService {
  list(): Promise<ModelFilesStatus[]>;
  verify(signal?: AbortSignal): Promise<ModelFilesStatus[]>;
  /** Fetches; who stops listening stops it, and the next time goes on. @throws AppError, see ModelFiles.fetch */
  fetch(id: ModelId, signal?: AbortSignal): AsyncGenerator<ModelFetchProgress>;
  lpipsFiles(): Promise<{ net: LpipsNet; file: string }[]>;
}

/** Reports of one file no oftener than this; a large file comes in thousands of pieces. */
const REPORT_MS = 100;

/** @param modelFiles null = this studio was opened without any */
export function createModelFilesService(modelFiles: ModelFiles | null, clock: () => Date): ModelFilesService {
  return {
    list: async () => (modelFiles ? modelFiles.list() : []),
    verify: async (signal) => (modelFiles ? modelFiles.verify(signal) : []),
    async *fetch(id, signal) {
      if (modelFiles)
        yield* progressOf<void, ModelFetchProgress>((control) => modelFiles.fetch(id, { ...control, onProgress: thinned(control.onProgress, clock) }), signal);
    },
    lpipsFiles: async () => modelFiles?.lpipsFiles() ?? [],
  };
}

function thinned(report: (progress: ModelFetchProgress) => void, clock: () => Date): (progress: ModelFetchProgress) => void {
  let last: ModelFetchProgress | null = null;
  let lastTime = 0;
  return (progress) => {
    const now = clock().getTime();
    const isNew = last?.phase !== progress.phase || last.file !== progress.file || progress.note !== '';
    if (!isNew && now - lastTime < REPORT_MS) return;
    last = progress;
    lastTime = now;
    report(progress);
  };
}
