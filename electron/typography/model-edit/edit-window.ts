import type { Box, Point, Quad } from '../../../shared/geometry.ts';
import { areaMoved } from '../pass-regions.ts';
import type { EditPlace } from './edit-places.ts';

/** Side that every model renders, px: what is sent in it comes back pixel for pixel. */
const USUAL_SIDE = 1024;
/** A window holds the places and this much besides, as a share of their extent: a model must see what it letters on. */
const CONTEXT = 1.4;
/** Sides of windows, px: latent models work in blocks. */
const STEP = 64;

/**
 * The square part of a picture that is sent: around the places, 1024 px where that is enough, so that large pictures keep their sharpness and those of odd shapes are not cropped by models
 * that know only some shapes. The whole picture where it is such a square, and where the places are wider than a square in it can be.
 */
export function editWindow(places: readonly Pick<EditPlace, 'box'>[], { width, height }: { width: number; height: number }): Box {
  const whole = { x: 0, y: 0, width, height };
  const shorter = Math.min(width, height);
  const [left, top] = [Math.min(...places.map(({ box }) => box.x)), Math.min(...places.map(({ box }) => box.y))];
  const right = Math.max(...places.map(({ box }) => box.x + box.width));
  const bottom = Math.max(...places.map(({ box }) => box.y + box.height));
  const extent = Math.max(right - left, bottom - top);
  const wanted = Math.min(shorter, Math.max(USUAL_SIDE, Math.ceil((extent * CONTEXT) / STEP) * STEP));
  const side = wanted - (wanted % STEP) >= extent * 1.05 ? wanted - (wanted % STEP) : wanted;
  // The ring around a place must be in it.
  if (side < extent + 24 || (width === height && side > width - STEP)) return whole;
  const start = (middle: number, length: number) => Math.max(0, Math.min(length - side, Math.round(middle - side / 2)));
  return { x: start((left + right) / 2, width), y: start((top + bottom) / 2, height), width: side, height: side };
}

/** A place as it is seen in a window. */
export function inWindow(place: EditPlace, { x, y }: Pick<Box, 'x' | 'y'>): EditPlace {
  const move = ([px, py]: Point): Point => [px - x, py - y];
  const { quad, area, outlines, box } = place;
  return {
    ...place,
    quad: quad.map(move) as Quad,
    area: areaMoved(area, -x, -y),
    outlines: outlines.map((outline) => outline.map(move)),
    box: { ...box, x: box.x - x, y: box.y - y },
  };
}
