import { useEffect } from 'react';
import { useStores } from '../app/stores.ts';
import { useOpenComparison } from '../compare/use-open-comparison.ts';
import type { WorkbenchState } from '../lettering/workbench/store.ts';
import { isTyping } from '../ui/is-typing.ts';
import { nextGateFilter } from './gate-filter.ts';
import type { ReviewState } from './store.ts';
import { VIEW_MODES, type ViewerState } from './viewer-store.ts';

type Keys = Record<string, (review: ReviewState, viewer: ViewerState, workbench: WorkbenchState, openComparison: (proofId: string) => void) => unknown>;

const ZOOM_STEP = 1.25;

const KEYS: Keys = {
  ArrowLeft: (review) => review.step(-1),
  ArrowRight: (review) => review.step(1),
  j: (review) => review.nextRed(),
  q: (review) => review.setGate(nextGateFilter(review.gate)),
  a: (review) => review.decide('approve'),
  c: (review) => review.decide('changes'),
  x: (review) => review.decide('reject'),
  r: (review) => review.setRerenderOpen(true),
  // The proof before stays to be seen while the next one is loaded.
  e: ({ detail, currentId }, _, workbench) => detail !== null && detail.id === currentId && workbench.open(detail),
  d: ({ detail }, _, __, openComparison) => detail !== null && openComparison(detail.id),
  n: () => document.querySelector<HTMLTextAreaElement>('#review-note')?.focus(),
  s: (_, viewer) => viewer.setMode(VIEW_MODES[(VIEW_MODES.indexOf(viewer.mode) + 1) % VIEW_MODES.length]),
  m: (_, viewer) => viewer.toggleMask(),
  l: (_, viewer) => viewer.toggleRegions(),
  k: (review, viewer) => viewer.nextLayer(review.detail?.layers.map(({ name }) => name) ?? []),
  g: (_, viewer) => viewer.nextGround(),
  f: (_, viewer) => viewer.fitToPane(),
  z: (_, viewer) => viewer.actualSize(window.devicePixelRatio),
  '+': (_, viewer) => viewer.zoom(ZOOM_STEP),
  '=': (_, viewer) => viewer.zoom(ZOOM_STEP),
  '-': (_, viewer) => viewer.zoom(1 / ZOOM_STEP),
};

function isPlain(event: KeyboardEvent): boolean {
  return !isTyping(event) && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** The whole review by keyboard. Space shows the base as long as it is held. */
export function useReviewKeys(): void {
  const { review, viewer, workbench } = useStores();
  const openComparison = useOpenComparison();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (!isPlain(event)) return;
      if (event.key === ' ') {
        // A button that was reached with the keyboard keeps its own Space.
        if (event.target instanceof Element && event.target.closest('button, a, [role="slider"]') !== null) return;
        event.preventDefault();
        viewer.getState().setBlinking(true);
        return;
      }
      const run = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (run === undefined) return;
      event.preventDefault();
      run(review.getState(), viewer.getState(), workbench.getState(), openComparison);
    }
    function onKeyUp(event: KeyboardEvent): void {
      if (event.key === ' ') viewer.getState().setBlinking(false);
    }
    // A button pressed with the mouse must not keep the keyboard: the next Space is for blinking.
    function onClick(event: MouseEvent): void {
      if (event.detail > 0 && event.target instanceof Element) event.target.closest<HTMLElement>('button, a')?.blur();
    }
    window.addEventListener('click', onClick);
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    return () => {
      window.removeEventListener('click', onClick);
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
    };
  }, [review, viewer, workbench, openComparison]);
}
