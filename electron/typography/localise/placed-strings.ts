import type { LetteringRegion, LetteringReport, PlacedText } from '../../../shared/lettering.ts';
import type { FontLibrary } from '../fonts.ts';
import type { LanguageStrings } from './table.ts';

export interface PlacedLanguage {
  language: string;
  placed: PlacedText[];
  /** Whole sentences: strings without a place, places without a string. */
  problems: string[];
}

/** A place of an earlier pass and what will stand there. */
export interface FilledPlace {
  /** Number in the report. */
  region: number;
  /** Number of the string in the table. */
  string: number;
  text: string;
  /** False where the table says nothing and the words stay. */
  isGiven: boolean;
  before: LetteringRegion;
}

type Report = Pick<LetteringReport, 'regions'>;

/** The places of a report that are set for a language, in their order. Words that were right already and stay are none of them: they stay bit for bit. */
export function filledPlaces({ regions }: Report, { strings }: LanguageStrings): FilledPlace[] {
  return wantedPlaces(regions).flatMap(({ before, region }, i): FilledPlace[] => {
    const string = strings[i] ?? '';
    if (string === '' && before.action === 'kept') return [];
    return [{ region, string: i + 1, text: string === '' ? (before.wanted ?? '') : string, isGiven: string !== '', before }];
  });
}

function wantedPlaces(regions: readonly LetteringRegion[]): { before: LetteringRegion; region: number }[] {
  return regions.map((before, index) => ({ before, region: index + 1 })).filter(({ before }) => before.wanted !== null);
}

/**
 * One language's strings in the places and looks of an earlier pass. A face that lacks letters of a string gives way to one that suits the script; a place
 * whose string is left empty keeps its words, and what was erased stays erased.
 */
export function placeLanguage(report: Report, { language, strings }: LanguageStrings, fonts: Pick<FontLibrary, 'missing'>): PlacedLanguage {
  const places = wantedPlaces(report.regions);
  const problems: string[] = [];
  const surplus = strings.slice(places.length).filter((string) => string !== '');
  if (surplus.length > 0) problems.push(`${language} has ${strings.length} strings for ${places.length} places; “${surplus[0]}” was left out.`);
  places.forEach(({ before }, i) => {
    if ((strings[i] ?? '') === '') problems.push(`${language} has no string for “${before.wanted}”; that stays.`);
  });
  const placed = filledPlaces(report, { language, strings }).map(({ text, region, before }): PlacedText => {
    const { action, area, font, effects, finish } = before;
    const hasGlyphs = font !== null && fonts.missing(font, text).length === 0;
    return {
      text,
      region: action === 'set' ? null : region,
      ...(area && { area }),
      ...(hasGlyphs && { font }),
      ...(effects && { effects }),
      ...(finish && { finish }),
    };
  });
  const erased = report.regions.flatMap(({ action }, i): PlacedText[] => (action === 'erased' ? [{ text: '', region: i + 1 }] : []));
  return { language, placed: [...placed, ...erased], problems };
}
