import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Raster } from '../../shared/raster.ts';
import { toSharp } from './codecs.ts';

/** Writes a file whole or not at all: temporary file beside it, synced, then put in place. @throws AppError file-exists */
export async function writeFileAtomically(path: string, bytes: Uint8Array, { isReplacing }: { isReplacing: boolean }): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (isReplacing) await rename(temporary, path);
    else await linkExclusively(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Encodes by the file's ending (.png, .webp, .jpg, .avif, .tif) and writes atomically. @throws AppError invalid-input for other endings | file-exists */
export async function writeImageFile(path: string, raster: Raster, options: { isReplacing: boolean }): Promise<void> {
  const image = toSharp(raster);
  const encoders: Record<string, () => Promise<Buffer>> = {
    '.png': () => image.png().toBuffer(),
    '.webp': () => image.webp({ quality: 92 }).toBuffer(),
    '.jpg': () => image.flatten({ background: '#fff' }).jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer(),
    '.avif': () => image.avif({ quality: 70 }).toBuffer(),
    '.tif': () => image.tiff({ compression: 'lzw' }).toBuffer(),
  };
  const ending = extname(path).toLowerCase().replace('.jpeg', '.jpg').replace('.tiff', '.tif');
  const encode = encoders[ending];
  if (!encode)
    throw new AppError('invalid-input', `Galley cannot write "${ending || 'no ending'}" files; choose .png, .webp, .jpg, .avif or .tif for ${path}.`, {
      details: { path },
    });
  await writeFileAtomically(path, await encode(), options);
}

/** A hard link fails where the name is taken, which a rename would not. */
async function linkExclusively(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST')
      throw new AppError('file-exists', `${path} is there already; nothing was written over it.`, { cause, details: { path } });
    throw cause;
  }
}
