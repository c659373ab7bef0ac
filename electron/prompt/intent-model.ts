import { readFileSync } from 'node:fs';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import { DENSE_SIZE, type IntentFeatures } from './intent-features.ts';
import type { Lexicon } from './lexicon.ts';
import { VECTOR_SIZE } from './lexicon-classes.ts';

/** Trained weights of multinomial logistic regression; numbers per intent in the order of INTENTS. */
export interface IntentModel {
  /** Divides the sums before the softmax, so that the scores are the shares that came true in cross-validation (Guo et al. 2017, temperature scaling). */
  temperature: number;
  bias: readonly number[];
  /** Feature name → weights. */
  features: ReadonlyMap<string, readonly number[]>;
  /** Row-major: DENSE_SIZE rows of one number per intent. */
  dense: readonly number[];
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
  const file = JSON.parse(readFileSync(path, 'utf8')) as IntentModelFile;
  if (file.bias?.length !== INTENTS.length || file.dense?.length !== DENSE_SIZE * INTENTS.length)
    throw new Error(`${path} is not an intent model of this Galley.`);
  return {
    temperature: file.temperature,
    bias: file.bias.map((weight) => weight / UNIT),
    dense: file.dense.map((weight) => weight / UNIT),
    features: new Map(Object.entries(file.features).map(([name, weights]) => [name, weights.map((weight) => weight / UNIT)])),
  };
}

/** What one feature or word adds to each intent's sum. */
export interface Contribution {
  /** The feature's name; '' for a word's vector. */
  name: string;
  start: number;
  end: number;
  /** In the order of INTENTS. */
  weights: readonly number[];
}

export interface IntentScores {
  /** Sums to 1. */
  scores: Record<Intent, number>;
  contributions: Contribution[];
}

/** Scores each intent and says what every feature added. */
export function scoreIntent({ features, vectors }: IntentFeatures, model: IntentModel, lexicon: Lexicon): IntentScores {
  const sums = [...model.bias];
  const contributions: Contribution[] = [];
  const take = (contribution: Contribution) => {
    for (let c = 0; c < sums.length; c++) sums[c] += contribution.weights[c];
    contributions.push(contribution);
  };
  for (const { name, value, start, end } of features) {
    const weights = model.features.get(name);
    if (weights) take({ name, start, end, weights: value === 1 ? weights : weights.map((weight) => weight * value) });
  }
  const vector = new Float32Array(VECTOR_SIZE);
  for (const { token, block, share } of vectors) {
    vector.fill(0);
    lexicon.addVector(token.index, share, vector);
    take({ name: '', start: token.start, end: token.end, weights: timesDense(vector, block, model.dense) });
  }
  return { scores: softmax(sums, model.temperature), contributions };
}

function timesDense(vector: Float32Array, block: number, dense: readonly number[]): number[] {
  const classes = INTENTS.length;
  const result = new Array<number>(classes).fill(0);
  for (let i = 0; i < VECTOR_SIZE; i++) {
    const row = (block * VECTOR_SIZE + i) * classes;
    for (let c = 0; c < classes; c++) result[c] += vector[i] * dense[row + c];
  }
  return result;
}

function softmax(sums: readonly number[], temperature: number): Record<Intent, number> {
  const top = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp((sum - top) / temperature));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return Object.fromEntries(INTENTS.map((intent, c) => [intent, shares[c] / total])) as Record<Intent, number>;
}
