import { boxAround } from '../../shared/geometry.ts';
import type { LetteringArea, RegionFlag } from '../../shared/lettering.ts';
import { chooseFont } from './font-choice.ts';
import { matchLettering } from './match.ts';
import { isUnreadable } from './match-unread.ts';
import { matchedLine } from './pass-matched.ts';
import { placedLines } from './pass-placed.ts';
import type { Line, PassPlan, PlannedPiece, PlanRequest } from './pass-plan-types.ts';
import { quadOfArea, shareInside } from './pass-regions.ts';
import { questionsAboutUnread } from './pass-unread.ts';
import { placeTexts } from './place.ts';
import type { Ambiguity, TextRegion } from './ports.ts';
import { isReadableScript } from './scripts.ts';
import { isAsWanted, looksAsWanted } from './settle.ts';

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
  const matched = options.box ? nothing : matchLettering(texts, regions);
  const { matches, unmatchedRegions } = matched;
  const isAsking = isImported && !options.box;
  const { ambiguities, unset } = isAsking ? questionsAboutUnread(texts, regions, matched, matched.ambiguities) : { ...matched, unset: [] };
  const asked = ambiguities.map((entry) => renumbered(entry, regions, found));
  const plan: PassPlan = { lines: placed, kept: [], erased, unset: unset.map((index) => texts[index]), ambiguities: asked };
  for (const match of matches) plan.lines.push(matchedLine(request, match, regions, plan.kept));
  const unmatchedTexts = matched.unmatchedTexts.filter((index) => !unset.includes(index));
  const left = unmatchedRegions.map((index) => regions[index]);
  const { added, cleared } = additions(request, unmatchedTexts, left);
  plan.lines.push(...added);
  for (const region of left) if (!cleared.has(region)) plan.kept.push({ region, wanted: null });
  const doubtful = new Set(ambiguities.flatMap((entry) => entry.regions.map((index) => regions[index])));
  for (const entry of plan.kept) entry.flags = [...doubtOf([entry.region], doubtful), ...(isUnchecked(entry) ? (['script-unreadable'] as const) : [])];
  for (const piece of plan.lines.flatMap(({ pieces }) => pieces)) piece.flags = doubtOf(piece.cleared, doubtful);
  return plan;
}

/** Ambiguities name regions by their place among all that were found. */
function renumbered(entry: Ambiguity, regions: readonly TextRegion[], found: readonly TextRegion[]): Ambiguity {
  const numberOf = (index: number) => found.indexOf(regions[index]);
  return { ...entry, regions: entry.regions.map(numberOf), proposal: entry.proposal === null ? null : numberOf(entry.proposal) };
}

function doubtOf(regions: readonly TextRegion[], doubtful: ReadonlySet<TextRegion>): RegionFlag[] {
  return regions.some((region) => doubtful.has(region)) ? ['ambiguous'] : [];
}

/** True where nobody here can tell whether what stays is right; what reads as wanted is, whatever script it was taken for. */
function isUnchecked({ region: { script, text }, wanted }: PassPlan['kept'][number]): boolean {
  if (wanted !== null && isAsWanted(wanted, text)) return false;
  if (wanted !== null && (isUnreadable(wanted) || looksAsWanted(wanted, text))) return true;
  return text === '' || (script !== undefined && !isReadableScript(script));
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
