import type { Raster } from '../../shared/raster.ts';
import type { Shift } from './phase-correlation.ts';

/** Pixels that are compared at most: more say nothing new. */
const SAMPLES = 120_000;
const ROUNDS = 4;

/** A grey picture. */
export interface Plane {
  width: number;
  height: number;
  data: Float32Array;
}

/**
 * The small part of a pixel by which `edit` stands off `base`, by least squares over their difference and the base's slopes (Lucas & Kanade 1981), together
 * with a change of brightness and contrast; a picture without structure gives zero.
 * @param hidden 255 = not to be looked at
 */
export function fineShift(base: Plane, edit: Plane, hidden: Raster): Shift {
  const [a, b] = [smoothed(base), smoothed(edit)];
  const places = samplePlaces(hidden);
  let shift = { x: 0, y: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const step = solveStep(a, b, places, shift);
    if (!step) return { x: 0, y: 0 };
    shift = { x: shift.x + step.x, y: shift.y + step.y };
    if (Math.hypot(step.x, step.y) < 0.002 || Math.hypot(shift.x, shift.y) > 2) break;
  }
  return shift;
}

/** Slopes of sampled pictures are only true where nothing is finer than some pixels: binomial, five wide. */
function smoothed({ width, height, data }: Plane): Plane {
  const across = new Float32Array(data.length);
  const result = new Float32Array(data.length);
  const blend = (from: Float32Array, to: Float32Array, stride: number, along: (i: number) => number, length: number) => {
    for (let i = 0; i < from.length; i++) {
      const at = along(i);
      const pick = (offset: number) => from[i + (Math.max(0, Math.min(length - 1, at + offset)) - at) * stride];
      to[i] = (pick(-2) + 4 * pick(-1) + 6 * from[i] + 4 * pick(1) + pick(2)) / 16;
    }
  };
  blend(data, across, 1, (i) => i % width, width);
  blend(across, result, width, (i) => Math.floor(i / width), height);
  return { width, height, data: result };
}

/** Indices of pixels, evenly spread, whose neighbourhood is open. */
function samplePlaces({ width, height, data }: Raster): number[] {
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / SAMPLES)));
  const places: number[] = [];
  const margin = 5;
  for (let y = margin; y < height - margin; y += step) {
    for (let x = margin; x < width - margin; x += step) {
      const corners = [-margin, 0, margin].flatMap((dy) => [-margin, 0, margin].map((dx) => data[(y + dy) * width + x + dx]));
      if (corners.every((value) => value === 0)) places.push(y * width + x);
    }
  }
  return places;
}

/** One Gauss-Newton step for shift, contrast and brightness; null where the picture says nothing. */
function solveStep(base: Plane, edit: Plane, places: readonly number[], { x, y }: Shift): Shift | null {
  const { width, data } = base;
  const normal = Array.from({ length: 4 }, () => new Float64Array(5));
  const row = new Float64Array(5);
  for (const i of places) {
    row[0] = -(data[i + 1] - data[i - 1]) / 2;
    row[1] = -(data[i + width] - data[i - width]) / 2;
    row[2] = data[i];
    row[3] = 1;
    row[4] = sample(edit, (i % width) + x, Math.floor(i / width) + y) - data[i];
    for (let p = 0; p < 4; p++) for (let q = 0; q < 5; q++) normal[p][q] += row[p] * row[q];
  }
  const solution = solve(normal);
  return solution && { x: solution[0], y: solution[1] };
}

/** Catmull & Rom's cubic (1974). */
function sample({ width, height, data }: Plane, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [wx, wy] = [cubicWeights(x - left), cubicWeights(y - top)];
  let value = 0;
  for (let j = 0; j < 4; j++) {
    const row = Math.max(0, Math.min(height - 1, top + j - 1)) * width;
    for (let i = 0; i < 4; i++) value += wy[j] * wx[i] * data[row + Math.max(0, Math.min(width - 1, left + i - 1))];
  }
  return value;
}

/** Weights of the pixels before, at, after and two after a place `t` of a pixel further on. */
export function cubicWeights(t: number): [number, number, number, number] {
  return [(-t + 2 * t ** 2 - t ** 3) / 2, (2 - 5 * t ** 2 + 3 * t ** 3) / 2, (t + 4 * t ** 2 - 3 * t ** 3) / 2, (-(t ** 2) + t ** 3) / 2];
}

/** Gauss's elimination with pivots; null for a singular system. */
function solve(rows: Float64Array[]): number[] | null {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let r = column + 1; r < n; r++) if (Math.abs(rows[r][column]) > Math.abs(rows[pivot][column])) pivot = r;
    if (Math.abs(rows[pivot][column]) < 1e-6) return null;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let r = 0; r < n; r++) {
      if (r === column) continue;
      const factor = rows[r][column] / rows[column][column];
      for (let c = column; c <= n; c++) rows[r][c] -= factor * rows[column][c];
    }
  }
  return rows.map((row, i) => row[n] / row[i]);
}
