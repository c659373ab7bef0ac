import type { Random } from '../random.ts';
import type { Canvas } from './canvas.ts';

/** Raises a layer's edge by a row of conifers. `size` = mean tree height as a share of the picture's height; `density` 0–1. */
export function plantConifers({ width, height }: Canvas, line: Float32Array, random: Random, size: number, density: number): Float32Array {
  const out = line.slice();
  const mean = size * height;
  for (let x = -mean * 0.3; x < width + mean * 0.3; x += mean * (0.1 + random.next() * 0.34) * (1.6 - density)) {
    const foot = line[Math.max(0, Math.min(width - 1, Math.round(x)))];
    conifer(out, x, foot + mean * 0.06, mean * (0.45 + random.next() * 0.75), random);
  }
  return out;
}

/** A spruce as a column profile: tiers of drooping boughs around a spire. */
function conifer(line: Float32Array, x: number, foot: number, tall: number, random: Random): void {
  const half = tall * (0.15 + random.next() * 0.06);
  const tiers = 5 + Math.floor(random.next() * 4);
  const lean = (random.next() - 0.5) * 0.06;
  for (let px = Math.max(0, Math.floor(x - half)); px <= Math.min(line.length - 1, Math.ceil(x + half)); px++) {
    const away = Math.abs(px - x + lean * tall) / half;
    if (away > 1) continue;
    const step = Math.floor(away * tiers) / tiers;
    const inStep = away * tiers - Math.floor(away * tiers);
    const up = (1 - step) * tall - inStep * (tall / tiers) * 0.5;
    line[px] = Math.min(line[px], foot - up * (1 - away * 0.1));
  }
}
