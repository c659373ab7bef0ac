import { AppError } from '../../shared/errors.ts';
import type { Colour } from '../../shared/geometry.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';

/**
 * Lays an RGBA layer over an image (Porter–Duff "over", straight alpha, on sRGB values as design tools do).
 * Where the layer's alpha is 0 the image stays bit for bit; where it is 255 the layer's colour is taken as it is.
 * What sticks out of the image is cut off. The result has the image's channels.
 * @param x, y where the layer's top left corner stands, in px, may be negative
 * @throws AppError invalid-input when the layer has no alpha or the image is grey
 */
export function composite(image: Raster, layer: Raster, { x = 0, y = 0 }: { x?: number; y?: number } = {}): Raster {
  if (layer.channels !== 4) throw new AppError('invalid-input', 'A layer to lay over an image must have an alpha channel.');
  if (image.channels === 1) throw new AppError('invalid-input', 'A coloured layer cannot be laid over a grey mask.');
  if (!Number.isInteger(x) || !Number.isInteger(y)) throw new AppError('invalid-input', `A layer stands on whole pixels, not at ${x}, ${y}.`);
  const output: Raster = { ...image, data: image.data.slice() };
  const fromX = Math.max(0, -x);
  const toX = Math.min(layer.width, image.width - x);
  const toY = Math.min(layer.height, image.height - y);
  for (let row = Math.max(0, -y); row < toY; row++) {
    let from = (row * layer.width + fromX) * 4;
    let to = ((row + y) * image.width + fromX + x) * image.channels;
    for (let column = fromX; column < toX; column++, from += 4, to += image.channels) {
      if (layer.data[from + 3] !== 0) blendPixel(output, to, layer.data, from);
    }
  }
  return output;
}

function blendPixel({ data, channels }: Raster, to: number, layer: Uint8Array, from: number): void {
  const alpha = layer[from + 3] / 255;
  const below = channels === 4 ? data[to + 3] / 255 : 1;
  const total = alpha + below * (1 - alpha);
  for (let c = 0; c < 3; c++) data[to + c] = Math.round((layer[from + c] * alpha + data[to + c] * below * (1 - alpha)) / total);
  if (channels === 4) data[to + 3] = Math.round(total * 255);
}

/** RGB without alpha: the image laid on one colour. RGB images come back as they are, grey ones as RGB. */
export function flatten(image: Raster, ground: Colour): Raster {
  if (image.channels === 3) return image;
  if (image.channels === 4) return composite(plainGround(image.width, image.height, ground), image);
  const output = createRaster(image.width, image.height, 3);
  for (let i = 0; i < image.data.length; i++) output.data.fill(image.data[i], i * 3, i * 3 + 3);
  return output;
}

/** One colour, RGB. */
export function plainGround(width: number, height: number, colour: Colour): Raster {
  const ground = createRaster(width, height, 3);
  for (let at = 0; at < ground.data.length; at += 3) ground.data.set(colour, at);
  return ground;
}

/** The two greys that say "transparent", RGB. @param cell side of a square in px */
export function checkerGround(width: number, height: number, cell = 8): Raster {
  const ground = createRaster(width, height, 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) ground.data.fill((Math.floor(x / cell) + Math.floor(y / cell)) % 2 === 0 ? 204 : 255, at, at + 3);
  }
  return ground;
}

/** True when any pixel is not fully opaque. */
export function hasTransparency({ data, channels }: Raster): boolean {
  if (channels !== 4) return false;
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}
