import type { Raster } from '../../../../../shared/raster.ts';
import { fractalNoise } from '../../noise.ts';
import { smoothStep } from '../../plane.ts';
import { createRandom } from '../../random.ts';

const PAPER = [243, 237, 224];
const GRAPHITE = [58, 56, 60];

/** Graphite on rough paper: contours, and shading hatched in two directions that leaves the sheet's border free. */
export function pencil({ width, height, data }: Raster, seed: number): Raster {
  const random = createRandom(seed).fork('pencil');
  const short = Math.min(width, height);
  const unit = short / 1000;
  const cells = (count: number, side: number) => Math.max(1, Math.round((count * side) / short));
  const field = (count: number, octaves: number, label: string) =>
    fractalNoise(width, height, { cellsX: cells(count, width), cellsY: cells(count, height), octaves, seed: random.fork(label).seed }).data;
  const tooth = field(170, 2, 'tooth');
  const hand = field(5, 4, 'hand');
  const luma = new Float32Array(width * height);
  for (let p = 0, i = 0; p < luma.length; p++, i += 4) luma[p] = (0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2]) / 255;
  const out = new Uint8Array(data.length);
  const pitch = Math.max(2.5, 8.5 * unit);
  const step = Math.max(1, Math.round(1.4 * unit));
  for (let y = 0; y < height; y++) {
    const up = Math.max(0, y - step) * width;
    const down = Math.min(height - 1, y + step) * width;
    for (let x = 0; x < width; x++) {
      const p = y * width + x;
      const edge =
        Math.abs(luma[y * width + Math.min(width - 1, x + step)] - luma[y * width + Math.max(0, x - step)]) + Math.abs(luma[down + x] - luma[up + x]);
      const dark = 1 - luma[p];
      const margin = Math.min(x / width, y / height, 1 - x / width, 1 - y / height);
      const sheet = smoothStep(0.015, 0.11, margin + hand[p] * 0.05);
      const wobble = hand[p] * 26 * unit;
      const first = triangle((x * 0.62 + y + wobble) / pitch);
      const second = triangle((x - y * 0.5 + wobble) / (pitch * 1.1));
      let shade = smoothStep(1.04 - dark * 1.05, 1.5 - dark * 0.9, first + tooth[p] * 0.35) * 0.62;
      if (dark > 0.5) shade = Math.max(shade, smoothStep(1.5 - dark, 1.85 - dark, second + tooth[p] * 0.3) * 0.75);
      shade += dark * 0.2 * (0.75 + tooth[p] * 0.9);
      const cover = Math.min(0.92, (shade + Math.min(0.75, edge * 2.4) * (0.8 + tooth[p] * 0.5)) * sheet);
      const o = p * 4;
      for (let c = 0; c < 3; c++) out[o + c] = Math.max(0, Math.min(255, PAPER[c] + (GRAPHITE[c] - PAPER[c]) * cover + tooth[p] * 4));
      out[o + 3] = 255;
    }
  }
  return { width, height, channels: 4, data: out };
}

/** 0 … 1 … 0 along a period of 1. */
function triangle(value: number): number {
  const t = value - Math.floor(value);
  return t < 0.5 ? t * 2 : 2 - t * 2;
}
