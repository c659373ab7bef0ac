import { type RefObject, useEffect } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../app/stores.ts';
import type { PointerState } from './pointer-store.ts';
import { pixelUnder } from './view-transform.ts';
import type { ViewerState } from './viewer-store.ts';

/** Keeps track of the pointer over a viewer, and of the pixel under it when the picture moves beneath. */
export function usePointerSpot(root: RefObject<HTMLElement | null>, pointer: StoreApi<PointerState>): void {
  const { viewer } = useStores();
  useEffect(() => {
    const element = root.current!;
    const controller = new AbortController();
    const { signal } = controller;

    function place(left: number, top: number): void {
      const { clientWidth } = element;
      pointer.getState().setSpot(spotAt(left, top, clientWidth, viewer.getState()));
    }
    function onMove(event: PointerEvent): void {
      const box = element.getBoundingClientRect();
      place(event.clientX - box.left, event.clientY - box.top);
    }
    element.addEventListener('pointermove', onMove, { signal });
    element.addEventListener('pointerleave', () => pointer.getState().setSpot(null), { signal });
    const stop = viewer.subscribe((state, before) => {
      const { spot } = pointer.getState();
      if (spot !== null && (state.view !== before.view || state.pane !== before.pane)) place(spot.left, spot.top);
    });
    return () => {
      controller.abort();
      stop();
    };
  }, [root, viewer, pointer]);
}

/** @param width of the viewer, CSS px; its panes lie in rows from the left */
function spotAt(left: number, top: number, width: number, { pane, view }: ViewerState) {
  const columns = Math.max(1, Math.round(width / pane.width));
  const column = Math.min(columns - 1, Math.floor(left / pane.width));
  const row = Math.floor(top / pane.height);
  return {
    left,
    top,
    pane: row * columns + column,
    ...pixelUnder(left - column * pane.width, top - row * pane.height, view, pane, window.devicePixelRatio),
  };
}
