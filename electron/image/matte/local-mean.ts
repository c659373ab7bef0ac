import type { Raster } from '../../../shared/raster.ts';

/** Mean colours of some of a picture's pixels, smoothed over a neighbourhood. */
export interface LocalMean {
  /** Writes the mean about a pixel into `out`; false where no such pixel is near. */
  at(x: number, y: number, out: Float32Array): boolean;
}

/** Side of a cell, px. */
const CELL = 4;

/**
 * Normalised convolution (Knutsson & Westin 1993) on cells of 4 × 4 px: the mean of those pixels that count, over a window of `radius` cells, twice.
 * @param counts pixel index → whether the pixel counts
 */
export function localMean({ data, width, height, channels }: Raster, counts: (index: number) => boolean, radius = 3): LocalMean {
  const columns = Math.ceil(width / CELL);
  const rows = Math.ceil(height / CELL);
  const planes = [0, 1, 2, 3].map(() => new Float32Array(columns * rows));
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / CELL) * columns;
    for (let x = 0; x < width; x++, i++) {
      if (!counts(i)) continue;
      const cell = row + (x >> 2);
      for (let c = 0; c < 3; c++) planes[c][cell] += data[i * channels + c];
      planes[3][cell]++;
    }
  }
  const smooth = planes.map((plane) => windowSums(windowSums(plane, columns, rows, radius), columns, rows, radius));
  return {
    at(x, y, out) {
      const cell = Math.min(rows - 1, y >> 2) * columns + Math.min(columns - 1, x >> 2);
      const weight = smooth[3][cell];
      if (weight < 0.5) return false;
      for (let c = 0; c < 3; c++) out[c] = smooth[c][cell] / weight;
      return true;
    },
  };
}

function windowSums(plane: Float32Array, width: number, height: number, radius: number): Float32Array {
  const across = new Float32Array(plane.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = -radius; x < width; x++) {
      if (x + radius < width) sum += plane[row + x + radius];
      if (x - radius - 1 >= 0) sum -= plane[row + x - radius - 1];
      if (x >= 0) across[row + x] = sum;
    }
  }
  const both = new Float32Array(plane.length);
  for (let x = 0; x < width; x++) {
    let sum = 0;
    for (let y = -radius; y < height; y++) {
      if (y + radius < height) sum += across[(y + radius) * width + x];
      if (y - radius - 1 >= 0) sum -= across[(y - radius - 1) * width + x];
      if (y >= 0) both[y * width + x] = sum;
    }
  }
  return both;
}
