import { AppError } from '../../shared/errors.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { MAX_PIXELS, toSharp } from './codecs.ts';
import { cut } from './cut.ts';

export interface UpscaleOptions {
  /** The image repeats: what lies beyond a border is taken from the opposite one, so that no seam arises. */
  isTileable?: boolean;
}

/** Source px that a Lanczos window may look beyond the border. */
const WRAP_PX = 8;

/**
 * Resamples to exactly this size (larger or smaller) with Lanczos (a = 3); alpha is premultiplied meanwhile. Keeps the channels.
 * @throws AppError invalid-input | image-too-large
 */
export async function upscale(image: Raster, width: number, height: number, { isTileable = false }: UpscaleOptions = {}): Promise<Raster> {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new AppError('invalid-input', `An image cannot be ${width} × ${height} px.`);
  }
  if (width * height > MAX_PIXELS) throw new AppError('image-too-large', `${width} × ${height} px is larger than the largest image, 8192 × 8192.`);
  if (width === image.width && height === image.height) return image;
  if (!isTileable) return resample(image, width, height);
  const padX = wrapPad(image.width, width);
  const padY = wrapPad(image.height, height);
  const scaledX = (padX * width) / image.width;
  const scaledY = (padY * height) / image.height;
  const large = await resample(wrap(image, padX, padY), width + 2 * scaledX, height + 2 * scaledY);
  return cut(large, { x: scaledX, y: scaledY, width, height });
}

async function resample(image: Raster, width: number, height: number): Promise<Raster> {
  const { data, info } = await toSharp(image).resize(width, height, { fit: 'fill', kernel: 'lanczos3' }).raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== image.channels) throw new AppError('internal', `Resampling gave ${info.channels} channels instead of ${image.channels}.`);
  return { width, height, channels: image.channels, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

/** The smallest border of at least WRAP_PX that is a whole number of px in both sizes, so that the grid stays aligned. */
function wrapPad(from: number, to: number): number {
  const unit = from / greatestCommonDivisor(from, to);
  return unit * Math.ceil(WRAP_PX / unit);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function wrap(image: Raster, padX: number, padY: number): Raster {
  const output = createRaster(image.width + 2 * padX, image.height + 2 * padY, image.channels);
  const { channels } = image;
  for (let y = 0; y < output.height; y++) {
    const fromRow = ((((y - padY) % image.height) + image.height) % image.height) * image.width;
    for (let x = 0; x < output.width; x++) {
      const from = (fromRow + ((((x - padX) % image.width) + image.width) % image.width)) * channels;
      const to = (y * output.width + x) * channels;
      for (let c = 0; c < channels; c++) output.data[to + c] = image.data[from + c];
    }
  }
  return output;
}
