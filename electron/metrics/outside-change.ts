import type { Raster } from '../../shared/raster.ts';
import { assertMask, assertSameSize } from './colours.ts';

export interface Change {
  /** Largest difference of any channel value, alpha included, 0–255. */
  max: number;
  /** Mean difference over all channel values looked at, 0–255. */
  mean: number;
  /** Pixels that differ in at least one channel. */
  changedPixels: number;
}

/**
 * Differences of 8-bit channel values outside the mask (value 0), or everywhere without one. An image without alpha counts as
 * opaque; alpha is a channel like the others as soon as one of the images has it. null when the mask covers everything.
 * @throws AppError invalid-input
 */
export function changeOutside(a: Raster, b: Raster, mask: Raster | null): Change | null {
  assertSameSize(a, b);
  if (mask) assertMask(a, mask);
  const channels = Math.max(a.channels, b.channels);
  const pixels = a.width * a.height;
  let count = 0;
  let max = 0;
  let sum = 0;
  let changedPixels = 0;
  for (let i = 0; i < pixels; i++) {
    if (mask && mask.data[i] !== 0) continue;
    count++;
    let largest = 0;
    for (let c = 0; c < channels; c++) {
      const difference = Math.abs(valueAt(a, i, c) - valueAt(b, i, c));
      sum += difference;
      if (difference > largest) largest = difference;
    }
    if (largest === 0) continue;
    changedPixels++;
    if (largest > max) max = largest;
  }
  return count === 0 ? null : { max, mean: sum / (count * channels), changedPixels };
}

function valueAt({ data, channels }: Raster, pixel: number, channel: number): number {
  if (channels === 1) return channel < 3 ? data[pixel] : 255;
  return channel < channels ? data[pixel * channels + channel] : 255;
}
