import type { StoreApi } from 'zustand/vanilla';
import { guardUnsaved } from '../app/guard-unsaved.ts';
import { type Stores, useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { keepGateEdits } from './gate-deeds.ts';
import { createGatesStore, type GatesState } from './store.ts';

/** One store for each window, so that what is not saved is still there after a look at another page. */
const STORES = new WeakMap<Stores, StoreApi<GatesState>>();

/** The gates page's store; made when the page is first shown. */
export function useGatesStore(): StoreApi<GatesState> {
  return gatesStoreOf(useStores());
}

export function gatesStoreOf(stores: Stores): StoreApi<GatesState> {
  const known = STORES.get(stores);
  if (known !== undefined) return known;
  const gates: StoreApi<GatesState> = createGatesStore({
    api: stores.client.gates,
    schedule: (run, delayMs) => globalThis.setTimeout(run, delayMs),
    onEdited: keepGateEdits(stores.undo, (from, to) => gates.getState().carry(from, to)),
    doing: stores.undo.getState().doing,
    onSaved(saved, before) {
      stores.undo.getState().did({
        title: t('Saved. Every proof is marked by these limits'),
        undo: () => gates.getState().put(before),
        redo: () => gates.getState().put(saved),
      });
      void stores.queue.getState().refresh();
    },
    onError: (error) => stores.notices.getState().fail(error),
  });
  guardUnsaved(gates);
  STORES.set(stores, gates);
  return gates;
}
