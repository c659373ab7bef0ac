import { layOutPrompt } from '../../electron/prompt/prompt-layout.ts';
import { splitObjectAndStyle } from '../../electron/prompt/split.ts';
import type { SplitWeights, TaggerWeights } from '../../electron/prompt/split-tagger.ts';
import type { SplitLexicon } from '../../electron/prompt/split-words.ts';
import type { LabelledRow } from '../rows.ts';
import { fitField, type TrainingOptions } from './conditional-random-field.ts';
import { type SplitFigures, type SplitTexts, scoreSplit } from './score.ts';
import { sequenceOf } from './sequences.ts';

export const TRAINING: TrainingOptions = { passes: 16, rate: 0.05, penalty: 1e-4, dropout: 0.3, seed: 7 };

/** Trains the tagger on the rows that label object and style words. */
export function trainSplit(rows: readonly LabelledRow[], lookUp: SplitLexicon, options: TrainingOptions = TRAINING): SplitWeights {
  return fitField(
    rows.filter((row) => row.object || row.style).map((row) => sequenceOf(row, lookUp)),
    options,
  );
}

/** A splitter of whole prompts, for scoring. */
export function predictor(lookUp: SplitLexicon, weights: TaggerWeights): (prompt: string) => { object: string[]; style: string[] } {
  return (prompt) => {
    const { masked, segments } = layOutPrompt(prompt);
    const { object, style } = splitObjectAndStyle(prompt, masked, segments, { ...lookUp, weights });
    return { object: object.map(({ text }) => text), style: style.map(({ text }) => text) };
  };
}

/** Scores every row by a tagger that was trained without it: every `folds`-th row is held out in turn. */
export function crossValidateSplit(rows: readonly LabelledRow[], lookUp: SplitLexicon, folds = 5, options: TrainingOptions = TRAINING): SplitFigures {
  const labelled = rows.filter((row) => row.object || row.style);
  const predictions = new Map<LabelledRow, SplitTexts>();
  for (let fold = 0; fold < folds; fold++) {
    const held = (_: LabelledRow, i: number) => i % folds === fold;
    const weights = trainSplit(
      labelled.filter((row, i) => !held(row, i)),
      lookUp,
      options,
    );
    const predict = predictor(lookUp, weights);
    for (const row of labelled.filter(held)) predictions.set(row, predict(row.prompt));
  }
  return scoreSplit(labelled, (row) => predictions.get(row) as SplitTexts);
}
