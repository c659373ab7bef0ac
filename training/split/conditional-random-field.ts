import { VECTOR_SIZE } from '../../electron/prompt/lexicon-classes.ts';
import { BUCKETS, NO_FEATURE, type Rows, SPLIT_DENSE_SIZE, type SplitFeatures } from '../../electron/prompt/split-features.ts';
import { BORDERS, LABEL_COUNT, type SplitWeights, scoresOf } from '../../electron/prompt/split-tagger.ts';
import { mulberry32 } from '../../shared/mulberry.ts';

/** A prompt to learn from. */
export interface Sequence {
  features: SplitFeatures;
  /** By word, a bit for each label that would be right; several where a fair judge would take either. */
  allowed: Uint8Array;
  /** By word but the first, its border to the one before. */
  borders: Uint8Array;
}

export interface TrainingOptions {
  passes: number;
  rate: number;
  /** Strength of the L2 penalty, per sequence. */
  penalty: number;
  /** Share of a word's features that are left out at random, so that no single one is relied on. */
  dropout: number;
  seed: number;
}

const L = LABEL_COUNT;

/**
 * Fits the field by stochastic gradient ascent on the likelihood of the allowed labellings, steps by AdaGrad (Duchi, Hazan and Singer 2011).
 * Deterministic for a seed.
 */
export function fitField(sequences: readonly Sequence[], { passes, rate, penalty, dropout, seed }: TrainingOptions): SplitWeights {
  const weights = blankWeights();
  const speeds = blankWeights();
  const random = mulberry32(seed);
  const order = sequences.map((_, i) => i);
  const mean = blankWeights();
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const i of order) {
      const { features, allowed, borders } = sequences[i];
      const thinned = dropout > 0 ? thin(features, dropout, random) : features;
      learn({ features: thinned, allowed, borders }, weights, speeds, rate, penalty);
    }
    if (pass >= passes / 4) addTo(mean, weights);
  }
  return mean;
}

function blankWeights(): SplitWeights {
  return {
    sparse: new Float32Array(BUCKETS * L),
    dense: new Float32Array(SPLIT_DENSE_SIZE * L),
    links: new Float32Array(BORDERS * L * L),
    start: new Float32Array(L),
  };
}

/** Weights are averaged over the later passes (Polyak and Juditsky 1992); a factor does not change the best path. */
function addTo(sum: SplitWeights, weights: SplitWeights): void {
  for (const part of ['sparse', 'dense', 'links', 'start'] as const) {
    for (let i = 0; i < sum[part].length; i++) sum[part][i] += weights[part][i];
  }
}

function learn({ features, allowed, borders }: Sequence, weights: SplitWeights, speeds: SplitWeights, rate: number, penalty: number): void {
  const count = allowed.length;
  if (count === 0) return;
  const scores = scoresOf(features, weights);
  const free = expectations(scores, borders, weights, null);
  const held = expectations(scores, borders, weights, allowed);
  const gradient = new Float64Array(count * L);
  for (let i = 0; i < count * L; i++) gradient[i] = held.words[i] - free.words[i];
  const step = (values: Float32Array, speed: Float32Array, at: number, slope: number) => {
    const own = slope - penalty * values[at];
    speed[at] += own * own;
    values[at] += (rate * own) / (Math.sqrt(speed[at]) + 1e-2);
  };
  const pieces = new Float64Array((features.pieces.indices.length / features.pieces.width) * L);
  const segments = new Float64Array((features.segments.indices.length / features.segments.width) * L);
  for (let i = 0; i < count; i++) {
    for (let label = 0; label < L; label++) {
      pieces[features.pieceOf[i] * L + label] += gradient[i * L + label];
      segments[features.segmentOf[i] * L + label] += gradient[i * L + label];
    }
  }
  const spread = ({ indices, width }: Rows, vectors: Float32Array, denseFrom: number, slopes: Float64Array) => {
    for (let row = 0; row * width < indices.length; row++) {
      for (let label = 0; label < L; label++) {
        const slope = slopes[row * L + label];
        if (Math.abs(slope) < 1e-7) continue;
        for (let at = row * width; at < (row + 1) * width; at++) {
          if (indices[at] !== NO_FEATURE) step(weights.sparse, speeds.sparse, indices[at] * L + label, slope);
        }
        for (let k = 0; k < VECTOR_SIZE; k++) {
          const value = vectors[row * VECTOR_SIZE + k];
          if (value !== 0) step(weights.dense, speeds.dense, (denseFrom + k) * L + label, slope * value);
        }
      }
    }
  };
  spread(features.words, features.wordVectors, 0, gradient);
  spread(features.pieces, features.pieceVectors, VECTOR_SIZE, pieces);
  spread(features.segments, features.segmentVectors, 2 * VECTOR_SIZE, segments);
  for (let at = 0; at < free.links.length; at++) step(weights.links, speeds.links, at, held.links[at] - free.links[at]);
  for (let label = 0; label < L; label++) step(weights.start, speeds.start, label, gradient[label]);
}

/** Probabilities of labels by word and expected counts of label pairs by border, over the labellings that `allowed` takes (null = all): forward-backward. */
function expectations(
  scores: Float32Array,
  borders: Uint8Array,
  { links, start }: SplitWeights,
  allowed: Uint8Array | null,
): { words: Float64Array; links: Float64Array } {
  const count = scores.length / L;
  const value = (i: number, label: number) => (allowed && !(allowed[i] & (1 << label)) ? -1e9 : scores[i * L + label]);
  const forward = new Float64Array(count * L);
  const backward = new Float64Array(count * L);
  for (let label = 0; label < L; label++) forward[label] = start[label] + value(0, label);
  for (let i = 1; i < count; i++) {
    for (let to = 0; to < L; to++) {
      forward[i * L + to] = value(i, to) + logSum((left) => forward[(i - 1) * L + left] + links[(borders[i] * L + left) * L + to]);
    }
  }
  for (let i = count - 2; i >= 0; i--) {
    for (let left = 0; left < L; left++) {
      backward[i * L + left] = logSum((to) => links[(borders[i + 1] * L + left) * L + to] + value(i + 1, to) + backward[(i + 1) * L + to]);
    }
  }
  const total = logSum((label) => forward[(count - 1) * L + label]);
  const words = forward.map((at, i) => Math.exp(at + backward[i] - total));
  const pairs = new Float64Array(BORDERS * L * L);
  for (let i = 1; i < count; i++) {
    for (let left = 0; left < L; left++) {
      for (let to = 0; to < L; to++) {
        const at = (borders[i] * L + left) * L + to;
        pairs[at] += Math.exp(forward[(i - 1) * L + left] + links[at] + value(i, to) + backward[i * L + to] - total);
      }
    }
  }
  return { words, links: pairs };
}

function logSum(of: (label: number) => number): number {
  const a = of(0);
  const b = of(1);
  const c = of(2);
  const top = Math.max(a, b, c);
  return top + Math.log(Math.exp(a - top) + Math.exp(b - top) + Math.exp(c - top));
}

function thin(features: SplitFeatures, share: number, random: () => number): SplitFeatures {
  const rows = ({ indices, width }: Rows): Rows => ({ indices: indices.map((index) => (random() < share ? NO_FEATURE : index)), width });
  return { ...features, words: rows(features.words), pieces: rows(features.pieces), segments: rows(features.segments) };
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
}
