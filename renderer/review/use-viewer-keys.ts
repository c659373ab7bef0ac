import { useEffect, useRef } from 'react';
import { useStores } from '../app/stores.ts';
import { isTyping } from '../ui/is-typing.ts';
import { VIEW_MODES, type ViewerState } from './viewer-store.ts';

const ZOOM_STEP = 1.25;

/** What every viewer of pictures does with these keys. */
const VIEWER_KEYS: Record<string, (viewer: ViewerState) => unknown> = {
  s: (viewer) => viewer.setMode(VIEW_MODES[(VIEW_MODES.indexOf(viewer.mode) + 1) % VIEW_MODES.length]),
  m: (viewer) => viewer.toggleMask(),
  g: (viewer) => viewer.nextGround(),
  f: (viewer) => viewer.fitToPane(),
  z: (viewer) => viewer.actualSize(window.devicePixelRatio),
  '+': (viewer) => viewer.zoom(ZOOM_STEP),
  '=': (viewer) => viewer.zoom(ZOOM_STEP),
  '-': (viewer) => viewer.zoom(1 / ZOOM_STEP),
};

/**
 * A viewer by keyboard: its own keys, and Space, which shows the first picture as long as it is held.
 * @param own further keys of the page, by `KeyboardEvent.key` in lower case
 */
export function useViewerKeys(own: Readonly<Record<string, () => unknown>>): void {
  const { viewer } = useStores();
  const latest = useRef(own);
  latest.current = own;
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
      const key = event.key.toLowerCase();
      const run = Object.hasOwn(latest.current, key) ? latest.current[key] : VIEWER_KEYS[key];
      if (run === undefined) return;
      event.preventDefault();
      run(viewer.getState());
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
  }, [viewer]);
}
