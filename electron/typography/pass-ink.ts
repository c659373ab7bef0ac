import type { Colour, Quad } from '../../shared/geometry.ts';
import type { Raster } from '../../shared/raster.ts';
import { opaque } from './read/opaque.ts';
import { quadMap, sampleStrip } from './read/rectify.ts';

/** How the lettering in a region looks. */
export interface Look {
  ground: Colour;
  ink: Colour;
  /** Share of the region that is ink, 0–1: heavy faces have 0.3 and more. */
  weight: number;
}

const COLUMNS = 128;
const ROWS = 32;
/** Less than this from the ground, in RGB units, is no ink. */
const LEAST_DISTANCE = 24;

/** Measures ground and ink of a region: the ground is the median of its rim, the ink what lies far from it (Otsu's threshold, 1979). */
export function measureLook(image: Raster, quad: Quad): Look {
  const { data } = sampleStrip(opaque(image), COLUMNS, ROWS, 2, quadMap(quad));
  const rim: number[] = [];
  for (let i = 0; i < COLUMNS * ROWS; i++) {
    const row = Math.floor(i / COLUMNS);
    if (row < 3 || row >= ROWS - 3) rim.push(i);
  }
  const ground = medianColour(data, rim);
  const distances = Float64Array.from({ length: COLUMNS * ROWS }, (_, i) => Math.hypot(...ground.map((value, c) => data[i * 3 + c] - value)));
  const limit = Math.max(LEAST_DISTANCE, otsu(distances));
  const inked = [...distances.keys()].filter((i) => distances[i] > limit);
  if (inked.length === 0) return { ground, ink: ground, weight: 0 };
  return { ground, ink: medianColour(data, inked), weight: inked.length / (COLUMNS * ROWS) };
}

function medianColour(data: Uint8Array, pixels: readonly number[]): Colour {
  const channel = (c: number) => pixels.map((i) => data[i * 3 + c]).sort((a, b) => a - b)[pixels.length >> 1];
  return [channel(0), channel(1), channel(2)];
}

/** The threshold that splits the values into two groups of least inner variance. */
function otsu(values: Float64Array): number {
  const bins = new Float64Array(64);
  const step = 442 / bins.length;
  for (const value of values) bins[Math.min(bins.length - 1, Math.floor(value / step))]++;
  const total = values.length;
  const sum = bins.reduce((all, count, bin) => all + count * bin, 0);
  let [below, sumBelow, best, limit] = [0, 0, -1, 0];
  for (let bin = 0; bin < bins.length - 1; bin++) {
    below += bins[bin];
    sumBelow += bins[bin] * bin;
    if (below === 0 || below === total) continue;
    const between = below * (total - below) * (sumBelow / below - (sum - sumBelow) / (total - below)) ** 2;
    if (between > best) {
      best = between;
      limit = (bin + 1) * step;
    }
  }
  return limit;
}
