import type { PlacedText } from '../../shared/lettering.ts';
import { chooseFont } from './font-choice.ts';
import { partsOf } from './match-candidates.ts';
import { measureLook } from './pass-ink.ts';
import type { Line, PlannedPiece, PlanRequest } from './pass-plan-types.ts';
import { areaOfRegion } from './pass-regions.ts';
import { numbersOf } from './pass-wanted.ts';
import type { TextRegion } from './ports.ts';

/** Tells which found text a piece without a number would stand on. */
export type Under = (area: PlannedPiece['area']) => TextRegion[];

/**
 * Strings that a person placed, each a line of its own. What they name by number goes away for them; nothing about them is guessed.
 * @param regions as numbered from 1; a number beyond them is a new place
 */
export function placedLines(request: PlanRequest, regions: readonly TextRegion[], under: Under): Line[] {
  const all = request.options.placed ?? [];
  const named = new Set(all.flatMap(numbersOf));
  const taken = new Set<TextRegion>();
  const take = (wanted: readonly TextRegion[]) => {
    const free = [...new Set(wanted)].filter((region) => !taken.has(region));
    for (const region of free) taken.add(region);
    return free;
  };
  return all.flatMap((placed): Line[] => {
    const own = numbersOf(placed).flatMap((number) => regions[number - 1] ?? []);
    if (placed.area) {
      const beside = under(placed.area).filter((other) => !named.has(regions.indexOf(other) + 1));
      return [lineOf([pieceOf(request, placed, placed.text, placed.area, take([...own, ...beside]))], placed.text)];
    }
    const places = take(own);
    if (places.length === 0) return [];
    const parts = partsOf(
      placed.text,
      places.map(({ text }) => text),
    );
    const pieces = places.flatMap((region, i): PlannedPiece[] => {
      // Fewer words than places: the last one takes the rest away.
      if (i >= parts.length) return [];
      const cleared = i === parts.length - 1 ? places.slice(i) : [region];
      return [pieceOf(request, placed, parts[i], areaOfRegion(region, measureLook(request.image, region.quad)), cleared)];
    });
    return [lineOf(pieces, placed.text)];
  });
}

function pieceOf({ options, seed }: PlanRequest, placed: PlacedText, wanted: string, area: PlannedPiece['area'], cleared: TextRegion[]): PlannedPiece {
  const readBefore = cleared.map(({ text }) => text).join(' ');
  const font = placed.font ?? options.font ?? chooseFont({ text: wanted, area, placement: '', seed });
  const action = cleared.length > 0 ? 'replaced' : 'set';
  return { wanted, placement: '', area, font, placed, action, cleared, readBefore };
}

function lineOf(pieces: PlannedPiece[], wanted: string): Line {
  return { wanted, readBefore: pieces.map(({ readBefore }) => readBefore).join(' '), pieces, kept: pieces.map(() => null) };
}
