import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { decodeImageFile } from '../../electron/image/codecs.ts';
import { fontsFolder } from '../../electron/paths.ts';
import { createFontLibrary } from '../../electron/typography/fonts.ts';
import { type Lettered, type LetterTools, letterImage } from '../../electron/typography/pass.ts';
import { createTextReader } from '../../electron/typography/read/reader.ts';
import { createTypesetter } from '../../electron/typography/typesetter.ts';
import { AppError } from '../../shared/errors.ts';
import type { Raster } from '../../shared/raster.ts';
import { peakOfProcess } from '../overhead/child.ts';
import { type IndexRow, readIndex } from './index-rows.ts';
import { areaOf, changedOutside, countFlags, countTouched, type Judged, scoreErasing, scoreTruths, type TruthScore } from './judge.ts';

/** What one picture gave. Milliseconds. */
export interface PictureScore {
  file: string;
  kind: string;
  truths: TruthScore[];
  /** Of the pass's own report, for pictures without known places. */
  errorRates: { before: number | null; after: number | null };
  touched: number;
  changedOutside: number;
  /** Against the clean plate in the erased area, dB, and the share of the letters' pixels that it misses; null without a plate. */
  erasing: { psnr: number; left: number } | null;
  totalMs: number;
  stagesMs: Record<string, number>;
  isRepeatable: boolean;
  flags: Record<string, number>;
  /** The error's words, where the pass refused. */
  refusal: string | null;
}

/** What the measuring process prints, as JSON. Milliseconds, bytes. */
export interface LetteringRun {
  coldStartMs: number;
  firstPassMs: number;
  peakBytes: number;
  pictures: PictureScore[];
}

interface Passed {
  lettered: Lettered | null;
  refusal: string | null;
  totalMs: number;
}

async function main(folder: string): Promise<LetteringRun> {
  const opening = performance.now();
  const fonts = createFontLibrary(fontsFolder());
  const tools = { reader: await createTextReader(), fonts, typesetter: createTypesetter(fonts) };
  const coldStartMs = performance.now() - opening;
  const rows = readIndex(folder);
  const { totalMs: firstPassMs } = await pass(rows[0], await load(folder, rows[0].file), tools);
  const pictures: PictureScore[] = [];
  for (const row of rows) {
    const image = await load(folder, row.file);
    const first = await pass(row, image, tools);
    const second = await pass(row, image, tools);
    pictures.push(await score(folder, row, image, first, second, tools));
  }
  await tools.reader.dispose();
  return { coldStartMs, firstPassMs, peakBytes: peakOfProcess(), pictures };
}

function load(folder: string, file: string): Promise<Raster> {
  return decodeImageFile(join(folder, file));
}

async function pass({ texts }: IndexRow, image: Raster, tools: LetterTools): Promise<Passed> {
  const start = performance.now();
  try {
    const lettered = await letterImage({ image, texts, placements: [], options: {}, areas: [], isImported: true, seed: 1 }, tools);
    return { lettered, refusal: null, totalMs: performance.now() - start };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { lettered: null, refusal: `${error.code}: ${error.message}`, totalMs: performance.now() - start };
  }
}

async function score(folder: string, row: IndexRow, image: Raster, first: Passed, second: Passed, { reader }: LetterTools): Promise<PictureScore> {
  if (!reader) throw new Error('OCR cannot run here, so nothing can be judged.');
  const { lettered, refusal } = first;
  const truths = (row.regions_frac ?? []).map((truth) => ({ ...truth, area: areaOf(truth, image) }));
  const judged: Judged = { image, truths, before: await reader.read(image), lettered };
  const clean = row.clean ? await load(folder, row.clean) : null;
  const letters = row.mask && existsSync(join(folder, row.mask)) ? await load(folder, row.mask) : null;
  const best = second.totalMs < first.totalMs ? second : first;
  return {
    file: row.file,
    kind: row.kind,
    truths: await scoreTruths(judged, reader),
    errorRates: lettered?.report.characterErrorRate ?? { before: null, after: null },
    touched: countTouched(judged),
    changedOutside: changedOutside(judged),
    erasing: clean ? scoreErasing(judged, clean, letters) : null,
    totalMs: best.totalMs,
    stagesMs: best.lettered?.report.stagesMs ?? {},
    isRepeatable: Buffer.compare(first.lettered?.image.data ?? Buffer.of(), second.lettered?.image.data ?? Buffer.of()) === 0,
    flags: lettered ? countFlags(lettered.report) : {},
    refusal,
  };
}

process.stdout.write(JSON.stringify(await main(process.argv[2])));
