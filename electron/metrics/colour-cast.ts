import type { Raster } from '../../shared/raster.ts';
import { ciede2000 } from './ciede2000.ts';
import { assertMask, assertSameSize, type Colours, measuredColours, outsideOf } from './colours.ts';
import { createDeltaE, type DeltaE } from './delta-e.ts';
import { createLabConverter, type Lab, type LabConverter } from './lab.ts';
import type { ScalarMap } from './measure-map.ts';

/**
 * Cast: CIEDE2000 between the mean Lab colours of two images, outside the mask (value 0) when there is one; 0 = no cast.
 * Says that the whole picture has another tint or brightness, not where. The sizes may differ when there is no mask. Symmetric.
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
  const { data, step, green, blue } = measuredColours(image);
  const converter = createLabConverter();
  const lab = new Float64Array(3);
  const sums = new Float64Array(3);
  const pixels = image.width * image.height;
  let count = 0;
  for (let i = 0, at = 0; i < pixels; i++, at += step) {
    if (mask && mask.data[i] !== 0) continue;
    converter.convert(data[at], data[at + green], data[at + blue], lab, 0);
    sums[0] += lab[0];
    sums[1] += lab[1];
    sums[2] += lab[2];
    count++;
  }
  return count === 0 ? null : [sums[0] / count, sums[1] / count, sums[2] / count];
}

export interface ColourDifference {
  /** CIEDE2000 of the pairs of pixels. */
  mean: number;
  max: number;
  /** CIEDE2000 of the mean colours. */
  cast: number;
}

/** Tables that several comparisons share. */
export interface ColourTools {
  converter: LabConverter;
  deltaE: DeltaE;
}

export function createColourTools(): ColourTools {
  return { converter: createLabConverter(), deltaE: createDeltaE() };
}

/**
 * Every pair of pixels (for which `isMeasured` is not 0, when it is given) in one pass: mean and largest CIEDE2000 and the cast. Symmetric.
 * null when there is nothing to measure.
 * @param map takes the difference of every measured pixel
 * @throws AppError invalid-input when the sizes differ
 */
export function colourDifference(
  a: Raster,
  b: Raster,
  isMeasured: Uint8Array | null = null,
  map: ScalarMap | null = null,
  { converter, deltaE }: ColourTools = createColourTools(),
): ColourDifference | null {
  assertSameSize(a, b);
  const first = measuredColours(a);
  const second = measuredColours(b);
  const lab = new Float64Array(6);
  const same = new Float64Array(3);
  const [ofFirst, ofSecond] = [new Float64Array(3), new Float64Array(3)];
  const pixels = a.width * a.height;
  let sum = 0;
  let max = 0;
  let count = 0;
  for (let i = 0, p = 0, q = 0; i < pixels; i++, p += first.step, q += second.step) {
    if (isMeasured && isMeasured[i] === 0) continue;
    count++;
    converter.convert(first.data[p], first.data[p + first.green], first.data[p + first.blue], lab, 0);
    if (isSame(first, p, second, q)) {
      add(same, lab, 0);
      continue;
    }
    converter.convert(second.data[q], second.data[q + second.green], second.data[q + second.blue], lab, 3);
    const difference = deltaE(lab[0], lab[1], lab[2], lab[3], lab[4], lab[5]);
    sum += difference;
    if (difference > max) max = difference;
    if (map) map.values[i] = difference;
    add(ofFirst, lab, 0);
    add(ofSecond, lab, 3);
  }
  if (count === 0) return null;
  const [meanA, meanB] = [ofFirst, ofSecond].map((other): Lab => [(same[0] + other[0]) / count, (same[1] + other[1]) / count, (same[2] + other[2]) / count]);
  return { mean: sum / count, max, cast: ciede2000(meanA, meanB) };
}

function add(sums: Float64Array, lab: Float64Array, from: number): void {
  sums[0] += lab[from];
  sums[1] += lab[from + 1];
  sums[2] += lab[from + 2];
}

function isSame(a: Colours, p: number, b: Colours, q: number): boolean {
  return a.data[p] === b.data[q] && a.data[p + a.green] === b.data[q + b.green] && a.data[p + a.blue] === b.data[q + b.blue];
}

/** CIEDE2000 of every pair of pixels. @throws AppError invalid-input when the sizes differ */
export function deltaEMap(a: Raster, b: Raster): ScalarMap {
  const map: ScalarMap = { width: a.width, height: a.height, values: new Float32Array(a.width * a.height) };
  colourDifference(a, b, null, map);
  return map;
}

/**
 * Mean CIEDE2000 of all pixel pairs (outside the mask when there is one; null when nothing is): how far the colours moved on average.
 * @throws AppError invalid-input
 */
export function meanDeltaE(a: Raster, b: Raster, mask: Raster | null = null): number | null {
  assertSameSize(a, b);
  if (mask) assertMask(a, mask);
  return colourDifference(a, b, outsideOf(mask))?.mean ?? null;
}
