import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { styleScale } from '../app/appearance.ts';

export interface RowDrag {
  /** The row being dragged, and the row number it would be put before; null = no drag. */
  from: number | null;
  to: number | null;
  start: (index: number, event: PointerEvent) => void;
  /** True until the next press when the last one was a drag: the click at its end means nothing. */
  wasDragged: () => boolean;
}

const EDGE_PX = 48;
const SCROLL_PX = 14;
/** A hand that clicks moves the mouse a little. */
const SLACK_PX = 4;

/** Dragging a row of fixed height inside a scrolling list; near the edges the list scrolls along. Escape lets go. */
export function useRowDrag(scroller: RefObject<HTMLElement | null>, rowHeight: number, total: number, onDrop: (from: number, to: number) => void): RowDrag {
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const latest = useRef({ total, onDrop });
  const hasMoved = useRef(false);
  useEffect(() => {
    latest.current = { total, onDrop };
  });

  // Stable, so that rows are not drawn again while the list scrolls.
  const start = useCallback(
    (from: number, event: PointerEvent): void => {
      const list = scroller.current;
      hasMoved.current = false;
      if (event.button !== 0 || list === null) return;
      const { clientX, clientY } = event;
      let pointerY = clientY;
      const box = list.getBoundingClientRect();
      const placeNow = () => Math.max(0, Math.min(latest.current.total, Math.round(((pointerY - box.top) / styleScale() + list.scrollTop) / rowHeight)));
      const timer = setInterval(() => {
        if (!hasMoved.current) return;
        if (pointerY < box.top + EDGE_PX) list.scrollBy(0, -SCROLL_PX);
        else if (pointerY > box.bottom - EDGE_PX) list.scrollBy(0, SCROLL_PX);
        const to = placeNow();
        setDrag((before) => (before?.to === to ? before : { from, to }));
      }, 16);

      function end(isDropped: boolean): void {
        clearInterval(timer);
        controller.abort();
        setDrag(null);
        // A quick hand lets go before the timer has seen where.
        if (isDropped && hasMoved.current) latest.current.onDrop(from, placeNow());
      }
      function onMove(move: globalThis.PointerEvent): void {
        pointerY = move.clientY;
        if (Math.hypot(move.clientX - clientX, pointerY - clientY) > SLACK_PX) hasMoved.current = true;
      }
      function onKey(key: KeyboardEvent): void {
        if (key.key !== 'Escape' || !hasMoved.current) return;
        key.preventDefault();
        end(false);
      }
      const controller = new AbortController();
      const { signal } = controller;
      window.addEventListener('pointermove', onMove, { signal });
      window.addEventListener(
        'pointerup',
        (up) => {
          onMove(up);
          end(true);
        },
        { signal },
      );
      window.addEventListener('pointercancel', () => end(false), { signal });
      // Before it means anything else.
      window.addEventListener('keydown', onKey, { signal, capture: true });
    },
    [scroller, rowHeight],
  );

  const wasDragged = useCallback(() => hasMoved.current, []);
  return { from: drag?.from ?? null, to: drag?.to ?? null, start, wasDragged };
}
