import type { Raster } from '../../shared/raster.ts';
import { gaussianWeights } from '../image/gaussian.ts';
import { assertSameSize } from './colours.ts';
import { channelPlane, halved, lumaPlane, type Plane } from './luma-plane.ts';
import type { ScalarMap } from './measure-map.ts';
import { createRowMemory, type Row } from './simd/row-memory.ts';

const WINDOW = 11;
const RADIUS = 5;
const SIGMA = 1.5;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;
/** Exponents of the five scales, finest first (Wang, Simoncelli, Bovik 2003, section 4). */
const SCALE_WEIGHTS = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];
/** The coarsest scale must still hold a window. */
export const MS_SSIM_SMALLEST_SIDE = (WINDOW - 1) * 2 ** (SCALE_WEIGHTS.length - 1) + 1;

export interface SsimOptions {
  /** luma = BT.601; rgb = the mean of the three channels' values, as libraries for colour images give it. */
  of?: 'luma' | 'rgb';
}

/**
 * Mean structural similarity (Wang, Bovik, Sheikh, Simoncelli 2004, eq. 13): BT.601 luma, Gaussian window of 11 px with
 * sigma 1.5, K1 = 0.01, K2 = 0.03, only windows that lie wholly inside. 1 = the same picture. It says how much changed,
 * not which of the two is better. Symmetric. null when a side is shorter than the window.
 * @throws AppError invalid-input when the sizes differ
 */
export function ssim(a: Raster, b: Raster, options: SsimOptions = {}): number | null {
  return meanOverPlanes(a, b, options, (first, second) => similarity(first, second)?.ssim ?? null);
}

/**
 * Multi-scale structural similarity (Wang, Simoncelli, Bovik 2003): five scales, each half the size of the last, contrast and structure of all of them and the
 * luminance of the coarsest, weighted as in the paper; details as in pytorch-msssim. 1 = the same picture, 0 = nothing in common. Symmetric.
 * null when a side is shorter than 161 px.
 * @throws AppError invalid-input when the sizes differ
 */
export function msSsim(a: Raster, b: Raster, options: SsimOptions = {}): number | null {
  return meanOverPlanes(a, b, options, (first, second) => bothOf(first, second).msSsim);
}

/** Both measures of luma; the finest scale is computed once. */
export function similarities(a: Raster, b: Raster): { ssim: number | null; msSsim: number | null } {
  assertSameSize(a, b);
  return bothOf(lumaPlane(a), lumaPlane(b));
}

/** SSIM of every window at its middle; within 5 px of the border the nearest window's. null when a side is shorter than the window. @throws AppError invalid-input */
export function ssimMap(a: Raster, b: Raster): ScalarMap | null {
  assertSameSize(a, b);
  const { width, height } = a;
  if (Math.min(width, height) < WINDOW) return null;
  const values = new Float32Array(width * height);
  similarity(lumaPlane(a), lumaPlane(b), (y, row) => {
    const from = (y + RADIUS) * width;
    values.set(row, from + RADIUS);
    values.fill(row[0], from, from + RADIUS);
    values.fill(row[row.length - 1], from + width - RADIUS, from + width);
  });
  for (let i = 0; i < RADIUS; i++) {
    values.copyWithin(i * width, RADIUS * width, (RADIUS + 1) * width);
    values.copyWithin((height - 1 - i) * width, (height - 1 - RADIUS) * width, (height - RADIUS) * width);
  }
  return { width, height, values };
}

function meanOverPlanes(a: Raster, b: Raster, { of = 'luma' }: SsimOptions, measure: (a: Plane, b: Plane) => number | null): number | null {
  assertSameSize(a, b);
  if (of === 'luma') return measure(lumaPlane(a), lumaPlane(b));
  const values = ([0, 1, 2] as const).map((channel) => measure(channelPlane(a, channel), channelPlane(b, channel)));
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value / 3), 0);
}

function bothOf(a: Plane, b: Plane): { ssim: number | null; msSsim: number | null } {
  const finest = similarity(a, b);
  if (!finest || Math.min(a.width, a.height) < MS_SSIM_SMALLEST_SIDE) return { ssim: finest?.ssim ?? null, msSsim: null };
  const last = SCALE_WEIGHTS.length - 1;
  let planes = [a, b];
  let result = Math.max(0, finest.contrast) ** SCALE_WEIGHTS[0];
  for (let scale = 1; scale <= last; scale++) {
    planes = planes.map(halved);
    const { ssim, contrast } = similarity(planes[0], planes[1])!;
    result *= Math.max(0, scale === last ? ssim : contrast) ** SCALE_WEIGHTS[scale];
  }
  return { ssim: finest.ssim, msSsim: result };
}

/** Mean SSIM and mean of its contrast and structure part alone. */
interface Similarity {
  ssim: number;
  contrast: number;
}

/**
 * Four moments are blurred: both means, the mean of a² + b² and the mean of ab; the formula needs no more. The rows that
 * the window covers are kept in a ring, so that the working set stays in the cache.
 */
function similarity(a: Plane, b: Plane, onRow?: (y: number, values: Float32Array) => void): Similarity | null {
  const { width, height } = a;
  if (Math.min(width, height) < WINDOW) return null;
  const columns = width - 2 * RADIUS;
  const memory = createRowMemory(4 * (width + (WINDOW + 1) * columns), 4 * (WINDOW + 2), 8 * WINDOW);
  const weights = wholeWindow();
  const moments = Array.from({ length: 4 }, () => {
    const source = memory.row(width);
    const across = memory.taps(weights);
    for (let i = 0; i < WINDOW; i++) across.point(i, source, i);
    return { source, across, ring: Array.from({ length: WINDOW }, () => memory.row(columns)), down: memory.taps(weights), mean: memory.row(columns) };
  });
  const sources = moments.map(({ source }) => source);
  const means = moments.map(({ mean }) => mean.values);
  const values = onRow ? new Float32Array(columns) : null;
  const total: Similarity = { ssim: 0, contrast: 0 };
  for (let y = 0; y < height; y++) {
    fillMoments(a, b, y, sources);
    for (const { across, ring } of moments) across.sum(ring[y % WINDOW], columns);
    if (y < WINDOW - 1) continue;
    for (const { ring, down, mean } of moments) {
      for (let i = 0; i < WINDOW; i++) down.point(i, ring[(y + 1 + i) % WINDOW]);
      down.sum(mean, columns);
    }
    addRow(means, columns, total, values);
    if (onRow) onRow(y - WINDOW + 1, values!);
  }
  const count = columns * (height - 2 * RADIUS);
  return { ssim: total.ssim / count, contrast: total.contrast / count };
}

function wholeWindow(): Float64Array {
  const half = gaussianWeights(SIGMA, RADIUS);
  return Float64Array.from({ length: WINDOW }, (_, i) => half[Math.abs(i - RADIUS)]);
}

function fillMoments(a: Plane, b: Plane, y: number, sources: Row[]): void {
  const [first, second, squares, product] = sources.map(({ values }) => values);
  a.read(y, first);
  b.read(y, second);
  for (let x = 0; x < first.length; x++) {
    // Moments about mid grey: variances are the same, and 32-bit floats lose fewer digits.
    const p = first[x] - 128;
    const q = second[x] - 128;
    first[x] = p;
    second[x] = q;
    squares[x] = p * p + q * q;
    product[x] = p * q;
  }
}

function addRow([meanA, meanB, squares, product]: Float32Array[], columns: number, total: Similarity, out: Float32Array | null): void {
  let ssim = 0;
  let contrast = 0;
  for (let x = 0; x < columns; x++) {
    const p = meanA[x];
    const q = meanB[x];
    const variances = squares[x] - p * p - q * q;
    const covariance = product[x] - p * q;
    const lightA = p + 128;
    const lightB = q + 128;
    const structure = (2 * covariance + C2) / (variances + C2);
    const value = ((2 * lightA * lightB + C1) / (lightA * lightA + lightB * lightB + C1)) * structure;
    contrast += structure;
    ssim += value;
    if (out) out[x] = value;
  }
  total.ssim += ssim;
  total.contrast += contrast;
}
