import type { StoreApi } from 'zustand/vanilla';
import { type Stores, useStores } from '../app/stores.ts';
import { createGatesStore, type GatesState } from './store.ts';

/** One store for each window, so that what is not saved is still there after a look at another page. */
const STORES = new WeakMap<Stores, StoreApi<GatesState>>();

/** The gates page's store; made when the page is first shown. */
export function useGatesStore(): StoreApi<GatesState> {
  const stores = useStores();
  let store = STORES.get(stores);
  if (store === undefined) {
    store = createGatesStore({
      api: stores.client.gates,
      schedule: (run, delayMs) => window.setTimeout(run, delayMs),
      onSaved() {
        stores.notices.getState().tell('Saved. Every proof is marked by these limits');
        void stores.queue.getState().refresh();
      },
      onError: (error) => stores.notices.getState().fail(error),
    });
    STORES.set(stores, store);
  }
  return store;
}
