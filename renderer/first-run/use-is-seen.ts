import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { isSeen, type SeenName } from './seen.ts';

/** Whether the person has seen it; null = not known yet, and nothing may flash up that was dismissed long ago. */
export function useIsSeen(name: SeenName): boolean | null {
  const { preferences } = useStores();
  return useStore(preferences, (state) => (state.isLoaded ? isSeen(state.seen, name) : null));
}
