import { readFileSync } from 'node:fs';
import { type Candidate, findCandidates } from './lettering-candidates.ts';
import { contentFeatures, endFeatures, type LetteringContext, letteringContext, startFeatures } from './lettering-features.ts';
import { chunkText } from './lettering-tokens.ts';
import type { QuotePair } from './quotes.ts';

/** Weights of what speaks for and against a string, learned by `npm run train`. */
export interface LetteringModel {
  /** For strings between quotes, and for the others. */
  quoted: ReadonlyMap<string, number>;
  bare: ReadonlyMap<string, number>;
}

/** Reads the model's file. @throws Error when it is not one */
export function readLetteringModel(path: string): LetteringModel {
  const file = JSON.parse(readFileSync(path, 'utf8')) as { format?: unknown; quoted?: Record<string, number>; bare?: Record<string, number> };
  if (file.format !== LETTERING_FORMAT || !file.quoted || !file.bare) throw new Error(`${path} holds no lettering model of this version.`);
  return { quoted: new Map(Object.entries(file.quoted)), bare: new Map(Object.entries(file.bare)) };
}

export const LETTERING_FORMAT = 'galley-lettering-2';

/** A prompt's candidates with a visitor for the features of each. */
export interface LetteringSearch {
  context: LetteringContext;
  candidates: Candidate[];
}

export function searchLettering(prompt: string, masked: string, quotes: readonly QuotePair[], range: { start: number; end: number }): LetteringSearch {
  const chunks = chunkText(masked, range, quotes);
  return { context: letteringContext(prompt, masked, chunks, quotes), candidates: findCandidates(prompt, masked, quotes, chunks, range) };
}

/** Something of the features of each candidate's start, end and content; `of` is asked once for each start and each end. */
export function lookAtCandidates<T>(search: LetteringSearch, of: (features: string[], isQuoted: boolean) => T): { start: T; end: T; content: T }[] {
  const { context, candidates } = search;
  const starts = new Map<number, T>();
  const ends = new Map<number, T>();
  return candidates.map((candidate) => {
    const isQuoted = candidate.kind === 'quoted';
    const quote = isQuoted ? context.quotes[candidate.rule] : null;
    // A quoted string and one without quotes never begin at the same offset: the mark stands between.
    let start = starts.get(candidate.start);
    if (start === undefined) {
      start = of(startFeatures(context, quote?.open ?? candidate.start, candidate.from), isQuoted);
      starts.set(candidate.start, start);
    }
    let end = ends.get(candidate.end);
    if (end === undefined) {
      end = of(endFeatures(context, quote ? quote.close + quote.markLength : candidate.end, candidate.to), isQuoted);
      ends.set(candidate.end, end);
    }
    return { start, end, content: of(contentFeatures(context, candidate), isQuoted) };
  });
}

/** How strongly the model wants each candidate. */
export function scoreCandidates(search: LetteringSearch, model: LetteringModel): number[] {
  const sumOf = (features: string[], isQuoted: boolean) => {
    const weights = isQuoted ? model.quoted : model.bare;
    let sum = 0;
    for (const feature of features) sum += weights.get(feature) ?? 0;
    return sum;
  };
  return lookAtCandidates(search, sumOf).map(({ start, end, content }) => start + end + content);
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
