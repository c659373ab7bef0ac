import { type RefObject, useEffect } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../app/stores.ts';
import type { PointerState } from './pointer-store.ts';
import { pixelUnder } from './view-transform.ts';
import type { ViewerState } from './viewer-store.ts';

/** Keeps track of the pointer over a viewer, and of the pixel under it when the picture moves beneath; once for each frame. */
export function usePointerSpot(root: RefObject<HTMLElement | null>, pointer: StoreApi<PointerState>): void {
  const { viewer } = useStores();
  useEffect(() => {
    const element = root.current!;
    const controller = new AbortController();
    const { signal } = controller;
    /** CSS px of the window; null = the pointer is elsewhere. */
    let at: { x: number; y: number } | null = null;
    let frame = 0;

    function look(): void {
      frame = 0;
      // What is dragged stays under the pointer; words that change nevertheless would cost more than the picture.
      if (element.dataset.panning !== undefined) return;
      const box = element.getBoundingClientRect();
      pointer.getState().setSpot(at === null ? null : spotAt(at.x - box.left, at.y - box.top, element.clientWidth, viewer.getState()));
    }
    function lookSoon(): void {
      if (frame === 0) frame = requestAnimationFrame(look);
    }
    function onPointer(event: PointerEvent): void {
      at = event.type === 'pointerleave' ? null : { x: event.clientX, y: event.clientY };
      lookSoon();
    }
    element.addEventListener('pointermove', onPointer, { signal });
    element.addEventListener('pointerleave', onPointer, { signal });
    element.addEventListener('pointerup', onPointer, { signal });
    const stop = viewer.subscribe((state, before) => {
      if (at !== null && (state.view !== before.view || state.pane !== before.pane)) lookSoon();
    });
    return () => {
      controller.abort();
      cancelAnimationFrame(frame);
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
