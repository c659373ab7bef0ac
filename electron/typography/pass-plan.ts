import { boxAround } from '../../shared/geometry.ts';
import type { LetteringArea, LetteringOptions, RegionFlag } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import type { Piece } from './attempt-plans.ts';
import { chooseFont } from './font-choice.ts';
import { isAlreadyRight, type LetteringMatch, matchLettering } from './match.ts';
import { measureLook } from './pass-ink.ts';
import { areaOfRegion, quadOfArea, shareInside } from './pass-regions.ts';
import { placeTexts } from './place.ts';
import type { Ambiguity, TextRegion } from './ports.ts';
import { quadSize } from './read/outline.ts';
import { isReadableScript } from './scripts.ts';
import { isAsWanted } from './settle.ts';

/** A piece of work: what goes away and what is set instead. */
export interface PlannedPiece extends Piece {
  action: 'set' | 'replaced';
  /** Found regions that are erased first. */
  cleared: TextRegion[];
  /** What was read there. */
  readBefore: string;
  /** Left out = none. */
  flags?: RegionFlag[];
}

/** Wanted strings that are judged together, with the places that hold them. */
export interface Line {
  wanted: string;
  readBefore: string;
  pieces: PlannedPiece[];
  /** Readings of regions of this line that already are right, by their place in reading order; pieces stand where it is null. */
  kept: (string | null)[];
}

export interface PassPlan {
  lines: Line[];
  /** Found regions that stay, with what they should say (null = not asked for). */
  kept: { region: TextRegion; wanted: string | null; flags?: RegionFlag[] }[];
  /** What a person should decide; the plan follows the proposals. */
  ambiguities: Ambiguity[];
}

export interface PlanRequest {
  image: Raster;
  texts: readonly string[];
  placements: readonly string[];
  options: LetteringOptions;
  areas: readonly LetteringArea[];
  isImported: boolean;
  seed: number;
}

/** Old text that the detector is less sure of may be ornament; it stays. */
const SURE_TEXT = 0.8;

/**
 * Decides for every wanted string where it goes and what has to go for it.
 * @param regions in reading order
 */
export function planPass(request: PlanRequest, regions: readonly TextRegion[]): PassPlan {
  const { texts, options } = request;
  // Whoever draws a box wants the strings there, whatever stands elsewhere.
  const nothing = { matches: [], unmatchedTexts: [...texts.keys()], unmatchedRegions: [...regions.keys()], ambiguities: [] };
  const { matches, unmatchedTexts, unmatchedRegions, ambiguities } = options.box ? nothing : matchLettering(texts, regions);
  const plan: PassPlan = { lines: [], kept: [], ambiguities };
  for (const match of matches) plan.lines.push(matchedLine(request, match, regions, plan.kept));
  const { added, cleared } = additions(
    request,
    unmatchedTexts,
    unmatchedRegions.map((index) => regions[index]),
  );
  plan.lines.push(...added);
  for (const index of unmatchedRegions) if (!cleared.has(regions[index])) plan.kept.push({ region: regions[index], wanted: null });
  const doubtful = new Set(ambiguities.flatMap((entry) => entry.regions.map((index) => regions[index])));
  for (const entry of plan.kept) entry.flags = flagsOf([entry.region], doubtful);
  for (const piece of plan.lines.flatMap(({ pieces }) => pieces)) piece.flags = flagsOf(piece.cleared, doubtful);
  return plan;
}

function flagsOf(regions: readonly TextRegion[], doubtful: ReadonlySet<TextRegion>): RegionFlag[] {
  const flags: RegionFlag[] = [];
  if (regions.some((region) => doubtful.has(region))) flags.push('ambiguous');
  if (regions.some(({ script = 'unknown', text }) => text === '' || (script !== 'unknown' && !isReadableScript(script)))) flags.push('script-unreadable');
  return flags;
}

function matchedLine(request: PlanRequest, match: LetteringMatch, regions: readonly TextRegion[], kept: PassPlan['kept']): Line {
  const { texts, placements } = request;
  const line: Line = {
    wanted: match.texts.map((index) => texts[index]).join(' '),
    readBefore: match.regions.map((index) => regions[index].text).join(' '),
    pieces: [],
    kept: [],
  };
  const isRight = isAlreadyRight(match, regions);
  match.regions.forEach((index, i) => {
    const wanted = match.parts[i];
    const stays = isRight || isAsWanted(wanted, regions[index].text);
    line.kept.push(stays ? regions[index].text : null);
    if (stays) kept.push({ region: regions[index], wanted });
    else line.pieces.push(replacement(request, regions[index], wanted, placements[match.texts[0]] ?? ''));
  });
  return line;
}

function replacement({ image, options, seed }: PlanRequest, region: TextRegion, wanted: string, placement: string): PlannedPiece {
  const look = measureLook(image, region.quad);
  const area = areaOfRegion(region, look);
  const font = options.font ?? fontLike(region, look.weight, wanted, placement, area, seed);
  return { wanted, placement, area, font, action: 'replaced', cleared: [region], readBefore: region.text };
}

/** A bundled face of about the width and weight of the old lettering; the script of the new string has the last word. */
function fontLike(region: TextRegion, weight: number, wanted: string, placement: string, area: LetteringArea, seed: number): string {
  const { width, height } = quadSize(region.quad);
  // The detector's band is about twice as high as capitals and longer by about one capital.
  const capital = height / 2;
  const pitch = (width - capital) / Math.max(1, [...region.text.replace(/\s/gu, '')].length) / capital;
  const isCondensed = pitch < 0.62;
  const isHeavy = weight > 0.26;
  const kindHint = isCondensed ? (isHeavy ? 'anton' : 'oswald') : isHeavy ? 'lilita-one' : 'inter';
  return chooseFont({ text: wanted, area, placement, kindHint, seed });
}

function additions(
  { image, texts, placements, options, areas, isImported, seed }: PlanRequest,
  indices: readonly number[],
  found: readonly TextRegion[],
): { added: Line[]; cleared: Set<TextRegion> } {
  const wanted = indices.map((index) => texts[index]);
  const asked = indices.map((index) => placements[index] ?? '');
  const places = placeTexts({ texts: wanted, placements: asked, areas, box: options.box, arc: options.arc, image, seed });
  const cleared = new Set<TextRegion>();
  const added = wanted.map((text, i): Line => {
    const area = places[i];
    const under = isImported && !options.box ? [] : found.filter((region) => !cleared.has(region) && isUnder(region, area));
    for (const region of under) cleared.add(region);
    const readBefore = under.map((region) => region.text).join(' ');
    const font = options.font ?? chooseFont({ text, area, placement: asked[i], seed });
    const action = under.length > 0 ? 'replaced' : 'set';
    const piece: PlannedPiece = { wanted: text, placement: asked[i], area, font, action, cleared: under, readBefore };
    return { wanted: text, readBefore, pieces: [piece], kept: [null] };
  });
  return { added, cleared };
}

function isUnder(region: TextRegion, area: LetteringArea): boolean {
  const isText = region.confidence >= SURE_TEXT && region.text.length > 1;
  return isText && shareInside(boxAround(region.quad), boxAround(quadOfArea(area))) > 0.3;
}
