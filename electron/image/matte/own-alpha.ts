import type { Raster } from '../../../shared/raster.ts';
import { localMean } from './local-mean.ts';

/** Alpha below and above which a pixel is taken as empty or opaque. */
const EMPTY = 3;
const FULL = 252;

/** What soft edges may have been mixed with, and the grey of it. */
const MIXED_WITH = [
  { ground: 0, name: 'black' },
  { ground: 255, name: 'white' },
] as const;

/**
 * Cleans a cut-out that came with alpha of its own: nearly empty pixels become empty, nearly opaque ones opaque, and edges that still hold the black or white
 * they were rendered on are unmixed (C = αF + (1 − α)B solved for F).
 */
export function cleanAlpha(image: Raster): Raster {
  const output: Raster = { ...image, data: image.data.slice() };
  const { data } = output;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] <= EMPTY) data.fill(0, at, at + 4);
    else if (data[at + 3] >= FULL) data[at + 3] = 255;
  }
  const ground = fringeOf(output);
  if (ground !== null) unmix(output, ground);
  return output;
}

/** The grey that soft edges are mixed with; null = their colours are the object's own. Whichever explains the edges clearly better is believed. */
function fringeOf(image: Raster): number | null {
  const { data, width, height } = image;
  const inner = localMean(image, (i) => data[i * 4 + 3] === 255, 2);
  const own = new Float32Array(3);
  const errors = { clean: 0, mixed: MIXED_WITH.map(() => 0) };
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const alpha = data[at + 3] / 255;
      if (alpha < 0.1 || alpha > 0.9 || !inner.at(x, y, own)) continue;
      for (let c = 0; c < 3; c++) {
        errors.clean += (data[at + c] - own[c]) ** 2;
        for (const [i, { ground }] of MIXED_WITH.entries()) errors.mixed[i] += (data[at + c] - alpha * own[c] - (1 - alpha) * ground) ** 2;
      }
    }
  }
  const best = errors.mixed[0] <= errors.mixed[1] ? 0 : 1;
  return errors.mixed[best] < errors.clean * 0.5 ? MIXED_WITH[best].ground : null;
}

function unmix({ data }: Raster, ground: number): void {
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] / 255;
    if (alpha === 0 || alpha === 1) continue;
    for (let c = 0; c < 3; c++) data[at + c] = Math.min(255, Math.max(0, Math.round((data[at + c] - (1 - alpha) * ground) / alpha)));
  }
}
