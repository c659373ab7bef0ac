import { dilate, type Patchwork } from './hole.ts';
import { NOWHERE, nearestMarked } from './nearest.ts';
import { runsOf } from './runs.ts';

/** Pieces of the hole nearer than this, px, are one part. */
const TOGETHER = 2;
/** The ground is judged this close to the hole, in px, and its edges that reach the hole at most this far from it. */
const RIM = 16;
const TOUCHING = 4;
/** Changes by more than this over EDGE_WIDTH px of the smooth ground are edges. */
const EDGE = 14;
const EDGE_WIDTH = 4;
/** Grain has no pattern: px between the pixels that are compared. */
const LAG = 2;

/** What lies around one part of the hole. */
export interface Surroundings {
  /** Usual size of the ground's fine part (median of its absolute value), 0–255. */
  strength: number;
  /** How alike the fine part is LAG px farther, 0 = grain, 1 = streaks or threads. */
  pattern: number;
  /** Share of the pixels around where the smooth ground has an edge, 0–1. */
  edges: number;
  /** The same of the pixels right beside the hole. */
  touching: number;
}

export interface Parts {
  /** Number of the part of each pixel of the hole, from 0; −1 outside. */
  labels: Int32Array;
  surroundings: Surroundings[];
}

/** Splits a hole into parts (mostly letters) and judges what surrounds each; known pixels belong to the part that is nearest. */
export function partsOf(work: Patchwork, ground: Float32Array): Parts {
  const { width, height, hole } = work;
  const { labels, count } = labelled(hole, dilate(hole, width, height, TOGETHER), width);
  const tallies = Array.from({ length: count }, createTally);
  const { dx, dy } = nearestMarked(hole, width, height, RIM);
  for (let i = 0; i < hole.length; i++) {
    if (hole[i] || dx[i] === NOWHERE) continue;
    const square = dx[i] * dx[i] + dy[i] * dy[i];
    if (square <= RIM * RIM) look(work, ground, i, square <= TOUCHING * TOUCHING, tallies[labels[i - dy[i] * width - dx[i]]]);
  }
  return { labels, surroundings: tallies.map(judged) };
}

interface Tally {
  /** Sizes of the fine part, by half a level. */
  sizes: Uint32Array;
  count: number;
  power: number;
  along: number;
  down: number;
  looked: [around: number, beside: number];
  edges: [around: number, beside: number];
}

function createTally(): Tally {
  return { sizes: new Uint32Array(128), count: 0, power: 0, along: 0, down: 0, looked: [0, 0], edges: [0, 0] };
}

function look({ width, height, channels, pixels, hole }: Patchwork, ground: Float32Array, i: number, isBeside: boolean, tally: Tally): void {
  const green = Math.min(1, channels - 1);
  const fineAt = (at: number) => pixels[at * channels + green] - ground[at * channels + green];
  const value = fineAt(i);
  tally.sizes[Math.min(127, Math.floor(Math.abs(value) * 2))]++;
  tally.count++;
  const x = i % width;
  if (x + LAG < width && i + LAG * width < hole.length && !hole[i + LAG] && !hole[i + LAG * width]) {
    tally.power += value * value;
    tally.along += value * fineAt(i + LAG);
    tally.down += value * fineAt(i + LAG * width);
  }
  const [right, down] = [i + EDGE_WIDTH, i + EDGE_WIDTH * width];
  if (x + EDGE_WIDTH >= width || i >= (height - EDGE_WIDTH) * width || hole[right] || hole[down]) return;
  let step = 0;
  for (let c = 0; c < channels; c++) {
    const level = ground[i * channels + c];
    step = Math.max(step, Math.abs(level - ground[right * channels + c]), Math.abs(level - ground[down * channels + c]));
  }
  const isEdge = step > EDGE;
  for (let near = 0; near <= (isBeside ? 1 : 0); near++) {
    tally.looked[near]++;
    if (isEdge) tally.edges[near]++;
  }
}

function judged({ sizes, count, power, along, down, looked, edges }: Tally): Surroundings {
  let [below, bin] = [0, 0];
  while (bin < sizes.length - 1 && below + sizes[bin] <= count / 2) below += sizes[bin++];
  const [around, beside] = looked.map((all, near) => (all === 0 ? 0 : edges[near] / all));
  return {
    strength: count === 0 ? 0 : (bin + 0.5) / 2,
    pattern: power === 0 ? 0 : Math.max(along, down) / power,
    edges: around,
    touching: beside,
  };
}

/** Numbers the connected pieces of `joined`; labels only where `hole` is set. */
function labelled(hole: Uint8Array, joined: Uint8Array, width: number): { labels: Int32Array; count: number } {
  const labels = new Int32Array(hole.length).fill(-1);
  const { count, from, to, piece, pieces } = runsOf(joined, width);
  for (let run = 0; run < count; run++) {
    for (let i = from[run]; i < to[run]; i++) if (hole[i]) labels[i] = piece[run];
  }
  return { labels, count: pieces };
}
