import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { styleScale } from '../app/appearance.ts';

export interface RowDrag {
  /** The row being dragged, and the row number it would be put before; null = no drag. */
  from: number | null;
  to: number | null;
  start: (index: number, event: PointerEvent) => void;
}

const EDGE_PX = 48;
const SCROLL_PX = 14;

/** Dragging a row of fixed height inside a scrolling list; near the edges the list scrolls along. */
export function useRowDrag(scroller: RefObject<HTMLElement | null>, rowHeight: number, total: number, onDrop: (from: number, to: number) => void): RowDrag {
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const latest = useRef({ total, onDrop });
  useEffect(() => {
    latest.current = { total, onDrop };
  });

  // Stable, so that rows are not drawn again while the list scrolls.
  const start = useCallback(
    (from: number, event: PointerEvent): void => {
      const list = scroller.current;
      if (event.button !== 0 || list === null) return;
      event.preventDefault();
      let pointerY = event.clientY;
      let to = from;
      const box = list.getBoundingClientRect();
      const timer = setInterval(() => {
        if (pointerY < box.top + EDGE_PX) list.scrollBy(0, -SCROLL_PX);
        else if (pointerY > box.bottom - EDGE_PX) list.scrollBy(0, SCROLL_PX);
        to = Math.max(0, Math.min(latest.current.total, Math.round(((pointerY - box.top) / styleScale() + list.scrollTop) / rowHeight)));
        setDrag((before) => (before?.to === to ? before : { from, to }));
      }, 16);

      function end(isDropped: boolean): void {
        clearInterval(timer);
        controller.abort();
        setDrag(null);
        if (isDropped) latest.current.onDrop(from, to);
      }
      const controller = new AbortController();
      const { signal } = controller;
      window.addEventListener('pointermove', (move) => (pointerY = move.clientY), { signal });
      window.addEventListener('pointerup', () => end(true), { signal });
      window.addEventListener('pointercancel', () => end(false), { signal });
      window.addEventListener('keydown', (key) => key.key === 'Escape' && end(false), { signal });
    },
    [scroller, rowHeight],
  );

  return { from: drag?.from ?? null, to: drag?.to ?? null, start };
}
