import { normaliseLettering } from '../metrics/legibility.ts';
import { isAsWanted } from './settle.ts';

/** Wanted strings and the found regions that hold them. Both lists are runs in reading order; one of them has a single member. */
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
}

/** More different than this is another text: share of the longer string's letters. */
const FARTHEST = 0.6;
/** Short strings are alike by accident. */
const FARTHEST_SHORT = 0.5;
const LONGEST_RUN = 8;

/**
 * Finds where each wanted string stands, however garbled: the pairs of least edit distance first. A string may be spread over several
 * neighbouring regions (word by word or in lines), and one region may hold several neighbouring strings. Case and spaces do not count here.
 * When one string and one region remain, alike in length, they belong together.
 * @param wanted strings in their order
 * @param found readings in reading order
 */
export function matchLettering(wanted: readonly string[], found: readonly string[]): MatchResult {
  const candidates = [...spreadOver(wanted, found), ...heldBy(wanted, found)].filter(({ cost, limit }) => cost <= limit);
  candidates.sort((a, b) => a.cost - b.cost || b.size - a.size || a.regions[0] - b.regions[0] || a.texts[0] - b.texts[0]);
  const freeTexts = new Set(wanted.keys());
  const freeRegions = new Set(found.keys());
  const matches: LetteringMatch[] = [];
  const take = (texts: number[], regions: number[]) => {
    for (const text of texts) freeTexts.delete(text);
    for (const region of regions) freeRegions.delete(region);
    const whole = texts.map((index) => wanted[index]).join(' ');
    matches.push({
      texts,
      regions,
      parts: partsOf(
        whole,
        regions.map((index) => found[index]),
      ),
    });
  };
  for (const { texts, regions } of candidates) {
    if (texts.every((index) => freeTexts.has(index)) && regions.every((index) => freeRegions.has(index))) take(texts, regions);
  }
  const [text] = freeTexts;
  const [region] = freeRegions;
  if (freeTexts.size === 1 && freeRegions.size === 1 && areAlikeInLength(wanted[text], found[region])) take([text], [region]);
  matches.sort((a, b) => a.regions[0] - b.regions[0]);
  return { matches, unmatchedTexts: [...freeTexts], unmatchedRegions: [...freeRegions] };
}

interface Candidate {
  texts: number[];
  regions: number[];
  cost: number;
  limit: number;
  size: number;
}

/** One string over a run of regions. */
function spreadOver(wanted: readonly string[], found: readonly string[]): Candidate[] {
  return wanted.flatMap((text, index) => {
    const longest = Math.min(LONGEST_RUN, unitsOf(text).length);
    return runs(found.length, 1, longest).map((regions) => candidate([index], regions, text, regions.map((region) => found[region]).join('')));
  });
}

/** A run of strings in one region. */
function heldBy(wanted: readonly string[], found: readonly string[]): Candidate[] {
  return runs(wanted.length, 2, 4).flatMap((texts) =>
    found.map((read, region) => candidate(texts, [region], texts.map((text) => wanted[text]).join(''), read)),
  );
}

function candidate(texts: number[], regions: number[], wanted: string, read: string): Candidate {
  const [a, b] = [foldForSearch(wanted), foldForSearch(read)];
  const longest = Math.max(a.length, b.length, 1);
  return { texts, regions, cost: editDistance(a, b) / longest, limit: longest <= 3 ? FARTHEST_SHORT : FARTHEST, size: texts.length + regions.length };
}

function runs(count: number, shortest: number, longest: number): number[][] {
  const found: number[][] = [];
  for (let from = 0; from < count; from++) {
    for (let length = shortest; length <= longest && from + length <= count; length++) found.push(Array.from({ length }, (_, i) => from + i));
  }
  return found;
}

/** Splits the wanted string over its regions so that the parts are as near as possible to what stands there. */
function partsOf(whole: string, readings: string[]): string[] {
  if (readings.length === 1) return [whole];
  const units = unitsOf(whole);
  const glue = units.length > 1 && /\s/u.test(normaliseLettering(whole)) ? ' ' : '';
  const best: { cost: number; parts: string[] }[][] = Array.from({ length: readings.length + 1 }, () => []);
  best[0][0] = { cost: 0, parts: [] };
  for (let r = 1; r <= readings.length; r++) {
    for (let end = r; end <= units.length - (readings.length - r); end++) {
      for (let from = r - 1; from < end; from++) {
        const before = best[r - 1][from];
        if (!before) continue;
        const part = units.slice(from, end).join(glue);
        const cost = before.cost + editDistance(foldForSearch(part), foldForSearch(readings[r - 1]));
        if (!best[r][end] || cost < best[r][end].cost) best[r][end] = { cost, parts: [...before.parts, part] };
      }
    }
  }
  return best[readings.length][units.length].parts;
}

/** Words; for writing without spaces, characters. */
function unitsOf(text: string): string[] {
  const words = normaliseLettering(text)
    .split(' ')
    .filter((word) => word !== '');
  return words.length === 1 && /\p{Script=Han}/u.test(text) ? [...words[0]] : words;
}

/** Kana are left out: the reader hardly sees them, and what stands between them still shows where a string is. */
function foldForSearch(text: string): string[] {
  return [
    ...normaliseLettering(text)
      .toLowerCase()
      .replace(/[\s\p{Script=Hiragana}\p{Script=Katakana}]/gu, ''),
  ];
}

function areAlikeInLength(wanted: string, read: string): boolean {
  const [a, b] = [foldForSearch(wanted).length, foldForSearch(read).length];
  return Math.min(a, b) >= 0.6 * Math.max(a, b);
}

/** Levenshtein's distance over characters. */
function editDistance(a: string[], b: string[]): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    previous = current;
  }
  return previous[b.length];
}

/** True when every region of the match already reads as it should. */
export function isAlreadyRight({ regions, parts }: LetteringMatch, found: readonly string[]): boolean {
  return regions.every((region, i) => isAsWanted(parts[i], found[region]));
}
