import { createRaster, type Raster } from '../../shared/raster.ts';
import { noisy, scene } from '../../test/metrics/images.ts';

/** Two pictures that differ everywhere: nothing can be skipped. */
export function pair(size: number): [Raster, Raster] {
  const first = scene(size, size);
  return [first, noisy(first, 6)];
}

/** A proof with three lines of lettering, new ones in `after`, and nothing changed outside; `target` has the lines as they should be. */
export function proof(size: number): { before: Raster; after: Raster; mask: Raster; target: Raster } {
  const before = scene(size, size);
  const mask = createRaster(size, size, 1);
  for (const top of [0.15, 0.45, 0.75]) {
    for (let y = Math.round(top * size); y < (top + 0.08) * size; y++)
      mask.data.fill(255, y * size + Math.round(size * 0.2), y * size + Math.round(size * 0.8));
  }
  const lettered = (shift: number): Raster => {
    const data = before.data.slice();
    mask.data.forEach((value, i) => {
      if (value !== 0 && (((i % size) + shift) >> 3) % 3 === 0) data.fill(235, i * 3, i * 3 + 3);
    });
    return { ...before, data };
  };
  return { before, after: lettered(1), mask, target: lettered(0) };
}
