import { createRaster, type Raster } from '../../shared/raster.ts';

/** A picture with smooth shading, hard edges and fine detail; the same for the same arguments. */
export function picture(width: number, height: number, channels: 1 | 3 | 4 = 3): Raster {
  const image = createRaster(width, height, channels);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += channels) {
      const isEdge = Math.floor(x / 12) % 2 === Math.floor(y / 9) % 2;
      const wave = Math.sin(x * 0.9) * Math.cos(y * 0.7) * 20;
      for (let c = 0; c < Math.min(channels, 3); c++) image.data[at + c] = Math.round(110 + (isEdge ? 50 : -40) + wave + c * 8 + (x / width) * 20);
      if (channels === 4) image.data[at + 3] = x < width / 3 ? 0 : x < width / 2 ? 120 : 255;
    }
  }
  return image;
}

/** A grey mask: 255 in the box, 0 elsewhere. */
export function boxMask(width: number, height: number, box: { x: number; y: number; width: number; height: number }): Raster {
  const mask = createRaster(width, height, 1);
  for (let y = box.y; y < box.y + box.height; y++) mask.data.fill(255, y * width + box.x, y * width + box.x + box.width);
  return mask;
}

/** One colour. */
export function plain(width: number, height: number, colour: readonly number[]): Raster {
  const image = createRaster(width, height, colour.length as 1 | 3 | 4);
  for (let at = 0; at < image.data.length; at += colour.length) image.data.set(colour, at);
  return image;
}

/** The pixel as an array of its channels. */
export function pixel({ data, width, channels }: Raster, x: number, y: number): number[] {
  return Array.from(data.subarray((y * width + x) * channels, (y * width + x + 1) * channels));
}
