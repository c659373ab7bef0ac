import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { fractalNoise } from '../noise.ts';
import { shade } from '../palette.ts';
import { smoothStep } from '../plane.ts';
import { gradientTable, type Stage } from './canvas.ts';

/**
 * Water from `horizon` (share of the height) down: what stands above mirrored and shaken, deepening towards the viewer, with waves
 * that shorten with distance and the sun's path. `calm` 0 = open sea, 1 = mirror.
 */
export function paintWater({ canvas, light, random }: Stage, horizon: number, calm: number): void {
  const { width, height, data } = canvas;
  const top = Math.round(horizon * height);
  const rows = height - top;
  if (rows < 2) return;
  const size = 512;
  const waves = fractalNoise(size, size, { cellsX: 10, cellsY: 40, octaves: 4, seed: random.fork('waves').seed, gain: 0.55 });
  const isRough = light.weather === 'storm' || light.weather === 'rain';
  const deep: Colour = mixColours(shade(light.far, -0.2), light.near, isRough ? 0.85 : 0.45);
  const body = gradientTable([mixColours(light.sky[3], light.haze, 0.5), mixColours(light.far, isRough ? deep : light.sky[2], 0.4), deep], rows);
  const sunX = light.sunX * width;
  for (let y = 0; y < rows; y++) {
    const t = y / rows;
    const nearness = 0.05 + t;
    const waveRow = Math.floor(((1 / nearness) * 70 + t * 60) * 4) & (size - 1);
    const spread = size / (width * (0.25 + nearness * 1.3));
    const mirror = Math.max(0, top - 1 - Math.round(y * 1.05));
    const mirrored = (0.3 + calm * 0.5) * (1 - t * (1 - calm * 0.5));
    const path = (0.025 + t * 0.16) * width;
    for (let x = 0; x < width; x++) {
      const wave = waves.data[waveRow * size + ((Math.floor((x - width / 2) * spread) + size * 8) & (size - 1))];
      const shake = wave * (6 + t * 46) * (1.1 - calm) * (height / 1024);
      const fromX = Math.max(0, Math.min(width - 1, Math.round(x + shake * 0.8)));
      const fromY = Math.max(0, Math.min(top - 1, Math.round(mirror + shake * 1.4)));
      const s = (fromY * width + fromX) * 3;
      const o = ((top + y) * width + x) * 3;
      const tone = 1 + wave * ((isRough ? 0.9 : 0.5) - calm * 0.36) * (0.35 + t);
      const glint =
        smoothStep(0.1, 0.34, wave + 0.22 - (Math.abs(x - sunX) / path) * 0.3) * Math.max(0, 1 - Math.abs(x - sunX) / (path * 2.2)) * (isRough ? 0.15 : 0.85);
      for (let c = 0; c < 3; c++) {
        const value = (body[y * 3 + c] * (1 - mirrored) + data[s + c] * mirrored * 0.93) * tone;
        data[o + c] = value + (light.source[c] - value) * glint;
      }
    }
  }
}
