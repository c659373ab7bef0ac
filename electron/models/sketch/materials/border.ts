import { createRaster, type Raster } from '../../../../shared/raster.ts';

/** Steps at the border as a share of the mean step that count as inconspicuous. */
const CALM = 1;

/**
 * Moves a periodic sheet so that its border runs where neighbouring pixels differ no more than they do on average: a joint or a
 * thread's edge that happens to lie on the border would read as a seam, to the eye and to every measure of seams.
 */
export function withCalmBorder(sheet: Raster): Raster {
  const { width, height, data } = sheet;
  const { columns, rows } = steps(sheet);
  const shiftX = calmest(columns);
  const shiftY = calmest(rows);
  if (shiftX === 0 && shiftY === 0) return sheet;
  const moved = createRaster(width, height, 3);
  for (let y = 0; y < height; y++) {
    const from = ((y + shiftY) % height) * width * 3;
    const to = y * width * 3;
    moved.data.set(data.subarray(from + shiftX * 3, from + width * 3), to);
    moved.data.set(data.subarray(from, from + shiftX * 3), to + (width - shiftX) * 3);
  }
  return moved;
}

/** Summed differences between each column (row) and the next, wrapped. */
function steps({ width, height, data }: Raster): { columns: Float64Array; rows: Float64Array } {
  const columns = new Float64Array(width);
  const rows = new Float64Array(height);
  const stride = width * 3;
  for (let y = 0; y < height; y++) {
    const row = y * stride;
    const below = (y === height - 1 ? 0 : y + 1) * stride;
    let sum = 0;
    for (let x = 0; x < width; x++) {
      const at = row + x * 3;
      const right = x === width - 1 ? row : at + 3;
      const under = below + x * 3;
      columns[x] += Math.abs(data[at] - data[right]) + Math.abs(data[at + 1] - data[right + 1]) + Math.abs(data[at + 2] - data[right + 2]);
      sum += Math.abs(data[at] - data[under]) + Math.abs(data[at + 1] - data[under + 1]) + Math.abs(data[at + 2] - data[under + 2]);
    }
    rows[y] = sum;
  }
  return { columns, rows };
}

/** The smallest shift that puts a calm step on the border; the calmest of all when none is. */
function calmest(sums: Float64Array): number {
  const count = sums.length;
  const limit = (sums.reduce((sum, value) => sum + value, 0) / count) * CALM;
  let best = 0;
  for (let shift = 0; shift < count; shift++) {
    const value = sums[(shift + count - 1) % count];
    if (value <= limit) return shift;
    if (value < sums[(best + count - 1) % count]) best = shift;
  }
  return best;
}
