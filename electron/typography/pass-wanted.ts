import type { LetteringOptions, PlacedText } from '../../shared/lettering.ts';
import { normaliseLettering } from '../metrics/legibility.ts';
import type { FontLibrary } from './fonts.ts';

export interface Wanted {
  /** As asked for. */
  text: string;
  /** What can be set: without characters that no font has. */
  letters: string;
}

export interface WantedTexts {
  /** Strings that the plan finds places for. */
  texts: Wanted[];
  /** The prompt's words about each of `texts`. */
  placements: string[];
  /** Strings that a person placed; `text` is what of them can be set. */
  placed: PlacedText[];
  /** Numbers of the regions that only go away. */
  erased: number[];
  /** All strings. */
  all: Wanted[];
}

/** The strings to set: blank ones dropped, characters without a glyph named. */
export function wantedOf(
  { texts, placements, options }: { texts: readonly string[]; placements: readonly string[]; options: LetteringOptions },
  fonts: FontLibrary,
  warnings: string[],
): WantedTexts {
  const wanted: WantedTexts = { texts: [], placements: [], placed: [], erased: [], all: [] };
  const take = (text: string): Wanted | null => {
    const letters = lettersOf(text, fonts, warnings);
    if (letters === '') return null;
    wanted.all.push({ text, letters });
    return { text, letters };
  };
  (options.texts ?? (options.placed ? [] : texts)).forEach((text, i) => {
    const taken = take(text);
    if (!taken) return;
    wanted.texts.push(taken);
    wanted.placements.push(placements[i] ?? '');
  });
  for (const placed of options.placed ?? []) {
    if (placed.text === '') {
      wanted.erased.push(...numbersOf(placed));
      continue;
    }
    const taken = takePlaced(placed, wanted, take);
    if (taken && !isPlannedAsUsual(placed)) wanted.placed.push({ ...placed, text: taken.letters });
  }
  return wanted;
}

/** Every region that goes for a placed string. */
export function numbersOf({ region, moreRegions = [] }: Pick<PlacedText, 'region' | 'moreRegions'>): number[] {
  return region === null ? [] : [region, ...moreRegions];
}

/** True when a placed string has no place of its own: it is planned with the other strings. */
export function isPlannedAsUsual({ region, area }: PlacedText): boolean {
  return region === null && area === undefined;
}

/** A placed string without a place joins the others, unless it is one of them already. */
function takePlaced(placed: PlacedText, wanted: WantedTexts, take: (text: string) => Wanted | null): Wanted | null {
  const same = isPlannedAsUsual(placed) && wanted.texts.find(({ text }) => normaliseLettering(text) === normaliseLettering(placed.text));
  if (same) return same;
  const taken = take(placed.text);
  if (taken && isPlannedAsUsual(placed)) {
    wanted.texts.push(taken);
    wanted.placements.push('');
  }
  return taken;
}

/** The characters that can be set; '' when nothing to see is left. */
function lettersOf(text: string, fonts: FontLibrary, warnings: string[]): string {
  const missing = fonts.unsupported(text);
  const letters = [...text.normalize('NFC')]
    .filter((character) => !missing.includes(character))
    .join('')
    .trim();
  if (missing.length > 0) warnings.push(`No font has ${missing.map((character) => `“${character}”`).join(', ')}: left out of “${text}”.`);
  if (normaliseLettering(letters) !== '') return letters;
  if (missing.length === 0) warnings.push('An empty string was left out.');
  return '';
}
