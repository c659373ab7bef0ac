import type { Raster } from '../../shared/raster.ts';
import { measuredLuma } from './colours.ts';

/** Added to both steps, in levels: rounding to 8 bits is no seam, and a flat tile gets 1. */
const ROUNDING = 0.5;

/**
 * How much a tile shows where it repeats: the mean luma step across the border ÷ the mean step between neighbours inside,
 * each plus half a level. 1 = the border looks like any other place, 2 = twice the step. `horizontal` goes from the right
 * edge to the left one, `vertical` from the bottom to the top. null when a side is shorter than 2 px.
 */
export function seamRatio(tile: Raster): { horizontal: number; vertical: number } | null {
  const { width, height } = tile;
  if (width < 2 || height < 2) return null;
  const luma = measuredLuma(tile);
  return {
    horizontal: ratio(luma, { along: height, alongStride: width, across: width, acrossStride: 1 }),
    vertical: ratio(luma, { along: width, alongStride: 1, across: height, acrossStride: width }),
  };
}

interface Walk {
  along: number;
  alongStride: number;
  across: number;
  acrossStride: number;
}

function ratio(luma: Float32Array, { along, alongStride, across, acrossStride }: Walk): number {
  let border = 0;
  let inside = 0;
  for (let i = 0; i < along; i++) {
    const start = i * alongStride;
    border += Math.abs(luma[start] - luma[start + (across - 1) * acrossStride]);
    for (let j = 1, at = start; j < across; j++, at += acrossStride) inside += Math.abs(luma[at + acrossStride] - luma[at]);
  }
  return (border / along + ROUNDING) / (inside / (along * (across - 1)) + ROUNDING);
}
