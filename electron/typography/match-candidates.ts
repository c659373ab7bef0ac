import type { Quad } from '../../shared/geometry.ts';
import type { Script } from '../../shared/lettering.ts';
import { normaliseLettering } from '../metrics/legibility.ts';
import { centreOf } from './read/order.ts';
import { quadSize } from './read/outline.ts';
import { latinTwin } from './settle.ts';

/** What was found in one place. Without a quad only the order of the list says what stands beside what. */
export interface FoundText {
  text: string;
  quad?: Quad;
  script?: Script;
}

/** A wanted string (or several neighbouring ones) and a run of regions that may hold it. */
export interface Candidate {
  texts: number[];
  regions: number[];
  /** Edit distance as a share of the longer side, 0–1. */
  cost: number;
}

/** More different than this is another text: share of the longer string's letters. */
const FARTHEST = 0.6;
/** Short strings are alike by accident. */
const FARTHEST_SHORT = 0.5;
const LONGEST_RUN = 8;

/** Every pair of wanted strings and regions that are alike: a string over a run of regions, or a run of strings in one region. */
export function candidatesFor(wanted: readonly string[], found: readonly FoundText[]): Candidate[] {
  const places = regionRuns(found);
  const spread = wanted.flatMap((text, index) => {
    const longest = unitsOf(text).length;
    return places
      .filter(({ length }) => length <= longest)
      .map((regions) => candidate([index], regions, text, regions.map((region) => found[region].text).join('')));
  });
  // A string of which nothing can be seen would be held by any region.
  const isSeen = (index: number) => foldForSearch(wanted[index]).length > 0;
  const together = runs(wanted.length, 2, 4).filter((texts) => texts.every(isSeen));
  const held = together.flatMap((texts) => found.map(({ text }, region) => candidate(texts, [region], texts.map((index) => wanted[index]).join(''), text)));
  return [...spread, ...held].filter((pair) => pair !== null);
}

/** How different a string and a reading are: edit distance as a share of the longer one, 0–1. */
export function differenceOf(wanted: string, read: string): number {
  const [a, b] = [foldForSearch(wanted), foldForSearch(read)];
  return editDistance(a, b) / Math.max(a.length, b.length, 1);
}

function candidate(texts: number[], regions: number[], wanted: string, read: string): Candidate | null {
  const [a, b] = [foldForSearch(wanted), foldForSearch(read)];
  if (b.length === 0) return null;
  const longest = Math.max(a.length, b.length);
  const cost = differenceOf(wanted, read);
  return cost <= (longest <= 3 ? FARTHEST_SHORT : FARTHEST) ? { texts, regions, cost } : null;
}

/** Regions that may belong together: neighbours in reading order, and lines of one column, which reading order mixes with the next column's. */
function regionRuns(found: readonly FoundText[]): number[][] {
  const neighbours = runs(found.length, 1, LONGEST_RUN);
  const known = new Set(neighbours.map(String));
  const columns = [...found.keys()].flatMap((first) => {
    const run = [first];
    const longer: number[][] = [];
    for (let next = below(found, first); next !== null && run.length < LONGEST_RUN; next = below(found, next)) {
      run.push(next);
      longer.push([...run]);
    }
    return longer;
  });
  return [...neighbours, ...columns.filter((run) => !known.has(String(run)))];
}

/** The nearest region under one, seen along its own lines: about as high, and mostly under or over its width. */
function below(found: readonly FoundText[], index: number): number | null {
  const { quad } = found[index];
  if (!quad) return null;
  const { width, height } = quadSize(quad);
  const { x, y } = centreOf(quad);
  const length = Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]) || 1;
  const [ux, uy] = [(quad[1][0] - quad[0][0]) / length, (quad[1][1] - quad[0][1]) / length];
  let [best, nearest]: [number | null, number] = [null, 2.2 * height];
  found.forEach((other, i) => {
    if (i === index || !other.quad) return;
    const size = quadSize(other.quad);
    const centre = centreOf(other.quad);
    const along = (centre.x - x) * ux + (centre.y - y) * uy;
    const down = (centre.y - y) * ux - (centre.x - x) * uy;
    const overlap = Math.min(width / 2, along + size.width / 2) - Math.max(-width / 2, along - size.width / 2);
    if (down < 0.5 * height || down >= nearest || overlap < 0.5 * Math.min(width, size.width)) return;
    [best, nearest] = [i, down];
  });
  return best;
}

function runs(count: number, shortest: number, longest: number): number[][] {
  const all: number[][] = [];
  for (let from = 0; from < count; from++) {
    for (let length = shortest; length <= longest && from + length <= count; length++) all.push(Array.from({ length }, (_, i) => from + i));
  }
  return all;
}

/** Splits the wanted string over its regions so that the parts are as near as possible to what stands there. Fewer parts than regions where it has fewer words. */
export function partsOf(whole: string, readings: readonly string[]): string[] {
  if (readings.length === 1) return [whole];
  const units = unitsOf(whole);
  const glue = units.length > 1 && /\s/u.test(normaliseLettering(whole)) ? ' ' : '';
  if (units.length < readings.length) return units;
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

/**
 * Kana are left out: the reader hardly sees them, and what stands between them still shows where a string is. Letters that look like Latin ones are read as
 * such.
 */
function foldForSearch(text: string): string[] {
  return [
    ...latinTwin(normaliseLettering(text).toUpperCase())
      .toLowerCase()
      .replace(/[\s\p{Script=Hiragana}\p{Script=Katakana}]/gu, ''),
  ];
}

/** True when neither string is much longer than the other; never for nothing read. */
export function areAlikeInLength(wanted: string, read: string): boolean {
  const [a, b] = [foldForSearch(wanted).length, foldForSearch(read).length];
  return b > 0 && Math.min(a, b) >= 0.6 * Math.max(a, b);
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
