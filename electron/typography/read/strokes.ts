import type { Raster } from '../../../shared/raster.ts';

/** How far each pixel of a strip stands out from its near surroundings, towards the colour of the line's ink: letters that fade are faint, but there. */
export interface Strokes {
  width: number;
  height: number;
  /** 0–441, row-major. */
  data: Float32Array;
}

/** Tiles along the strip by which its ground is judged, px, each with one neighbour on either side. */
const TILE = 24;

/**
 * The white top-hat of a strip along its ink's colour (Serra 1982, ch. XII): what is thinner than the structuring element stays, grounds and edges go.
 * @param strip RGB; the line's first and last column are given, and rows above and below it that are mostly ground
 * @param rim rows above and below the line
 * @param thickest stroke that stays, px
 * @returns null where the line has no ink that differs from its ground
 */
export function strokesOf(strip: Raster, from: number, to: number, rim: number, thickest: number): Strokes | null {
  const axis = inkAxis(strip, from, to, rim);
  if (!axis) return null;
  const { width, height, data } = strip;
  const along = new Float32Array(width * height);
  for (let i = 0; i < along.length; i++) along[i] = data[i * 3] * axis[0] + data[i * 3 + 1] * axis[1] + data[i * 3 + 2] * axis[2];
  const calm = smooth(smooth(along, width, height), width, height);
  const size = thickest | 1;
  const negative = least(calm, width, height, size);
  for (let i = 0; i < negative.length; i++) negative[i] = -negative[i];
  const ground = least(negative, width, height, size);
  for (let i = 0; i < calm.length; i++) calm[i] += ground[i];
  return { width, height, data: calm };
}

/** Unit vector from the ground's colour to the ink's. */
function inkAxis({ width, height, data }: Raster, from: number, to: number, rim: number): [number, number, number] | null {
  const axis: [number, number, number] = [0, 0, 0];
  const [first, last] = [Math.round(height * 0.3), Math.round(height * 0.7)];
  for (let left = from; left < to; left += TILE) {
    const right = Math.min(to, left + TILE);
    const ground = [0, 1, 2].map((c) => medianOfRims(data, width, height, Math.max(0, left - TILE), Math.min(width, right + TILE), rim, c));
    for (let y = first; y < last; y++) {
      for (let x = left; x < right; x++) {
        const at = (y * width + x) * 3;
        const r = data[at] - ground[0];
        const g = data[at + 1] - ground[1];
        const b = data[at + 2] - ground[2];
        const distance = Math.sqrt(r * r + g * g + b * b);
        axis[0] += r * distance;
        axis[1] += g * distance;
        axis[2] += b * distance;
      }
    }
  }
  const length = Math.hypot(...axis);
  return length < 1 ? null : [axis[0] / length, axis[1] / length, axis[2] / length];
}

function medianOfRims(data: Uint8Array, width: number, height: number, left: number, right: number, rim: number, channel: number): number {
  const counts = new Uint32Array(256);
  for (let row = 0; row < rim; row++) {
    for (const y of [row, height - 1 - row]) for (let x = left; x < right; x++) counts[data[(y * width + x) * 3 + channel]]++;
  }
  let rest = rim * (right - left);
  let value = 0;
  while (rest >= counts[value] && value < 255) rest -= counts[value++];
  return value;
}

/** Binomial mean of 3 × 3, against grain. */
function smooth(from: Float32Array, width: number, height: number): Float32Array {
  const rows = new Float32Array(from.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) rows[i] = (from[x > 0 ? i - 1 : i] + 2 * from[i] + from[x < width - 1 ? i + 1 : i]) / 4;
  }
  const both = new Float32Array(from.length);
  for (let y = 0; y < height; y++) {
    const [up, down] = [y > 0 ? -width : 0, y < height - 1 ? width : 0];
    for (let i = y * width; i < (y + 1) * width; i++) both[i] = (rows[i + up] + 2 * rows[i] + rows[i + down]) / 4;
  }
  return both;
}

/** Least value in a square around each pixel. */
function least(from: Float32Array, width: number, height: number, size: number): Float32Array {
  const half = size >> 1;
  const [wide, high] = [width + size, height + size];
  const at = new Int32Array(wide);
  for (let x = 0; x < wide; x++) at[x] = Math.max(0, Math.min(width - 1, x - half));
  const padded = new Float32Array(wide * high);
  for (let y = 0; y < high; y++) {
    const row = Math.max(0, Math.min(height - 1, y - half)) * width;
    for (let x = 0; x < wide; x++) padded[y * wide + x] = from[row + at[x]];
  }
  narrow(padded, 1, size);
  narrow(padded, wide, size);
  const to = new Float32Array(from.length);
  for (let y = 0; y < height; y++) to.set(padded.subarray(y * wide, y * wide + width), y * width);
  return to;
}

/** Each value becomes the least of `size` values, `step` apart: windows of 2, 4, 8 … out of two of the last size, the wanted one out of two that overlap. */
function narrow(values: Float32Array, step: number, size: number): void {
  let window = 1;
  for (; window * 2 <= size; window *= 2) lowerTo(values, window * step);
  if (window < size) lowerTo(values, (size - window) * step);
}

function lowerTo(values: Float32Array, ahead: number): void {
  for (let i = 0, end = values.length - ahead; i < end; i++) if (values[i + ahead] < values[i]) values[i] = values[i + ahead];
}
