import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ProofDifferences, ProofVersion, Recipe, Variant } from '../../../shared/review.ts';
import type { StudioClient } from '../../app/studio-client.ts';

export interface StoryStoreOptions {
  api: Pick<StudioClient['review'], 'variants' | 'history' | 'recipe' | 'differences'>;
  onError: (error: unknown) => void;
}

export interface StoryState {
  /** Of which proof the following is. */
  proofId: string | null;
  variants: readonly Variant[];
  history: readonly ProofVersion[];
  /** Proofs that were picked among the variants, to be compared. */
  picked: readonly string[];
  /** Shown in a dialog. */
  recipe: Recipe | null;
  differences: ProofDifferences | null;
  load: (proofId: string) => Promise<void>;
  pick: (proofId: string) => void;
  openRecipe: (proofId: string) => Promise<void>;
  openDifferences: (beforeId: string, afterId: string) => Promise<void>;
  close: () => void;
}

/** Compare shows so many. */
export const MOST_COMPARED = 4;

/** Where the proof that is looked at comes from: versions, siblings, recipe. */
export function createStoryStore({ api, onError }: StoryStoreOptions): StoreApi<StoryState> {
  return createStore<StoryState>()((set, get) => ({
    proofId: null,
    variants: [],
    history: [],
    picked: [],
    recipe: null,
    differences: null,
    async load(proofId) {
      if (get().proofId !== proofId) set({ proofId, picked: [] });
      try {
        const [variants, history] = await Promise.all([api.variants({ proofId }), api.history({ proofId })]);
        if (get().proofId === proofId) set({ variants, history });
      } catch (error) {
        onError(error);
      }
    },
    pick: (id) => set(({ picked }) => ({ picked: picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id].slice(-MOST_COMPARED) })),
    async openRecipe(proofId) {
      try {
        set({ recipe: await api.recipe({ proofId }), differences: null });
      } catch (error) {
        onError(error);
      }
    },
    async openDifferences(beforeId, afterId) {
      try {
        set({ differences: await api.differences({ beforeId, afterId }), recipe: null });
      } catch (error) {
        onError(error);
      }
    },
    close: () => set({ recipe: null, differences: null }),
  }));
}
