import type { Box } from '../../shared/geometry.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';

/** A copy of a part; the box must lie inside the image and on whole pixels. */
export function cut(image: Raster, { x, y, width, height }: Box): Raster {
  const output = createRaster(width, height, image.channels);
  const rowBytes = width * image.channels;
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * image.width + x) * image.channels;
    output.data.set(image.data.subarray(from, from + rowBytes), row * rowBytes);
  }
  return output;
}
