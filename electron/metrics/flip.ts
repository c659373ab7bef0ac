import { AppError } from '../../shared/errors.ts';
import type { FlipSummary } from '../../shared/measures.ts';
import type { Raster } from '../../shared/raster.ts';
import { assertSameSize, type Colours, measuredColours } from './colours.ts';
import { createFlipColour, type FlipColour } from './flip-colour.ts';
import { type FlipFilters, flipFilters } from './flip-filters.ts';
import type { ScalarMap } from './measure-map.ts';
import { cropped, differingBox, grown, isWhole } from './regions.ts';
import { createRowMemory, type Row, type RowMemory, type Taps } from './simd/row-memory.ts';

/** 0.7 m in front of a display 0.7 m wide with 3840 pixels across: the authors' default. */
export const PIXELS_PER_DEGREE = 0.7 * (3840 / 0.7) * (Math.PI / 180);

export interface FlipOptions {
  /** Pixels per degree of visual angle: distance × pixels per metre × π ÷ 180. */
  pixelsPerDegree?: number;
  /** Tables that several maps share; default: made for this one. */
  colour?: FlipColour;
}

/**
 * FLIP for low dynamic range (Andersson, Nilsson, Akenine-Möller, Oskarsson, Åström, Fairchild 2020, "FLIP: A Difference Evaluator for Alternating Images"): one
 * error a pixel, 0 = not to be told apart, 1 = as different as can be, as a person sees it who flips between both. Symmetric. Beyond the border the border pixel is
 * repeated, as in the authors' code.
 * @throws AppError invalid-input when the sizes differ or the resolution is no positive number
 */
export function flipMap(reference: Raster, test: Raster, { pixelsPerDegree = PIXELS_PER_DEGREE, colour }: FlipOptions = {}): ScalarMap {
  assertSameSize(reference, test);
  if (!(pixelsPerDegree > 0 && pixelsPerDegree <= 1000)) {
    throw new AppError('invalid-input', `FLIP needs pixels per degree above 0 and up to 1000; it was given ${pixelsPerDegree}.`);
  }
  const { width, height } = reference;
  const map: ScalarMap = { width, height, values: new Float32Array(width * height) };
  const filters = flipFilters(pixelsPerDegree);
  const reach = Math.max(filters.colourRadius, filters.featureRadius);
  const differing = differingBox(reference, test);
  if (!differing) return map;
  // Farther away than the filters reach both are the same, and the error is exactly 0; as much again is what the filters see.
  const seen = grown(differing, 2 * reach, width, height);
  const [first, second] = isWhole(seen, reference) ? [reference, test] : [cropped(reference, seen), cropped(test, seen)];
  const shown = grown(differing, reach, width, height);
  fillMap(first, second, { filters, colour: colour ?? createFlipColour() }, (y, row) => {
    const at = seen.y + y;
    if (at < shown.y || at >= shown.y + shown.height) return;
    map.values.set(row.subarray(shown.x - seen.x, shown.x - seen.x + shown.width), at * width + shown.x);
  });
  return map;
}

function fillMap(reference: Raster, test: Raster, { filters, colour }: Omit<Tools, 'memory'>, onRow: (y: number, values: Float32Array) => void): void {
  const { width, height } = reference;
  const memory = memoryFor(filters, width);
  const sides = [reference, test].map((image) => createSide(measuredColours(image), width, height, { filters, colour, memory }));
  const out = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    const [first, second] = sides.map((side) => side.row(y));
    combine(first, second, out, colour);
    onRow(y, out);
  }
}

/** Mean of a FLIP map. */
export function flipMean(map: ScalarMap): number {
  let sum = 0;
  for (const value of map.values) sum += value;
  return sum / map.values.length;
}

/** Bins of the error in which the quartiles are looked for. */
const BINS = 4096;

/** Everything the authors' tool says of a map; the quartiles are weighted by the error: half of all error lies in pixels up to the median. */
export function summariseFlip(values: Float32Array): FlipSummary {
  const sums = new Float64Array(BINS);
  let total = 0;
  let min = 1;
  let max = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    sums[binOf(value)] += value;
    total += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const [weightedQuartile1, weightedMedian, weightedQuartile3] = weightedQuantiles(
    values,
    sums,
    [0.25, 0.5, 0.75].map((share) => share * total),
  );
  return { mean: total / values.length, weightedQuartile1, weightedMedian, weightedQuartile3, min, max };
}

function binOf(value: number): number {
  return Math.min(BINS - 1, (value * BINS) | 0);
}

/** The values up to which the errors, in rising order, add up to each of `wanted`: only the bins that hold them are sorted. 0 where there is no error. */
function weightedQuantiles(values: Float32Array, sums: Float64Array, wanted: readonly number[]): number[] {
  const places = wanted.map((sum) => {
    let bin = 0;
    let below = 0;
    while (bin < BINS - 1 && below + sums[bin] < sum) below += sums[bin++];
    return { sum, bin, below };
  });
  const inBins = new Map(places.map(({ bin }) => [bin, [] as number[]]));
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) inBins.get(binOf(values[i]))?.push(values[i]);
  for (const inside of inBins.values()) inside.sort((p, q) => p - q);
  return places.map(({ sum, bin, below }) => {
    const inside = inBins.get(bin)!;
    let reached = below;
    for (const value of inside) {
      reached += value;
      if (reached >= sum) return value;
    }
    return inside[inside.length - 1] ?? 0;
  });
}

/** Of one row: Lab with the Hunt effect after the eye's blur, and what the feature detectors say. */
interface FilteredRow {
  lightness: Row;
  a: Row;
  b: Row;
  edgeX: Row;
  edgeY: Row;
  pointX: Row;
  pointY: Row;
}

/** Feature error, then the colour error raised to 1 − feature error (sections 4.2.2 and 4.3). */
function combine(first: FilteredRow, second: FilteredRow, out: Float32Array, colour: FlipColour): void {
  const [l1, a1, b1, ex1, ey1, px1, py1] = valuesOf(first);
  const [l2, a2, b2, ex2, ey2, px2, py2] = valuesOf(second);
  for (let x = 0; x < out.length; x++) {
    const edge = Math.abs(Math.sqrt(ex1[x] * ex1[x] + ey1[x] * ey1[x]) - Math.sqrt(ex2[x] * ex2[x] + ey2[x] * ey2[x]));
    const point = Math.abs(Math.sqrt(px1[x] * px1[x] + py1[x] * py1[x]) - Math.sqrt(px2[x] * px2[x] + py2[x] * py2[x]));
    const feature = Math.sqrt(Math.max(edge, point) * Math.SQRT1_2);
    out[x] = colour.error(l1[x] - l2[x], a1[x] - a2[x], b1[x] - b2[x], 1 - feature);
  }
}

function valuesOf({ lightness, a, b, edgeX, edgeY, pointX, pointY }: FilteredRow): Float32Array[] {
  return [lightness, a, b, edgeX, edgeY, pointX, pointY].map(({ values }) => values);
}

interface Tools {
  filters: FlipFilters;
  colour: FlipColour;
  memory: RowMemory;
}

function memoryFor({ colourRadius, featureRadius }: FlipFilters, width: number): RowMemory {
  const reach = Math.max(colourRadius, featureRadius);
  const rows = 2 * (7 * (2 * reach + 1) + 7 + 3);
  return createRowMemory(rows * (width + 2 * reach), rows, 2 * 16 * (2 * reach + 1));
}

/** A filter across and the rows it made, as far as a filter along the columns still needs them. */
interface Band {
  across: Taps;
  ring: Row[];
}

/** One image: rows are filtered across once, kept in rings while they are needed, and filtered down on demand; y must rise by one from 0. */
function createSide(colours: Colours, width: number, height: number, { filters, colour, memory }: Tools) {
  const { colourRadius, featureRadius, achromatic, redGreen, blueYellowRows, blueYellowColumns, gaussian, edge, point } = filters;
  const reach = Math.max(colourRadius, featureRadius);
  const padded = [0, 1, 2].map(() => memory.row(width + 2 * reach));
  const band = (source: Row, weights: Float64Array): Band => ({
    across: across(memory, source, weights, reach),
    ring: Array.from({ length: 2 * reach + 1 }, () => memory.row(width)),
  });
  const [light, difference, blue] = padded;
  const bands = {
    light: band(light, achromatic),
    redGreen: band(difference, redGreen),
    blue1: band(blue, blueYellowRows[0]),
    blue2: band(blue, blueYellowRows[1]),
    smooth: band(light, gaussian),
    edge: band(light, edge),
    point: band(light, point),
  };
  const outputs = [
    down(memory, [[bands.light, achromatic]], width),
    down(memory, [[bands.redGreen, redGreen]], width),
    down(
      memory,
      [
        [bands.blue1, blueYellowColumns[0]],
        [bands.blue2, blueYellowColumns[1]],
      ],
      width,
    ),
    down(memory, [[bands.edge, gaussian]], width),
    down(memory, [[bands.smooth, edge]], width),
    down(memory, [[bands.point, gaussian]], width),
    down(memory, [[bands.smooth, point]], width),
  ];
  const [lightness, a, b, edgeX, edgeY, pointX, pointY] = outputs.map(({ out }) => out);
  const result: FilteredRow = { lightness, a, b, edgeX, edgeY, pointX, pointY };
  const all = Object.values(bands);
  let ready = 0;

  function take(y: number): void {
    const pixels = { ...colours, from: y * width * colours.step };
    colour.opponent(pixels, width, light.values, difference.values, blue.values, reach);
    for (const { values } of padded) {
      values.fill(values[reach], 0, reach);
      values.fill(values[reach + width - 1], reach + width);
    }
    for (const { across, ring } of all) across.sum(ring[y % ring.length], width);
  }

  return {
    row(y: number): FilteredRow {
      for (; ready <= Math.min(height - 1, y + reach); ready++) take(ready);
      for (const { sum } of outputs) sum(y, height);
      colour.huntLab(lightness.values, a.values, b.values, width);
      return result;
    },
  };
}

/** A filter along a row that has `reach` values more on either side. */
function across(memory: RowMemory, source: Row, weights: Float64Array, reach: number): Taps {
  const taps = memory.taps(weights);
  const radius = (weights.length - 1) / 2;
  for (let i = 0; i < weights.length; i++) taps.point(i, source, reach - radius + i);
  return taps;
}

/** A filter down the columns of rows in rings; several rings add up. */
function down(memory: RowMemory, parts: [Band, Float64Array][], width: number) {
  const taps = memory.taps(parts.flatMap(([, weights]) => Array.from(weights)));
  const out = memory.row(width);
  return {
    out,
    sum(y: number, height: number): void {
      let index = 0;
      for (const [{ ring }, weights] of parts) {
        const radius = (weights.length - 1) / 2;
        for (let i = -radius; i <= radius; i++) taps.point(index++, ring[Math.max(0, Math.min(height - 1, y + i)) % ring.length]);
      }
      taps.sum(out, width);
    },
  };
}
