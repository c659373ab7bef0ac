import type { Colour } from '../../shared/geometry.ts';
import type { LetteringOptions } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { faceSampler } from './font-match.ts';
import type { FontLibrary } from './fonts.ts';
import { measureLook } from './pass-ink.ts';
import type { PassPlan, PlannedPiece } from './pass-plan.ts';
import { areaOfRegion } from './pass-regions.ts';
import type { LetteringStudy, TextRegion } from './ports.ts';
import { opaque } from './read/opaque.ts';
import { quadSize } from './read/outline.ts';
import { colourDistance } from './study/clusters.ts';
import { harmonise } from './study/harmony.ts';
import { inWeight } from './study/weight.ts';
import { studyLettering } from './study.ts';

/**
 * Gives every piece that stands where old lettering stood what can be learnt from it: its exact place, its look, and the faces that are like it.
 * Lines that looked alike are given one look.
 */
export function studyPieces(plan: PassPlan, image: Raster, options: LetteringOptions, fonts: FontLibrary): PassPlan {
  const regions = [...new Set(plan.lines.flatMap(({ pieces }) => pieces.flatMap((piece) => studiedRegion(piece) ?? [])))];
  const flat = opaque(image);
  const alone = regions.map((region) => studyLettering(flat, region, fonts, wantedIn(plan, region)));
  const right = keptBeside(plan, flat, regions).map((region) => studyLettering(flat, region, fonts));
  const together = harmonise(alone, right, faceSampler(fonts));
  const studies = new Map(regions.map((region, i) => [region, together[i]]));
  return { ...plan, lines: plan.lines.map((line) => ({ ...line, pieces: line.pieces.map((piece) => studied(piece, studies, options, fonts)) })) };
}

/** What shall stand in a region instead. */
function wantedIn({ lines }: PassPlan, region: TextRegion): string {
  return lines.flatMap(({ pieces }) => pieces).find((piece) => studiedRegion(piece) === region)?.wanted ?? '';
}

/** Lines of one look differ in size at most by this. */
const SAME_SIZE = 1.7;
/** Inks farther apart than this, in RGB units, are two, however roughly they are measured. */
const SAME_INK = 90;
/** Studying them takes time. */
const MOST_KEPT = 2;

/** Lines that stay and may show how the replaced ones looked before they were garbled: about as large, in about the same ink; the longest of them. */
function keptBeside({ kept }: PassPlan, image: Raster, replaced: readonly TextRegion[]): TextRegion[] {
  const looks = new Map<TextRegion, Colour>();
  const look = (region: TextRegion) => {
    const known = looks.get(region) ?? lookOf(image, region);
    looks.set(region, known);
    return known;
  };
  const isLike = (a: TextRegion, b: TextRegion) => {
    const [first, second] = [quadSize(a.quad).height, quadSize(b.quad).height];
    return Math.max(first, second) <= SAME_SIZE * Math.min(first, second) && colourDistance(look(a), look(b)) < SAME_INK;
  };
  const lent = kept.filter(({ region, wanted }) => wanted !== null && !region.arc && replaced.some((other) => !other.arc && isLike(region, other)));
  return lent
    .map(({ region }) => region)
    .sort((a, b) => b.text.length - a.text.length)
    .slice(0, MOST_KEPT);
}

function lookOf(image: Raster, { quad }: TextRegion): Colour {
  return measureLook(image, quad).ink;
}

function studiedRegion(piece: PlannedPiece): TextRegion | null {
  const [region] = piece.cleared;
  return region && (piece.placed?.area ? !isWholeByHand(piece) : standsOn(piece, region)) ? region : null;
}

function studied(piece: PlannedPiece, studies: ReadonlyMap<TextRegion, LetteringStudy>, options: LetteringOptions, fonts: FontLibrary): PlannedPiece {
  const { placed } = piece;
  const region = studiedRegion(piece);
  const study = region && studies.get(region);
  if (!study) return piece;
  const isFree = options.font === undefined && placed?.font === undefined;
  const able = isFree ? study.fontMatches.filter(({ font }) => fonts.missing(font, piece.wanted).length === 0) : [];
  const like = study.isFontUncertain ? plainest(able, fonts) : able[0];
  if (!like || placed?.area) return { ...piece, study, area: placed?.area ?? study.area, font: like?.font ?? piece.font };
  const { font, embolden } = inWeight(study, like.font, able, fonts, piece.wanted);
  const area = embolden > 0 ? { ...study.area, embolden } : study.area;
  return { ...piece, study: { ...study, area }, area, font };
}

/** Scores closer than this say nothing where no face is really like the old letters. */
const HARDLY_LESS = 0.06;
/** Under this score letters tell nothing. */
const TELLING = 0.28;
const DECORATIVE = new Set(['blackletter', 'script', 'pixel', 'stencil']);

/** A face that is so much more like the letters than the next is no guess. */
const CLEAR_LEAD = 0.1;

/** A face that leads clearly, or handwriting that leads at all; of guesses about as good, the first that is no decorative face. */
function plainest(matches: LetteringStudy['fontMatches'], fonts: FontLibrary): LetteringStudy['fontMatches'][number] | undefined {
  const [first, second] = matches;
  const lead = first && second && first.score >= TELLING ? first.score - second.score : 0;
  if (lead > CLEAR_LEAD || (lead > 0 && fonts.get(first.font).info.kind === 'script')) return first;
  const good = matches.filter(({ score }) => score >= TELLING && score >= matches[0].score - HARDLY_LESS);
  return good.find(({ font }) => !DECORATIVE.has(fonts.get(font).info.kind));
}

/** Nothing is left to be measured. */
function isWholeByHand({ placed }: PlannedPiece): boolean {
  return placed?.font !== undefined && placed.effects !== undefined && placed.finish !== undefined;
}

/** True when the piece takes this region's very place, not one that an engine or an artist made over it. */
function standsOn({ area }: PlannedPiece, region: TextRegion): boolean {
  const { box } = areaOfRegion(region, area as { ground: typeof area.ground; ink: NonNullable<typeof area.ink> });
  return box.x === area.box.x && box.y === area.box.y && box.width === area.box.width && box.height === area.box.height;
}
