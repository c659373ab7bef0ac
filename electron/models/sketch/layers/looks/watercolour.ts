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
  const at = (x: number, y: number) => (Math.max(0, Math.min(height - 1, Math.round(y))) * width + Math.max(0, Math.min(width - 1, Math.round(x)))) * 4;
  const step = Math.max(1, Math.round(short * 0.004));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = y * width + x;
      const sx = x + bendX[p] * reach;
      const sy = y + bendY[p] * reach;
      const i = at(sx, sy);
      const [a, b, c, d] = [at(sx + step, sy), at(sx - step, sy), at(sx, sy + step), at(sx, sy - step)];
      const edge = (Math.abs(data[a + 1] - data[b + 1]) + Math.abs(data[c + 1] - data[d + 1])) / 255;
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
