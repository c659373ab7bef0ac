import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImportPreview, ImportProblem, ImportText } from '../../shared/job.ts';
import { type ErrorWords, errorWords } from '../app/error-words.ts';
import type { Schedule } from '../app/soon.ts';
import type { StudioClient } from '../app/studio-client.ts';

export interface ImportStoreOptions {
  api: { previewImport: StudioClient['prompt']['previewImport']; importText: StudioClient['queue']['importText'] };
  schedule: Schedule;
  onQueued: (fileName: string, count: number, problems: readonly ImportProblem[]) => void;
}

export interface ImportState {
  /** The list that is looked at; null = none, the dialog is closed. */
  list: Pick<ImportText, 'fileName' | 'content' | 'defaults'> | null;
  template: string;
  /** What would be queued, as of the last answer; null = not known yet. */
  preview: ImportPreview | null;
  /** Why nothing of it can be queued. */
  problem: ErrorWords | null;
  isQueueing: boolean;
  /** Resolves when the first preview is there. */
  open: (list: NonNullable<ImportState['list']>) => Promise<void>;
  setTemplate: (template: string) => void;
  queue: () => Promise<void>;
  close: () => void;
}

const PREVIEW_DELAY_MS = 250;

/** A list of prompts before it is queued: what its rows become, with a template if the artist writes one. */
export function createImportStore({ api, schedule, onQueued }: ImportStoreOptions): StoreApi<ImportState> {
  return createStore<ImportState>()((set, get) => {
    let ticket = 0;

    function textOf(): ImportText | null {
      const { list, template } = get();
      return list && { ...list, ...(template.trim() !== '' && { template: template.trim() }) };
    }

    async function read(mine: number): Promise<void> {
      const text = textOf();
      if (mine !== ticket || text === null) return;
      try {
        const preview = await api.previewImport(text);
        if (mine === ticket) set({ preview, problem: null });
      } catch (error) {
        // The columns stay, so that the template can be put right.
        if (mine === ticket) set(({ preview }) => ({ preview: preview && { ...preview, count: 0, first: [], problems: [] }, problem: errorWords(error) }));
      }
    }

    function readSoon(): void {
      const mine = ++ticket;
      schedule(() => void read(mine), PREVIEW_DELAY_MS);
    }

    return {
      list: null,
      template: '',
      preview: null,
      problem: null,
      isQueueing: false,
      async open(list) {
        set({ list, template: '', preview: null, problem: null });
        await read(++ticket);
      },
      setTemplate(template) {
        set({ template });
        readSoon();
      },
      async queue() {
        const text = textOf();
        if (text === null || get().isQueueing) return;
        set({ isQueueing: true });
        try {
          const { ids, problems } = await api.importText(text);
          ticket++;
          set({ list: null, preview: null });
          onQueued(text.fileName, ids.length, problems);
        } catch (error) {
          set({ problem: errorWords(error) });
        } finally {
          set({ isQueueing: false });
        }
      },
      close() {
        ticket++;
        set({ list: null, preview: null, problem: null });
      },
    };
  });
}
