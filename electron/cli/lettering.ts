import { access, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { boxAround } from '../../shared/geometry.ts';
import type { LetteringRegion } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { inspectImage, readImageFile } from '../image/codecs.ts';
import { writeImageFile } from '../image/files.ts';
import { decodeProfiled } from '../image/profile.ts';
import { fontsFolder } from '../paths.ts';
import { createFontLibrary } from '../typography/fonts.ts';
import type { LetterTools } from '../typography/pass.ts';
import { createPassMemory } from '../typography/pass-memory.ts';
import { createTextReader } from '../typography/read/reader.ts';
import { createTypesetter } from '../typography/typesetter.ts';

/** An image file with what of it must not get lost. */
export interface OpenedImage {
  image: Raster;
  /** The file's ICC profile; null = sRGB. */
  profile: Uint8Array | null;
  /** Whole sentences about what a written file will lack. */
  warnings: string[];
}

export async function openImage(path: string): Promise<OpenedImage> {
  const bytes = await readImageFile(path);
  const { pages, depth } = await inspectImage(bytes, path);
  if (pages > 1) {
    throw new AppError('unsupported-image', `${path} is animated or has ${pages} pages; Galley letters single pictures. Save one frame as its own file.`, {
      details: { path, pages },
    });
  }
  const { raster, profile } = await decodeProfiled(bytes, path);
  const warnings = depth > 8 ? [`${path} has ${depth} bits per channel; the result has 8.`] : [];
  return { image: raster, profile, warnings };
}

/** Opens fonts and OCR, works, and closes them. */
export async function withLetterTools<Result>(work: (tools: LetterTools) => Promise<Result>): Promise<Result> {
  const fonts = createFontLibrary(fontsFolder());
  const reader = await createTextReader().catch(withoutReader);
  try {
    return await work({ reader, fonts, typesetter: createTypesetter(fonts), memory: createPassMemory() });
  } finally {
    await reader?.dispose();
    fonts.dispose();
  }
}

/** Without the OCR runtime lettering can still be set; the report then says "not-checked". */
function withoutReader(error: unknown): null {
  if (error instanceof AppError && error.code === 'unavailable') return null;
  throw error;
}

/** Refuses to write over the image itself, or over anything without `--force`. @throws AppError file-exists */
export async function assertFree(image: string, out: string, force = false): Promise<void> {
  const exists = await access(out).then(
    () => true,
    () => false,
  );
  if (!exists) return;
  const isInput = (await realpath(out)) === (await realpath(image).catch(() => resolve(image)));
  if (isInput) throw new AppError('file-exists', `${out} is the image itself; choose another --out.`, { details: { path: out } });
  if (!force) throw new AppError('file-exists', `${out} is there already; --force replaces it.`, { details: { path: out } });
}

export async function writeLettered(path: string, image: Raster, { profile }: OpenedImage, isReplacing: boolean): Promise<void> {
  await writeImageFile(path, image, { isReplacing, profile });
}

/** One line a region: number, what it reads, where. */
export function describeRegions(regions: readonly LetteringRegion[]): string[] {
  return regions.map(({ readBefore, quad, script, flags }, i) => {
    const { x, y, width, height } = boxAround(quad);
    const reads = readBefore === '' ? `unreadable${script === 'unknown' ? '' : ` ${script}`}` : `"${readBefore}"`;
    const doubts = flags.length > 0 ? `  (${flags.join(', ')})` : '';
    return `${String(i + 1).padStart(3)}  ${reads}  at ${[x, y, width, height].map(Math.round).join(',')}${doubts}`;
  });
}
