import type { LetteringRegion, LetteringReport, RegionFlag } from '../../shared/lettering.ts';
import { characterErrorRate, normaliseLettering } from '../metrics/legibility.ts';
import { isUnreadable } from './match-unread.ts';
import type { Attempted } from './pass-attempts.ts';
import type { Edited } from './pass-edited.ts';
import type { Entry } from './pass-entries.ts';
import type { Line, PassPlan, PlannedPiece } from './pass-plan.ts';
import { quadOfArea } from './pass-regions.ts';
import type { Wanted } from './pass-wanted.ts';
import type { TextReader, TextRegion } from './ports.ts';
import { looksAsWanted, settleReading } from './settle.ts';

export interface PassOutcome {
  plan: PassPlan;
  /** What was erased over structure that could not be continued. */
  isHard: (region: TextRegion) => boolean;
  entries: readonly Entry[];
  /** Pieces that were set; the others could not be. */
  done: ReadonlyMap<PlannedPiece, Attempted>;
  /** Pieces that models lettered or tried to. */
  edited: Edited;
  /** Every string as asked for, with what of it can be set. */
  texts: readonly Wanted[];
  reader: TextReader | null;
  stagesMs: Record<string, number>;
  warnings: string[];
}

/** What the pass did, place by place, and how it reads before and after. */
export function reportOf({ plan, isHard, entries, done, edited, texts, reader, stagesMs, warnings }: PassOutcome): LetteringReport {
  const asAsked = (letters: string) => texts.find((wanted) => wanted.letters === letters)?.text ?? letters;
  const pieceRegion = (piece: PlannedPiece): LetteringRegion => {
    if (edited.taken.has(piece)) return modelRegion(piece, asAsked(piece.wanted));
    const attempted = done.get(piece);
    return attempted ? setRegion(piece, asAsked(piece.wanted), attempted, reader) : unsetRegion(piece, asAsked(piece.wanted));
  };
  const regions = entries.map((entry): LetteringRegion => {
    if (entry.kind === 'erased') return { ...goneRegion(entry.region), action: 'erased', flags: isHard(entry.region) ? ['better-by-model'] : [] };
    if (entry.kind !== 'piece') return foundRegion(entry);
    const { piece } = entry;
    const letteredBy = edited.letteredBy(piece);
    const region = pieceRegion(piece);
    return letteredBy ? { ...region, letteredBy } : region;
  });
  const readable = plan.lines.filter((line) => reader?.canRead(line.wanted));
  const characterErrorRate = {
    before: errorRate(readable.map(({ wanted, readBefore }) => [asAsked(wanted), settleReading(wanted, readBefore)])),
    after: errorRate(readable.map((line) => [asAsked(line.wanted), settleReading(line.wanted, readAfterOf(line, done, edited))])),
  };
  return { regions, characterErrorRate, stagesMs, warnings };
}

/** What is planned for a place, as a line of a report whose work has not been done: nothing is set, nothing checked. */
export function plannedRegion(entry: Entry, reader: TextReader | null): LetteringRegion {
  if (entry.kind !== 'piece') return foundRegion(entry);
  const { piece } = entry;
  const { wanted, action, area, font } = piece;
  const flags = [...(piece.flags ?? []), ...(reader?.canRead(wanted) === false ? (['script-unreadable'] as const) : [])];
  return { ...UNSET, ...foundBefore(piece), quad: quadOfPiece(piece), wanted, readAfter: '', action, font, area, check: 'not-checked', flags: distinct(flags) };
}

/** What every entry has that was not set. */
const UNSET = {
  font: null,
  fontSize: null,
  attempts: 0,
  area: null,
  effects: null,
  finish: null,
  fontMatches: [],
  contrast: null,
} satisfies Partial<LetteringRegion>;

function foundOf({ text, polygon, quad, script = 'unknown' }: TextRegion): Pick<LetteringRegion, 'readBefore' | 'polygon' | 'script'> {
  return { readBefore: text, polygon: polygon ?? quad, script };
}

function foundBefore({ cleared: [old], readBefore }: PlannedPiece): Pick<LetteringRegion, 'readBefore' | 'polygon' | 'script'> {
  return { ...(old ? foundOf(old) : { polygon: [], script: 'unknown' as const }), readBefore };
}

function goneRegion(region: TextRegion): Omit<LetteringRegion, 'action' | 'flags'> {
  return { ...UNSET, ...foundOf(region), quad: region.quad, wanted: null, readAfter: '', check: 'not-checked' };
}

/** Text that was left alone, or that went away with the text beside it. */
function foundRegion(entry: Exclude<Entry, { kind: 'piece' }>): LetteringRegion {
  const { region, kind } = entry;
  if (kind !== 'kept') return { ...goneRegion(region), action: kind === 'erased' ? 'erased' : 'replaced', flags: [] };
  const shared = { ...UNSET, ...foundOf(region), quad: region.quad };
  const { wanted, flags } = entry;
  const text = wanted === null ? region.text : settleReading(wanted, region.text);
  const isExact = wanted !== null && text === normaliseLettering(wanted);
  const check = wanted === null ? 'not-checked' : isExact ? 'exact' : isUnreadable(wanted) || looksAsWanted(wanted, region.text) ? 'unreadable' : 'mismatch';
  return { ...shared, wanted, readAfter: text, action: 'kept', check, flags: [...flags] };
}

function unsetRegion(piece: PlannedPiece, wanted: string): LetteringRegion {
  const { readBefore, flags } = piece;
  const shared = { ...UNSET, ...foundBefore(piece), quad: quadOfPiece(piece), wanted };
  return { ...shared, readAfter: readBefore, action: readBefore ? 'kept' : 'set', check: 'mismatch', flags: distinct([...(flags ?? []), 'does-not-fit']) };
}

function setRegion(piece: PlannedPiece, wanted: string, attempted: Attempted, reader: TextReader | null): LetteringRegion {
  const { set, font, effects, check, attempts, contrast, finish, fontMatches } = attempted;
  const flags = distinct([...(piece.flags ?? []), ...attempted.flags]);
  const look = { area: set.area, effects, finish, fontMatches, contrast, flags };
  const shared = { ...foundBefore(piece), ...look, quad: set.quad, wanted, action: piece.action, font, fontSize: set.fontSize, attempts };
  if (!reader) return { ...shared, readAfter: '', check: 'not-checked' };
  if (!check) return { ...shared, readAfter: '', check: wanted === piece.wanted ? 'unreadable' : 'mismatch', flags: distinct([...flags, 'script-unreadable']) };
  return { ...shared, readAfter: check.text, check: check.text === normaliseLettering(wanted) ? 'exact' : 'mismatch' };
}

/** Lettered by a model: what it was set in nobody knows; its place is known, so that it can be set again. */
function modelRegion(piece: PlannedPiece, wanted: string): LetteringRegion {
  const { action, area, flags = [] } = piece;
  const read = normaliseLettering(piece.wanted);
  const check = read === normaliseLettering(wanted) ? 'exact' : 'mismatch';
  return { ...UNSET, ...foundBefore(piece), quad: quadOfPiece(piece), wanted, readAfter: read, action, area, attempts: 1, check, flags: distinct(flags) };
}

function quadOfPiece({ cleared: [old], area }: PlannedPiece) {
  return old?.quad ?? quadOfArea(area);
}

function distinct(flags: readonly RegionFlag[]): RegionFlag[] {
  return [...new Set(flags)];
}

function readAfterOf(line: Line, done: ReadonlyMap<PlannedPiece, Attempted>, { taken }: Edited): string {
  const pieces = [...line.pieces];
  return line.kept
    .map((kept) => {
      if (kept !== null) return kept;
      const piece = pieces.shift()!;
      // A model's letters are taken only where they read as wanted.
      if (taken.has(piece)) return normaliseLettering(piece.wanted);
      return done.get(piece)?.check?.text ?? (done.has(piece) ? '' : piece.readBefore);
    })
    .filter((text) => text !== '')
    .join(' ');
}

/** Edits over all strings ÷ their letters; null when there are none. */
function errorRate(pairs: [wanted: string, read: string][]): number | null {
  let [edits, letters] = [0, 0];
  for (const [wanted, read] of pairs) {
    const length = [...normaliseLettering(wanted)].length;
    edits += characterErrorRate(wanted, read) * length;
    letters += length;
  }
  return letters === 0 ? null : edits / letters;
}
