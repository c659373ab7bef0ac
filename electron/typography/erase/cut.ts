import type { Box } from '../../../shared/geometry.ts';
import type { Raster } from '../../../shared/raster.ts';

/** A part of an image as opaque RGB, with where it lies in the image. */
export interface Cut {
  left: number;
  top: number;
  /** Of the image's px that are one px here. */
  step: number;
  width: number;
  height: number;
  /** RGB, interleaved. */
  rgb: Uint8Array;
}

/** What shows through where the image is transparent: a colour that hardly any lettering has. */
const BEHIND = [255, 0, 255];

/** Cuts a box out of an image, as far as the two overlap, at 1 : step (whole pixels only). null where nothing is left. */
export function cutOut(image: Raster, box: Box, step: number): Cut | null {
  const left = Math.max(0, Math.floor(box.x));
  const top = Math.max(0, Math.floor(box.y));
  const width = Math.ceil((Math.min(image.width, Math.ceil(box.x + box.width)) - left) / step);
  const height = Math.ceil((Math.min(image.height, Math.ceil(box.y + box.height)) - top) / step);
  if (width < 1 || height < 1) return null;
  const rgb = new Uint8Array(width * height * 3);
  const sum = [0, 0, 0];
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      const count = sumOf(image, left + x * step, top + y * step, step, sum);
      for (let c = 0; c < 3; c++) rgb[to + c] = sum[c] / count;
    }
  }
  return { left, top, step, width, height, rgb };
}

/** Adds up the colours of a square; gives the number of its pixels that lie in the image. */
function sumOf({ data, width, height, channels }: Raster, left: number, top: number, side: number, sum: number[]): number {
  const right = Math.min(width, left + side);
  const bottom = Math.min(height, top + side);
  sum[0] = sum[1] = sum[2] = 0;
  for (let y = top; y < bottom; y++) {
    for (let p = (y * width + left) * channels; p < (y * width + right) * channels; p += channels) {
      const alpha = channels === 4 ? data[p + 3] / 255 : 1;
      for (let c = 0; c < 3; c++) sum[c] += data[p + (channels === 1 ? 0 : c)] * alpha + BEHIND[c] * (1 - alpha);
    }
  }
  return (right - left) * (bottom - top);
}
