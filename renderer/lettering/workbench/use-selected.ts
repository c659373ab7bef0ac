import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import type { WorkItem } from './work-items.ts';

/** The region that is worked on. */
export function useSelected(): WorkItem | undefined {
  const { workbench } = useStores();
  return useStore(workbench, (state) => state.history.present.find(({ id }) => id === state.selectedId));
}
