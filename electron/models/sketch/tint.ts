import type { Colour } from '../../../shared/geometry.ts';
import { toLinear } from '../../image/oklab.ts';

/** A CSS colour. */
export function css([r, g, b]: Colour): string {
  return `rgb(${Math.round(r)},${Math.round(g)},${Math.round(b)})`;
}

/** #rrggbb as a colour. */
export function hex(text: string): Colour {
  const value = Number.parseInt(text.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** share 0 = a, 1 = b, mixed in gamma-coded sRGB. */
export function blend(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** Towards a warm white, as light on paint goes. */
export function tint(colour: Colour, share: number): Colour {
  return blend(colour, [255, 250, 238], share);
}

/** Towards a cool deep blue-black, as shade on paint goes. */
export function shade(colour: Colour, share: number): Colour {
  return blend(colour, [18, 14, 34], share);
}

/** Relative luminance 0–1 (WCAG 2.2, "relative luminance"). */
export function luminanceOf(colour: Colour): number {
  const [r, g, b] = colour.map(toLinear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio 1–21 (WCAG 2.2). */
export function contrastOf(a: Colour, b: Colour): number {
  const x = luminanceOf(a);
  const y = luminanceOf(b);
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** HSL lightness of a colour, 0–1. */
export function lightnessOf([r, g, b]: Colour): number {
  return (Math.max(r, g, b) + Math.min(r, g, b)) / 510;
}

/** Keeps the hue and moves the lightness to a target 0–1 by mixing with black or white. */
export function atLightness(colour: Colour, target: number): Colour {
  const now = lightnessOf(colour);
  if (now < target) return blend(colour, [255, 255, 255], (target - now) / Math.max(0.001, 1 - now));
  return blend(colour, [0, 0, 0], (now - target) / Math.max(0.001, now));
}
