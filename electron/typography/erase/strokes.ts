import type { Box, Colour } from '../../../shared/geometry.ts';
import { createRaster, type Raster } from '../../../shared/raster.ts';
import { dilate } from './hole.ts';

/** Nearer than this to the ink, in RGB units, is ink. */
const NEAR = 84;
/** Strokes of letters are at least this thick, as a share of the region's height; hairlines of a drawing are thinner. */
const THINNEST = 0.055;
/** How far edges and shadows of letters reach, as a share of the region's height. */
const EDGE = 0.05;
/** Shares of the region that the strokes of a word cover. */
const COVER = [0.1, 0.62] as const;
/** A word's strokes are spread over most of its region. */
const LEAST_SPREAD = 0.7;

/**
 * Narrows a region on a busy ground to the strokes of its letters: what has the ink's colour and is thick (a morphological opening),
 * with its edges. The drawing between the letters can then stay. Returns null where the strokes are no word: too few, too many or
 * all in one part.
 * @param region grey, the image's size, 255 = inside; @param within a box around it
 * @param height the region's height in px
 */
export function strokesWithin(image: Raster, region: Raster, within: Box, ink: Colour, height: number): Raster | null {
  const left = Math.max(0, Math.floor(within.x));
  const top = Math.max(0, Math.floor(within.y));
  const width = Math.min(image.width, Math.ceil(within.x + within.width)) - left;
  const rows = Math.min(image.height, Math.ceil(within.y + within.height)) - top;
  if (width < 1 || rows < 1) return null;
  const { data, channels } = image;
  const inside = new Uint8Array(width * rows);
  const near = new Uint8Array(width * rows);
  let area = 0;
  for (let i = 0; i < near.length; i++) {
    const at = (Math.floor(i / width) + top) * image.width + (i % width) + left;
    if (region.data[at] <= 127) continue;
    inside[i] = 1;
    area++;
    const away = ink.reduce((sum, value, c) => sum + (data[at * channels + Math.min(c, channels - 1)] - value) ** 2, 0);
    near[i] = away < NEAR * NEAR ? 1 : 0;
  }
  const thin = Math.max(1, Math.round((THINNEST * height) / 2));
  const cores = inverted(dilate(inverted(near), width, rows, thin));
  const strokes = dilate(cores, width, rows, thin);
  const count = strokes.reduce((sum, value, i) => sum + (value & inside[i]), 0);
  if (count < COVER[0] * area || count > COVER[1] * area || spread(strokes, width) < LEAST_SPREAD * spread(inside, width)) return null;
  const grown = dilate(strokes, width, rows, Math.max(4, Math.round(EDGE * height)));
  const result = createRaster(image.width, image.height, 1);
  for (let i = 0; i < grown.length; i++) {
    if (grown[i] && inside[i]) result.data[(Math.floor(i / width) + top) * image.width + (i % width) + left] = 255;
  }
  return result;
}

function inverted(mask: Uint8Array): Uint8Array {
  return mask.map((value) => 1 - value);
}

/** Number of columns that hold something. */
function spread(mask: Uint8Array, width: number): number {
  const columns = new Uint8Array(width);
  mask.forEach((value, i) => {
    if (value) columns[i % width] = 1;
  });
  return columns.reduce((sum, value) => sum + value, 0);
}
