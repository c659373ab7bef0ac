import { readFileSync } from 'node:fs';
import { EMPTY, type FeatureSink, type NamePart, NameTable } from './feature-names.ts';
import { type Candidate, findCandidates } from './lettering-candidates.ts';
import { contentFeatures } from './lettering-content.ts';
import { type LetteringContext, letteringContext } from './lettering-context.ts';
import { endFeatures, startFeatures } from './lettering-features.ts';
import { chunkText } from './lettering-tokens.ts';
import type { PromptLayout } from './prompt-layout.ts';

/** Weights of what speaks for and against a string, by the features' names; learned by `npm run train`. */
export interface LetteringWeights {
  /** For strings between quotes, and for the others. */
  quoted: ReadonlyMap<string, number>;
  bare: ReadonlyMap<string, number>;
}

/** The weights as reading looks them up. */
export interface LetteringModel {
  quoted: NamedWeights;
  bare: NamedWeights;
}

interface NamedWeights {
  names: NameTable;
  weights: Float64Array;
}

export function letteringModel({ quoted, bare }: LetteringWeights): LetteringModel {
  return { quoted: namedWeights(Object.fromEntries(quoted)), bare: namedWeights(Object.fromEntries(bare)) };
}

function namedWeights(weights: Readonly<Record<string, number>>): NamedWeights {
  return { names: new NameTable(Object.keys(weights)), weights: Float64Array.from(Object.values(weights)) };
}

/** Reads the model's file. @throws Error when it is not one */
export function readLetteringModel(path: string): LetteringModel {
  const file = JSON.parse(readFileSync(path, 'utf8')) as { format?: unknown; quoted?: Record<string, number>; bare?: Record<string, number> };
  if (file.format !== LETTERING_FORMAT || !file.quoted || !file.bare) throw new Error(`${path} holds no lettering model of this version.`);
  return { quoted: namedWeights(file.quoted), bare: namedWeights(file.bare) };
}

export const LETTERING_FORMAT = 'galley-lettering-2';

/** A prompt's candidates with a visitor for the features of each. */
export interface LetteringSearch {
  context: LetteringContext;
  candidates: Candidate[];
}

/** More strings between quotes than these are no picture's lettering. */
const MAX_QUOTES = 200;

export function searchLettering({ prompt, masked, range, ...layout }: PromptLayout): LetteringSearch {
  const quotes = layout.quotes.slice(0, MAX_QUOTES);
  const chunks = chunkText(masked, range, quotes);
  return { context: letteringContext(prompt, masked, chunks, quotes), candidates: findCandidates(prompt, masked, quotes, chunks, range) };
}

/** What a start, an end and a content are looked at for: features go into the sink, `take` makes something of them and empties it. */
export interface CandidateSink<T> {
  sink: FeatureSink;
  take(): T;
}

/** Something of the features of each candidate's start, end and content; each start and each end is looked at once. */
export function lookAtCandidates<T>(search: LetteringSearch, quoted: CandidateSink<T>, bare: CandidateSink<T>): { start: T; end: T; content: T }[] {
  const { context, candidates } = search;
  const starts = new Map<number, T>();
  const ends = new Map<number, T>();
  return candidates.map((candidate) => {
    const quote = candidate.kind === 'quoted' ? context.quotes[candidate.rule] : null;
    const own = quote ? quoted : bare;
    // A quoted string and one without quotes never begin at the same offset: the mark stands between.
    let start = starts.get(candidate.start);
    if (start === undefined) {
      startFeatures(context, quote?.open ?? candidate.start, candidate.from, own.sink);
      start = own.take();
      starts.set(candidate.start, start);
    }
    let end = ends.get(candidate.end);
    if (end === undefined) {
      endFeatures(context, quote ? quote.close + quote.markLength : candidate.end, candidate.to, own.sink);
      end = own.take();
      ends.set(candidate.end, end);
    }
    contentFeatures(context, candidate, own.sink);
    return { start, end, content: own.take() };
  });
}

/** How strongly the model wants each candidate. */
export function scoreCandidates(search: LetteringSearch, model: LetteringModel): number[] {
  const quoted = new WeightSum(model.quoted);
  const bare = new WeightSum(model.bare);
  return lookAtCandidates<number>(search, quoted, bare).map(({ start, end, content }) => start + end + content);
}

/** Adds up the weights of features. */
class WeightSum implements FeatureSink, CandidateSink<number> {
  readonly sink: FeatureSink = this;
  private readonly names: NameTable;
  private readonly weights: Float64Array;
  private sum = 0;

  constructor({ names, weights }: NamedWeights) {
    this.names = names;
    this.weights = weights;
  }

  add(a: NamePart, b = EMPTY, c = EMPTY, d = EMPTY, e = EMPTY, f = EMPTY): void {
    const number = this.names.find(a, b, c, d, e, f);
    if (number >= 0) this.sum += this.weights[number];
  }

  take(): number {
    const { sum } = this;
    this.sum = 0;
    return sum;
  }
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
