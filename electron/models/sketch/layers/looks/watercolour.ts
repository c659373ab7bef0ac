import type { Raster } from '../../../../../shared/raster.ts';
import { fractalNoise } from '../../noise.ts';
import { smoothStep } from '../../plane.ts';
import { createRandom } from '../../random.ts';

const PAPER = [250, 246, 236];
/** ln of a channel as a share of full, so that a filter's power becomes one exponential. */
const LOGS = Float32Array.from({ length: 256 }, (_, value) => Math.log(Math.max(10, value) / 255));

/** Washes on rough paper: edges wander and dry darker, pigment pools and granulates, the sheet stays white around them. */
export function watercolour({ width, height, data }: Raster, seed: number): Raster {
  const random = createRandom(seed).fork('watercolour');
  const short = Math.min(width, height);
  const cells = (count: number, side: number) => Math.max(1, Math.round((count * side) / short));
  const field = (count: number, octaves: number, label: string) =>
    fractalNoise(width, height, { cellsX: cells(count, width), cellsY: cells(count, height), octaves, seed: random.fork(label).seed, gain: 0.55 });
  const bendX = field(16, 4, 'x').data;
  const bendY = field(16, 4, 'y').data;
  const pool = field(4, 5, 'pool').data;
  const tooth = field(150, 2, 'tooth').data;
  const reach = short * 0.02;
  const out = new Uint8Array(data.length);
  const step = Math.max(1, Math.round(short * 0.004));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = y * width + x;
      const sx = clamped(x + bendX[p] * reach, width);
      const sy = clamped(y + bendY[p] * reach, height);
      const i = (sy * width + sx) * 4;
      const right = i + (sx + step < width ? step * 4 : 0);
      const below = i + (sy + step < height ? step * width * 4 : 0);
      const edge = (Math.abs(data[right + 1] - data[i + 1]) + Math.abs(data[below + 1] - data[i + 1])) / 140;
      const margin = Math.min(x, y, width - 1 - x, height - 1 - y) / short;
      const wash = smoothStep(0.012, 0.034, margin + bendX[p] * 0.022);
      const rim = wash * (1 - smoothStep(0.034, 0.06, margin + bendX[p] * 0.022)) * 0.2;
      const load = (0.74 + pool[p] * 0.5 + tooth[p] * 0.16 + Math.min(0.42, edge * 0.9) + rim) * wash;
      const o = p * 4;
      // pigment is a filter over the paper: thin lets it through, thick squares the filter
      for (let k = 0; k < 3; k++) out[o + k] = PAPER[k] * Math.exp(LOGS[data[i + k]] * Math.max(0, load)) - tooth[p] * 5 * wash;
      out[o + 3] = 255;
    }
  }
  return { width, height, channels: 4, data: out };
}

function clamped(value: number, length: number): number {
  return value <= 0 ? 0 : value >= length - 1 ? length - 1 : (value + 0.5) | 0;
}
