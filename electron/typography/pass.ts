import { AppError } from '../../shared/errors.ts';
import { boxAround } from '../../shared/geometry.ts';
import type { LetteringArea, LetteringOptions, LetteringReport } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { normaliseLettering } from '../metrics/legibility.ts';
import type { FontLibrary } from './fonts.ts';
import { type Attempted, compose, refusalOf, setPiece } from './pass-attempts.ts';
import { clearRegions, union } from './pass-clear.ts';
import { type PlannedPiece, planPass } from './pass-plan.ts';
import { growQuad, quadOfArea } from './pass-regions.ts';
import { reportOf, type Wanted } from './pass-report.ts';
import type { ReadOptions, TextReader, TextRegion } from './ports.ts';
import type { Typesetter } from './typesetter.ts';

export interface LetterRequest {
  /** RGB or RGBA. */
  image: Raster;
  /** What the lettering should say, in order; `options.texts` replaces them. */
  texts: readonly string[];
  /** The prompt's words about each string; '' where it has none. */
  placements: readonly string[];
  options: LetteringOptions;
  /** Free areas that the engine reports; may be empty. */
  areas: readonly LetteringArea[];
  /** An image that somebody brought: text that was not asked for stays. */
  isImported: boolean;
  seed: number;
  /** 0–1. */
  onProgress?: (share: number) => void;
}

export interface LetterTools {
  /** null where OCR cannot run: then nothing is found, nothing is checked, and the report says so. */
  reader: TextReader | null;
  typesetter: Typesetter;
  fonts: FontLibrary;
}

export interface Lettered {
  image: Raster;
  /** Grey, 255 = may have changed. Outside it the image is the input, bit for bit. */
  mask: Raster;
  report: LetteringReport;
  /** The base without the old lettering; null when nothing was erased. */
  cleared: Raster | null;
  /** The new lettering alone, RGBA; null when nothing was set. */
  lettering: Raster | null;
  /** Outlines of each of the report's regions as SVG path data, px of the image; '' where nothing was set. */
  outlines: string[];
}

/** Detector side for images made by a model: their lettering is large. */
const GENERATED_SIDE = 736;
/** Of the part around the free areas; less would give the detector nothing to see. */
const SMALLEST_SIDE = 256;
/** How far around the free areas old lettering is looked for, as a share of their height. */
const AROUND_AREA = 0.3;

/**
 * The typography pass: finds what stands in the image, takes wrong lettering away, sets the wanted strings, and reads them back;
 * a string that does not read as wanted is set again smaller, plainer and in other faces.
 * @throws AppError invalid-input (the artist's box lies outside the image) | not-found (unknown font)
 */
export async function letterImage(request: LetterRequest, tools: LetterTools): Promise<Lettered> {
  const { image, options, seed, onProgress } = request;
  const stagesMs = { find: 0, read: 0, erase: 0, set: 0, check: 0 };
  const warnings: string[] = [];
  const { texts, placements } = wantedOf(request, tools.fonts, warnings);
  const regions = await readBase(request, tools.reader, stagesMs, warnings, texts.length);
  onProgress?.(0.3);
  const start = performance.now();
  const plan = planPass({ ...request, texts: texts.map(({ letters }) => letters), placements }, regions);
  const pieces = plan.lines.flatMap((line) => line.pieces);
  const refused = refusedPieces(pieces, request, tools.typesetter, warnings);
  stagesMs.set += performance.now() - start;

  const erasing = performance.now();
  const going = pieces.filter((piece) => !refused.has(piece)).flatMap((piece) => piece.cleared);
  let { image: work, mask } = clearRegions(
    image,
    going,
    plan.kept.map(({ region }) => region),
    seed,
  );
  const cleared = work === image ? null : work;
  stagesMs.erase = performance.now() - erasing;
  onProgress?.(0.5);

  const done = new Map<PlannedPiece, Attempted>();
  let lettering: Raster | null = null;
  for (const piece of pieces) {
    if (refused.has(piece)) continue;
    const attempted = await setPiece(piece, work, options, seed, tools);
    if (attempted instanceof AppError) {
      warnings.push(attempted.message);
      continue;
    }
    work = compose(work, attempted.set.layer);
    lettering = lettering ? compose(lettering, attempted.set.layer) : attempted.set.layer;
    mask = union(mask, attempted.set.mask);
    stagesMs.set += attempted.setMs;
    stagesMs.check += attempted.checkMs;
    warnings.push(...attempted.set.warnings);
    done.set(piece, attempted);
    onProgress?.(0.5 + (0.5 * done.size) / pieces.length);
  }
  const report = reportOf(plan, done, texts, tools.reader, stagesMs, warnings);
  const outlines = report.regions.map((_, i) => done.get(pieces[i])?.set.outlines ?? '');
  return { image: lock(image, work, mask), mask, report, cleared, lettering, outlines };
}

/** The strings to set: blank ones dropped, characters without a glyph named. */
function wantedOf({ texts, placements, options }: LetterRequest, fonts: FontLibrary, warnings: string[]): { texts: Wanted[]; placements: string[] } {
  const found = { texts: [] as Wanted[], placements: [] as string[] };
  (options.texts ?? texts).forEach((text, i) => {
    const missing = fonts.unsupported(text);
    const letters = [...text.normalize('NFC')]
      .filter((character) => !missing.includes(character))
      .join('')
      .trim();
    if (missing.length > 0) warnings.push(`No bundled font has ${missing.map((character) => `“${character}”`).join(', ')}: left out of “${text}”.`);
    if (normaliseLettering(letters) === '') {
      if (missing.length === 0) warnings.push('An empty string was left out.');
      return;
    }
    found.texts.push({ text, letters });
    found.placements.push(placements[i] ?? '');
  });
  return found;
}

async function readBase(
  request: LetterRequest,
  reader: TextReader | null,
  stagesMs: Record<string, number>,
  warnings: string[],
  wanted: number,
): Promise<TextRegion[]> {
  if (wanted === 0 && !request.isImported) return [];
  if (!reader) {
    warnings.push('Text cannot be read here: old lettering was not looked for, and nothing was checked.');
    return [];
  }
  const onStages = ({ find, read }: { find: number; read: number }) => {
    stagesMs.find += find;
    stagesMs.read += read;
  };
  return reader.read(request.image, { onStages, ...whereToLook(request, wanted) });
}

/** A base whose engine reports free areas has text, if any, only where the model slipped: it matters only under the new lettering. */
function whereToLook({ image, areas, isImported, options }: LetterRequest, wanted: number): ReadOptions {
  // With a box of the artist's, only what lies in the way matters for made images.
  if (isImported || options.box) return {};
  if (areas.length < wanted) return { maxSide: GENERATED_SIDE };
  const within = boxAround(areas.flatMap((area) => growQuad(quadOfArea(area), AROUND_AREA)));
  const share = Math.min(1, Math.max(within.width, within.height) / Math.max(image.width, image.height));
  return { within, maxSide: Math.max(SMALLEST_SIDE, Math.round(GENERATED_SIDE * share)) };
}

/** Pieces over old lettering that no face can set: what stands there must stay. */
function refusedPieces(
  pieces: readonly PlannedPiece[],
  { image, options, seed }: LetterRequest,
  typesetter: Typesetter,
  warnings: string[],
): Set<PlannedPiece> {
  const refused = new Set<PlannedPiece>();
  for (const piece of pieces) {
    if (piece.cleared.length === 0) continue;
    const refusal = refusalOf(piece, image, options, seed, typesetter);
    if (!refusal) continue;
    warnings.push(refusal.message);
    refused.add(piece);
  }
  return refused;
}

/** The edited pixels inside the mask, the base's own everywhere else. */
function lock(base: Raster, edited: Raster, mask: Raster): Raster {
  const { channels } = base;
  const data = base.data.slice();
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] === 0) continue;
    for (let p = i * channels; p < (i + 1) * channels; p++) data[p] = edited.data[p];
  }
  return { ...base, data };
}
