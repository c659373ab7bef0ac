import { NameList } from '../../electron/prompt/feature-names.ts';
import type { Candidate } from '../../electron/prompt/lettering-candidates.ts';
import { bestSet, type CandidateSink, type LetteringWeights, lastBefore, lookAtCandidates, searchLettering } from '../../electron/prompt/lettering-model.ts';
import { layOutPrompt } from '../../electron/prompt/prompt-layout.ts';
import type { LabelledRow } from '../rows.ts';
import { normalText } from '../score.ts';

/** A prompt's candidates with their features, and which of them are wanted. */
export interface Example {
  candidates: Candidate[];
  features: string[][];
  isGold: Uint8Array;
  /** Made from another prompt: teaches nothing about quotes. */
  isVaried?: boolean;
  /** Every wanted string is among the candidates. */
  isReachable: boolean;
}

export function exampleOf(row: LabelledRow): Example {
  const search = searchLettering(layOutPrompt(row.prompt));
  const wanted = (row.texts ?? []).map(normalText);
  const optional = new Set(row.textsOptional.map(normalText).filter((text) => !wanted.includes(text)));
  const textsOf = (candidate: Candidate) => candidate.pieces.map((piece) => normalText(row.prompt.slice(piece.start, piece.end)));
  const all = lookAtCandidates(search, nameSink('q'), nameSink('u'));
  const kept = search.candidates.flatMap((candidate, index) => (textsOf(candidate).some((text) => optional.has(text)) ? [] : [index]));
  const candidates = kept.map((index) => search.candidates[index]);
  const features = kept.map((index) => [...all[index].start, ...all[index].end, ...all[index].content]);
  const { isGold, isReachable } = goldOf(candidates, textsOf, wanted);
  return { candidates, features, isGold, isReachable };
}

/** Features by their names, with what says for which strings they are. */
function nameSink(prefix: string): CandidateSink<string[]> {
  const sink = new NameList();
  return { sink, take: () => sink.names.splice(0).map((name) => `${prefix} ${name}`) };
}

/** The candidates that together are the wanted strings; where a string stands twice, between quotes comes first, then behind another class of words. */
function goldOf(
  candidates: readonly Candidate[],
  textsOf: (candidate: Candidate) => string[],
  wanted: readonly string[],
): { isGold: Uint8Array; isReachable: boolean } {
  const isGold = new Uint8Array(candidates.length);
  if (wanted.length === 0) return { isGold, isReachable: true };
  const scores = candidates.map((candidate) => {
    const texts = textsOf(candidate);
    if (!texts.every((text) => wanted.includes(text))) return -1;
    return 10 * texts.length + (candidate.kind === 'quoted' ? 4 : candidate.kind === 'half' ? 2 : 0);
  });
  const left = [...wanted];
  const chosen = bestSet(candidates, scores).sort((a, b) => scores[b] - scores[a] || a - b);
  for (const index of chosen) {
    const texts = textsOf(candidates[index]);
    if (!texts.every((text) => left.includes(text))) continue;
    for (const text of texts) left.splice(left.indexOf(text), 1);
    isGold[index] = 1;
  }
  return { isGold, isReachable: left.length === 0 };
}

interface LearningRow {
  isGold: Uint8Array;
  isStill: Uint8Array;
  before: Int32Array;
  features: Int32Array[];
}

export interface LearnOptions {
  rounds: number;
  /** Step of the first updates. */
  rate: number;
  /** Pull of every weight towards 0. */
  decay: number;
  /** A feature must stand in so many prompts. */
  leastPrompts: number;
  /** Share of the features that each step leaves out, so that none is relied on alone (Srivastava et al., JMLR 2014). */
  dropout: number;
}

export const LEARN_OPTIONS: LearnOptions = { rounds: 24, rate: 0.15, decay: 0.0001, leastPrompts: 3, dropout: 0.3 };

/**
 * Weights of the features by maximum likelihood: the probability of a set of strings is proportional to the exponential of its summed weights, over all
 * sets of candidates that do not overlap (a semi-Markov conditional random field: Sarawagi & Cohen, NIPS 2004); AdaGrad (Duchi et al., JMLR 2011).
 */
export function learn(examples: readonly Example[], options: LearnOptions = LEARN_OPTIONS): LetteringWeights {
  const index = vocabulary(examples, options.leastPrompts);
  const rows = examples
    .filter((example) => example.candidates.length > 0)
    .map((example) => ({
      isGold: example.isGold,
      isStill: Uint8Array.from(example.candidates, (candidate) => (example.isVaried && candidate.kind === 'quoted' ? 1 : 0)),
      before: lastBefore(example.candidates),
      features: example.features.map((names) => Int32Array.from(names.map((name) => index.get(name) ?? -1).filter((at) => at >= 0))),
    }));
  const weights = new Float64Array(index.size);
  const squares = new Float64Array(index.size).fill(0.05);
  const mean = new Float64Array(index.size);
  const firstKept = Math.floor(options.rounds / 2);
  const order = rows.map((_, at) => at);
  let seed = 1;
  for (let round = 0; round < options.rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = seed % (at + 1);
      [order[at], order[other]] = [order[other], order[at]];
    }
    for (const at of order) {
      const salt = Math.imul(round * 7919 + at, 2654435761);
      step(rows[at], weights, squares, (name) => (Math.imul(name ^ salt, 0x9e3779b1) >>> 8) / 0x1000000 < options.dropout, options);
    }
    if (round >= firstKept) for (let at = 0; at < mean.length; at++) mean[at] += ((1 - options.dropout) * weights[at]) / (options.rounds - firstKept);
  }
  const names = [...index.keys()];
  const kept = names.map((name, at) => [name, mean[at]] as const).filter(([, weight]) => Math.abs(weight) > 0.1);
  const part = (prefix: string) => new Map(kept.filter(([name]) => name.startsWith(prefix)).map(([name, weight]) => [name.slice(prefix.length), weight]));
  return { quoted: part('q '), bare: part('u ') };
}

function vocabulary(examples: readonly Example[], leastPrompts: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const name of new Set(features.flat())) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= leastPrompts).map(([name]) => name);
  return new Map(names.sort().map((name, at) => [name, at]));
}

function step(row: LearningRow, weights: Float64Array, squares: Float64Array, isOut: (at: number) => boolean, options: LearnOptions): void {
  const { isGold, isStill, before } = row;
  const features = row.features.map((names) => names.filter((at) => !isOut(at)));
  const scores = features.map((names) => {
    let sum = 0;
    for (const at of names) sum += weights[at];
    return sum;
  });
  const marginals = marginalsOf(scores, before);
  for (let k = 0; k < features.length; k++) {
    const error = marginals[k] - isGold[k];
    if (isStill[k] === 1 || Math.abs(error) < 1e-4) continue;
    for (const at of features[k]) {
      const slope = error + options.decay * weights[at] * 10;
      squares[at] += slope * slope;
      weights[at] -= (options.rate * slope) / Math.sqrt(squares[at]);
    }
  }
}

/** How probable each candidate is to be in the set. */
export function marginalsOf(scores: readonly number[], before: Int32Array): Float64Array {
  const count = scores.length;
  const sums = new Float64Array(count + 1);
  for (let k = 0; k < count; k++) {
    const a = sums[k];
    const b = scores[k] + sums[before[k]];
    const top = Math.max(a, b);
    sums[k + 1] = top + Math.log(Math.exp(a - top) + Math.exp(b - top));
  }
  const flow = new Float64Array(count + 1);
  const marginals = new Float64Array(count);
  flow[count] = 1;
  for (let k = count; k > 0; k--) {
    const share = Math.exp(scores[k - 1] + sums[before[k - 1]] - sums[k]);
    marginals[k - 1] = flow[k] * share;
    flow[before[k - 1]] += flow[k] * share;
    flow[k - 1] += flow[k] * (1 - share);
  }
  return marginals;
}
