import { AppError } from '../../shared/errors.ts';
import type { Raster } from '../../shared/raster.ts';
import { decodeImage, encodePng, inspectImage } from '../image/codecs.ts';
import type { EncodedImage } from './remote-model.ts';

/** From here on a grey of a mask counts as "repaint" for vendors that know only two values. */
const HALF = 128;

export interface FittedMask {
  /** One channel: 255 = repaint, 0 = keep. */
  raster: Raster;
  /** Share of pixels that are repainted, 0–1. */
  share: number;
}

/**
 * Decodes a request's mask and checks it against its image.
 * @throws AppError invalid-request when the two differ in size or the mask repaints nothing | unreadable-image | unsupported-image | image-too-large
 */
export async function readMask(mask: EncodedImage, image: EncodedImage): Promise<FittedMask> {
  const [decoded, info] = await Promise.all([decodeImage(mask.bytes, 'The mask'), inspectImage(image.bytes, 'The image to edit')]);
  const { width, height, channels } = decoded;
  if (width !== info.width || height !== info.height) {
    throw new AppError('invalid-request', `The mask has ${width} × ${height} pixels, its image ${info.width} × ${info.height}; they must be equal.`, {
      details: { isBilled: false },
    });
  }
  const data = new Uint8Array(width * height);
  let repainted = 0;
  for (let i = 0; i < data.length; i++) {
    data[i] = decoded.data[i * channels];
    if (data[i] >= HALF) repainted++;
  }
  if (repainted === 0) throw new AppError('invalid-request', 'The mask marks nothing to repaint.', { details: { isBilled: false } });
  return { raster: { width, height, channels: 1, data }, share: repainted / data.length };
}

/** White = repaint, greys kept as strength: Stability, A1111. */
export async function whiteRepaints({ raster }: FittedMask): Promise<EncodedImage> {
  return asPng(raster);
}

/** Black = repaint, white = keep, nothing between: Ideogram's edits and inpainting. */
export async function blackRepaints({ raster }: FittedMask): Promise<EncodedImage> {
  return asPng({ ...raster, data: raster.data.map((value) => (value >= HALF ? 0 : 255)) });
}

/** RGBA, alpha 0 = repaint, 255 = keep: OpenAI. What the colours are does not matter; they are black. */
export async function transparencyRepaints({ raster: { width, height, data: mask } }: FittedMask): Promise<EncodedImage> {
  const data = new Uint8Array(mask.length * 4);
  for (let i = 0; i < mask.length; i++) data[i * 4 + 3] = mask[i] >= HALF ? 0 : 255;
  return asPng({ width, height, channels: 4, data });
}

async function asPng(raster: Raster): Promise<EncodedImage> {
  return { bytes: await encodePng(raster), mediaType: 'image/png' };
}
