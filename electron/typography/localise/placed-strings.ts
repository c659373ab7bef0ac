import type { LetteringReport, PlacedText } from '../../../shared/lettering.ts';
import type { FontLibrary } from '../fonts.ts';
import type { LanguageStrings } from './table.ts';

export interface PlacedLanguage {
  language: string;
  placed: PlacedText[];
  /** Whole sentences: strings without a place, places without a string. */
  problems: string[];
}

/**
 * One language's strings in the places and looks of an earlier pass. A face that lacks letters of a string gives way to one that suits the script; a place
 * whose string is left empty keeps its words.
 */
export function placeLanguage(
  { regions }: Pick<LetteringReport, 'regions'>,
  { language, strings }: LanguageStrings,
  fonts: Pick<FontLibrary, 'missing'>,
): PlacedLanguage {
  const wanted = regions.map((region, index) => ({ ...region, number: index + 1 })).filter((region) => region.wanted !== null);
  const problems: string[] = [];
  const surplus = strings.slice(wanted.length).filter((string) => string !== '');
  if (surplus.length > 0) problems.push(`${language} has ${strings.length} strings for ${wanted.length} places; “${surplus[0]}” was left out.`);
  const placed = wanted.flatMap((region, i): PlacedText[] => {
    const { number, action, area, font, effects, finish } = region;
    const string = strings[i] ?? '';
    if (string === '') problems.push(`${language} has no string for “${region.wanted}”; that stays.`);
    // Right already and not to be changed: it stays bit for bit.
    if (string === '' && action === 'kept') return [];
    const text = string === '' ? region.wanted! : string;
    const hasGlyphs = font !== null && fonts.missing(font, text).length === 0;
    return [
      {
        text,
        region: action === 'set' ? null : number,
        ...(area && { area }),
        ...(hasGlyphs && { font }),
        ...(effects && { effects }),
        ...(finish && { finish }),
      },
    ];
  });
  return { language, placed, problems };
}
