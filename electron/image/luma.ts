import type { Raster } from '../../shared/raster.ts';

/** BT.601 luma of each pixel, 0–255, not rounded; alpha is not looked at. */
export function lumaPlane({ data, width, height, channels }: Raster): Float32Array {
  const count = width * height;
  const plane = new Float32Array(count);
  if (channels === 1) {
    plane.set(data);
    return plane;
  }
  for (let i = 0, at = 0; i < count; i++, at += channels) plane[i] = 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
  return plane;
}
