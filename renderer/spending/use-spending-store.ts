import type { StoreApi } from 'zustand/vanilla';
import { type Stores, useStores } from '../app/stores.ts';
import { saveFile } from '../ui/save-file.ts';
import { createSpendingStore, type SpendingState } from './store.ts';

/** One store for each window, so that a filter is still there after a look at another page. */
const STORES = new WeakMap<Stores, StoreApi<SpendingState>>();

/** The spending page's store; made when the page is first shown. */
export function useSpendingStore(): StoreApi<SpendingState> {
  const stores = useStores();
  let store = STORES.get(stores);
  if (store === undefined) {
    store = createSpendingStore({
      api: stores.client.ledger,
      listConnections: stores.client.connections.list,
      saveFile: (fileName, content) => saveFile(fileName, new Blob([content], { type: 'text/csv' })),
      onDecided: () => void stores.spend.getState().refresh(),
      onError: (error) => stores.notices.getState().fail(error),
      now: () => new Date(),
    });
    STORES.set(stores, store);
  }
  return store;
}
