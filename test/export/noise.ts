import { createRaster, type Raster } from '../../shared/raster.ts';

/** A picture that compresses badly and takes its time; the same for the same seed. */
export function noise(side: number, seed = 1): Raster {
  const image = createRaster(side, side, 3);
  let state = seed;
  for (let i = 0; i < image.data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    image.data[i] = state >>> 24;
  }
  return image;
}
