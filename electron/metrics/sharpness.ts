import type { Raster } from '../../shared/raster.ts';
import { assertMask, measuredLuma } from './colours.ts';

/**
 * Variance of the Laplacian (4-neighbour kernel) of BT.601 luma, borders mirrored about the border pixel as in OpenCV; inside the
 * mask (value not 0) when there is one. A focus measure after Pech-Pacheco et al. 2000: noise and broken letters raise it just as
 * sharpness does. null when the mask is empty.
 * @param luma of the image, where it is known
 * @throws AppError invalid-input when the mask does not fit
 */
export function laplacianVariance(image: Raster, mask: Raster | null = null, luma = measuredLuma(image)): number | null {
  if (mask) assertMask(image, mask);
  const { width, height } = image;
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const above = mirrored(y - 1, height) * width;
    const below = mirrored(y + 1, height) * width;
    for (let x = 0; x < width; x++) {
      if (mask && mask.data[row + x] === 0) continue;
      const left = x > 0 ? x - 1 : mirrored(-1, width);
      const right = x + 1 < width ? x + 1 : mirrored(width, width);
      const value = luma[row + left] + luma[row + right] + luma[above + x] + luma[below + x] - 4 * luma[row + x];
      sum += value;
      squares += value * value;
      count++;
    }
  }
  return count === 0 ? null : Math.max(0, squares / count - (sum / count) ** 2);
}

function mirrored(index: number, length: number): number {
  if (length === 1) return 0;
  if (index < 0) return -index;
  return index < length ? index : 2 * length - 2 - index;
}

/**
 * laplacianVariance(b) ÷ laplacianVariance(a): 1 = as sharp as `a`; nearer to 1 is better, not higher.
 * null when `a` is flat. Meaningful for images of one size only.
 */
export function sharpnessRatio(a: Raster, b: Raster, mask: Raster | null = null): number | null {
  const base = laplacianVariance(a, mask);
  const other = laplacianVariance(b, mask);
  return base && other !== null ? other / base : null;
}
