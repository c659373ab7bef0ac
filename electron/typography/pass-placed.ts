import type { PlacedText } from '../../shared/lettering.ts';
import { chooseFont } from './font-choice.ts';
import { measureLook } from './pass-ink.ts';
import type { Line, PlannedPiece, PlanRequest } from './pass-plan-types.ts';
import { areaOfRegion } from './pass-regions.ts';
import type { TextRegion } from './ports.ts';

/** Tells which found text a piece without a number would stand on. */
export type Under = (area: PlannedPiece['area']) => TextRegion[];

/**
 * Strings that a person placed, each a line of its own. What they name by number goes away for them; nothing about them is guessed.
 * @param regions as numbered from 1; a number beyond them is a new place
 */
export function placedLines(request: PlanRequest, regions: readonly TextRegion[], under: Under): Line[] {
  const named = new Set((request.options.placed ?? []).map(({ region }) => region));
  const taken = new Set<TextRegion>();
  return (request.options.placed ?? []).flatMap((placed): Line[] => {
    const region = placed.region === null ? undefined : regions[placed.region - 1];
    const area = placed.area ?? (region && areaOfRegion(region, measureLook(request.image, region.quad)));
    if (area === undefined) return [];
    const beside = under(area).filter((other) => other !== region && !named.has(regions.indexOf(other) + 1));
    const cleared = [...(region ? [region] : []), ...beside].filter((other) => !taken.has(other));
    for (const other of cleared) taken.add(other);
    return [lineOf(request, placed, area, cleared)];
  });
}

function lineOf({ options, seed }: PlanRequest, placed: PlacedText, area: PlannedPiece['area'], cleared: TextRegion[]): Line {
  const wanted = placed.text;
  const readBefore = cleared.map(({ text }) => text).join(' ');
  const font = placed.font ?? options.font ?? chooseFont({ text: wanted, area, placement: '', seed });
  const action = cleared.length > 0 ? 'replaced' : 'set';
  return { wanted, readBefore, pieces: [{ wanted, placement: '', area, font, placed, action, cleared, readBefore }], kept: [null] };
}
