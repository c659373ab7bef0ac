import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { MatrixState } from './store.ts';

/** An unsaved draft stays while other pages are looked at; a window that would close over it asks first. */
export function useUnsavedGuard(store: StoreApi<MatrixState>): void {
  const isEdited = useStore(store, (state) => state.isEdited);
  useEffect(() => {
    if (!isEdited) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isEdited]);
}
