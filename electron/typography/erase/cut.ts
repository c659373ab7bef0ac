import type { Box } from '../../../shared/geometry.ts';
import type { Raster } from '../../../shared/raster.ts';

/** A part of an image as opaque RGB, with where it lies in the image. */
export interface Cut {
  left: number;
  top: number;
  width: number;
  height: number;
  /** RGB, interleaved. */
  rgb: Uint8Array;
}

/** What shows through where the image is transparent: a colour that hardly any lettering has. */
const BEHIND = [255, 0, 255];

/** Cuts a box out of an image, as far as the two overlap. null where they do not. */
export function cutOut(image: Raster, box: Box): Cut | null {
  const left = Math.max(0, Math.floor(box.x));
  const top = Math.max(0, Math.floor(box.y));
  const width = Math.min(image.width, Math.ceil(box.x + box.width)) - left;
  const height = Math.min(image.height, Math.ceil(box.y + box.height)) - top;
  if (width < 1 || height < 1) return null;
  const { data, channels } = image;
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    let from = ((y + top) * image.width + left) * channels;
    for (let x = 0; x < width; x++, from += channels, to += 3) {
      const alpha = channels === 4 ? data[from + 3] / 255 : 1;
      for (let c = 0; c < 3; c++) rgb[to + c] = data[from + (channels === 1 ? 0 : c)] * alpha + BEHIND[c] * (1 - alpha);
    }
  }
  return { left, top, width, height, rgb };
}
