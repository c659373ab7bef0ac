import { AppError } from '../../shared/errors.ts';
import type { LetteringArea, LetteringOptions, PlacedText } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { definedOnly } from './attempt-plans.ts';
import type { FontLibrary } from './fonts.ts';
import type { EditedPicture } from './model-edit/tries.ts';
import { ambiguousRegion } from './pass-ambiguous.ts';
import { type Entry, entriesOf } from './pass-entries.ts';
import { NO_MEMORY, type PassMemory } from './pass-memory.ts';
import { type PassPlan, planPass } from './pass-plan.ts';
import { readBase } from './pass-read.ts';
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
  /** What models have lettered already; left out = nothing. */
  edited?: EditedPicture;
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

export interface Draft {
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
export async function draftPass(request: LetterRequest, { reader, fonts, memory = NO_MEMORY }: LetterTools): Promise<Draft> {
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
  for (const text of planned.unset) warnings.push(`“${text}” was not set: it may stand there already, in letters that cannot be read here.`);
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
