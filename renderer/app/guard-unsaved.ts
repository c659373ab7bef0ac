import type { StoreApi } from 'zustand/vanilla';

/** As long as something in the store is not saved, a window that would close over it asks first. Looking at other pages loses nothing. */
export function guardUnsaved(store: Pick<StoreApi<{ isEdited: boolean }>, 'subscribe'>): void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  store.subscribe(({ isEdited }) => {
    if (isEdited) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  });
}
