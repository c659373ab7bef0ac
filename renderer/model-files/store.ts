import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ModelFetchProgress, ModelFilesStatus, ModelId } from '../../shared/model-files.ts';
import { errorWords } from '../app/error-words.ts';
import type { StudioClient } from '../app/studio-client.ts';

export interface ModelFilesStoreOptions {
  api: Pick<StudioClient['modelFiles'], 'list' | 'fetch'>;
  onError: (error: unknown) => void;
  /** A model can be measured with from now on. */
  onReady: (model: ModelFilesStatus) => void;
}

export interface ModelFilesState {
  /** null = not asked for yet. */
  models: readonly ModelFilesStatus[] | null;
  isOpen: boolean;
  /** Of what is being fetched. */
  progress: Readonly<Partial<Record<ModelId, ModelFetchProgress>>>;
  /** Why a fetch ended early, sentences. */
  problems: Readonly<Partial<Record<ModelId, string>>>;
  /** Counts up whenever a model became ready: what was measured before may be measured again. */
  readyCount: number;
  load: () => Promise<void>;
  open: () => Promise<void>;
  close: () => void;
  /** Only ever called because a person said so. */
  fetch: (id: ModelId) => Promise<void>;
  /** What is there is kept, and the next fetch goes on with it. */
  stop: (id: ModelId) => void;
}

/** Files that some measures need: what there is, and fetching them when a person says so. A fetch goes on while the dialog is closed. */
export function createModelFilesStore({ api, onError, onReady }: ModelFilesStoreOptions): StoreApi<ModelFilesState> {
  const running = new Map<ModelId, AbortController>();
  return createStore<ModelFilesState>()((set, get) => {
    const setProgress = (id: ModelId, progress: ModelFetchProgress | undefined) => set({ progress: { ...get().progress, [id]: progress } });
    const setProblem = (id: ModelId, problem: string) => set({ problems: { ...get().problems, [id]: problem } });

    async function load(): Promise<void> {
      try {
        set({ models: await api.list() });
      } catch (error) {
        onError(error);
      }
    }

    return {
      models: null,
      isOpen: false,
      progress: {},
      problems: {},
      readyCount: 0,
      load,
      async open() {
        set({ isOpen: true });
        await load();
      },
      close: () => set({ isOpen: false }),
      async fetch(id) {
        if (running.has(id)) return;
        const control = new AbortController();
        running.set(id, control);
        setProblem(id, '');
        try {
          for await (const progress of await api.fetch({ id }, { signal: control.signal })) {
            if (control.signal.aborted) break;
            setProgress(id, progress);
          }
        } catch (error) {
          if (!control.signal.aborted) setProblem(id, errorWords(error).detail);
        } finally {
          running.delete(id);
          setProgress(id, undefined);
        }
        await load();
        const model = get().models?.find((candidate) => candidate.id === id);
        if (!model?.isReady) return;
        set({ readyCount: get().readyCount + 1 });
        onReady(model);
      },
      stop: (id) => running.get(id)?.abort(),
    };
  });
}
