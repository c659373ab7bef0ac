import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JobProgress } from '../../shared/job.ts';

export interface ProgressState {
  byJob: Readonly<Record<string, JobProgress>>;
  apply: (progress: JobProgress) => void;
  /** Forgets jobs that are no longer running. */
  forget: (jobIds: readonly string[]) => void;
}

/** Live progress, many times a second: apart from the jobs, so that only the bars are drawn again. */
export function createProgressStore(): StoreApi<ProgressState> {
  return createStore<ProgressState>()((set) => ({
    byJob: {},
    apply: (progress) => set((state) => ({ byJob: { ...state.byJob, [progress.jobId]: progress } })),
    forget: (jobIds) =>
      set((state) => {
        if (!jobIds.some((id) => id in state.byJob)) return state;
        return { byJob: Object.fromEntries(Object.entries(state.byJob).filter(([id]) => !jobIds.includes(id))) };
      }),
  }));
}
