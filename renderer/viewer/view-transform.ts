import type { Size } from './picture.ts';
import type { Rect } from './pyramid.ts';

/** How an image lies in a pane: `scale` in CSS px per image px, and the image point at the pane's centre (image px). */
export interface View {
  scale: number;
  centreX: number;
  centreY: number;
}

export const MIN_SCALE = 0.02;
export const MAX_SCALE = 32;
const FIT_MARGIN_PX = 24;
/** Of the pane, that a part takes which is zoomed to. */
const PART_SHARE = 0.8;
const MAX_PART_SCALE = 8;
/** Screen px per image px, the steps of Photoshop. */
const ZOOM_STEPS = [0.02, 0.03, 0.05, 1 / 16, 1 / 12, 1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 1, 2, 3, 4, 5, 6, 8, 12, 16, 32] as const;

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** The whole image in the middle of the pane with a margin; never larger than 1 image px per CSS px. */
export function fitView(image: Size, pane: Size): View {
  const room = { width: Math.max(1, pane.width - FIT_MARGIN_PX * 2), height: Math.max(1, pane.height - FIT_MARGIN_PX * 2) };
  const scale = clamp(Math.min(room.width / image.width, room.height / image.height, 1), MIN_SCALE, MAX_SCALE);
  return { scale, centreX: image.width / 2, centreY: image.height / 2 };
}

/** Scales by `factor` so that the image point under (x, y) stays there; x and y in CSS px from the pane's top left. */
export function zoomAt(view: View, factor: number, x: number, y: number, pane: Size): View {
  const scale = clamp(view.scale * factor, MIN_SCALE, MAX_SCALE);
  const offsetX = x - pane.width / 2;
  const offsetY = y - pane.height / 2;
  return { scale, centreX: view.centreX + offsetX / view.scale - offsetX / scale, centreY: view.centreY + offsetY / view.scale - offsetY / scale };
}

/** Moves the image by CSS px; its middle can't leave the image, so that it is never lost. */
export function panBy(view: View, deltaX: number, deltaY: number, image: Size): View {
  return {
    scale: view.scale,
    centreX: clamp(view.centreX - deltaX / view.scale, 0, image.width),
    centreY: clamp(view.centreY - deltaY / view.scale, 0, image.height),
  };
}

/** The whole width of the image in the pane, its top at the pane's top. */
export function fitWidthView(image: Size, pane: Size): View {
  const scale = clamp(Math.max(1, pane.width - FIT_MARGIN_PX * 2) / image.width, MIN_SCALE, MAX_SCALE);
  const centreY = image.height * scale <= pane.height ? image.height / 2 : (pane.height / 2 - FIT_MARGIN_PX) / scale;
  return { scale, centreX: image.width / 2, centreY };
}

/** A part of the image (px) in the middle of the pane with room around it, enlarged at most so far that one px of the image is 8 CSS px. */
export function partView(part: Rect, pane: Size): View {
  const scale = clamp(Math.min((pane.width * PART_SHARE) / part.width, (pane.height * PART_SHARE) / part.height, MAX_PART_SCALE), MIN_SCALE, MAX_SCALE);
  return { scale, centreX: part.x + part.width / 2, centreY: part.y + part.height / 2 };
}

/** The next of the usual zooms above or below. @param zoom screen px per image px */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  const near = 1e-3;
  if (direction === 1) return ZOOM_STEPS.find((step) => step > zoom * (1 + near)) ?? ZOOM_STEPS[ZOOM_STEPS.length - 1];
  return ZOOM_STEPS.findLast((step) => step < zoom * (1 - near)) ?? ZOOM_STEPS[0];
}

/** Where an image lies on the screen: its top left corner in whole screen px, so that 100 % is never blurred, and screen px per image px. */
export interface Placement {
  x: number;
  y: number;
  scale: number;
}

/** @param pane screen px; the placement is in the same px as the pane's own corner */
export function placementIn(view: View, pane: Rect, pixelRatio: number): Placement {
  const exact = view.scale * pixelRatio;
  const scale = Math.abs(exact - Math.round(exact)) < 1e-6 ? Math.round(exact) : exact;
  return {
    x: pane.x + Math.round(pane.width / 2 - view.centreX * scale),
    y: pane.y + Math.round(pane.height / 2 - view.centreY * scale),
    scale,
  };
}

/** How images of other sizes are laid over the first one: made as large, or pixel on pixel from the top left corner. */
export const ALIGNMENTS = ['fit', 'pixels'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** Where an image lies when the first one, of size `reference`, lies at `place`. */
export function placementOf(image: Size, reference: Size, place: Placement, alignment: Alignment): Placement {
  if (alignment === 'pixels' || (image.width === reference.width && image.height === reference.height)) return place;
  const share = Math.min(reference.width / image.width, reference.height / image.height);
  return {
    x: place.x + Math.round(((reference.width - image.width * share) * place.scale) / 2),
    y: place.y + Math.round(((reference.height - image.height * share) * place.scale) / 2),
    scale: place.scale * share,
  };
}

/** The image's pixel under a point of a pane (CSS px from its top left); it may lie beside the image. */
export function pixelUnder(x: number, y: number, view: View, pane: Size, pixelRatio: number): { x: number; y: number } {
  const screen = { x: 0, y: 0, width: Math.round(pane.width * pixelRatio), height: Math.round(pane.height * pixelRatio) };
  const place = placementIn(view, screen, pixelRatio);
  return { x: Math.floor((x * pixelRatio - place.x) / place.scale), y: Math.floor((y * pixelRatio - place.y) / place.scale) };
}

/** The CSS transform (origin 0 0) that puts the image where the view says, its corner on a whole px of the screen. */
export function cssTransform(view: View, pane: Size, pixelRatio = 1): string {
  const screen = { x: 0, y: 0, width: pane.width * pixelRatio, height: pane.height * pixelRatio };
  const { x, y, scale } = placementIn(view, screen, pixelRatio);
  return `translate(${x / pixelRatio}px, ${y / pixelRatio}px) scale(${scale / pixelRatio})`;
}
