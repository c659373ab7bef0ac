import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StudioClient } from '../app/studio-client.ts';

export type Wildcard = Awaited<ReturnType<StudioClient['prompt']['wildcards']>>[number];

export interface WildcardState {
  /** null = not asked for yet. */
  wildcards: readonly Wildcard[] | null;
  load: () => Promise<void>;
}

/** The project's wildcard files; looked at again whenever the list is opened, since they are edited outside of Galley. */
export function createWildcardStore(list: StudioClient['prompt']['wildcards'], onError: (error: unknown) => void): StoreApi<WildcardState> {
  return createStore<WildcardState>()((set) => ({
    wildcards: null,
    async load() {
      try {
        set({ wildcards: await list() });
      } catch (error) {
        onError(error);
      }
    },
  }));
}
