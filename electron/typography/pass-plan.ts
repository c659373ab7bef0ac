import { boxAround } from '../../shared/geometry.ts';
import type { LetteringArea, RegionFlag } from '../../shared/lettering.ts';
import { chooseFont } from './font-choice.ts';
import { isAlreadyRight, type LetteringMatch, matchLettering } from './match.ts';
import { measureLook } from './pass-ink.ts';
import { placedLines } from './pass-placed.ts';
import type { Line, PassPlan, PlannedPiece, PlanRequest } from './pass-plan-types.ts';
import { areaOfRegion, quadOfArea, shareInside } from './pass-regions.ts';
import { placeTexts } from './place.ts';
import type { Ambiguity, TextRegion } from './ports.ts';
import { quadSize } from './read/outline.ts';
import { isReadableScript } from './scripts.ts';
import { isAsWanted } from './settle.ts';

export type { Line, PassPlan, PlannedPiece, PlanRequest } from './pass-plan-types.ts';

/** Old text that the detector is less sure of may be ornament; it stays. */
const SURE_TEXT = 0.8;

/**
 * Decides for every wanted string where it goes and what has to go for it.
 * @param found in reading order
 */
export function planPass(request: PlanRequest, found: readonly TextRegion[]): PassPlan {
  const { texts, options, isImported } = request;
  const placed = placedLines(request, found, (area) => (isImported ? [] : found.filter((region) => isUnder(region, area))));
  const replaced = new Set(placed.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.cleared)));
  const erased = found.filter((region, i) => request.erased?.includes(i + 1) && !replaced.has(region));
  const gone = new Set([...replaced, ...erased]);
  // What was placed by hand is decided; everything else is aligned as ever.
  const regions = found.filter((region) => !gone.has(region));
  // Whoever draws a box wants the strings there, whatever stands elsewhere.
  const nothing = { matches: [], unmatchedTexts: [...texts.keys()], unmatchedRegions: [...regions.keys()], ambiguities: [] };
  const { matches, unmatchedTexts, unmatchedRegions, ambiguities } = options.box ? nothing : matchLettering(texts, regions);
  const plan: PassPlan = { lines: placed, kept: [], erased, ambiguities: ambiguities.map((entry) => renumbered(entry, regions, found)) };
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

/** Ambiguities name regions by their place among all that were found. */
function renumbered(entry: Ambiguity, regions: readonly TextRegion[], found: readonly TextRegion[]): Ambiguity {
  const numberOf = (index: number) => found.indexOf(regions[index]);
  return { ...entry, regions: entry.regions.map(numberOf), proposal: entry.proposal === null ? null : numberOf(entry.proposal) };
}

function flagsOf(regions: readonly TextRegion[], doubtful: ReadonlySet<TextRegion>): RegionFlag[] {
  const flags: RegionFlag[] = [];
  if (regions.some((region) => doubtful.has(region))) flags.push('ambiguous');
  if (regions.some(({ script, text }) => text === '' || (script !== undefined && !isReadableScript(script)))) flags.push('script-unreadable');
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
