import type { PaintGround, Rgb } from './gl/painter.ts';
import type { Ground } from './modes.ts';

/** Sides of the checkerboard's squares, CSS px. */
const SQUARE_PX = 8;

/** A token's colour as numbers. @param name such as `--image-seam` */
function colourOf(element: HTMLElement, name: string): Rgb {
  const value = getComputedStyle(element).getPropertyValue(name).trim();
  const digits = /^#([0-9a-f]{6})$/i.exec(value)?.[1];
  if (digits === undefined) return [0, 0, 0];
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}

/** The colours behind the pictures, from the tokens; the checkerboard lies only behind the picture, on a dark pane. */
export function groundsOf(element: HTMLElement, ground: Ground, pixelRatio: number): { pane: Rgb; picture: PaintGround; cutout: PaintGround } {
  const pane = colourOf(element, `--image-ground-${ground === 'checker' ? 'dark' : ground}`);
  const square = Math.max(1, Math.round(SQUARE_PX * pixelRatio));
  const cutout = { a: colourOf(element, '--image-check-1'), b: colourOf(element, '--image-check-2'), square };
  return { pane, picture: ground === 'checker' ? cutout : { a: pane, b: pane, square: 0 }, cutout };
}
