import type { StoreApi } from 'zustand/vanilla';
import type { ViewerState } from '../../viewer/viewer-store.ts';
import type { WorkbenchState } from './store.ts';

/** Puts a new place into the middle of what is seen; it waits for its words. */
export function addPlaceHere(workbench: StoreApi<WorkbenchState>, viewer: StoreApi<ViewerState>): void {
  const { centreX, centreY } = viewer.getState().view;
  workbench.getState().addPlace('', [centreX, centreY]);
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>('#work-words')?.focus());
}
