import { linearToOklab, oklabToLinear } from '../oklab.ts';
import type { PlacedLayer } from './layer.ts';
import { type ColourStatistics, type Surroundings, statisticsOf } from './surroundings.ts';

/** What full harmonising may do at most, Oklab: to lightness, to the tint, and from one side of the object to the other. */
const MOST = { lightness: 0.08, tint: 0.035, shading: 0.09 };
/** Share of the way to the surroundings that full harmonising goes. */
const TOWARDS = { lightness: 0.4, tint: 0.4, contrast: 0.6, chroma: 0.5 };

/**
 * Pulls the object's colours towards its surroundings in Oklab, in place: mean and spread as in Reinhard et al., "Color Transfer between Images" (2001), but
 * only part of the way and within limits, so that bronze stays bronze; then a gentle shading from the side the surroundings are lit from.
 * @param amount 0–1
 * @param isMonochrome the picture has one colour: the object takes the tint of its surroundings and keeps none of its own
 */
export function harmonise(layer: PlacedLayer, around: Surroundings, amount: number, isMonochrome = false): void {
  if (amount <= 0) return;
  const { data, width, height } = layer;
  const towards = changeTowards(statisticsOf(layer), around, amount);
  const change = isMonochrome ? { ...towards, chroma: 0, tintA: around.mean[1], tintB: around.mean[2] } : towards;
  const shadeX = limit(around.lightFromRight * 0.5, MOST.shading) * amount;
  const shadeY = limit(around.lightFromTop * 0.3, MOST.shading / 2) * amount;
  for (let y = 0, at = 0; y < height; y++) {
    const down = shadeY * (0.5 - y / height);
    for (let x = 0; x < width; x++, at += 4) {
      const alpha = data[at + 3];
      if (alpha === 0) continue;
      // By index: taking tuples apart costs as much here as the arithmetic.
      const lab = linearToOklab(data[at] / alpha, data[at + 1] / alpha, data[at + 2] / alpha);
      const l = lab[0];
      const lightness = change.middle + (l - change.middle) * change.contrast + change.lightness + shadeX * (x / width - 0.5) + down;
      const tint = tintShare(l);
      const light = oklabToLinear(
        Math.min(1, Math.max(0, lightness)),
        lab[1] * change.chroma + change.tintA * tint,
        lab[2] * change.chroma + change.tintB * tint,
      );
      for (let c = 0; c < 3; c++) data[at + c] = Math.min(1, Math.max(0, light[c])) * alpha;
    }
  }
}

/** Black and white hold no tint. */
function tintShare(lightness: number): number {
  return Math.min(1, Math.max(0, 4 * lightness * (1.05 - lightness)));
}

function changeTowards(own: ColourStatistics, around: ColourStatistics, amount: number) {
  const tintA = (around.mean[1] - own.mean[1]) * TOWARDS.tint * amount;
  const tintB = (around.mean[2] - own.mean[2]) * TOWARDS.tint * amount;
  const shorten = Math.min(1, (MOST.tint * amount) / Math.max(1e-6, Math.hypot(tintA, tintB)));
  const ratio = (to: number, from: number, low: number, high: number) => Math.min(high, Math.max(low, to / Math.max(1e-3, from)));
  const chromaOf = ({ mean, spread }: ColourStatistics) => Math.hypot(mean[1], mean[2]) + (spread[1] + spread[2]) / 2;
  return {
    middle: own.mean[0],
    lightness: limit((around.mean[0] - own.mean[0]) * TOWARDS.lightness, MOST.lightness) * amount,
    contrast: ratio(around.spread[0], own.spread[0], 0.8, 1.2) ** (TOWARDS.contrast * amount),
    chroma: ratio(chromaOf(around), chromaOf(own), 0.7, 1.3) ** (TOWARDS.chroma * amount),
    tintA: tintA * shorten,
    tintB: tintB * shorten,
  };
}

function limit(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}
