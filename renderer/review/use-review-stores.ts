import type { StoreApi } from 'zustand/vanilla';
import { type Stores, useStores } from '../app/stores.ts';
import { saveFile } from '../ui/save-file.ts';
import { type AssignState, createAssignStore } from './assign-store.ts';
import { createDeskStore, type DeskState } from './desk-store.ts';
import { createPinStore, type PinState } from './pins/store.ts';
import { createRoundStore, type RoundState } from './rounds/store.ts';
import { createStoryStore, type StoryState } from './story/store.ts';

export interface ReviewStores {
  desk: StoreApi<DeskState>;
  pins: StoreApi<PinState>;
  assigning: StoreApi<AssignState>;
  rounds: StoreApi<RoundState>;
  story: StoreApi<StoryState>;
}

/** One set for each window, so that a round that is read is still there after a look at another page. */
const STORES = new WeakMap<Stores, ReviewStores>();

/** The review page's own stores; made when somebody first asks for them. */
export function useReviewStores(): ReviewStores {
  const stores = useStores();
  let own = STORES.get(stores);
  if (own === undefined) {
    own = createReviewStores(stores);
    STORES.set(stores, own);
  }
  return own;
}

export function createReviewStores({ client, review, undo, notices, preferences }: Stores): ReviewStores {
  const common = {
    did: undo.getState().did,
    doing: undo.getState().doing,
    onError: (error: unknown) => notices.getState().fail(error),
    onChange: () => review.getState().refresh(),
    by: () => preferences.getState().reviewName || undefined,
  };
  return {
    desk: createDeskStore(),
    pins: createPinStore({ api: client.review, proof: () => review.getState().detail, ...common }),
    assigning: createAssignStore({ api: client.review, ...common }),
    rounds: createRoundStore({ api: client.review.rounds, saveFile, ...common }),
    story: createStoryStore({ api: client.review, onError: common.onError }),
  };
}
