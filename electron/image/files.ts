import { randomUUID } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Sharp } from 'sharp';
import { AppError, toErrorShape } from '../../shared/errors.ts';
import type { Raster } from '../../shared/raster.ts';
import { toProfiledSharp } from './profile.ts';

type Encode = (image: Sharp, quality: number) => Sharp;

const WHITE = '#ffffff';
/** JPEG has no alpha: it is laid on white, as paper would be. */
const JPEG: Encode = (image, quality) =>
  image.flatten({ background: WHITE }).jpeg({ quality, chromaSubsampling: quality >= 90 ? '4:4:4' : '4:2:0', mozjpeg: true });
const TIFF: Encode = (image) => image.tiff({ compression: 'deflate', predictor: 'horizontal' });

const ENCODERS: Record<string, Encode> = {
  '.png': (image) => image.png({ compressionLevel: 7 }),
  '.webp': (image, quality) => image.webp({ quality, alphaQuality: 100, effort: 4 }),
  '.jpg': JPEG,
  '.jpeg': JPEG,
  '.avif': (image, quality) => image.avif({ quality, effort: 3, chromaSubsampling: quality >= 80 ? '4:4:4' : '4:2:0' }),
  '.tif': TIFF,
  '.tiff': TIFF,
};

/**
 * Sets a pipeline's format by a file name's ending.
 * @param quality 1–100, not used by PNG and TIFF
 * @throws AppError unsupported-image for any other ending
 */
export function encodeFor(path: string, image: Sharp, quality: number): Sharp {
  const extension = extname(path).toLowerCase();
  const encode = ENCODERS[extension];
  if (!encode)
    throw new AppError('unsupported-image', `${path} ends in "${extension}"; Galley writes ${Object.keys(ENCODERS).join(', ')}.`, { details: { path } });
  return encode(image, quality);
}

export interface WriteImageOptions {
  /** 1–100; default 90. */
  quality?: number;
  /** An existing file is replaced instead of refused. */
  isReplacing?: boolean;
  /** ICC profile of the values; null or left out = sRGB, none is written. */
  profile?: Uint8Array | null;
}

/**
 * Writes an image in the format of the path's ending; the file is whole or absent.
 * @throws AppError unsupported-image | file-exists | disk-full | read-only | not-found (no such folder)
 */
export async function writeImageFile(
  path: string,
  image: Raster,
  { quality = 90, isReplacing = false, profile = null }: WriteImageOptions = {},
): Promise<void> {
  const bytes = await encodeFor(path, await toProfiledSharp(image, profile), quality).toBuffer();
  await placeFile(path, bytes, { isReplacing });
}

/**
 * Writes a file that must not be there yet: a temporary file beside it, synced, then linked to its name, which fails when the name is
 * taken, even by another program in the same moment. Nothing is left behind on failure.
 * @throws AppError file-exists | disk-full | read-only | not-found (no such folder)
 */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  await placeFile(path, bytes);
}

export interface PlaceOptions {
  /** Where the bytes are written first, on the same disk; left out = a name of its own beside the file. A file that is there is a leftover and replaced. */
  temporary?: string;
  /** An existing file is replaced instead of refused. */
  isReplacing?: boolean;
  /** Called when the bytes are safe on the disk, just before they get their name. */
  beforePlacing?: () => void;
}

/** Writes a file that is whole or absent under its name. @throws AppError file-exists | disk-full | read-only | not-found (no such folder) */
export async function placeFile(path: string, bytes: Uint8Array, { temporary, isReplacing = false, beforePlacing }: PlaceOptions = {}): Promise<void> {
  const aside = temporary ?? join(dirname(path), `.galley-${randomUUID()}.tmp`);
  try {
    if (temporary) await rm(temporary, { force: true });
    await writeExclusively(aside, bytes);
    beforePlacing?.();
    if (isReplacing) await rename(aside, path);
    else await linkOrWrite(aside, path, bytes);
  } catch (cause) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw writeError(path, cause);
  }
}

async function linkOrWrite(aside: string, path: string, bytes: Uint8Array): Promise<void> {
  try {
    await link(aside, path);
  } catch (error) {
    // exFAT and some network shares know no hard links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await writeExclusively(path, bytes);
  }
  await rm(aside, { force: true });
}

/** Creates, writes and syncs; removes its own file again when that fails. */
async function writeExclusively(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  await file.close();
}

function writeError(path: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const details = { path };
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'EEXIST') return new AppError('file-exists', `${path} is there already; nothing was overwritten.`, { cause, details });
  if (code === 'ENOENT') return new AppError('not-found', `There is no folder ${dirname(path)}.`, { cause, details });
  if (code === 'ENOTDIR') return new AppError('invalid-input', `${path} cannot be written: a part of its folder is a file.`, { cause, details });
  if (code === 'ENAMETOOLONG') return new AppError('invalid-input', `${path} is longer than this disk allows.`, { cause, details });
  const shape = toErrorShape(cause);
  return new AppError(shape.code, `${path} could not be written. ${shape.message}`, { cause, retryable: shape.retryable, details });
}
