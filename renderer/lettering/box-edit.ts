import type { Box } from '../../shared/geometry.ts';

/** Width and height of an image, px. */
export interface ImageSize {
  width: number;
  height: number;
}

/** A corner or the middle of a side of the box, by compass. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof HANDLES)[number];

/** No side of a box gets shorter, px of the image: smaller lettering could not be read. */
export const MIN_SIDE_PX = 16;
const BIG_STEP_PX = 10;

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}

/** The interval between two ends, whole pixels, inside 0–`limit` and not shorter than a box may be. */
function span(a: number, b: number, limit: number): [start: number, length: number] {
  const start = clamp(Math.round(Math.min(a, b)), 0, limit - MIN_SIDE_PX);
  const end = clamp(Math.round(Math.max(a, b)), start + MIN_SIDE_PX, limit);
  return [start, end - start];
}

/** The box between two points of the image (any opposite corners), clipped to the image. */
export function boxBetween(fromX: number, fromY: number, toX: number, toY: number, image: ImageSize): Box {
  const [x, width] = span(fromX, toX, image.width);
  const [y, height] = span(fromY, toY, image.height);
  return { x, y, width, height };
}

/** Moves a box as far as the image goes; its size stays. */
export function moveBox(box: Box, deltaX: number, deltaY: number, image: ImageSize): Box {
  return {
    ...box,
    x: clamp(Math.round(box.x + deltaX), 0, image.width - box.width),
    y: clamp(Math.round(box.y + deltaY), 0, image.height - box.height),
  };
}

/** Moves the sides that a handle holds; the opposite ones stay. */
export function resizeBox(box: Box, handle: Handle, deltaX: number, deltaY: number, image: ImageSize): Box {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  const west = handle.includes('w') ? Math.min(box.x + deltaX, right - MIN_SIDE_PX) : box.x;
  const east = handle.includes('e') ? Math.max(right + deltaX, box.x + MIN_SIDE_PX) : right;
  const north = handle.includes('n') ? Math.min(box.y + deltaY, bottom - MIN_SIDE_PX) : box.y;
  const south = handle.includes('s') ? Math.max(bottom + deltaY, box.y + MIN_SIDE_PX) : bottom;
  return boxBetween(west, north, east, south, image);
}

/** What of a box lies inside the image; undefined when nothing usable does (the image has another size now). */
export function clipBox(box: Box, image: ImageSize): Box | undefined {
  const isInside =
    box.x < image.width - MIN_SIDE_PX && box.y < image.height - MIN_SIDE_PX && box.x + box.width > MIN_SIDE_PX && box.y + box.height > MIN_SIDE_PX;
  return isInside ? boxBetween(box.x, box.y, box.x + box.width, box.y + box.height, image) : undefined;
}

/** A box to begin with, for those who don't draw: a broad band in the middle. */
export function firstBox({ width, height }: ImageSize): Box {
  return boxBetween(width * 0.15, height * 0.4, width * 0.85, height * 0.6, { width, height });
}

const ARROWS: Record<string, readonly [x: number, y: number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The box after a key: arrows move by 1 px, with Shift by 10 px; with Alt, Ctrl or Cmd they resize at the lower right. null = not a key of the box. */
export function boxAfterKey(box: Box, event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>, image: ImageSize): Box | null {
  const arrow = ARROWS[event.key];
  if (arrow === undefined) return null;
  const [x, y] = arrow.map((direction) => direction * (event.shiftKey ? BIG_STEP_PX : 1));
  return event.altKey || event.ctrlKey || event.metaKey ? resizeBox(box, 'se', x, y, image) : moveBox(box, x, y, image);
}
