import type { StoreApi } from 'zustand/vanilla';
import { type Stores, useStores } from '../app/stores.ts';
import { type CompareState, createCompareStore } from './store.ts';

/** One store for each window, so that a comparison is still there after a look at another page. */
const STORES = new WeakMap<Stores, StoreApi<CompareState>>();

/** The compare page's store; made when somebody first asks for it. */
export function useCompareStore(): StoreApi<CompareState> {
  const stores = useStores();
  let store = STORES.get(stores);
  if (store === undefined) {
    store = createCompareStore({
      api: stores.client.compare,
      review: stores.client.review,
      importImage: stores.assets.importImage,
      onError: (error) => stores.notices.getState().fail(error),
    });
    STORES.set(stores, store);
  }
  return store;
}
