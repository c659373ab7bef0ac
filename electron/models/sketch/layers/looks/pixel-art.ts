import type { Raster } from '../../../../../shared/raster.ts';

/** Bayer's 4 × 4 matrix (1973), −0.5 … 0.5. */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map((value) => (value + 0.5) / 16 - 0.5);
/** Pixels along the shorter side. */
const FINENESS = 128;

/** Large square pixels in few, ordered-dithered tones. */
export function pixelArt({ width, height, data }: Raster): Raster {
  const cell = Math.max(2, Math.round(Math.min(width, height) / FINENESS));
  const out = new Uint8Array(data.length);
  for (let top = 0, row = 0; top < height; top += cell, row++) {
    for (let left = 0, column = 0; left < width; left += cell, column++) {
      const right = Math.min(width, left + cell);
      const bottom = Math.min(height, top + cell);
      const sum = [0, 0, 0];
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const i = (y * width + x) * 4;
          sum[0] += data[i];
          sum[1] += data[i + 1];
          sum[2] += data[i + 2];
        }
      }
      const count = (right - left) * (bottom - top);
      const dither = BAYER[(row % 4) * 4 + (column % 4)] * 26;
      const colour = sum.map((value) => Math.max(0, Math.min(255, Math.round((value / count + dither) / 32) * 32)));
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const i = (y * width + x) * 4;
          out[i] = colour[0];
          out[i + 1] = colour[1];
          out[i + 2] = colour[2];
          out[i + 3] = 255;
        }
      }
    }
  }
  return { width, height, channels: 4, data: out };
}
