import type { Raster } from '../../shared/raster.ts';
import { ciede2000, ciede2000Of } from './ciede2000.ts';
import { assertMask, assertSameSize, measuredColours } from './colours.ts';
import { createLabConverter, type Lab } from './lab.ts';

/**
 * Cast: CIEDE2000 between the mean Lab colours of two images, outside the mask (value 0) when there is one; 0 = no cast.
 * Says that the whole picture has another tint or brightness, not where. The sizes may differ when there is no mask.
 * null when the mask covers everything.
 * @throws AppError invalid-input
 */
export function colourCast(a: Raster, b: Raster, mask: Raster | null = null): number | null {
  if (mask) {
    assertSameSize(a, b);
    assertMask(a, mask);
  }
  const first = meanLab(a, mask);
  const second = meanLab(b, mask);
  return first && second ? ciede2000(first, second) : null;
}

/** Mean Lab colour of all pixels outside the mask; null when there is none. */
export function meanLab(image: Raster, mask: Raster | null = null): Lab | null {
  const colours = measuredColours(image);
  const converter = createLabConverter();
  const lab = new Float64Array(3);
  const sums = new Float64Array(3);
  const pixels = image.width * image.height;
  let count = 0;
  for (let i = 0, at = 0; i < pixels; i++, at += 3) {
    if (mask && mask.data[i] !== 0) continue;
    converter.convert(colours[at], colours[at + 1], colours[at + 2], lab, 0);
    sums[0] += lab[0];
    sums[1] += lab[1];
    sums[2] += lab[2];
    count++;
  }
  return count === 0 ? null : [sums[0] / count, sums[1] / count, sums[2] / count];
}

/**
 * Mean CIEDE2000 of all pixel pairs (outside the mask when there is one; null when nothing is): how far the colours moved on average.
 * @throws AppError invalid-input
 */
export function meanDeltaE(a: Raster, b: Raster, mask: Raster | null = null): number | null {
  assertSameSize(a, b);
  if (mask) assertMask(a, mask);
  const first = measuredColours(a);
  const second = measuredColours(b);
  const converter = createLabConverter();
  const lab = new Float64Array(6);
  const pixels = a.width * a.height;
  let sum = 0;
  let count = 0;
  for (let i = 0, at = 0; i < pixels; i++, at += 3) {
    if (mask && mask.data[i] !== 0) continue;
    count++;
    if (first[at] === second[at] && first[at + 1] === second[at + 1] && first[at + 2] === second[at + 2]) continue;
    converter.convert(first[at], first[at + 1], first[at + 2], lab, 0);
    converter.convert(second[at], second[at + 1], second[at + 2], lab, 3);
    sum += ciede2000Of(lab[0], lab[1], lab[2], lab[3], lab[4], lab[5]);
  }
  return count === 0 ? null : sum / count;
}
