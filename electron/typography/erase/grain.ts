import { mulberry32 } from '../../../shared/mulberry.ts';
import { dilate, type Patchwork } from './hole.ts';

/** The smooth ground is the mean of (2 · GROUND_RADIUS + 1)² px. */
export const GROUND_RADIUS = 3;
const TILE = 12;
/** Grain is taken this close to the hole, in px. */
const RIM = 16;

/** The smooth ground of the known pixels, of their values' layout: the mean of those around each. Means nothing in the hole. */
export function smoothGround({ width, height, channels, pixels, hole }: Patchwork): Float32Array {
  const ground = new Float32Array(pixels.length);
  const known = new Uint8Array(hole.length);
  const values = new Uint8Array(pixels.length);
  for (let i = 0, p = 0; i < hole.length; i++) {
    if (hole[i]) {
      p += channels;
      continue;
    }
    known[i] = 1;
    for (const end = p + channels; p < end; p++) values[p] = pixels[p] + 0.5;
  }
  const [counts, sums] = [new BoxSums(known, width, height, 1), new BoxSums(values, width, height, channels)];
  for (let y = 0, p = 0; y < height; y++) {
    counts.next();
    sums.next();
    divide(ground, p, sums, counts);
    p += width * channels;
  }
  return ground;
}

function divide(ground: Float32Array, from: number, { row: sum, first, channels }: BoxSums, { row: count, first: start }: BoxSums): void {
  for (let i = start, at = first, p = from; i < count.length; i++) {
    const all = count[i];
    for (let c = 0; c < channels; c++, at++, p++) if (all > 0) ground[p] = sum[at] / all;
  }
}

/**
 * Adds grain to filled pixels, copied in small tiles from known places close by.
 * @param isAsked 1 = pixel that gets grain; @param strength of the grain, as the surroundings have it
 */
export function addGrain(work: Patchwork, ground: Float32Array, isAsked: Uint8Array, strength: number, seed: number): void {
  const { width, height, channels, pixels } = work;
  const random = mulberry32(seed);
  const sources = grainTiles(work, ground, isAsked, strength * 4 + 2);
  if (sources.length === 0) return;
  for (let ty = 0; ty < height; ty += TILE) {
    for (let tx = 0; tx < width; tx += TILE) {
      const source = sources[Math.floor(random() * sources.length)];
      for (let y = ty; y < Math.min(height, ty + TILE); y++) {
        for (let x = tx; x < Math.min(width, tx + TILE); x++) {
          const i = y * width + x;
          if (!isAsked[i]) continue;
          const from = (source + (y - ty) * width + (x - tx)) * channels;
          for (let c = 0; c < channels; c++) pixels[i * channels + c] += pixels[from + c] - ground[from + c];
        }
      }
    }
  }
}

/** Corners of tiles near these pixels whose fine part is grain, not the edge of something. */
function grainTiles({ width, height, channels, pixels, hole }: Patchwork, ground: Float32Array, isAsked: Uint8Array, limit: number): number[] {
  const rim = dilate(isAsked, width, height, RIM);
  const isGrain = (first: number): boolean => {
    for (let dy = 0, i = first; dy < TILE; dy++, i += width) {
      for (let x = i; x < i + TILE; x++) if (hole[x]) return false;
      for (let p = i * channels, end = (i + TILE) * channels; p < end; p++) if (Math.abs(pixels[p] - ground[p]) > limit) return false;
    }
    return true;
  };
  const corners: number[] = [];
  for (let y = 0; y + TILE <= height; y += 5) {
    for (let x = 0; x + TILE <= width; x += 5) {
      const corner = y * width + x;
      if (rim[corner] === 1 && isGrain(corner)) corners.push(corner);
    }
  }
  return corners;
}

/** Sums over squares of 2·GROUND_RADIUS + 1 px, row by row from the top: running sums down each column, then along the row. */
class BoxSums {
  readonly channels: number;
  /** The sums of the present row, after some room for those beyond its left end: the first pixel's lie at `first`. */
  readonly row: Int32Array;
  readonly first: number;
  private readonly from: Uint8Array;
  private readonly height: number;
  private readonly columns: Int32Array;
  private readonly before: number;
  private y = 0;

  constructor(from: Uint8Array, width: number, height: number, channels: number) {
    this.channels = channels;
    this.from = from;
    this.height = height;
    this.before = (2 * GROUND_RADIUS + 1) * channels;
    this.first = (GROUND_RADIUS + 1) * channels;
    this.columns = new Int32Array(this.before + (width + GROUND_RADIUS) * channels);
    this.row = new Int32Array(this.first + width * channels);
    for (let y = 0; y < Math.min(GROUND_RADIUS, height); y++) this.enter(y, 1);
  }

  /** Goes on to the next row. */
  next(): void {
    const { row, columns, before, channels, y } = this;
    if (y + GROUND_RADIUS < this.height) this.enter(y + GROUND_RADIUS, 1);
    if (y > GROUND_RADIUS) this.enter(y - GROUND_RADIUS - 1, -1);
    for (let k = channels; k < row.length; k++) row[k] = row[k - channels] + columns[k + before - channels] - columns[k - channels];
    this.y++;
  }

  private enter(y: number, sign: 1 | -1): void {
    const { from, columns, before, row, first } = this;
    const length = row.length - first;
    if (sign > 0) for (let k = before, p = y * length; k < before + length; k++, p++) columns[k] += from[p];
    else for (let k = before, p = y * length; k < before + length; k++, p++) columns[k] -= from[p];
  }
}
