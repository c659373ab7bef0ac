import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StudioEvent } from '../../shared/contract.ts';
import type { QueueStatus } from '../../shared/job.ts';
import type { LinkState } from './reconnecting-link.ts';
import type { HostInfo, StudioClient } from './studio-client.ts';

export interface SessionApi {
  info: StudioClient['host']['info'];
  status: StudioClient['queue']['status'];
  setPaused: StudioClient['queue']['setPaused'];
  /** Only the total is read: how many proofs wait for a verdict. */
  listProofs: StudioClient['review']['list'];
  models: StudioClient['matrix']['models'];
}

export interface SessionState {
  link: LinkState;
  info: HostInfo | null;
  status: QueueStatus | null;
  memory: Omit<Extract<StudioEvent, { type: 'memory' }>, 'type'> | null;
  needsReview: number;
  /** Names of models by id, for people. */
  modelLabels: Readonly<Record<string, string>>;
  /** Ids of the models that can be used now. */
  usableModels: readonly string[];
  setLink: (link: LinkState) => void;
  setStatus: (status: QueueStatus) => void;
  setMemory: (memory: NonNullable<SessionState['memory']>) => void;
  load: () => Promise<void>;
  loadNeedsReview: () => Promise<void>;
  togglePaused: () => Promise<void>;
}

/** What the frame shows: the connection, the project, the queue in numbers. */
export function createSessionStore(api: SessionApi, onError: (error: unknown) => void): StoreApi<SessionState> {
  return createStore<SessionState>()((set, get) => ({
    link: 'opening',
    info: null,
    status: null,
    memory: null,
    needsReview: 0,
    modelLabels: {},
    usableModels: [],
    setLink: (link) => set({ link }),
    setStatus: (status) => set({ status }),
    setMemory: (memory) => set({ memory }),
    async load() {
      try {
        const [info, status, models] = await Promise.all([api.info(), api.status(), api.models()]);
        const modelLabels = Object.fromEntries(models.map(({ id, label }) => [id, label]));
        set({ info, status, modelLabels, usableModels: models.filter(({ isAvailable }) => isAvailable).map(({ id }) => id) });
      } catch (error) {
        onError(error);
      }
    },
    async loadNeedsReview() {
      try {
        const { total } = await api.listProofs({ filter: 'needs-review', limit: 1 });
        set({ needsReview: total });
      } catch (error) {
        onError(error);
      }
    },
    async togglePaused() {
      try {
        set({ status: await api.setPaused({ isPaused: !(get().status?.isPaused ?? false) }) });
      } catch (error) {
        onError(error);
      }
    },
  }));
}
