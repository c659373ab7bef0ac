import { halve, type Patchwork } from './hole.ts';

const SWEEPS = 8;

/**
 * Fills the hole in place with the membrane over its rim (Laplace's equation), coarse to fine: push-pull (Gortler et al. 1996, §3.4)
 * with Gauss–Seidel sweeps on each level. A picture that is all hole stays as it is.
 */
export function fillMembrane(work: Patchwork): void {
  const { width, height, channels, pixels, hole } = work;
  if (!hole.includes(1)) return;
  if (width <= 2 && height <= 2) {
    fillWithMean(work);
    return;
  }
  const coarse = halve(work);
  fillMembrane(coarse);
  const unknown = indicesOf(hole);
  for (const i of unknown) {
    interpolate(coarse, i % width, Math.floor(i / width), pixels, i * channels);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) relax(width, height, channels, pixels, unknown);
}

function relax(width: number, height: number, channels: number, pixels: Float32Array, unknown: Int32Array): void {
  const row = width * channels;
  for (const i of unknown) {
    const x = i % width;
    const y = (i - x) / width;
    const at = i * channels;
    const left = x > 0 ? -channels : 0;
    const right = x < width - 1 ? channels : 0;
    const up = y > 0 ? -row : 0;
    const down = y < height - 1 ? row : 0;
    for (let c = 0; c < channels; c++) {
      const p = at + c;
      pixels[p] = (pixels[p + left] + pixels[p + right] + pixels[p + up] + pixels[p + down]) / 4;
    }
  }
}

function indicesOf(hole: Uint8Array): Int32Array {
  const indices = new Int32Array(hole.length);
  let count = 0;
  for (let i = 0; i < hole.length; i++) if (hole[i]) indices[count++] = i;
  return indices.subarray(0, count);
}

/** Bilinear value of the coarser level under the pixel (x, y). */
function interpolate({ width, height, channels, pixels }: Patchwork, x: number, y: number, out: Float32Array, to: number): void {
  const cx = Math.min(width - 1, Math.max(0, (x - 0.5) / 2));
  const cy = Math.min(height - 1, Math.max(0, (y - 0.5) / 2));
  const x0 = Math.floor(cx);
  const y0 = Math.floor(cy);
  const fx = cx - x0;
  const fy = cy - y0;
  const i = (y0 * width + x0) * channels;
  const right = x0 + 1 < width ? channels : 0;
  const down = y0 + 1 < height ? width * channels : 0;
  for (let c = 0; c < channels; c++) {
    const top = pixels[i + c] * (1 - fx) + pixels[i + right + c] * fx;
    const bottom = pixels[i + down + c] * (1 - fx) + pixels[i + down + right + c] * fx;
    out[to + c] = top * (1 - fy) + bottom * fy;
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
