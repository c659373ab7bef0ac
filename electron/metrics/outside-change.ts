import type { Raster } from '../../shared/raster.ts';
import { assertMask, assertSameSize, outsideOf } from './colours.ts';
import type { ScalarMap } from './measure-map.ts';

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
  if (mask) assertMask(a, mask);
  return pixelDifference(a, b, outsideOf(mask));
}

/**
 * The same for the pixels for which `isMeasured` is not 0, or for all of them.
 * @param map takes the largest difference of each measured pixel's channels
 */
export function pixelDifference(a: Raster, b: Raster, isMeasured: Uint8Array | null = null, map: ScalarMap | null = null): Change | null {
  assertSameSize(a, b);
  const channels = Math.max(a.channels, b.channels);
  const [first, second] = [withChannels(a, channels), withChannels(b, channels)];
  const pixels = a.width * a.height;
  let count = 0;
  let max = 0;
  let sum = 0;
  let changedPixels = 0;
  for (let i = 0, at = 0; i < pixels; i++, at += channels) {
    if (isMeasured && isMeasured[i] === 0) continue;
    count++;
    let largest = 0;
    for (let c = at; c < at + channels; c++) {
      const difference = Math.abs(first[c] - second[c]);
      sum += difference;
      if (difference > largest) largest = difference;
    }
    if (largest === 0) continue;
    changedPixels++;
    if (map) map.values[i] = largest;
    if (largest > max) max = largest;
  }
  return count === 0 ? null : { max, mean: sum / (count * channels), changedPixels };
}

/** The stored values as they are compared; copied only where the other image has more channels. */
function withChannels(image: Raster, channels: number): Uint8Array {
  if (image.channels === channels) return image.data;
  const pixels = image.width * image.height;
  const data = new Uint8Array(pixels * channels);
  for (let i = 0; i < pixels; i++) for (let c = 0; c < channels; c++) data[i * channels + c] = valueAt(image, i, c);
  return data;
}

/** A channel's value as it is compared: grey has it three times, and no alpha is opaque. */
export function valueAt({ data, channels }: Raster, pixel: number, channel: number): number {
  if (channels === 1) return channel < 3 ? data[pixel] : 255;
  return channel < channels ? data[pixel * channels + channel] : 255;
}
