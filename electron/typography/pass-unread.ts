import type { LetteringMatch } from './match.ts';
import { agreesAsFarAsRead, isUnreadable, mayHold } from './match-unread.ts';
import type { Ambiguity, TextRegion } from './ports.ts';
import { looksAsWanted } from './settle.ts';

/**
 * Questions about strings that may stand already in letters that OCR does not know. In a picture that somebody brought nothing of them is replaced, and nothing is
 * set beside them, until a person says so.
 * @param asked what the alignment asks already
 */
export function questionsAboutUnread(
  texts: readonly string[],
  regions: readonly TextRegion[],
  { matches, unmatchedTexts, unmatchedRegions }: { matches: readonly LetteringMatch[]; unmatchedTexts: readonly number[]; unmatchedRegions: readonly number[] },
  asked: readonly Ambiguity[],
): { ambiguities: Ambiguity[]; unset: number[] } {
  const inDoubt = matches.flatMap((match): Ambiguity[] => {
    const wanted = match.texts.map((index) => texts[index]).join(' ');
    const read = match.regions.map((index) => regions[index].text).join('');
    if (!isUnreadable(wanted) || agreesAsFarAsRead(wanted, read) || looksAsWanted(wanted, read) || asked.some((entry) => entry.wanted === wanted)) return [];
    return [question(wanted, match.regions, match.regions[0])];
  });
  const lost = unmatchedTexts.flatMap((index) => {
    const places = unmatchedRegions.filter((region) => mayHold(texts[index], regions[region]));
    return places.length > 0 ? [{ index, ambiguity: question(texts[index], places, null) }] : [];
  });
  const known = asked.map((entry) => (isUnreadable(entry.wanted) ? { ...entry, isUnread: true } : entry));
  return { ambiguities: [...known, ...inDoubt, ...lost.map(({ ambiguity }) => ambiguity)], unset: lost.map(({ index }) => index) };
}

function question(wanted: string, regions: readonly number[], proposal: number | null): Ambiguity {
  return { wanted, regions: [...regions], scores: regions.map(() => 0), proposal, isUnread: true };
}
