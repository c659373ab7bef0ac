import { AppError } from '../../../../shared/errors.ts';
import { inspectImage } from '../../../image/codecs.ts';
import { sharp } from '../../../image/sharp.ts';
import type { EncodedImage } from '../../remote-model.ts';

export interface ImageLimits {
  /** Of the file. */
  bytes: number;
  minSide?: number;
  maxSide?: number;
  minPixels?: number;
  maxPixels?: number;
}

export interface FittingImage {
  image: EncodedImage;
  width: number;
  height: number;
  /** What was done to it, whole sentences. */
  notes: string[];
}

/** Nothing that an eye finds: a vendor renders anew from it, and what is kept is taken from the original. */
const QUALITY = 95;

/**
 * Checks a picture before it is sent and paid for. A file that is too large is compressed, not made smaller.
 * @throws AppError invalid-request when the vendor cannot take it | unreadable-image
 */
export async function fittingImage(image: EncodedImage, label: string, limits: ImageLimits): Promise<FittingImage> {
  const { bytes, minSide = 1, maxSide = Number.POSITIVE_INFINITY, minPixels = 1, maxPixels = Number.POSITIVE_INFINITY } = limits;
  const refuse = (why: string) => new AppError('invalid-request', `${label} does not take this picture: ${why}.`, { details: { isBilled: false, ...limits } });
  if (image.mediaType === 'image/gif') throw refuse('it takes PNG, JPEG and WebP, no GIF');
  const { width, height, hasAlpha } = await inspectImage(image.bytes, 'The picture to send');
  const size = `${width} × ${height} pixels`;
  if (Math.max(width, height) > maxSide || width * height > maxPixels) throw refuse(`${size} are too many`);
  if (Math.min(width, height) < minSide || width * height < minPixels) throw refuse(`${size} are too few`);
  if (image.bytes.length <= bytes) return { image, width, height, notes: [] };
  const compressed = await compress(image, hasAlpha);
  if (compressed.bytes.length > bytes) throw refuse(`even compressed it has ${megabytes(compressed)} MB, and ${(bytes / 1e6).toFixed(0)} MB is the most`);
  const name = compressed.mediaType === 'image/webp' ? 'WebP' : 'JPEG';
  return { image: compressed, width, height, notes: [`The picture was sent as ${name}: ${label} takes no file of ${megabytes(image)} MB.`] };
}

async function compress({ bytes }: EncodedImage, hasAlpha: boolean): Promise<EncodedImage> {
  const picture = sharp(bytes).autoOrient();
  if (hasAlpha) return { bytes: await picture.webp({ quality: QUALITY }).toBuffer(), mediaType: 'image/webp' };
  return { bytes: await picture.jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' }).toBuffer(), mediaType: 'image/jpeg' };
}

const megabytes = ({ bytes }: EncodedImage) => (bytes.length / 1e6).toFixed(1);
