import { createRandom, dilate, type Patchwork } from './hole.ts';

/** The smooth ground is the mean of (2 · GROUND_RADIUS + 1)² px. */
export const GROUND_RADIUS = 3;
const TILE = 12;
/** Grain is taken this close to the hole, in px. */
const RIM = 16;

export interface Ground {
  ground: Float32Array;
  fine: Float32Array;
}

/** Splits the known pixels into a smooth ground and what is finer than GROUND_RADIUS px; both mean nothing in the hole. */
export function splitGround(work: Patchwork): Ground {
  const { channels, pixels, hole } = work;
  const ground = blurKnown(work);
  const fine = new Float32Array(pixels.length);
  for (let i = 0, p = 0; i < hole.length; i++) {
    for (let c = 0; c < channels; c++, p++) if (!hole[i]) fine[p] = pixels[p] - ground[p];
  }
  return { ground, fine };
}

/**
 * Adds grain to filled pixels, copied in small tiles from known places close by.
 * @param isAsked 1 = pixel that gets grain; @param strength of the grain, as the surroundings have it
 */
export function addGrain(work: Patchwork, { fine }: Ground, isAsked: Uint8Array, strength: number, seed: number): void {
  const { width, height, channels, pixels } = work;
  const random = createRandom(seed);
  const sources = grainTiles(work, fine, isAsked, strength * 4 + 2);
  if (sources.length === 0) return;
  for (let ty = 0; ty < height; ty += TILE) {
    for (let tx = 0; tx < width; tx += TILE) {
      const source = sources[Math.floor(random() * sources.length)];
      for (let y = ty; y < Math.min(height, ty + TILE); y++) {
        for (let x = tx; x < Math.min(width, tx + TILE); x++) {
          const i = y * width + x;
          if (!isAsked[i]) continue;
          const from = (source + (y - ty) * width + (x - tx)) * channels;
          for (let c = 0; c < channels; c++) pixels[i * channels + c] += fine[from + c];
        }
      }
    }
  }
}

/** Corners of tiles near these pixels whose fine part is grain, not the edge of something. */
function grainTiles({ width, height, channels, hole }: Patchwork, fine: Float32Array, isAsked: Uint8Array, limit: number): number[] {
  const rim = dilate(isAsked, width, height, RIM);
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

/** Mean of the known pixels in a (2·GROUND_RADIUS + 1)² square, by running sums along rows, then columns; 0 where none is known. */
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

/** Sums over squares of 2·GROUND_RADIUS + 1 px. */
function boxSums(from: Float32Array, width: number, height: number): Float32Array {
  const rows = new Float32Array(from.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = 0; x < width + GROUND_RADIUS; x++) {
      if (x < width) sum += from[row + x];
      if (x > 2 * GROUND_RADIUS) sum -= from[row + x - 2 * GROUND_RADIUS - 1];
      if (x >= GROUND_RADIUS) rows[row + x - GROUND_RADIUS] = sum;
    }
  }
  const sums = new Float32Array(from.length);
  const columns = new Float32Array(width);
  for (let y = 0; y < height + GROUND_RADIUS; y++) {
    const [enters, leaves, to] = [y * width, (y - 2 * GROUND_RADIUS - 1) * width, (y - GROUND_RADIUS) * width];
    for (let x = 0; x < width; x++) {
      if (y < height) columns[x] += rows[enters + x];
      if (leaves >= 0) columns[x] -= rows[leaves + x];
      if (to >= 0) sums[to + x] = columns[x];
    }
  }
  return sums;
}
