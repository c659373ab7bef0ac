import { NameBook } from '../../electron/prompt/feature-names.ts';
import { DENSE_SIZE, denseOf } from '../../electron/prompt/intent-features.ts';
import type { IntentModelFile } from '../../electron/prompt/intent-model.ts';
import { lookAt, type ReaderWords } from '../../electron/prompt/reader.ts';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import type { LabelledRow } from '../rows.ts';
import { type Example, fitSoftmax, logitsOf, type Regularisation, softmaxInPlace, type Weights } from '../softmax-regression.ts';

/** A labelled prompt as the reader sees it. */
export interface SeenRow {
  row: LabelledRow;
  /** Names of its features, with the value of each. */
  names: readonly string[];
  values: readonly number[];
  dense: Float32Array;
  /** The strings to letter that were found. */
  texts: readonly string[];
}

export interface TrainedIntents {
  names: ReadonlyMap<string, number>;
  weights: Weights;
}

/** Chosen by cross-validation on the corpus. */
const PENALTY: Regularisation = { sparse: 0.001, dense: 0.001 };
/** A feature that one prompt alone has says nothing about others. */
const LEAST_ROWS = 2;
/** What another intent that a judge would take gets of a row. */
const ALSO_SHARE = 0.25;

export function seeRows(rows: readonly LabelledRow[], words: ReaderWords): SeenRow[] {
  const book = new NameBook();
  return rows.filter(({ intent }) => intent !== undefined).map((row) => seeRow(row, words, book));
}

export function seeRow(row: LabelledRow, words: ReaderWords, book = new NameBook()): SeenRow {
  const { features, tokens, lettering } = lookAt(row.prompt, words, book);
  return {
    row,
    names: features.numbers.map((number) => book.names[number]),
    values: features.values,
    dense: denseOf(features.vectors, tokens, words.lexicon),
    texts: lettering.map(({ text }) => text),
  };
}

export function trainIntents(rows: readonly SeenRow[]): TrainedIntents {
  const counts = new Map<string, number>();
  for (const row of rows) for (const name of new Set(row.names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = new Map<string, number>();
  for (const [name, count] of counts) if (count >= LEAST_ROWS) names.set(name, names.size);
  const examples = rows.map((row) => exampleOf(row, names));
  return { names, weights: fitSoftmax(examples, INTENTS.length, names.size, DENSE_SIZE, PENALTY) };
}

/** Sums for each intent, before the softmax. */
export function sumsOf(row: SeenRow, { names, weights }: TrainedIntents): Float64Array {
  return logitsOf(exampleOf(row, names), weights, new Float64Array(INTENTS.length));
}

export function intentOf(sums: Float64Array): Intent {
  return INTENTS[sums.indexOf(Math.max(...sums))];
}

function exampleOf({ row, names, values, dense }: SeenRow, known: ReadonlyMap<string, number>): Example {
  const found = names.flatMap((name, i) => {
    const index = known.get(name);
    return index === undefined ? [] : [[index, values[i]] as const];
  });
  const wanted = new Float64Array(INTENTS.length);
  wanted[INTENTS.indexOf(row.intent as Intent)] = row.also.length > 0 ? 1 - ALSO_SHARE : 1;
  for (const other of row.also) wanted[INTENTS.indexOf(other)] += ALSO_SHARE / row.also.length;
  return { indices: Int32Array.from(found, ([index]) => index), values: Float32Array.from(found, ([, value]) => value), dense, wanted };
}

/** The temperature under which the scores of unseen rows lose the least information: golden section search on the log loss. */
export function fitTemperature(unseen: readonly { row: LabelledRow; sums: Float64Array | null }[]): number {
  const loss = (temperature: number) =>
    unseen.reduce((sum, { row, sums }) => {
      if (!sums) return sum;
      const shares = softmaxInPlace(Float64Array.from(sums), temperature);
      return sum - Math.log(Math.max(1e-9, shares[INTENTS.indexOf(row.intent as Intent)]));
    }, 0);
  let low = 0.3;
  let high = 4;
  const ratio = (Math.sqrt(5) - 1) / 2;
  for (let round = 0; round < 40; round++) {
    const a = high - ratio * (high - low);
    const b = low + ratio * (high - low);
    if (loss(a) < loss(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}

/** Weights that change no sum by more than this are left out of the file. */
const LEAST_WEIGHT = 0.03;

export function modelFile({ names, weights }: TrainedIntents, temperature: number): IntentModelFile {
  const classes = INTENTS.length;
  const row = (index: number) => Array.from(weights.values.subarray(index * classes, (index + 1) * classes), (weight) => Math.round(weight * 1000));
  const features = [...names]
    .map(([name, index]) => [name, row(index)] as const)
    .filter(([, values]) => values.some((weight) => Math.abs(weight) >= LEAST_WEIGHT * 1000))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const dense = Array.from({ length: DENSE_SIZE }, (_, index) => row(names.size + index)).flat();
  return { temperature: Math.round(temperature * 1000) / 1000, bias: row(names.size + DENSE_SIZE), dense, features: Object.fromEntries(features) };
}
