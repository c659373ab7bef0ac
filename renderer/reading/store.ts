import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Job, ReadingCorrection } from '../../shared/job.ts';
import type { StudioClient } from '../app/studio-client.ts';

export interface CorrectionState {
  /** What is said about a finished job's reading and goes to the studio when it is rendered again. */
  draft: { jobId: string; correction: ReadingCorrection } | null;
  isSending: boolean;
  /** A job that waits is corrected at once, of one that is done the correction is kept. */
  correct: (job: Job, correction: ReadingCorrection) => Promise<void>;
  /** Queues a finished job again with what was corrected. */
  renderAgain: (job: Job) => Promise<void>;
  discard: () => void;
}

export interface CorrectionStoreOptions {
  api: Pick<StudioClient['queue'], 'correct'>;
  /** `job` is as it was. */
  onCorrected: (corrected: Job, job: Job) => void;
  onError: (error: unknown) => void;
}

/** What the artist overrules in the reading of a job. */
export function createCorrectionStore({ api, onCorrected, onError }: CorrectionStoreOptions): StoreApi<CorrectionState> {
  return createStore<CorrectionState>()((set, get) => {
    async function send(job: Job, correction: ReadingCorrection): Promise<boolean> {
      set({ isSending: true });
      try {
        onCorrected(await api.correct({ id: job.id, correction }), job);
        return true;
      } catch (error) {
        onError(error);
        return false;
      } finally {
        set({ isSending: false });
      }
    }
    return {
      draft: null,
      isSending: false,
      async correct(job, correction) {
        if (job.state !== 'done') return void (await send(job, correction));
        const before = get().draft;
        set({ draft: { jobId: job.id, correction: { ...(before?.jobId === job.id && before.correction), ...correction } } });
      },
      async renderAgain(job) {
        const { draft, isSending } = get();
        if (isSending || draft?.jobId !== job.id) return;
        if (await send(job, draft.correction)) set({ draft: null });
      },
      discard: () => set({ draft: null }),
    };
  });
}
