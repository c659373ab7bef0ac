import type { StoreApi } from 'zustand/vanilla';
import type { Size } from './picture.ts';
import type { Rect } from './pyramid.ts';
import type { ViewerState } from './viewer-store.ts';

export interface GestureOptions {
  viewer: StoreApi<ViewerState>;
  /** Size of each pane, CSS px; panes lie in a grid from the top left. */
  paneSize: () => Size;
  /** A rectangle is drawn with Shift held; CSS px of the viewer, null = it is over or given up. */
  onMarquee?: (marquee: Rect | null) => void;
}

const WHEEL_SPEED = 0.0016;
const PINCH_SPEED = 0.01;
/** Of a wheel that counts in lines. */
const LINE_PX = 16;
/** A shorter marquee is a click. */
const MIN_MARQUEE_PX = 6;
/** What keeps its own pointer. */
const OWN_POINTER = '.swipe-handle, .work-grip, button, input, [role="slider"]';

interface Point {
  x: number;
  y: number;
}

/**
 * The wheel zooms at the pointer (Shift, or a wheel that goes sideways, pans), dragging pans, two fingers pinch, Shift and dragging zooms to a rectangle,
 * a double click shows 100 % at that place and then all of it again. @returns takes it away again
 */
export function attachGestures(element: HTMLElement, { viewer, paneSize, onMarquee = () => {} }: GestureOptions): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  /** Pointers that are down, CSS px of the viewer. */
  const down = new Map<number, Point>();
  let marqueeFrom: Point | null = null;

  function pointOf(event: MouseEvent): Point {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
  function inPane({ x, y }: Point): Point {
    const { width, height } = paneSize();
    return { x: x % width, y: y % height };
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    const [across, along] = [event.deltaX * unit, event.deltaY * unit];
    if (event.shiftKey || (!event.ctrlKey && Math.abs(across) > Math.abs(along))) {
      viewer.getState().pan(-(across || along), across === 0 ? 0 : -along);
      return;
    }
    const { x, y } = inPane(pointOf(event));
    viewer.getState().zoom(Math.exp(-along * (event.ctrlKey ? PINCH_SPEED : WHEEL_SPEED)), x, y);
  }

  function onPointerDown(event: PointerEvent): void {
    if (event.button > 1 || (event.target as Element).closest(OWN_POINTER) !== null) return;
    element.setPointerCapture(event.pointerId);
    down.set(event.pointerId, pointOf(event));
    if (event.shiftKey && down.size === 1) marqueeFrom = pointOf(event);
    else element.dataset.panning = '';
  }

  function onPointerMove(event: PointerEvent): void {
    const before = down.get(event.pointerId);
    if (before === undefined) return;
    const now = pointOf(event);
    down.set(event.pointerId, now);
    if (marqueeFrom !== null) return onMarquee(rectBetween(marqueeFrom, now));
    const { pan, zoom, isBlinking, setBlinking } = viewer.getState();
    // With Space held the hand moves the picture; nobody wants to see another one meanwhile.
    if (isBlinking) setBlinking(false);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined) return pan(now.x - before.x, now.y - before.y);
    const middle = inPane({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    zoom(distance(now, other) / Math.max(1, distance(before, other)), middle.x, middle.y);
  }

  function onPointerUp(event: PointerEvent): void {
    down.delete(event.pointerId);
    if (down.size === 0) delete element.dataset.panning;
    if (marqueeFrom === null) return;
    const marquee = rectBetween(marqueeFrom, pointOf(event));
    marqueeFrom = null;
    onMarquee(null);
    if (event.type === 'pointerup' && Math.min(marquee.width, marquee.height) >= MIN_MARQUEE_PX) zoomToMarquee(marquee);
  }

  function zoomToMarquee(marquee: Rect): void {
    const { view, zoomTo } = viewer.getState();
    const { width, height } = paneSize();
    const { x, y } = inPane(marquee);
    zoomTo({
      x: view.centreX + (x - width / 2) / view.scale,
      y: view.centreY + (y - height / 2) / view.scale,
      width: marquee.width / view.scale,
      height: marquee.height / view.scale,
    });
  }

  function onDoubleClick(event: MouseEvent): void {
    if ((event.target as Element).closest(OWN_POINTER) !== null) return;
    const { isFit, fitToPane, zoom, view } = viewer.getState();
    const { x, y } = inPane(pointOf(event));
    if (isFit) zoom(1 / window.devicePixelRatio / view.scale, x, y);
    else fitToPane();
  }

  element.addEventListener('wheel', onWheel, { passive: false, signal });
  element.addEventListener('pointerdown', onPointerDown, { signal });
  element.addEventListener('pointermove', onPointerMove, { signal });
  element.addEventListener('pointerup', onPointerUp, { signal });
  element.addEventListener('pointercancel', onPointerUp, { signal });
  element.addEventListener('dblclick', onDoubleClick, { signal });
  return () => controller.abort();
}

function rectBetween(a: Point, b: Point): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
