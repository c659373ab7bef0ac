import { readFileSync } from 'node:fs';
import type { Lexicon } from './lexicon.ts';
import { VECTOR_SIZE } from './lexicon-classes.ts';
import { BUCKETS, type Rows, SPLIT_DENSE_SIZE, type SplitFeatures, splitFeatures } from './split-features.ts';
import { GAP, type SplitWord } from './split-words.ts';

/** Labels of a word: what is shown, how it is made, or a link between the two ("of"). */
export const SPLIT_LABELS = ['object', 'style', 'link'] as const;
export const LABEL_COUNT = SPLIT_LABELS.length;

/** Between two words: inside a piece by gap, at a piece's start, at a segment's start. */
export const BORDERS = 5;

/** A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): scores of labels by feature, and of label pairs by border. */
export interface SplitWeights {
  /** BUCKETS × LABEL_COUNT. */
  sparse: Float32Array;
  /** SPLIT_DENSE_SIZE × LABEL_COUNT. */
  dense: Float32Array;
  /** BORDERS × LABEL_COUNT × LABEL_COUNT, from × to. */
  links: Float32Array;
  /** LABEL_COUNT: scores of the first word's label. */
  start: Float32Array;
}

export function borderOf(words: readonly SplitWord[], i: number): number {
  const { gap, piece } = words[i];
  if (gap === GAP.segment) return 4;
  return piece !== words[i - 1].piece ? 3 : gap;
}

/** The weights as reading needs them: those that were learnt, or the file's bytes, of which four times as many stay in the processor's cache. */
export type TaggerWeights = Omit<SplitWeights, 'sparse'> & {
  sparse: Float32Array | Int8Array;
  /** What 1 of `sparse` is worth; 1 when it is left out. */
  sparseUnit?: number;
};

/** Label of each word, as an index of SPLIT_LABELS: the best path (Viterbi). */
export function tagWords(words: readonly SplitWord[], lexicon: Lexicon, weights: TaggerWeights): Uint8Array {
  return bestPath(words, scoresOf(splitFeatures(words, lexicon), weights), weights);
}

/** Scores by word and label. */
export function scoresOf(features: SplitFeatures, { sparse, dense, sparseUnit = 1 }: TaggerWeights): Float32Array {
  const weights = { sparse, sparseUnit, dense };
  const count = features.pieceOf.length;
  const pieces = rowScores(features.pieces, features.pieceVectors, VECTOR_SIZE, weights);
  const segments = rowScores(features.segments, features.segmentVectors, 2 * VECTOR_SIZE, weights);
  const scores = rowScores(features.words, features.wordVectors, 0, weights);
  for (let i = 0; i < count; i++) {
    const piece = features.pieceOf[i] * LABEL_COUNT;
    const segment = features.segmentOf[i] * LABEL_COUNT;
    for (let label = 0; label < LABEL_COUNT; label++) scores[i * LABEL_COUNT + label] += pieces[piece + label] + segments[segment + label];
  }
  return scores;
}

type RowWeights = Pick<TaggerWeights, 'sparse' | 'dense'> & { sparseUnit: number };

function rowScores({ indices, width }: Rows, vectors: Float32Array, denseFrom: number, { sparse, sparseUnit, dense }: RowWeights): Float32Array {
  const count = indices.length / width;
  const scores = new Float32Array(count * LABEL_COUNT);
  for (let row = 0; row < count; row++) {
    let [object, style, link] = [0, 0, 0];
    for (let at = row * width; at < (row + 1) * width; at++) {
      const weight = indices[at] * LABEL_COUNT;
      object += sparse[weight];
      style += sparse[weight + 1];
      link += sparse[weight + 2];
    }
    object *= sparseUnit;
    style *= sparseUnit;
    link *= sparseUnit;
    for (let k = 0; k < VECTOR_SIZE; k++) {
      const value = vectors[row * VECTOR_SIZE + k];
      if (value === 0) continue;
      const weight = (denseFrom + k) * LABEL_COUNT;
      object += value * dense[weight];
      style += value * dense[weight + 1];
      link += value * dense[weight + 2];
    }
    scores[row * LABEL_COUNT] = object;
    scores[row * LABEL_COUNT + 1] = style;
    scores[row * LABEL_COUNT + 2] = link;
  }
  return scores;
}

function bestPath(words: readonly SplitWord[], scores: Float32Array, { links, start }: TaggerWeights): Uint8Array {
  const count = words.length;
  const path = new Uint8Array(count);
  if (count === 0) return path;
  const from = new Uint8Array(count * LABEL_COUNT);
  let best = [0, 1, 2].map((label) => start[label] + scores[label]);
  for (let i = 1; i < count; i++) {
    const base = borderOf(words, i) * LABEL_COUNT * LABEL_COUNT;
    const next = [0, 0, 0];
    for (let to = 0; to < LABEL_COUNT; to++) {
      let top = 0;
      let value = Number.NEGATIVE_INFINITY;
      for (let left = 0; left < LABEL_COUNT; left++) {
        const candidate = best[left] + links[base + left * LABEL_COUNT + to];
        if (candidate > value) {
          value = candidate;
          top = left;
        }
      }
      from[i * LABEL_COUNT + to] = top;
      next[to] = value + scores[i * LABEL_COUNT + to];
    }
    best = next;
  }
  path[count - 1] = best.indexOf(Math.max(...best));
  for (let i = count - 1; i > 0; i--) path[i - 1] = from[i * LABEL_COUNT + path[i]];
  return path;
}

const SCALE_COUNT = 3;

/** Layout of the asset: three float32 scales, then int8 weights: sparse, dense, links, start (the last two share a scale). */
export function packWeights({ sparse, sparseUnit = 1, dense, links, start }: TaggerWeights): Uint8Array {
  const parts = [Float32Array.from(sparse, (weight) => weight * sparseUnit), dense, Float32Array.from([...links, ...start])];
  const scales = Float32Array.from(parts.map((part) => part.reduce((top, value) => Math.max(top, Math.abs(value)), 1e-6) / 127));
  const bytes = parts.map((part, i) => Int8Array.from(part, (value) => Math.round(value / scales[i])));
  return Buffer.concat([new Uint8Array(scales.buffer), ...bytes.map((part) => new Uint8Array(part.buffer))]);
}

/** @throws Error when the file is of another size than the tagger's weights */
export function unpackWeights(file: Uint8Array): TaggerWeights {
  const sizes = [BUCKETS * LABEL_COUNT, SPLIT_DENSE_SIZE * LABEL_COUNT, BORDERS * LABEL_COUNT ** 2 + LABEL_COUNT];
  const wanted = sizes.reduce((sum, size) => sum + size, 4 * SCALE_COUNT);
  if (file.length !== wanted) throw new Error(`The splitter's weights have ${file.length} bytes, not ${wanted}.`);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = 4 * SCALE_COUNT;
  const bytes = sizes.map((size) => {
    const part = new Int8Array(file.buffer, file.byteOffset + at, size);
    at += size;
    return part;
  });
  const [dense, rest] = [1, 2].map((i) => Float32Array.from(bytes[i], (byte) => byte * view.getFloat32(4 * i, true)));
  const border = BORDERS * LABEL_COUNT ** 2;
  return { sparse: bytes[0], sparseUnit: view.getFloat32(0, true), dense, links: rest.slice(0, border), start: rest.slice(border) };
}

/** Reads the weights from a file. @throws Error when it is not one */
export function readSplitWeights(path: string): TaggerWeights {
  return unpackWeights(readFileSync(path));
}
