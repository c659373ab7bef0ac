import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { decodeImage } from '../../electron/image/codecs.ts';
import type { Raster } from '../../shared/raster.ts';

export const FONTS = join(import.meta.dirname, '../../assets/fonts');

const FAMILIES = [
  ['Inter', 'inter.ttf'],
  ['Oswald', 'oswald.ttf'],
  ['Lilita One', 'lilita-one.ttf'],
  ['Noto Sans JP', 'noto-sans-jp.ttf'],
] as const;

/** Draws SVG with the bundled fonts. */
export function draw(width: number, height: number, body: string): Promise<Raster> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}">${body}</svg>`;
  const font = { loadSystemFonts: false, fontFiles: FAMILIES.map(([, file]) => join(FONTS, file)) };
  return decodeImage(new Resvg(svg, { font }).render().asPng(), 'drawing');
}

export function ground(colour: string): string {
  return `<rect width="100%" height="100%" fill="${colour}"/>`;
}

export function line(text: string, x: number, y: number, size: number, extra = 'fill="#222"', family = 'Inter'): string {
  return `<text x="${x}" y="${y}" font-family="${family}" font-weight="700" font-size="${size}" text-anchor="middle" ${extra}>${text}</text>`;
}

/** Pixels outside the mask that differ between the two images. */
export function changedOutside(before: Raster, after: Raster, mask: Raster): number {
  let changed = 0;
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] !== 0) continue;
    for (let c = 0; c < before.channels; c++) if (before.data[i * before.channels + c] !== after.data[i * before.channels + c]) changed++;
  }
  return changed;
}
