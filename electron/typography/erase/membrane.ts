import { halve, type Patchwork } from './hole.ts';

/** Sweeps on each level, from the finest: what coarse ones have settled needs little more than its rim smoothed. */
const SWEEPS = [3, 5, 12];

/**
 * Fills the hole in place with the membrane over its rim (Laplace's equation), coarse to fine: push-pull (Gortler et al. 1996, §3.4)
 * with Gauss–Seidel sweeps on each level. A picture that is all hole stays as it is.
 */
export function fillMembrane(work: Patchwork, level = 0): void {
  const { width, height, channels, pixels, hole } = work;
  if (!hole.includes(1)) return;
  if (width <= 2 && height <= 2) {
    fillWithMean(work);
    return;
  }
  const coarse = halve(work);
  fillMembrane(coarse, level + 1);
  const unknown = indicesOf(hole);
  interpolate(coarse, width, unknown, pixels);
  const bordering = unknown.map((i) => (isOnBorder(i, width, height) ? ~i : i));
  for (let sweep = 0; sweep < SWEEPS[Math.min(level, SWEEPS.length - 1)]; sweep++) relax(width, height, channels, pixels, bordering);
}

function isOnBorder(i: number, width: number, height: number): boolean {
  const x = i % width;
  return x === 0 || x === width - 1 || i < width || i >= width * (height - 1);
}

/** @param unknown places of pixels; of those on the border the complement, so that the others need no look at what is out of range */
function relax(width: number, height: number, channels: number, pixels: Float32Array, unknown: Int32Array): void {
  const row = width * channels;
  for (let n = 0; n < unknown.length; n++) {
    const i = unknown[n];
    if (i < 0) {
      relaxOnBorder(width, height, channels, pixels, ~i);
      continue;
    }
    for (let p = i * channels, end = p + channels; p < end; p++) {
      pixels[p] = (pixels[p - channels] + pixels[p + channels] + pixels[p - row] + pixels[p + row]) / 4;
    }
  }
}

function relaxOnBorder(width: number, height: number, channels: number, pixels: Float32Array, i: number): void {
  const row = width * channels;
  const x = i % width;
  const left = x > 0 ? -channels : 0;
  const right = x < width - 1 ? channels : 0;
  const up = i >= width ? -row : 0;
  const down = i < width * (height - 1) ? row : 0;
  for (let p = i * channels, end = p + channels; p < end; p++) pixels[p] = (pixels[p + left] + pixels[p + right] + pixels[p + up] + pixels[p + down]) / 4;
}

/** Places of the pixels to be filled, in order. */
export function indicesOf(hole: Uint8Array): Int32Array {
  const indices = new Int32Array(hole.length);
  let count = 0;
  for (let i = 0; i < hole.length; i++) if (hole[i]) indices[count++] = i;
  return indices.subarray(0, count);
}

/** Bilinear values of the coarser level under these pixels, which are in order. */
function interpolate({ width, height, channels, pixels }: Patchwork, across: number, unknown: Int32Array, out: Float32Array): void {
  let row = 0;
  let y = 0;
  for (let n = 0; n < unknown.length; n++) {
    const i = unknown[n];
    for (; i >= row + across; row += across) y++;
    const cx = Math.min(width - 1, Math.max(0, (i - row - 0.5) / 2));
    const cy = Math.min(height - 1, Math.max(0, (y - 0.5) / 2));
    const x0 = Math.floor(cx);
    const y0 = Math.floor(cy);
    const fx = cx - x0;
    const fy = cy - y0;
    const right = x0 + 1 < width ? channels : 0;
    const down = y0 + 1 < height ? width * channels : 0;
    for (let c = 0, p = (y0 * width + x0) * channels, to = i * channels; c < channels; c++, p++, to++) {
      const top = pixels[p] * (1 - fx) + pixels[p + right] * fx;
      const bottom = pixels[p + down] * (1 - fx) + pixels[p + down + right] * fx;
      out[to] = top * (1 - fy) + bottom * fy;
    }
  }
}

function fillWithMean({ channels, pixels, hole }: Patchwork): void {
  for (let c = 0; c < channels; c++) {
    let [sum, known] = [0, 0];
    for (let i = 0; i < hole.length; i++) {
      if (hole[i]) continue;
      sum += pixels[i * channels + c];
      known++;
    }
    if (known > 0) for (let i = 0; i < hole.length; i++) if (hole[i]) pixels[i * channels + c] = sum / known;
  }
}
