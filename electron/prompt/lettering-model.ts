import { readFileSync } from 'node:fs';
import { type Candidate, findCandidates } from './lettering-candidates.ts';
import { contentFeatures, endFeatures, type LetteringContext, letteringContext, startFeatures } from './lettering-features.ts';
import { chunkText } from './lettering-tokens.ts';
import type { QuotePair } from './quotes.ts';

/** Weights of what speaks for and against a string, learned by `npm run train:lettering`. */
export interface LetteringModel {
  weights: ReadonlyMap<string, number>;
}

/** Reads the model's file. @throws Error when it is not one */
export function readLetteringModel(path: string): LetteringModel {
  const file = JSON.parse(readFileSync(path, 'utf8')) as { format?: unknown; weights?: Record<string, number> };
  if (file.format !== LETTERING_FORMAT || typeof file.weights !== 'object') throw new Error(`${path} holds no lettering model of this version.`);
  return { weights: new Map(Object.entries(file.weights)) };
}

export const LETTERING_FORMAT = 'galley-lettering-1';

/** A prompt's candidates with a visitor for the features of each. */
export interface LetteringSearch {
  context: LetteringContext;
  candidates: Candidate[];
}

export function searchLettering(prompt: string, masked: string, quotes: readonly QuotePair[], range: { start: number; end: number }): LetteringSearch {
  const chunks = chunkText(masked, range, quotes);
  return { context: letteringContext(prompt, masked, chunks, quotes), candidates: findCandidates(prompt, masked, quotes, chunks, range) };
}

/** Sums of a candidate's features: those of its start, its end and its content. `sumOf` is asked once for each start and each end. */
export function scoreCandidates<T>(search: LetteringSearch, sumOf: (features: string[]) => T): { start: T; end: T; content: T }[] {
  const starts = new Map<string, T>();
  const ends = new Map<string, T>();
  const { context } = search;
  return search.candidates.map((candidate) => {
    const prefix = candidate.kind === 'quoted' ? 'q' : 'u';
    const startKey = `${prefix}${candidate.start}`;
    const endKey = `${prefix}${candidate.end}`;
    let start = starts.get(startKey);
    if (start === undefined) {
      const at = candidate.kind === 'quoted' ? context.quotes[candidate.rule].open : candidate.start;
      start = sumOf(startFeatures(context, at, candidate.from).map((feature) => prefix + feature));
      starts.set(startKey, start);
    }
    let end = ends.get(endKey);
    if (end === undefined) {
      const quote = candidate.kind === 'quoted' ? context.quotes[candidate.rule] : null;
      end = sumOf(endFeatures(context, quote ? quote.close + quote.markLength : candidate.end, candidate.to).map((feature) => prefix + feature));
      ends.set(endKey, end);
    }
    return { start, end, content: sumOf(contentFeatures(context, candidate).map((feature) => prefix + feature)) };
  });
}

/** The set of candidates that do not overlap with the highest sum of scores; candidates are sorted by end. */
export function bestSet(candidates: readonly Candidate[], scores: ArrayLike<number>): number[] {
  const before = lastBefore(candidates);
  const best = new Float64Array(candidates.length + 1);
  for (let k = 0; k < candidates.length; k++) best[k + 1] = Math.max(best[k], scores[k] + best[before[k]]);
  const chosen: number[] = [];
  for (let k = candidates.length; k > 0; ) {
    if (best[k] > best[k - 1]) {
      chosen.push(k - 1);
      k = before[k - 1];
    } else k -= 1;
  }
  return chosen.reverse();
}

/** For each candidate, how many of the sorted candidates end at or before its start. */
export function lastBefore(candidates: readonly Candidate[]): Int32Array {
  const before = new Int32Array(candidates.length);
  for (let k = 0; k < candidates.length; k++) {
    let low = 0;
    let high = k;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (candidates[middle].end <= candidates[k].start) low = middle + 1;
      else high = middle;
    }
    before[k] = low;
  }
  return before;
}
