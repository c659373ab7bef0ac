import { AppError } from '../../shared/errors.ts';
import type { LetteringArea, LetteringOptions, LetteringRegion, LetteringReport, PlacedText } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { definedOnly } from './attempt-plans.ts';
import type { FontLibrary } from './fonts.ts';
import { ambiguousRegion } from './pass-ambiguous.ts';
import { type Attempted, compose, isRefusal, refusalOf, setPiece } from './pass-attempts.ts';
import { type Cleared, clearRegions, union } from './pass-clear.ts';
import { type Entry, entriesOf } from './pass-entries.ts';
import { lock } from './pass-lock.ts';
import { NO_MEMORY, type PassMemory } from './pass-memory.ts';
import { type PassPlan, type PlannedPiece, planPass } from './pass-plan.ts';
import { readBase } from './pass-read.ts';
import { plannedRegion, reportOf } from './pass-report.ts';
import { studyPieces } from './pass-study.ts';
import { numbersOf, type Wanted, wantedOf } from './pass-wanted.ts';
import type { TextReader, TextRegion } from './ports.ts';
import { findStyle } from './style-presets.ts';
import type { Typesetter } from './typesetter.ts';

export interface LetterRequest {
  /** RGB or RGBA. */
  image: Raster;
  /** Says which picture it is (its sha256), so that passes with a memory need not read and clear it again; left out = unknown. */
  imageKey?: string;
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
  /** Refuses what is ambiguous instead of taking the proposals and flagging them. */
  isStrict?: boolean;
  /** 0–1. */
  onProgress?: (share: number) => void;
}

export interface LetterTools {
  /** null where OCR cannot run: then nothing is found, nothing is checked, and the report says so. */
  reader: TextReader | null;
  typesetter: Typesetter;
  fonts: FontLibrary;
  /** Left out = every pass begins anew. */
  memory?: PassMemory;
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

/**
 * The typography pass: finds what stands in the image, takes wrong lettering away, sets the wanted strings, and reads them back;
 * a string that does not read as wanted is set again smaller, plainer and in other faces. The same request gives the same result.
 * @throws AppError invalid-input (the artist's box lies outside the image) | not-found (unknown font, style or region) | ambiguous-region (only when strict)
 */
export async function letterImage(request: LetterRequest, tools: LetterTools): Promise<Lettered> {
  const { image, seed, onProgress } = request;
  const { plan, regions, entries, stagesMs, warnings, texts, options } = await draftPass(request, tools);
  onProgress?.(0.3);

  const start = performance.now();
  const pieces = plan.lines.flatMap((line) => line.pieces);
  const refused = refusedPieces(pieces, { image, options, seed }, tools, warnings);
  stagesMs.set += performance.now() - start;

  const erasing = performance.now();
  const going = [...pieces.filter((piece) => !refused.has(piece)).flatMap((piece) => piece.cleared), ...plan.erased];
  const kept = without(regions, going);
  const ground = clearOnce(request, tools, going, kept);
  let { image: work, mask } = ground;
  // A ground that was remembered names the regions of an earlier reading.
  const isHard = ({ quad }: TextRegion) => ground.hard.some((other) => String(other.quad) === String(quad));
  for (const piece of pieces) if (piece.cleared.some(isHard)) piece.flags = [...(piece.flags ?? []), 'better-by-model'];
  const cleared = work === image || going.length === 0 ? null : work;
  stagesMs.erase = performance.now() - erasing;
  onProgress?.(0.5);

  const done = new Map<PlannedPiece, Attempted>();
  let lettering: Raster | null = null;
  for (const piece of pieces) {
    if (refused.has(piece)) continue;
    const attempted = await setPiece(piece, work, options, seed, tools);
    if (isRefusal(attempted)) {
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
  const report = reportOf({ plan, isHard, entries, done, texts, reader: tools.reader, stagesMs, warnings });
  const outlines = entries.map((entry) => (entry.kind === 'piece' ? done.get(entry.piece)?.set.outlines : '') ?? '');
  return { image: lock(image, work, mask), mask, report, cleared, lettering, outlines };
}

/** What the pass would do, place by place, with the numbers and in the order of its report; nothing is changed. */
export async function surveyImage(request: LetterRequest, tools: LetterTools): Promise<{ regions: LetteringRegion[]; warnings: string[] }> {
  const { entries, warnings } = await draftPass(request, tools);
  return { regions: entries.map((entry) => plannedRegion(entry, tools.reader)), warnings };
}

/** The base without the old lettering of some places, numbered as in the report; what stands elsewhere stays bit for bit. */
export async function clearImage(request: LetterRequest, tools: LetterTools, numbers: readonly number[]): Promise<Raster> {
  const { entries, regions } = await draftPass(request, tools);
  const regionsOf = (entry: Entry) => (entry.kind === 'piece' ? entry.piece.cleared : [entry.region]);
  const going = [...new Set(entries.filter((_, i) => numbers.includes(i + 1)).flatMap(regionsOf))];
  return clearOnce(request, tools, going, without(regions, going)).image;
}

/** Erases, or takes what an earlier pass over the same picture erased. */
function clearOnce({ image, imageKey, seed }: LetterRequest, { memory = NO_MEMORY }: LetterTools, going: TextRegion[], kept: TextRegion[]): Cleared {
  const clear = () => clearRegions(image, going, kept, seed);
  if (imageKey === undefined) return clear();
  return memory.cleared(JSON.stringify([imageKey, seed, ...[going, kept].map((regions) => regions.map(({ quad }) => quad))]), clear);
}

function without(regions: readonly TextRegion[], going: readonly TextRegion[]): TextRegion[] {
  return regions.filter((region) => !going.includes(region));
}

interface Draft {
  plan: PassPlan;
  /** Everything that was found, in reading order. */
  regions: TextRegion[];
  entries: Entry[];
  texts: Wanted[];
  /** With the named look filled in. */
  options: LetteringOptions;
  stagesMs: Record<string, number>;
  warnings: string[];
}

/** Everything before the first pixel changes: reads the base and plans. */
async function draftPass(request: LetterRequest, { reader, fonts, memory = NO_MEMORY }: LetterTools): Promise<Draft> {
  const stagesMs = { find: 0, read: 0, erase: 0, set: 0, check: 0 };
  const warnings: string[] = [];
  const wanted = wantedOf(request, fonts, warnings);
  const count = request.options.baseTexts?.length ?? Math.max(wanted.texts.length, wanted.placed.length + wanted.erased.length);
  const regions = await readBase(request, reader, memory, count, stagesMs, warnings);
  refuseUnknownRegions(request.options.placed ?? [], regions.length);
  const start = performance.now();
  const texts = wanted.texts.map(({ letters }) => letters);
  const options = { ...withStyle(request.options), placed: wanted.placed };
  const planned = planPass({ ...request, texts, placements: wanted.placements, options, erased: wanted.erased }, regions);
  if (request.isStrict && planned.ambiguities.length > 0) throw ambiguousRegion(planned.ambiguities, regions);
  const plan = studyPieces(planned, request.image, options, fonts);
  stagesMs.set += performance.now() - start;
  return { plan, regions, entries: entriesOf(plan, regions), texts: wanted.all, options, stagesMs, warnings };
}

/** @throws AppError not-found: a string without a place of its own names a region that was not found */
function refuseUnknownRegions(placed: readonly PlacedText[], count: number): void {
  for (const { area, text, ...numbers } of placed) {
    const region = numbersOf(numbers).find((number) => number > count);
    if (area || region === undefined) continue;
    const known = count === 0 ? 'no text was found' : count === 1 ? 'one was found' : `${count} were found`;
    throw new AppError('not-found', `There is no region ${region}${text === '' ? ' to erase' : ` for “${text}”`}: ${known}.`, { details: { region, count } });
  }
}

/** A look that was asked for by name: its effects, under what else was asked for, and its face. @throws AppError not-found */
function withStyle(options: LetteringOptions): LetteringOptions {
  if (options.style === undefined) return options;
  const { effects, font } = findStyle(options.style);
  return { ...options, effects: { ...effects, ...definedOnly(options.effects ?? {}) }, font: options.font ?? font ?? undefined };
}

/** Pieces over old lettering that no face can set: what stands there must stay. */
function refusedPieces(
  pieces: readonly PlannedPiece[],
  { image, options, seed }: Pick<LetterRequest, 'image' | 'options' | 'seed'>,
  { typesetter }: LetterTools,
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
