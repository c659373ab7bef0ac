import { type RefObject, useLayoutEffect } from 'react';
import { useStores } from '../app/stores.ts';
import { cssTransform } from './view-transform.ts';

/** From here on image pixels are shown as squares instead of being smoothed (screen px per image px). */
const PIXELATED_FROM = 2;

/** Puts the stage where the view says, past React: panning must not render components. */
export function useStageTransform(stage: RefObject<HTMLElement | null>): void {
  const { viewer } = useStores();
  useLayoutEffect(() => {
    function apply(): void {
      const element = stage.current;
      if (element === null) return;
      const { view, pane } = viewer.getState();
      element.style.transform = cssTransform(view, pane, window.devicePixelRatio);
      element.style.setProperty('--unscale', String(1 / view.scale));
      element.dataset.pixelated = String(view.scale * window.devicePixelRatio >= PIXELATED_FROM);
    }
    apply();
    return viewer.subscribe(apply);
  }, [stage, viewer]);
}
