import { useStore } from 'zustand';
import { useStores } from './stores.ts';

/** The name of a model; its id while the names are not known, or for one that is gone. */
export function useModelLabel(id: string): string {
  const { session } = useStores();
  return useStore(session, (state) => state.modelLabels[id] ?? id);
}
