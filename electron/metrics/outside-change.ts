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
  const { width, height } = a;
  const channels = Math.max(a.channels, b.channels);
  const [first, second] = [withChannels(a, channels), withChannels(b, channels)];
  const measured = isMeasured ? countOf(isMeasured) : width * height;
  const total: Total = { max: 0, sum: 0, changedPixels: 0 };
  const row = width * channels;
  for (let y = 0, from = 0; y < height; y++, from += row) {
    const [p, q] = [first.subarray(from, from + row), second.subarray(from, from + row)];
    // Comparing memory is far quicker than looking at numbers, and most rows of most pairs are the same.
    if (Buffer.compare(p, q) !== 0) addRow(p, q, { y, width, channels }, isMeasured, total, map);
  }
  const { max, sum, changedPixels } = total;
  return measured === 0 ? null : { max, mean: sum / (measured * channels), changedPixels };
}

interface Total {
  max: number;
  sum: number;
  changedPixels: number;
}

function addRow(
  p: Uint8Array,
  q: Uint8Array,
  { y, width, channels }: { y: number; width: number; channels: number },
  isMeasured: Uint8Array | null,
  total: Total,
  map: ScalarMap | null,
): void {
  for (let x = 0, at = 0, i = y * width; x < width; x++, at += channels, i++) {
    if (isMeasured && isMeasured[i] === 0) continue;
    let largest = 0;
    for (let c = at; c < at + channels; c++) {
      const difference = Math.abs(p[c] - q[c]);
      total.sum += difference;
      if (difference > largest) largest = difference;
    }
    if (largest === 0) continue;
    total.changedPixels++;
    if (map) map.values[i] = largest;
    if (largest > total.max) total.max = largest;
  }
}

/** How many of the pixels are measured. */
export function countOf(isMeasured: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < isMeasured.length; i++) if (isMeasured[i] !== 0) count++;
  return count;
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
