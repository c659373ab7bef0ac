import type { KeyboardEvent, PointerEvent } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { edgeAt } from './scene.ts';
import { useViewerParts } from './viewer-context.ts';

const KEY_STEP = 0.02;

/** The edge between both pictures: draggable, or moved with the arrow keys. */
export function SwipeEdge({ isDown }: { isDown: boolean }) {
  const { viewer } = useStores();
  const { panes, size } = useViewerParts();
  const split = useStore(viewer, (state) => state.split);
  const isBlinking = useStore(viewer, (state) => state.isBlinking);
  const { setSplit } = viewer.getState();
  const [pane] = panes;
  if (isBlinking) return null;
  const length = isDown ? pane.height : pane.width;
  const place = `${edgeAt(length, split) / size.pixelRatio}px`;

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.parentElement!.getBoundingClientRect();
    const at = isDown ? event.clientY - box.top : event.clientX - box.left;
    setSplit((at * size.pixelRatio) / length);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    // The page's own arrow keys are not for the edge.
    event.preventDefault();
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    setSplit(split + step * KEY_STEP);
  }

  return (
    <div
      className="swipe-handle"
      data-down={isDown || undefined}
      style={isDown ? { top: place } : { left: place }}
      role="slider"
      tabIndex={0}
      aria-label={t('Edge between both pictures')}
      aria-orientation={isDown ? 'vertical' : 'horizontal'}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(split * 100)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
