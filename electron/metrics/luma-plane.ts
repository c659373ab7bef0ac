import type { Raster } from '../../shared/raster.ts';
import { measuredColours } from './colours.ts';

/** One value per pixel, 0–255, read row by row: nothing is copied that is not needed. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  read(y: number, out: Float32Array): void;
}

/** BT.601 luma of the measured colours. */
export function lumaPlane(image: Raster): Plane {
  const { data, step, green, blue } = measuredColours(image);
  const { width, height } = image;
  return {
    width,
    height,
    read(y, out) {
      for (let x = 0, at = y * width * step; x < width; x++, at += step) out[x] = 0.299 * data[at] + 0.587 * data[at + green] + 0.114 * data[at + blue];
    },
  };
}

/** One colour channel of the measured colours: 0 = red, 1 = green, 2 = blue. */
export function channelPlane(image: Raster, channel: 0 | 1 | 2): Plane {
  const { data, step, green, blue } = measuredColours(image);
  const { width, height } = image;
  const offset = [0, green, blue][channel];
  return {
    width,
    height,
    read(y, out) {
      for (let x = 0, at = y * width * step + offset; x < width; x++, at += step) out[x] = data[at];
    },
  };
}

/**
 * Half the size: means of 2 × 2 pixels. An odd side has a line of zeros added on both of its ends, as PyTorch's avg_pool2d(2, padding = side % 2) does, which is
 * how the reference values of MS-SSIM came about.
 */
export function halved(plane: Plane): Plane {
  const [padX, padY] = [plane.width % 2, plane.height % 2];
  const width = (plane.width + padX) / 2;
  const height = (plane.height + padY) / 2;
  const values = new Float32Array(width * height);
  const row = new Float32Array(plane.width + 2 * padX);
  const inner = row.subarray(padX);
  for (let y = 0; y < plane.height; y++) {
    plane.read(y, inner);
    const target = values.subarray(((y + padY) >> 1) * width);
    for (let x = 0; x < width; x++) target[x] += (row[2 * x] + row[2 * x + 1]) * 0.25;
  }
  return { width, height, read: (y, out) => out.set(values.subarray(y * width, (y + 1) * width)) };
}
