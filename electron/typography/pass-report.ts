import type { LetteringRegion, LetteringReport } from '../../shared/lettering.ts';
import { characterErrorRate, normaliseLettering } from '../metrics/legibility.ts';
import type { Attempted } from './pass-attempts.ts';
import type { Line, PassPlan, PlannedPiece } from './pass-plan.ts';
import { quadOfArea } from './pass-regions.ts';
import type { TextReader, TextRegion } from './ports.ts';
import { settleReading } from './settle.ts';

export interface Wanted {
  /** As asked for. */
  text: string;
  /** What can be set: without characters that no font has. */
  letters: string;
}

/** What the pass did, place by place, and how it reads before and after. */
export function reportOf(
  plan: PassPlan,
  done: ReadonlyMap<PlannedPiece, Attempted>,
  texts: readonly Wanted[],
  reader: TextReader | null,
  stagesMs: Record<string, number>,
  warnings: string[],
): LetteringReport {
  const asAsked = (letters: string) => texts.find((wanted) => wanted.letters === letters)?.text ?? letters;
  const regions: LetteringRegion[] = plan.lines.flatMap((line) => line.pieces.map((piece) => regionOf(piece, asAsked(piece.wanted), done.get(piece), reader)));
  for (const { region, wanted } of plan.kept) {
    const text = wanted === null ? region.text : settleReading(wanted, region.text);
    const check = wanted === null ? 'not-checked' : text === normaliseLettering(wanted) ? 'exact' : 'mismatch';
    regions.push({ ...UNSET, ...foundOf(region), quad: region.quad, wanted, readAfter: text, action: 'kept', check });
  }
  const readable = plan.lines.filter((line) => reader?.canRead(line.wanted));
  const characterErrorRate = {
    before: errorRate(readable.map(({ wanted, readBefore }) => [asAsked(wanted), settleReading(wanted, readBefore)])),
    after: errorRate(readable.map((line) => [asAsked(line.wanted), settleReading(line.wanted, readAfterOf(line, done))])),
  };
  return { regions, characterErrorRate, stagesMs, warnings };
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
  flags: [],
} satisfies Partial<LetteringRegion>;

function foundOf({ text, polygon, quad, script = 'unknown' }: TextRegion): Pick<LetteringRegion, 'readBefore' | 'polygon' | 'script'> {
  return { readBefore: text, polygon: polygon ?? quad, script };
}

function regionOf(piece: PlannedPiece, wanted: string, attempted: Attempted | undefined, reader: TextReader | null): LetteringRegion {
  const { readBefore, action } = piece;
  const [old] = piece.cleared;
  const found = { ...(old ? foundOf(old) : { polygon: [], script: 'unknown' as const }), readBefore };
  if (!attempted) {
    const quad = old?.quad ?? quadOfArea(piece.area);
    return { ...UNSET, ...found, quad, wanted, readAfter: readBefore, action: readBefore ? 'kept' : 'set', check: 'mismatch', flags: ['does-not-fit'] };
  }
  const { set, font, effects, check, attempts } = attempted;
  const look = { area: piece.area, effects, finish: null, fontMatches: [], contrast: null, flags: [] };
  const shared = { ...found, ...look, quad: set.quad, wanted, action, font, fontSize: set.fontSize, attempts };
  if (!reader) return { ...shared, readAfter: '', check: 'not-checked' };
  if (!check) return { ...shared, readAfter: '', check: wanted === piece.wanted ? 'unreadable' : 'mismatch' };
  return { ...shared, readAfter: check.text, check: check.text === normaliseLettering(wanted) ? 'exact' : 'mismatch' };
}

function readAfterOf(line: Line, done: ReadonlyMap<PlannedPiece, Attempted>): string {
  const pieces = [...line.pieces];
  return line.kept
    .map((kept) => {
      if (kept !== null) return kept;
      const piece = pieces.shift()!;
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
