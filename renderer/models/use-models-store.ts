import type { StoreApi } from 'zustand/vanilla';
import { type Stores, useStores } from '../app/stores.ts';
import { createModelsStore, type ModelsState } from './store.ts';

/** One store for each window, so that what is not saved is still there after a look at another page. */
const STORES = new WeakMap<Stores, StoreApi<ModelsState>>();

/** The models page's store; made when the page is first shown. */
export function useModelsStore(): StoreApi<ModelsState> {
  const stores = useStores();
  let store = STORES.get(stores);
  if (store === undefined) {
    store = createModelsStore({
      api: stores.client.connections,
      onChanged: () => void stores.session.getState().load(),
      onSaved: ({ label }) => stores.notices.getState().tell(`${label} is saved`, 'New prompts are routed to it where the matrix names its models.'),
      onError: (error) => stores.notices.getState().fail(error),
    });
    STORES.set(stores, store);
  }
  return store;
}
