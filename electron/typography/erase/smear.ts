import { dilate, type Patchwork } from './hole.ts';

/** What surrounds the hole is looked at this far, px. */
const RING = 24;
/** Only holes with places at least this far from anything known can hide something, px. */
const LEAST_DEPTH = 6;
/** Surroundings with less contrast (mean step between neighbours, 0–255) have no structure to lose. */
const LEAST_CONTRAST = 5;
/** A fill with less than this share of its surroundings' contrast has lost their structure. */
const LEAST_SHARE = 0.55;

/** Pieces that differ by more than this share of the surroundings' contrast do not belong together, whatever lies there … */
const WORST_FIT = 1.2;
/** … and where this share of the surroundings is edges, already by less. */
const MANY_EDGES = 0.3;
const WORST_FIT_OF_EDGES = 0.6;

/**
 * Tells whether the filled hole looks wrong: patches that find nothing that continues the structure do not fit one another, or fall back on
 * what is smooth, so that the hole ends up much calmer than what surrounds it.
 * @param fit of the patches, as fillByPatches gives it; @param edges share of the surroundings, 0–1
 */
export function isSmeared(work: Patchwork, fit: number, edges: number): boolean {
  const { width, height, hole } = work;
  const known = new Uint8Array(hole.length);
  for (let i = 0; i < hole.length; i++) known[i] = 1 - hole[i];
  const shallow = dilate(known, width, height, LEAST_DEPTH);
  if (!shallow.includes(0)) return false;
  const ring = dilate(hole, width, height, RING);
  for (let i = 0; i < hole.length; i++) if (hole[i]) ring[i] = 0;
  const around = contrastWithin(work, ring);
  if (around < LEAST_CONTRAST) return false;
  const worst = edges >= MANY_EDGES ? WORST_FIT_OF_EDGES : WORST_FIT;
  return fit > worst * around || contrastWithin(work, hole) < LEAST_SHARE * around;
}

/** Mean step to the right and lower neighbours two px away, in the green channel. */
function contrastWithin({ width, height, channels, pixels }: Patchwork, mask: Uint8Array): number {
  const green = Math.min(1, channels - 1);
  let [sum, count] = [0, 0];
  for (let y = 0; y + 2 < height; y++) {
    for (let x = 0; x + 2 < width; x++) {
      const i = y * width + x;
      if (!mask[i] || !mask[i + 2] || !mask[i + 2 * width]) continue;
      const value = pixels[i * channels + green];
      sum += Math.abs(value - pixels[(i + 2) * channels + green]) + Math.abs(value - pixels[(i + 2 * width) * channels + green]);
      count += 2;
    }
  }
  return count === 0 ? 0 : sum / count;
}
