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
  const sums = new Float64Array(width * 3);
  for (let y = 0, to = 0; y < height; y++) {
    const [first, end] = [top + y * step, Math.min(image.height, top + (y + 1) * step)];
    sums.fill(0);
    for (let row = first; row < end; row++) addRow(sums, image, (row * image.width + left) * image.channels, Math.min(width * step, image.width - left), step);
    for (let x = 0; x < width; x++) {
      const count = (Math.min(image.width, left + (x + 1) * step) - left - x * step) * (end - first);
      for (let c = x * 3; c < x * 3 + 3; c++, to++) rgb[to] = sums[c] / count;
    }
  }
  return { left, top, step, width, height, rgb };
}

/** Adds a row's colours to the sums of the pixels that they are part of. */
function addRow(sums: Float64Array, { data, channels }: Raster, from: number, count: number, step: number): void {
  const second = channels === 1 ? 0 : 1;
  const third = channels === 1 ? 0 : 2;
  for (let x = 0, p = from, to = 0, part = 0; x < count; x++, p += channels) {
    if (channels === 4 && data[p + 3] < 255) {
      const alpha = data[p + 3] / 255;
      for (let c = 0; c < 3; c++) sums[to + c] += data[p + c] * alpha + BEHIND[c] * (1 - alpha);
    } else {
      sums[to] += data[p];
      sums[to + 1] += data[p + second];
      sums[to + 2] += data[p + third];
    }
    if (++part < step) continue;
    part = 0;
    to += 3;
  }
}
