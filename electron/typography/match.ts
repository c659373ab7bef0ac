import { type Alignment, align } from './match-align.ts';
import { areAlikeInLength, type Candidate, candidatesFor, differenceOf, type FoundText, partsOf } from './match-candidates.ts';
import { pairUnread } from './match-unread.ts';
import type { Ambiguity } from './ports.ts';
import { isAsWanted, looksAsWanted } from './settle.ts';

/** Wanted strings and the found regions that hold them, in reading order; one of the two lists has a single member. */
export interface LetteringMatch {
  /** Indices of the wanted strings. */
  texts: number[];
  /** Indices of the regions. */
  regions: number[];
  /** What should stand in each of these regions. */
  parts: string[];
}

export interface MatchResult {
  matches: LetteringMatch[];
  unmatchedTexts: number[];
  unmatchedRegions: number[];
  /** What a person should decide; the matches follow the proposals. */
  ambiguities: Ambiguity[];
}

/** Another alignment that costs at most this much more explains the image as well. */
const AS_GOOD = 0.1;

/**
 * Finds where each wanted string stands, however garbled: the alignment of least edit distance over all strings together, their order counting
 * a little. A string may be spread over several regions (word by word, in lines, down a column), and one region may hold several neighbouring
 * strings. Case and spaces do not count here. Where another alignment is as good and would give another image, that is told as an ambiguity.
 * Strings and regions that are left over are proposed for each other when they are as many and alike in length; that is always a question.
 * @param wanted strings in their order
 * @param found in reading order
 */
export function matchLettering(wanted: readonly string[], found: readonly FoundText[]): MatchResult {
  const candidates = candidatesFor(wanted, found);
  const best = align(wanted.length, candidates);
  const ambiguities = rivals(wanted, found, candidates, best);
  const leftTexts = without(
    wanted.length,
    best.chosen.flatMap(({ texts }) => texts),
  );
  const leftRegions = without(
    found.length,
    best.chosen.flatMap(({ regions }) => regions),
  );
  const leftovers = pairLeftovers(wanted, found, leftTexts, leftRegions);
  ambiguities.push(...leftovers.ambiguities);
  const matches = [...best.chosen, ...leftovers.pairs]
    .map(({ texts, regions }) => ({
      texts,
      regions,
      parts: partsOf(
        texts.map((index) => wanted[index]).join(' '),
        regions.map((index) => found[index].text),
      ),
    }))
    .sort((a, b) => a.regions[0] - b.regions[0]);
  const isPaired = (index: number, of: 'texts' | 'regions') => leftovers.pairs.some((pair) => pair[of].includes(index));
  return {
    matches,
    unmatchedTexts: leftTexts.filter((index) => !isPaired(index, 'texts')),
    unmatchedRegions: leftRegions.filter((index) => !isPaired(index, 'regions')),
    ambiguities,
  };
}

/** Texts that stand elsewhere (or nowhere) in an alignment that is as good as the best. */
function rivals(wanted: readonly string[], found: readonly FoundText[], candidates: readonly Candidate[], best: Alignment): Ambiguity[] {
  const options = new Map<number, Map<number, number>>();
  const outcome = outcomeOf(wanted, found, best);
  for (const rival of candidates) {
    const current = best.chosen.find(({ texts }) => texts.includes(rival.texts[0]));
    if (current && (isRight(wanted, found, current) || current.regions.some((region) => rival.regions.includes(region)))) continue;
    // What already reads as another string wants stays that string's.
    if (best.chosen.some((chosen) => isRight(wanted, found, chosen) && chosen.regions.some((region) => rival.regions.includes(region)))) continue;
    if (rival.cost > (current?.cost ?? 1) + AS_GOOD) continue;
    const other = align(wanted.length, candidates, rival);
    if (other.total > best.total + AS_GOOD || outcomeOf(wanted, found, other) === outcome) continue;
    for (const text of wanted.keys()) {
      const [here, there] = [placeOf(best, text), placeOf(other, text)];
      if (String(here?.regions) === String(there?.regions)) continue;
      const scores = options.get(text) ?? new Map<number, number>();
      options.set(text, scores);
      for (const place of [here, there]) for (const region of place?.regions ?? []) scores.set(region, 1 - place!.cost);
    }
  }
  return [...options].sort(([a], [b]) => a - b).map(([text, scores]) => ambiguity(wanted[text], scores, placeOf(best, text)?.regions[0] ?? null));
}

function ambiguity(wanted: string, scores: ReadonlyMap<number, number>, proposal: number | null): Ambiguity {
  const regions = [...scores.keys()].sort((a, b) => Number(b === proposal) - Number(a === proposal) || scores.get(b)! - scores.get(a)! || a - b);
  return { wanted, regions, scores: regions.map((region) => scores.get(region)!), proposal };
}

function placeOf({ chosen }: Alignment, text: number): Candidate | undefined {
  return chosen.find(({ texts }) => texts.includes(text));
}

/** What the image would say: two alignments that only swap equal strings are one. */
function outcomeOf(wanted: readonly string[], found: readonly FoundText[], { chosen }: Alignment): string {
  const places = chosen.map((candidate) => `${candidate.regions}=${wholeOf(wanted, candidate)}${isRight(wanted, found, candidate) ? '' : '!'}`);
  return places.sort().join('\n');
}

function wholeOf(wanted: readonly string[], { texts }: Candidate): string {
  return texts.map((index) => wanted[index]).join(' ');
}

function isRight(wanted: readonly string[], found: readonly FoundText[], candidate: Candidate): boolean {
  const [whole, read] = [wholeOf(wanted, candidate), candidate.regions.map((region) => found[region].text).join(' ')];
  return isAsWanted(whole, read) || looksAsWanted(whole, read);
}

/** Pairs what is left where there is as much of both: nothing alike in letters, but in length; or the same script that nobody can read. */
function pairLeftovers(
  wanted: readonly string[],
  found: readonly FoundText[],
  texts: readonly number[],
  regions: readonly number[],
): { pairs: Candidate[]; ambiguities: Ambiguity[] } {
  const unread = pairUnread(wanted, found, texts, regions);
  const rest = texts.filter((text) => !unread.some((pair) => pair.texts[0] === text));
  const places = regions.filter((region) => found[region].text !== '' && !unread.some((pair) => pair.regions[0] === region));
  const isPairing = rest.length > 0 && rest.length === places.length && rest.every((text, i) => areAlikeInLength(wanted[text], found[places[i]].text));
  const pairs = isPairing ? rest.map((text, i): Candidate => ({ texts: [text], regions: [places[i]], cost: 1 })) : [];
  return {
    pairs: [...unread, ...pairs],
    ambiguities: [...unread, ...pairs].map((pair) => {
      const [string, rivalPlaces] = [wanted[pair.texts[0]], unread.includes(pair) ? unread : pairs];
      const scores = new Map(rivalPlaces.map(({ regions: [region] }) => [region, unread.includes(pair) ? 0 : 1 - differenceOf(string, found[region].text)]));
      return ambiguity(string, scores, pair.regions[0]);
    }),
  };
}

function without(count: number, used: readonly number[]): number[] {
  return Array.from({ length: count }, (_, index) => index).filter((index) => !used.includes(index));
}
