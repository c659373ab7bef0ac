import type { Raster } from '../../shared/raster.ts';

/** RGBA; opaque where there was no alpha. */
export function withAlpha(image: Raster): Raster {
  if (image.channels === 4) return image;
  const { width, height, channels } = image;
  const data = new Uint8Array(width * height * 4);
  for (let from = 0, to = 0; to < data.length; from += channels, to += 4) {
    data[to] = image.data[from];
    data[to + 1] = image.data[from + (channels === 1 ? 0 : 1)];
    data[to + 2] = image.data[from + (channels === 1 ? 0 : 2)];
    data[to + 3] = 255;
  }
  return { width, height, channels: 4, data };
}
