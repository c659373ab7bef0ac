import type { LetteringRegion, LetteringReport } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { type Attempted, compose, isRefusal, refusalOf, setPiece } from './pass-attempts.ts';
import { type Cleared, clearRegions, union } from './pass-clear.ts';
import { draftPass, type LetterRequest, type LetterTools } from './pass-draft.ts';
import { type Edited, editedPieces } from './pass-edited.ts';
import type { Entry } from './pass-entries.ts';
import { keepMaskOf, outside } from './pass-keep.ts';
import { lock } from './pass-lock.ts';
import { NO_MEMORY } from './pass-memory.ts';
import type { PlannedPiece } from './pass-plan.ts';
import { quadOfArea } from './pass-regions.ts';
import { plannedRegion, reportOf } from './pass-report.ts';
import type { TextRegion } from './ports.ts';

export type { LetterRequest, LetterTools } from './pass-draft.ts';

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
  const draft = await draftPass(request, tools);
  const { plan, regions, entries, stagesMs, warnings, texts, options } = draft;
  const edited = editedPieces(draft, request, tools.reader);
  onProgress?.(0.3);

  const start = performance.now();
  const pieces = plan.lines.flatMap((line) => line.pieces).filter((piece) => !edited.taken.has(piece));
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
  if (edited.mask) {
    work = lock(work, request.edited!.image, edited.mask);
    mask = union(mask, edited.mask);
  }
  // A model's letters cannot be taken off their ground: they stay with it.
  const cleared = work === image || (going.length === 0 && !edited.mask) ? null : work;
  stagesMs.erase = performance.now() - erasing;
  onProgress?.(0.5);

  // In a picture that a model made, what nobody asked for is no lettering that must stay.
  const fixed = request.isImported ? kept : plan.kept.flatMap(({ region, wanted }) => (wanted === null ? [] : [region]));
  const done = new Map<PlannedPiece, Attempted>();
  let lettering: Raster | null = null;
  for (const piece of pieces) {
    if (refused.has(piece)) continue;
    const keep = besides(keepMaskOf(image, fixed, [...piece.cleared.map(({ quad }) => quad), quadOfArea(piece.area)]), edited);
    const attempted = await setPiece(piece, work, options, seed, tools, keep);
    if (isRefusal(attempted)) {
      warnings.push(attempted.message);
      continue;
    }
    work = attempted.image;
    lettering = lettering ? compose(lettering, attempted.set.layer, attempted.set.bounds) : attempted.set.layer;
    mask = union(mask, attempted.set.mask);
    stagesMs.set += attempted.setMs;
    stagesMs.check += attempted.checkMs;
    warnings.push(...attempted.set.warnings);
    done.set(piece, attempted);
    onProgress?.(0.5 + (0.5 * done.size) / pieces.length);
  }
  const report = reportOf({ plan, isHard, entries, done, edited, texts, reader: tools.reader, stagesMs, warnings });
  const outlines = entries.map((entry) => (entry.kind === 'piece' ? done.get(entry.piece)?.set.outlines : '') ?? '');
  return { image: lock(image, work, mask), mask, report, cleared, lettering, outlines };
}

/** What a model has lettered stays as it is, too. */
function besides(keep: Raster | null, { mask }: Edited): Raster | null {
  return keep && mask ? union(keep, mask) : (keep ?? mask);
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
  if (going.length === 0) return clearRegions(image, [], kept, seed);
  const clear = () => {
    const cleared = clearRegions(image, going, kept, seed);
    const keep = keepMaskOf(
      image,
      kept,
      going.map(({ quad }) => quad),
    );
    if (!keep) return cleared;
    const mask = outside(cleared.mask, keep);
    return { ...cleared, mask, image: lock(image, cleared.image, mask) };
  };
  if (imageKey === undefined) return clear();
  return memory.cleared(JSON.stringify([imageKey, seed, ...[going, kept].map((regions) => regions.map(({ quad }) => quad))]), clear);
}

function without(regions: readonly TextRegion[], going: readonly TextRegion[]): TextRegion[] {
  return regions.filter((region) => !going.includes(region));
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
