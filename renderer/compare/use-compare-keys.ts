import { useViewerKeys } from '../review/use-viewer-keys.ts';
import { useCompareStore } from './use-compare-store.ts';

/** Comparing by keyboard, with the keys of the review. */
export function useCompareKeys(): void {
  const compare = useCompareStore().getState;
  useViewerKeys({
    k: () => compare().nextMap(),
    o: () => compare().setMapPlace(compare().mapPlace === 'over' ? 'beside' : 'over'),
    x: () => compare().swap(),
  });
}
