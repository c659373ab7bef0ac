import { readFileSync } from 'node:fs';
import { INTENTS } from '../../shared/intents.ts';
import type { Intent } from '../../shared/prompt.ts';
import { NameTable } from './feature-names.ts';
import { DENSE_SIZE, type IntentFeatures, OF_STRINGS } from './intent-features.ts';
import type { Lexicon } from './lexicon.ts';
import { VECTOR_SIZE } from './lexicon-classes.ts';
import type { Token } from './tokens.ts';

const CLASSES = INTENTS.length;

/** Trained weights of multinomial logistic regression; CLASSES numbers a row, in the order of INTENTS. */
export interface IntentModel {
  /** Divides the sums before the softmax, so that the scores are the shares that came true in cross-validation (Guo et al. 2017, temperature scaling). */
  temperature: number;
  bias: Float64Array;
  /** Features by row of `weights`. */
  names: readonly string[];
  rows: NameTable;
  /** Whole thousandths, as in the file: half the memory to walk through. */
  weights: Int32Array;
  /** DENSE_SIZE rows. */
  dense: Float64Array;
}

/** The file of an intent model: weights as whole thousandths. */
export interface IntentModelFile {
  temperature: number;
  bias: number[];
  dense: number[];
  features: Record<string, number[]>;
}

const UNIT = 1000;

/** @throws Error where the file is missing or not a model of these intents and features */
export function readIntentModel(path: string): IntentModel {
  const { temperature, bias, dense, features } = JSON.parse(readFileSync(path, 'utf8')) as IntentModelFile;
  if (bias?.length !== CLASSES || dense?.length !== DENSE_SIZE * CLASSES) throw new Error(`${path} is not an intent model of this Galley.`);
  const names = Object.keys(features);
  const weights = new Int32Array(names.length * CLASSES);
  for (const [row, name] of names.entries()) {
    const own = features[name];
    for (let c = 0; c < CLASSES; c++) weights[row * CLASSES + c] = own[c];
  }
  return { temperature, bias: scaled(bias), names, rows: new NameTable(names), weights, dense: scaled(dense) };
}

function scaled(thousandths: readonly number[]): Float64Array {
  return Float64Array.from(thousandths, (weight) => weight / UNIT);
}

export interface IntentScores {
  /** Sums to 1. */
  scores: Record<Intent, number>;
  /** What each token added to each intent's sum: CLASSES numbers a token. */
  byToken: Float64Array;
  /** The feature that said most about each token; '' where its vector alone spoke. */
  strongest: string[];
  /** What the strings to letter added to each intent's sum. */
  byStrings: Float64Array;
}

/** Scores each intent and says which words it comes from. */
export function scoreIntent(features: IntentFeatures, tokens: readonly Token[], model: IntentModel, lexicon: Lexicon): IntentScores {
  const sums = Float64Array.from(model.bias);
  const byToken = new Float64Array(tokens.length * CLASSES);
  const byStrings = new Float64Array(CLASSES);
  const strongest = new Array<string>(tokens.length).fill('');
  const strength = new Float64Array(tokens.length);
  for (let i = 0; i < features.numbers.length; i++) {
    const row = features.numbers[i];
    if (row < 0) continue;
    const value = features.values[i] / UNIT;
    const first = features.first[i];
    const last = features.last[i];
    const share = 1 / (last - first + 1);
    const isOfStrings = first === OF_STRINGS;
    let most = 0;
    for (let c = 0; c < CLASSES; c++) {
      const weight = model.weights[row * CLASSES + c] * value;
      sums[c] += weight;
      most = Math.max(most, weight);
      if (isOfStrings) byStrings[c] += weight;
      if (first >= 0) for (let t = first; t <= last; t++) byToken[t * CLASSES + c] += weight * share;
    }
    for (let t = Math.max(0, first); t <= last; t++) {
      if (most <= strength[t]) continue;
      strength[t] = most;
      strongest[t] = model.names[row];
    }
  }
  addVectors(features, tokens, model, lexicon, sums, byToken);
  return { scores: softmax(sums, model.temperature), byToken, strongest, byStrings };
}

function addVectors(
  { vectors }: IntentFeatures,
  tokens: readonly Token[],
  { dense }: IntentModel,
  lexicon: Lexicon,
  sums: Float64Array,
  byToken: Float64Array,
): void {
  const vector = new Float32Array(VECTOR_SIZE);
  const weights = new Float64Array(CLASSES);
  for (const { token, block, share } of vectors) {
    vector.fill(0);
    weights.fill(0);
    lexicon.addVector(tokens[token].index, share, vector);
    for (let i = 0, at = block * VECTOR_SIZE * CLASSES; i < VECTOR_SIZE; i++) {
      for (let c = 0; c < CLASSES; c++, at++) weights[c] += vector[i] * dense[at];
    }
    for (let c = 0; c < CLASSES; c++) {
      sums[c] += weights[c];
      byToken[token * CLASSES + c] += weights[c];
    }
  }
}

function softmax(sums: Float64Array, temperature: number): Record<Intent, number> {
  const top = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp((sum - top) / temperature));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return Object.fromEntries(INTENTS.map((intent, c) => [intent, shares[c] / total])) as Record<Intent, number>;
}
