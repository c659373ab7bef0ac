import { AppError } from '../../shared/errors.ts';
import { MAX_PIXELS } from './codecs.ts';
import { sharp } from './sharp.ts';

/** Widths of the pyramid that is kept on disk, in px. */
export const THUMBNAIL_WIDTHS = [96, 192, 384, 512, 768, 1024, 1536, 2048] as const;

/** The pyramid's width that serves a request: the next one up, or the largest. */
export function thumbnailWidth(wanted: number): number {
  return THUMBNAIL_WIDTHS.find((width) => width >= wanted) ?? THUMBNAIL_WIDTHS[THUMBNAIL_WIDTHS.length - 1];
}

/**
 * A smaller picture as WebP (alpha kept), at most `width` px wide and never larger than the original.
 * @param source encoded bytes or a file's path
 * @param name what to call the image in errors
 * @throws AppError unreadable-image | invalid-input
 */
export async function makeThumbnail(source: Uint8Array | string, width: number, name: string): Promise<Buffer> {
  if (!Number.isInteger(width) || width < 1) throw new AppError('invalid-input', `A thumbnail cannot be ${width} px wide.`);
  try {
    return await sharp(source, { limitInputPixels: MAX_PIXELS })
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: 82, alphaQuality: 90, effort: 2 })
      .toBuffer();
  } catch (cause) {
    throw new AppError('unreadable-image', `No thumbnail could be made of ${name}: ${(cause as Error).message.split('\n')[0]}.`, { cause, details: { name } });
  }
}
