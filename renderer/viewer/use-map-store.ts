import type { StoreApi } from 'zustand/vanilla';
import { type Stores, useStores } from '../app/stores.ts';
import { createMapStore, type MapState } from './map-store.ts';

const STORES = new WeakMap<Stores, StoreApi<MapState>>();

/** One for each window; made when somebody first asks for it. */
export function useMapStore(): StoreApi<MapState> {
  const stores = useStores();
  let store = STORES.get(stores);
  if (store === undefined) {
    store = createMapStore(stores.client.compare);
    STORES.set(stores, store);
  }
  return store;
}
