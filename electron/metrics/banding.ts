import type { Raster } from '../../shared/raster.ts';
import { lumaPlane } from './luma-plane.ts';

/** Pixels of one value in a row that make a tread; a ramp whose steps are shorter looks smooth. */
const SHORTEST_TREAD = 8;
/** Longer ones are surfaces of one colour. */
const LONGEST_TREAD = 256;
/** A step may be softened over as many pixels. */
const LONGEST_RISER = 2;
/** Levels of luma: one is the finest that 8 bits can show, and more than sixteen is an edge. */
const SMALLEST_STEP = 2;
const LARGEST_STEP = 16;

/**
 * Banding: the share of the pixels (0–1) that lie on the treads of a staircase: runs of 8 to 256 px of one luma (whole levels, BT.601) along a row or a column
 * with a step of 2 to 16 levels at both ends, both up or both down. A smooth ramp, noise, dither and flat surfaces give 0, a sky of 32 tones nearly 1. Our own
 * definition (after the observation of Wang et al. 2016, "A Perceptual Visibility Metric for Banding Artifacts", that bands are flat runs between small steps): it
 * compares pictures of one kind and is no measure of visibility.
 */
export function banding(image: Raster): number {
  const { width, height } = image;
  const levels = wholeLuma(image);
  const isTread = new Uint8Array(width * height);
  const runs = createRuns(Math.max(width, height));
  for (let y = 0; y < height; y++) markTreads(levels, isTread, runs, { start: y * width, stride: 1, length: width });
  for (let x = 0; x < width; x++) markTreads(levels, isTread, runs, { start: x, stride: width, length: height });
  let count = 0;
  for (const value of isTread) count += value;
  return count / isTread.length;
}

function wholeLuma(image: Raster): Uint8Array {
  const { width, height } = image;
  const plane = lumaPlane(image);
  const row = new Float32Array(width);
  const levels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    plane.read(y, row);
    for (let x = 0; x < width; x++) levels[y * width + x] = row[x] + 0.5;
  }
  return levels;
}

interface Line {
  start: number;
  stride: number;
  length: number;
}

/** Long runs of one line: where they begin and how long they are. */
interface Runs {
  from: Int32Array;
  length: Int32Array;
}

function createRuns(longest: number): Runs {
  const count = Math.ceil(longest / SHORTEST_TREAD) + 1;
  return { from: new Int32Array(count), length: new Int32Array(count) };
}

function markTreads(levels: Uint8Array, isTread: Uint8Array, runs: Runs, { start, stride, length }: Line): void {
  let count = 0;
  for (let from = 0; from < length; ) {
    const level = levels[start + from * stride];
    let to = from + 1;
    while (to < length && levels[start + to * stride] === level) to++;
    if (to - from >= SHORTEST_TREAD) {
      runs.from[count] = from;
      runs.length[count++] = to - from;
    }
    from = to;
  }
  for (let i = 1; i + 1 < count; i++) {
    if (runs.length[i] > LONGEST_TREAD) continue;
    const before = stepBetween(i - 1);
    const after = stepBetween(i);
    if (before * after <= 0) continue;
    const end = runs.from[i] + runs.length[i];
    for (let at = runs.from[i]; at < end; at++) isTread[start + at * stride] = 1;
  }

  /** Levels from run i to the next; 0 where they are no neighbours or the step is too small or too large. */
  function stepBetween(i: number): number {
    if (runs.from[i + 1] - runs.from[i] - runs.length[i] > LONGEST_RISER) return 0;
    const step = levels[start + runs.from[i + 1] * stride] - levels[start + runs.from[i] * stride];
    return Math.abs(step) >= SMALLEST_STEP && Math.abs(step) <= LARGEST_STEP ? step : 0;
  }
}
