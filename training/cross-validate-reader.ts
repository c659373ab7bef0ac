import { readerFolder } from '../electron/paths.ts';
import { letteringModel } from '../electron/prompt/lettering-model.ts';
import { type ReaderWords, readWords } from '../electron/prompt/reader.ts';
import { INTENTS, type Intent } from '../shared/prompt.ts';
import { fitTemperature, intentOf, seeRow, seeRows, sumsOf, trainIntents } from './intent/train-intent.ts';
import { type Example, learn } from './lettering/learn.ts';
import { letteringExamples } from './lettering/train-lettering.ts';
import type { LabelledRow } from './rows.ts';
import { softmaxInPlace } from './softmax-regression.ts';
import { predictor, trainSplit } from './split/cross-validate.ts';

/** One row read by a reader that was trained without it. */
export interface UnseenReading {
  row: LabelledRow;
  reading: { intent: Intent; texts: readonly string[]; object: readonly string[]; style: readonly string[] };
  /** Of the intents, before the softmax; null where the row labels none. */
  sums: Float64Array | null;
  /** Calibrated on the other folds; null where the row labels no intent. */
  scores: Record<Intent, number> | null;
}

/** Five-fold cross-validation of the whole reader: strings, intents (which see the strings that this fold's reader finds) and split are trained anew in each fold. */
export function crossValidateReader(rows: readonly LabelledRow[], folds = 5): UnseenReading[] {
  const base = readWords(readerFolder());
  const examples = new Map(rows.map((row) => [row, letteringExamples(row)]));
  const read = Array.from({ length: folds }, (_, fold) => fold).map((fold) => readFold(rows, { fold, folds }, base, examples));
  return read.flatMap((own, fold) => {
    const temperature = fitTemperature(read.filter((_, other) => other !== fold).flat());
    return own.map((reading) => ({ ...reading, scores: reading.sums && scoresOf(reading.sums, temperature) }));
  });
}

function readFold(
  rows: readonly LabelledRow[],
  { fold, folds }: { fold: number; folds: number },
  base: ReaderWords,
  examples: ReadonlyMap<LabelledRow, readonly Example[]>,
): Omit<UnseenReading, 'scores'>[] {
  const rest = rows.filter((row) => foldOf(row, folds) !== fold);
  const words = { ...base, lettering: letteringModel(learn(rest.flatMap((row) => examples.get(row) ?? []))) };
  const trained = trainIntents(seeRows(rest, words));
  const split = predictor(base, trainSplit(rest, base));
  return rows
    .filter((row) => foldOf(row, folds) === fold)
    .map((row) => {
      const seen = row.intent || row.texts ? seeRow(row, words) : null;
      const sums = seen && row.intent ? sumsOf(seen, trained) : null;
      return {
        row,
        sums,
        reading: {
          intent: sums ? intentOf(sums) : 'general',
          texts: seen && row.texts ? seen.texts : [],
          ...(row.object ? split(row.prompt) : { object: [], style: [] }),
        },
      };
    });
}

function scoresOf(sums: Float64Array, temperature: number): Record<Intent, number> {
  const shares = softmaxInPlace(Float64Array.from(sums), temperature);
  return Object.fromEntries(INTENTS.map((intent, c) => [intent, shares[c]])) as Record<Intent, number>;
}

/** By a hash of the prompt's first letters, so that prompts that begin alike fall together. FNV-1a with a final mix. */
export function foldOf({ prompt }: LabelledRow, folds: number): number {
  let hash = 0x811c9dc5;
  for (const mark of prompt.toLowerCase().slice(0, 24)) hash = Math.imul(hash ^ (mark.codePointAt(0) as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % folds;
}
