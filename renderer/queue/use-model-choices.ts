import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';

/** Models to choose from: those that can be used now, and the one that is chosen even if it cannot. */
export function useModelChoices(chosen: string | null): { value: string; label: string }[] {
  const { session } = useStores();
  const usable = useStore(session, (state) => state.usableModels);
  const labels = useStore(session, (state) => state.modelLabels);
  const ids = chosen === null || usable.includes(chosen) ? usable : [chosen, ...usable];
  return ids.map((value) => ({ value, label: labels[value] ?? value }));
}
