import type { Raster } from '../../../shared/raster.ts';
import type { LightTables } from '../linear-light.ts';
import { linearToOklab } from '../oklab.ts';
import type { PlacedLayer } from './layer.ts';

/** Mean and spread of lightness and the two colour axes, Oklab. */
export interface ColourStatistics {
  mean: [number, number, number];
  spread: [number, number, number];
}

export interface Surroundings extends ColourStatistics {
  /** Lightness on the right less that on the left, and of the top less the bottom: where the light comes from. */
  lightFromRight: number;
  lightFromTop: number;
}

/** How far around the object the style layer counts, in shares of the object's size. */
const AROUND = 0.35;
const GRID = 48;

/** What the style layer looks like about the place where the object stands. */
export function surroundingsOf(style: Raster, layer: PlacedLayer, { linear }: LightTables): Surroundings {
  const left = Math.max(0, Math.floor(layer.left - layer.width * AROUND));
  const top = Math.max(0, Math.floor(layer.top - layer.height * AROUND));
  const right = Math.min(style.width, Math.ceil(layer.left + layer.width * (1 + AROUND)));
  const bottom = Math.min(style.height, Math.ceil(layer.top + layer.height * (1 + AROUND * 0.5)));
  const statistics = createStatistics();
  const light = { left: 0, right: 0, top: 0, bottom: 0 };
  let count = 0;
  for (let j = 0; j < GRID; j++) {
    const y = Math.min(style.height - 1, top + Math.floor(((j + 0.5) * (bottom - top)) / GRID));
    for (let i = 0; i < GRID; i++) {
      const x = Math.min(style.width - 1, left + Math.floor(((i + 0.5) * (right - left)) / GRID));
      const at = (y * style.width + x) * style.channels;
      const [l, a, b] = linearToOklab(linear[style.data[at]], linear[style.data[at + 1]], linear[style.data[at + 2]]);
      statistics.add(l, a, b, 1);
      light[i < GRID / 2 ? 'left' : 'right'] += l;
      light[j < GRID / 2 ? 'top' : 'bottom'] += l;
      count++;
    }
  }
  return {
    ...statistics.result(),
    lightFromRight: (2 * (light.right - light.left)) / count,
    lightFromTop: (2 * (light.top - light.bottom)) / count,
  };
}

/** Of the object at its place, weighted by alpha. */
export function statisticsOf({ data }: PlacedLayer): ColourStatistics {
  const statistics = createStatistics();
  const stride = Math.max(1, Math.floor(data.length / 4 / 40_000)) * 4;
  for (let at = 0; at < data.length; at += stride) {
    const alpha = data[at + 3];
    if (alpha < 0.5) continue;
    const [l, a, b] = linearToOklab(data[at] / alpha, data[at + 1] / alpha, data[at + 2] / alpha);
    statistics.add(l, a, b, alpha);
  }
  return statistics.result();
}

function createStatistics() {
  const sum = [0, 0, 0];
  const squares = [0, 0, 0];
  let weight = 0;
  return {
    add(l: number, a: number, b: number, share: number): void {
      const values = [l, a, b];
      weight += share;
      for (let c = 0; c < 3; c++) {
        sum[c] += values[c] * share;
        squares[c] += values[c] * values[c] * share;
      }
    },
    result(): ColourStatistics {
      const mean = sum.map((value) => value / Math.max(weight, 1e-9)) as ColourStatistics['mean'];
      const spread = squares.map((value, c) => Math.sqrt(Math.max(0, value / Math.max(weight, 1e-9) - mean[c] ** 2))) as ColourStatistics['spread'];
      return { mean, spread };
    },
  };
}
