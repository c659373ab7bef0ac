import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';

const KEY_STEP = 0.02;

/** What lies left of the edge, and the edge itself: draggable, or moved with the arrow keys. */
export function SwipeEdge({ children }: { children: ReactNode }) {
  const { viewer } = useStores();
  const split = useStore(viewer, (state) => state.split);
  const { setSplit } = viewer.getState();

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.parentElement!.getBoundingClientRect();
    setSplit((event.clientX - box.left) / box.width);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    setSplit(split + (event.key === 'ArrowLeft' ? -KEY_STEP : KEY_STEP));
  }

  return (
    <>
      <div className="swipe-before" style={{ clipPath: `inset(0 ${(1 - split) * 100}% 0 0)` }}>
        {children}
      </div>
      <div
        className="swipe-handle"
        style={{ left: `${split * 100}%` }}
        role="slider"
        tabIndex={0}
        aria-label="Edge between before and after"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(split * 100)}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
      />
    </>
  );
}
