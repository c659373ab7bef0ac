import type { Raster } from '../../../shared/raster.ts';
import { flood } from './regions.ts';

/** Parts smaller than this share of the largest one are dust. */
const DUST = 0.0008;

/** Empties what floats about an object: parts that are tiny beside the largest one, or nowhere more than half opaque. */
export function removeSpecks({ data, width, height }: Raster): void {
  const seen = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  const parts: { from: number; size: number }[] = [];
  for (let i = 0; i < seen.length; i++) {
    // Only parts with a dense core count.
    if (seen[i] === 1 || data[i * 4 + 3] < 128) continue;
    parts.push({ from: i, size: flood({ region: seen, width, height, stack }, [i], (to) => data[to * 4 + 3] > 0) });
  }
  const largest = parts.reduce((size, part) => Math.max(size, part.size), 0);
  // What was never reached has no dense core; dust was reached and is emptied part by part.
  for (let i = 0; i < seen.length; i++) if (seen[i] === 0 && data[i * 4 + 3] > 0) data.fill(0, i * 4, i * 4 + 4);
  const dust = parts.filter(({ size }) => size < Math.max(4, largest * DUST));
  if (dust.length === 0) return;
  const gone = new Uint8Array(width * height);
  flood(
    { region: gone, width, height, stack },
    dust.map(({ from }) => from),
    (to) => data[to * 4 + 3] > 0,
  );
  for (let i = 0; i < gone.length; i++) if (gone[i] === 1) data.fill(0, i * 4, i * 4 + 4);
}
