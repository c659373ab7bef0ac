import { createStore, type StoreApi } from 'zustand/vanilla';
import { decodeText } from '../../../shared/decode-text.ts';
import type { ImportProblem } from '../../../shared/job.ts';
import type { StudioClient } from '../../app/studio-client.ts';

export interface LocaliseStoreOptions {
  api: Pick<StudioClient['lettering'], 'localise'>;
  onError: (error: unknown) => void;
}

/** What became of a table. */
export interface LocaliseAnswer {
  jobs: readonly { language: string; jobId: string }[];
  problems: readonly ImportProblem[];
}

export interface LocaliseState {
  /** The proof whose strings are translated; null = the dialog is closed. */
  proofId: string | null;
  table: string;
  isQueueing: boolean;
  answer: LocaliseAnswer | null;
  open: (proofId: string) => void;
  close: () => void;
  setTable: (table: string) => void;
  /** Takes the table from a file: UTF-8, or UTF-16 as spreadsheets save it. */
  takeFile: (file: File) => Promise<void>;
  queue: () => Promise<void>;
}

/** One proof in other languages: a table of strings, and what the studio made of it. */
export function createLocaliseStore({ api, onError }: LocaliseStoreOptions): StoreApi<LocaliseState> {
  return createStore<LocaliseState>()((set, get) => ({
    proofId: null,
    table: '',
    isQueueing: false,
    answer: null,
    // The table stays: with a line mended it can be queued again.
    open: (proofId) => set({ proofId, answer: null }),
    close: () => set({ proofId: null, answer: null }),
    setTable: (table) => set({ table, answer: null }),
    async takeFile(file) {
      const before = get().proofId;
      try {
        const table = decodeText(new Uint8Array(await file.arrayBuffer()), `“${file.name}”`);
        if (get().proofId === before) get().setTable(table);
      } catch (error) {
        onError(error);
      }
    },
    async queue() {
      const { proofId, table, isQueueing } = get();
      if (proofId === null || isQueueing) return;
      set({ isQueueing: true });
      try {
        const answer = await api.localise({ proofId, table });
        if (get().proofId === proofId && get().table === table) set({ answer });
      } catch (error) {
        onError(error);
      } finally {
        set({ isQueueing: false });
      }
    },
  }));
}
