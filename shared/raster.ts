/**
 * Pixels in memory: 8-bit sRGB, row-major, channels interleaved, alpha straight (not premultiplied).
 * channels: 1 = grey or mask (255 = inside, repaint), 3 = RGB, 4 = RGBA. data.length = width × height × channels.
 */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array;
}

/** A raster of zeros (black, transparent, empty mask). */
export function createRaster(width: number, height: number, channels: 1 | 3 | 4): Raster {
  return { width, height, channels, data: new Uint8Array(width * height * channels) };
}
