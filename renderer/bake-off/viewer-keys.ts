import type { StoreApi } from 'zustand/vanilla';
import type { ViewerState } from '../viewer/viewer-store.ts';

const ZOOM_STEP = 1.25;

/** The review's keys for looking closely: fit, 100 %, ground, zoom. @returns true when the key is one of them */
export function lookByKey(viewer: StoreApi<ViewerState>, key: string): boolean {
  const { fitToPane, actualSize, nextGround, zoom } = viewer.getState();
  switch (key) {
    case 'f':
      fitToPane();
      return true;
    case 'z':
      actualSize(window.devicePixelRatio);
      return true;
    case 'g':
      nextGround();
      return true;
    case '+':
      zoom(ZOOM_STEP);
      return true;
    case '-':
      zoom(1 / ZOOM_STEP);
      return true;
    default:
      return false;
  }
}
