import { AppError } from '../../../shared/errors.ts';
import { sharp } from '../../image/sharp.ts';
import type { EncodedImage } from '../remote-model.ts';
import { missingTo, type Size } from './engine-sizes.ts';

/** @throws AppError unreadable-image */
export async function sizeOf({ bytes }: EncodedImage): Promise<Size> {
  try {
    const { width, height } = await sharp(bytes).metadata();
    return { width, height };
  } catch (cause) {
    throw new AppError('unreadable-image', 'The picture to work on cannot be read.', { cause, details: { isBilled: false } });
  }
}

const png = (bytes: Uint8Array): EncodedImage => ({ bytes, mediaType: 'image/png' });

/** The picture with its last column and row repeated to whole steps: an engine would cut what is over. */
export async function padded(image: EncodedImage, size: Size, multipleOf: number): Promise<EncodedImage> {
  const { right, bottom } = missingTo(multipleOf, size);
  if (right === 0 && bottom === 0) return image;
  return png(await sharp(image.bytes).extend({ right, bottom, extendWith: 'copy' }).png().toBuffer());
}

/** The mask in the same frame; nothing is repainted in the part that was added. */
export async function paddedMask(mask: EncodedImage, size: Size, multipleOf: number): Promise<EncodedImage> {
  const { right, bottom } = missingTo(multipleOf, size);
  if (right === 0 && bottom === 0) return mask;
  return png(
    await sharp(mask.bytes)
      .extend({ right, bottom, background: { r: 0, g: 0, b: 0, alpha: 1 } })
      .toColourspace('b-w')
      .png()
      .toBuffer(),
  );
}

/** What was padded, cut back to its own size; a picture of another size stays as it is. */
export async function cutBack(image: EncodedImage, size: Size, multipleOf: number): Promise<EncodedImage> {
  const { right, bottom } = missingTo(multipleOf, size);
  if (right === 0 && bottom === 0) return image;
  const given = await sizeOf(image);
  if (given.width !== size.width + right || given.height !== size.height + bottom) return image;
  return png(
    await sharp(image.bytes)
      .extract({ left: 0, top: 0, ...size })
      .png()
      .toBuffer(),
  );
}

/** The picture transparent where the mask says repaint: workflows that take their mask from LoadImage's second output read it so. */
export async function withMaskAsAlpha(image: EncodedImage, mask: EncodedImage): Promise<EncodedImage> {
  const { data, info } = await sharp(mask.bytes).toColourspace('b-w').extractChannel(0).negate().raw().toBuffer({ resolveWithObject: true });
  const alpha = { raw: { width: info.width, height: info.height, channels: 1 as const } };
  return png(await sharp(image.bytes).removeAlpha().joinChannel(data, alpha).png().toBuffer());
}
