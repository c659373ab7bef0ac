import type { Raster } from '../../shared/raster.ts';
import { lumaPlane } from './luma-plane.ts';

/** Bins of the responses' histogram: an eighth of the smallest step that whole levels can make. */
const BINS_PER_UNIT = 8;
/** 4 × 2 × 255: the kernel's largest response. */
const LARGEST = 2040;
/** Norm of the kernel: white noise of 1 gives responses of 6. */
const KERNEL_NORM = 6;
/** Median of |x| where x is normal with deviation 1. */
const MEDIAN_OF_NORMAL = 0.6745;

/**
 * Standard deviation of the noise in luma, in 8-bit levels: the response to [1 −2 1; −2 4 −2; 1 −2 1], which does not see planes and straight edges (Immerkær 1996,
 * "Fast Noise Variance Estimation", section 2), its deviation taken from the median of its size (Donoho and Johnstone 1994), so that texture on less than half of the
 * picture hardly counts. 0 = none, 1 = invisible, 5 = to be seen in flat parts, 20 = strong. Fine texture all over counts as noise, JPEG's smoothing lowers it.
 * null when a side is shorter than 3 px.
 */
export function noiseDeviation(image: Raster): number | null {
  const { width, height } = image;
  if (width < 3 || height < 3) return null;
  const plane = lumaPlane(image);
  const histogram = new Uint32Array(LARGEST * BINS_PER_UNIT + 2);
  const luma = new Float32Array(width);
  let [above, middle, below] = [new Float32Array(width), new Float32Array(width), new Float32Array(width)];
  for (let y = 0; y < height; y++) {
    [above, middle, below] = [middle, below, above];
    plane.read(y, luma);
    for (let x = 1; x < width - 1; x++) below[x] = luma[x - 1] - 2 * luma[x] + luma[x + 1];
    if (y < 2) continue;
    for (let x = 1; x < width - 1; x++) histogram[Math.round(Math.abs(above[x] - 2 * middle[x] + below[x]) * BINS_PER_UNIT)]++;
  }
  return medianOf(histogram, (width - 2) * (height - 2)) / (MEDIAN_OF_NORMAL * KERNEL_NORM);
}

/** Linear within the bin that holds the middle; the bin of 0 is 0: a clean picture has no noise. */
function medianOf(histogram: Uint32Array, count: number): number {
  let below = 0;
  for (let bin = 0; bin < histogram.length; bin++) {
    const inside = histogram[bin];
    if (below + inside >= count / 2) return bin === 0 ? 0 : (bin - 0.5 + (count / 2 - below) / inside) / BINS_PER_UNIT;
    below += inside;
  }
  return 0;
}
