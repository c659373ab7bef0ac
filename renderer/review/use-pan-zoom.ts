import { type RefObject, useEffect } from 'react';
import { useStores } from '../app/stores.ts';

const WHEEL_SPEED = 0.0016;
const PINCH_SPEED = 0.01;

/** Wheel zooms at the cursor, dragging pans; `columns` panes lie side by side, in `rows` rows, and share one view. */
export function usePanZoom(target: RefObject<HTMLElement | null>, columns: number, rows = 1): void {
  const { viewer } = useStores();
  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const controller = new AbortController();
    const { signal } = controller;

    const observer = new ResizeObserver(() => {
      viewer.getState().setPane({ width: element.clientWidth / columns, height: element.clientHeight / rows });
    });
    observer.observe(element);
    viewer.getState().setPane({ width: element.clientWidth / columns, height: element.clientHeight / rows });

    function onWheel(event: WheelEvent): void {
      event.preventDefault();
      const box = element!.getBoundingClientRect();
      const paneWidth = box.width / columns;
      const x = (event.clientX - box.left) % paneWidth;
      const y = (event.clientY - box.top) % (box.height / rows);
      const factor = Math.exp(-event.deltaY * (event.ctrlKey ? PINCH_SPEED : WHEEL_SPEED));
      viewer.getState().zoom(factor, x, y);
    }

    function onPointerDown(event: PointerEvent): void {
      if (event.button > 1 || (event.target as Element).closest('.swipe-handle, .work-grip') !== null) return;
      element!.setPointerCapture(event.pointerId);
      element!.dataset.panning = '';
    }
    function onPointerMove(event: PointerEvent): void {
      if (element!.hasPointerCapture(event.pointerId)) viewer.getState().pan(event.movementX, event.movementY);
    }
    function onPointerUp(): void {
      delete element!.dataset.panning;
    }
    function onDoubleClick(): void {
      const { isFit, fitToPane, actualSize } = viewer.getState();
      if (isFit) actualSize(window.devicePixelRatio);
      else fitToPane();
    }

    element.addEventListener('wheel', onWheel, { passive: false, signal });
    element.addEventListener('pointerdown', onPointerDown, { signal });
    element.addEventListener('pointermove', onPointerMove, { signal });
    element.addEventListener('pointerup', onPointerUp, { signal });
    element.addEventListener('dblclick', onDoubleClick, { signal });
    return () => {
      observer.disconnect();
      controller.abort();
    };
  }, [target, columns, rows, viewer]);
}
