import type { StoreApi } from 'zustand/vanilla';
import { type Stores, useStores } from '../app/stores.ts';
import { createMatrixStore, type MatrixState } from './store.ts';

/** One store for each window, so that an unsaved draft is still there after a look at another page. */
const STORES = new WeakMap<Stores, StoreApi<MatrixState>>();

/** The matrix page's store; made when the page is first shown. */
export function useMatrixStore(): StoreApi<MatrixState> {
  const stores = useStores();
  let store = STORES.get(stores);
  if (store === undefined) {
    store = createMatrixStore({
      api: stores.client.matrix,
      schedule: (run, delayMs) => window.setTimeout(run, delayMs),
      onSaved: ({ version }) => stores.notices.getState().tell(`Saved as version ${version}. New prompts go by it; waiting jobs keep their routes.`),
      onError: (error) => stores.notices.getState().fail(error),
    });
    STORES.set(stores, store);
  }
  return store;
}
