import type { StoreApi } from 'zustand';
import { type Stores, useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { createModelFilesStore, type ModelFilesState } from './store.ts';

/** One store for each window: a fetch goes on whatever page is looked at. */
const STORES = new WeakMap<Stores, StoreApi<ModelFilesState>>();

/** The store of model files; made when somebody first asks for it. */
export function useModelFilesStore(): StoreApi<ModelFilesState> {
  const stores = useStores();
  let store = STORES.get(stores);
  if (store === undefined) {
    store = createModelFilesStore({
      api: stores.client.modelFiles,
      onError: (error) => stores.notices.getState().fail(error),
      onReady: ({ label }) => stores.notices.getState().tell(t('{label} is ready', { label })),
    });
    STORES.set(stores, store);
  }
  return store;
}
