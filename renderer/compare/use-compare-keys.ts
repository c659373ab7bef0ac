import { useEffect } from 'react';
import { useStores } from '../app/stores.ts';
import { VIEW_MODES, type ViewerState } from '../review/viewer-store.ts';
import { isTyping } from '../ui/is-typing.ts';
import type { CompareState } from './store.ts';
import { useCompareStore } from './use-compare-store.ts';

const ZOOM_STEP = 1.25;

const KEYS: Record<string, (viewer: ViewerState, compare: CompareState) => unknown> = {
  s: (viewer) => viewer.setMode(VIEW_MODES[(VIEW_MODES.indexOf(viewer.mode) + 1) % VIEW_MODES.length]),
  m: (viewer) => viewer.toggleMask(),
  k: (_, compare) => compare.nextMap(),
  o: (_, { mapPlace, setMapPlace }) => setMapPlace(mapPlace === 'over' ? 'beside' : 'over'),
  x: (_, compare) => compare.swap(),
  g: (viewer) => viewer.nextGround(),
  f: (viewer) => viewer.fitToPane(),
  z: (viewer) => viewer.actualSize(window.devicePixelRatio),
  '+': (viewer) => viewer.zoom(ZOOM_STEP),
  '=': (viewer) => viewer.zoom(ZOOM_STEP),
  '-': (viewer) => viewer.zoom(1 / ZOOM_STEP),
};

/** Comparing by keyboard, with the keys of the review. Space shows A as long as it is held. */
export function useCompareKeys(): void {
  const { viewer } = useStores();
  const store = useCompareStore();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === ' ') {
        // A button that was reached with the keyboard keeps its own Space.
        if (event.target instanceof Element && event.target.closest('button, a, [role="slider"], [role="combobox"]') !== null) return;
        event.preventDefault();
        viewer.getState().setBlinking(true);
        return;
      }
      const run = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (run === undefined) return;
      event.preventDefault();
      run(viewer.getState(), store.getState());
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
  }, [viewer, store]);
}
