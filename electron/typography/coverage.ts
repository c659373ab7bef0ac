import { Resvg } from '@resvg/resvg-js';
import type { Bounds } from './outline.ts';

/** A piece of the image's grid, in whole px. */
export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The whole pixels around `bounds`, grown by `margin` and cut off at the image's edges; null when nothing is left. */
export function cropAround(bounds: Bounds, margin: number, width: number, height: number): Crop | null {
  const left = Math.max(0, Math.floor(bounds.left - margin));
  const top = Math.max(0, Math.floor(bounds.top - margin));
  const right = Math.min(width, Math.ceil(bounds.right + margin));
  const bottom = Math.min(height, Math.ceil(bounds.bottom + margin));
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

/**
 * Share of every pixel of the crop that outlines cover, 0–255; non-zero fill rule.
 * @param data SVG path data in px of the image
 */
export function rasteriseOutlines(data: string, { x, y, width, height }: Crop): Uint8Array {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}"><path d="${data}"/></svg>`;
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false }, logLevel: 'off' }).render();
  const coverage = new Uint8Array(width * height);
  for (let i = 0; i < coverage.length; i++) coverage[i] = pixels[i * 4 + 3];
  return coverage;
}
