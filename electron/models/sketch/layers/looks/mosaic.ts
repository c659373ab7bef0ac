import type { Raster } from '../../../../../shared/raster.ts';
import { cellularNoise } from '../../cells.ts';
import { fractalNoise } from '../../noise.ts';
import { smoothStep } from '../../plane.ts';
import { createRandom, mixBits } from '../../random.ts';

/** Pieces of uneven coloured glass set in dark mortar. */
export function mosaic({ width, height, data }: Raster, seed: number): Raster {
  const random = createRandom(seed).fork('mosaic');
  const short = Math.min(width, height);
  const cells = (side: number) => Math.max(3, Math.round((34 * side) / short));
  const { nearest, border } = cellularNoise(width, height, { cellsX: cells(width), cellsY: cells(height), seed: random.seed }, 0.9);
  const ripple = fractalNoise(width, height, { cellsX: cells(width) * 2, cellsY: cells(height) * 2, octaves: 3, seed: random.fork('ripple').seed });
  const means = paneMeans({ width, height, channels: 4, data }, nearest.data, border.data);
  const out = new Uint8Array(data.length);
  for (let p = 0, i = 0; p < border.data.length; p++, i += 4) {
    const lead = smoothStep(0.035, 0.06, border.data[p]);
    const glow = 1.12 + ripple.data[p] * 0.28 - nearest.data[p] * 0.2;
    const light = smoothStep(0.05, 0.085, border.data[p]) * 0.25 + 0.75;
    for (let c = 0; c < 3; c++) {
      const pane = Math.min(255, means[i + c] * glow * light);
      out[i + c] = [26, 24, 28][c] + (pane - [26, 24, 28][c]) * lead;
    }
    out[i + 3] = 255;
  }
  return { width, height, channels: 4, data: out };
}

/** The picture with every pane filled by its most saturated mean, found by flooding between the joints. */
function paneMeans({ width, height, data }: Raster, nearest: Float32Array, border: Float32Array): Uint8Array {
  const out = new Uint8Array(data);
  const seen = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || border[start] < 0.03 || nearest[start] > 0.35) continue;
    let size = 0;
    let head = 0;
    stack[size++] = start;
    seen[start] = 1;
    const sum = [0, 0, 0];
    while (head < size) {
      const p = stack[head++];
      for (let c = 0; c < 3; c++) sum[c] += data[p * 4 + c];
      const x = p % width;
      for (const q of [x > 0 ? p - 1 : -1, x + 1 < width ? p + 1 : -1, p - width, p + width]) {
        if (q < 0 || q >= seen.length || seen[q] || border[q] < 0.03) continue;
        seen[q] = 1;
        stack[size++] = q;
      }
    }
    const mean = sum.map((value) => value / size);
    const shine = 0.8 + (mixBits(start) / 0x100000000) * 0.45;
    const grey = (mean[0] + mean[1] + mean[2]) / 3;
    for (let k = 0; k < size; k++) for (let c = 0; c < 3; c++) out[stack[k] * 4 + c] = Math.max(0, Math.min(255, (grey + (mean[c] - grey) * 1.9) * shine));
  }
  return out;
}
