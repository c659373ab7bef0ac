import { useStores } from '../app/stores.ts';
import { useOpenComparison } from '../compare/use-open-comparison.ts';
import { nextGateFilter } from './gate-filter.ts';
import { useViewerKeys } from './use-viewer-keys.ts';

/** The whole review by keyboard. */
export function useReviewKeys(): void {
  const { review: store, viewer, workbench } = useStores();
  const openComparison = useOpenComparison();
  const review = store.getState;
  useViewerKeys({
    arrowleft: () => review().step(-1),
    arrowright: () => review().step(1),
    j: () => review().nextRed(),
    q: () => review().setGate(nextGateFilter(review().gate)),
    a: () => review().decide('approve'),
    c: () => review().decide('changes'),
    x: () => review().decide('reject'),
    r: () => review().setRerenderOpen(true),
    e() {
      // The proof before stays to be seen while the next one is loaded.
      const { detail, currentId } = review();
      if (detail !== null && detail.id === currentId) workbench.getState().open(detail);
    },
    d() {
      const { detail } = review();
      if (detail !== null) openComparison(detail.id);
    },
    n: () => document.querySelector<HTMLTextAreaElement>('#review-note')?.focus(),
    l: () => viewer.getState().toggleRegions(),
    k: () => viewer.getState().nextLayer(review().detail?.layers.map(({ name }) => name) ?? []),
  });
}
