import { createRandom, dilate, type Patchwork } from './hole.ts';
import { fillMembrane } from './membrane.ts';

const RADIUS = 3;
const TILE = 12;
/** The ground is judged and its grain is taken this close to the hole, in px. */
const RIM = 16;

/** Changes by more than this over EDGE_WIDTH px of the smooth ground are edges. */
const EDGE = 14;
const EDGE_WIDTH = 4;
/** Grain has no pattern: px between the pixels that are compared. */
const LAG = 2;

export interface Ground {
  ground: Float32Array;
  fine: Float32Array;
  /** Usual size of the fine part close to the hole (median of its absolute value), 0–255. */
  strength: number;
  /** How alike the fine part is LAG px farther, 0 = grain, 1 = streaks or threads. */
  pattern: number;
  /** Share of the pixels close to the hole where the smooth ground has an edge, 0–1. */
  edges: number;
}

/**
 * Splits the known pixels into a smooth ground and what is finer than RADIUS px; the ground's hole is filled with a membrane.
 * Strength is a median, so that an edge that happens to pass there does not make a calm ground look textured.
 */
export function splitGround(work: Patchwork): Ground {
  const { width, height, channels, pixels, hole } = work;
  const ground = blurKnown(work);
  const fine = new Float32Array(pixels.length);
  const rim = rimOf(work);
  const sizes: number[] = [];
  for (let i = 0; i < hole.length; i++) {
    if (hole[i]) continue;
    for (let c = 0; c < channels; c++) fine[i * channels + c] = pixels[i * channels + c] - ground[i * channels + c];
    if (rim[i]) sizes.push(Math.abs(fine[i * channels + Math.min(1, channels - 1)]));
  }
  const edges = edgesOf(work, ground, rim);
  fillMembrane({ width, height, channels, pixels: ground, hole });
  sizes.sort((a, b) => a - b);
  return { ground, fine, strength: sizes.length === 0 ? 0 : sizes[sizes.length >> 1], pattern: patternOf(work, fine, rim), edges };
}

function edgesOf({ width, height, channels, hole }: Patchwork, ground: Float32Array, rim: Uint8Array): number {
  let [edges, count] = [0, 0];
  const green = Math.min(1, channels - 1);
  for (let y = 0; y + EDGE_WIDTH < height; y += 2) {
    for (let x = 0; x + EDGE_WIDTH < width; x += 2) {
      const i = y * width + x;
      const [right, down] = [i + EDGE_WIDTH, i + EDGE_WIDTH * width];
      if (!rim[i] || hole[i] || hole[right] || hole[down]) continue;
      const level = ground[i * channels + green];
      count++;
      if (Math.abs(level - ground[right * channels + green]) > EDGE || Math.abs(level - ground[down * channels + green]) > EDGE) edges++;
    }
  }
  return count === 0 ? 0 : edges / count;
}

/** The larger autocorrelation of the fine part along x and y. */
function patternOf({ width, channels, hole }: Patchwork, fine: Float32Array, rim: Uint8Array): number {
  let [power, along, down] = [0, 0, 0];
  const green = Math.min(1, channels - 1);
  for (let i = 0; i + LAG * width < hole.length; i++) {
    const [x, y] = [i + LAG, i + LAG * width];
    if (!rim[i] || hole[i] || hole[x] || hole[y]) continue;
    const value = fine[i * channels + green];
    power += value * value;
    along += value * fine[x * channels + green];
    down += value * fine[y * channels + green];
  }
  return power === 0 ? 0 : Math.max(along, down) / power;
}

/** Known pixels close to the hole. */
function rimOf({ width, height, hole }: Patchwork): Uint8Array {
  return dilate(hole, width, height, RIM);
}

/** Fills the hole with the smooth ground plus grain copied in small tiles from known places. */
export function fillWithGrain(work: Patchwork, { ground, fine, strength }: Ground, seed: number): void {
  const { width, height, channels, pixels, hole } = work;
  const random = createRandom(seed);
  const sources = grainTiles(work, fine, strength * 4 + 2);
  for (let ty = 0; ty < height; ty += TILE) {
    for (let tx = 0; tx < width; tx += TILE) {
      const source = sources.length > 0 ? sources[Math.floor(random() * sources.length)] : -1;
      for (let y = ty; y < Math.min(height, ty + TILE); y++) {
        for (let x = tx; x < Math.min(width, tx + TILE); x++) {
          const i = y * width + x;
          if (!hole[i]) continue;
          const from = source < 0 ? -1 : (source + (y - ty) * width + (x - tx)) * channels;
          for (let c = 0; c < channels; c++) pixels[i * channels + c] = ground[i * channels + c] + (from < 0 ? 0 : fine[from + c]);
        }
      }
    }
  }
}

/** Corners of tiles near the hole whose fine part is grain, not the edge of something. */
function grainTiles(work: Patchwork, fine: Float32Array, limit: number): number[] {
  const { width, height, channels, hole } = work;
  const rim = rimOf(work);
  const isGrain = (i: number): boolean => {
    if (hole[i]) return false;
    for (let c = 0; c < channels; c++) if (Math.abs(fine[i * channels + c]) > limit) return false;
    return true;
  };
  const corners: number[] = [];
  for (let y = 0; y + TILE <= height; y += 5) {
    for (let x = 0; x + TILE <= width; x += 5) {
      let isFit = rim[y * width + x] === 1;
      for (let dy = 0; dy < TILE && isFit; dy++) for (let dx = 0; dx < TILE && isFit; dx++) isFit = isGrain((y + dy) * width + x + dx);
      if (isFit) corners.push(y * width + x);
    }
  }
  return corners;
}

/** Mean of the known pixels in a (2·RADIUS + 1)² square, by running sums along rows, then columns; 0 where none is known. */
function blurKnown({ width, height, channels, pixels, hole }: Patchwork): Float32Array {
  const out = new Float32Array(pixels.length);
  const plane = new Float32Array(hole.length);
  for (let i = 0; i < hole.length; i++) plane[i] = 1 - hole[i];
  const counts = boxSums(plane, width, height);
  for (let c = 0; c < channels; c++) {
    for (let i = 0, p = c; i < hole.length; i++, p += channels) plane[i] = hole[i] ? 0 : pixels[p];
    const sums = boxSums(plane, width, height);
    for (let i = 0, p = c; i < hole.length; i++, p += channels) if (counts[i] > 0.5) out[p] = sums[i] / counts[i];
  }
  return out;
}

/** Sums over squares of 2·RADIUS + 1 px. */
function boxSums(from: Float32Array, width: number, height: number): Float32Array {
  const rows = new Float32Array(from.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = 0; x < width + RADIUS; x++) {
      if (x < width) sum += from[row + x];
      if (x > 2 * RADIUS) sum -= from[row + x - 2 * RADIUS - 1];
      if (x >= RADIUS) rows[row + x - RADIUS] = sum;
    }
  }
  const sums = new Float32Array(from.length);
  const columns = new Float32Array(width);
  for (let y = 0; y < height + RADIUS; y++) {
    const [enters, leaves, to] = [y * width, (y - 2 * RADIUS - 1) * width, (y - RADIUS) * width];
    for (let x = 0; x < width; x++) {
      if (y < height) columns[x] += rows[enters + x];
      if (leaves >= 0) columns[x] -= rows[leaves + x];
      if (to >= 0) sums[to + x] = columns[x];
    }
  }
  return sums;
}
