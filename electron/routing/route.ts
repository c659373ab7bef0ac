import type { Intent, PromptReading } from '../../shared/prompt.ts';
import {
  type MatrixCell,
  type MatrixRow,
  type MatrixVersion,
  type MergeOptions,
  type ModelStatus,
  type Prediction,
  type Route,
  SKETCH,
} from '../../shared/routing.ts';
import { chooseModel, labelOf, type ModelChoice } from './choose-model.ts';
import { letterModels } from './letter-models.ts';
import { fits, type Size, type SizeLimits } from './model-sizes.ts';
import { addPredictions } from './predict.ts';
import { type ModelQuote, type QuoteAsked, quoteReasons, withQuote } from './quote.ts';
import { candidateReason, chosenReason, columnReason, intentReason, letteringReason, modelReason, thenReasons } from './reasons.ts';
import { routeSplit, type SplitAnswer } from './split-route.ts';

export interface RouteInput {
  reading: PromptReading;
  matrix: MatrixVersion;
  models: readonly ModelStatus[];
  /** Overrules the column that the prompt reads as. */
  column?: 'draft' | 'final' | undefined;
  /** Overrules the reading's intent. */
  intent?: Intent | undefined;
  /** Strings the artist gave instead of those read; default: the reading's. */
  texts?: readonly string[] | undefined;
  /** The artist chose a face, a look or a place for the lettering. */
  isLetteredByHand?: boolean | undefined;
  /** US dollars for one edit by a model, before it is sent; null = unknown. Left out = what runs have cost. */
  letterUsd?: ((model: string) => number | null) | undefined;
  /** What a connected model says to a render of the wanted size before it is sent; null = built in, or not connected. */
  quote?: ((model: string, asked: Omit<QuoteAsked, 'width' | 'height'>) => ModelQuote | null) | undefined;
  /** Object and style apart: true = asked for, false = declined, left out = as the cell says. */
  split?: boolean | undefined;
  /** Of a split render; what is left out is the cell's. */
  merge?: Partial<MergeOptions> | undefined;
  /** An imported image is the base: nothing is rendered. */
  hasBase?: boolean | undefined;
  /** Overrules the model of the cell; its own models come after it. */
  model?: string | undefined;
  /** A candidate of a bake-off, instead of the matrix's cell. */
  cell?: MatrixCell | undefined;
  /** Medians for a model's runs, of one operation or of whole renders. */
  predict: (model: string, operation?: string) => Prediction;
  /** With `sizesOf`: decides whether upscaling is needed. Left out = the model renders the wanted size. */
  size?: Size | undefined;
  sizesOf?: ((model: string) => SizeLimits | null) | undefined;
}

/** Picks the model for a prompt from the team's matrix and says why. Pure: the same input gives the same route. */
export function routePrompt(input: RouteInput): Route {
  const { reading, matrix } = input;
  const intent = input.intent ?? reading.intent;
  const column = input.column ?? (reading.isDraft ? 'draft' : 'final');
  const row = rowOf(matrix, intent);
  const cell = input.cell ?? cellOf(row[column], input.model);
  const split = routeSplit({
    reading,
    intent,
    cell,
    place: input.cell ? 'candidate of this bake-off' : `${column} cell of the ${intent} row`,
    models: input.models,
    wish: input.split,
    hasBase: input.hasBase ?? false,
    merge: input.merge,
  });
  const choice = split.object ?? chooseModel(cell.models, input.models);
  // Another model's render would be counted as the candidate's.
  const fallbacks = input.cell ? [] : choice.fallbacks;
  const texts = input.texts ?? reading.lettering.map((request) => request.text);
  const canRenderSize = rendersSize(input, choice.status.id);
  const thenSteps = row.thenSteps.filter((step) => (step !== 'upscale' || !canRenderSize) && (step !== 'sharpen-lettering' || texts.length > 0));
  const runnerUpIntent = runnerUpOf(reading, intent);
  const letter = letterModels({ ...input, letterWith: cell.letterWith, hasText: texts.length > 0, isByHand: input.isLetteredByHand ?? false });
  const isWhole = !split.split && !input.hasBase;
  const quote = (isWhole && input.quote?.(choice.status.id, { params: cell.params, isDraft: column === 'draft' })) || null;
  const runnerUp = {
    intent: runnerUpIntent,
    score: reading.scores[runnerUpIntent],
    model: chooseModel(rowOf(matrix, runnerUpIntent)[column].models, input.models).status.id,
  };
  return {
    intent,
    column,
    model: choice.status.id,
    params: split.split?.object.params ?? cell.params,
    thenSteps,
    skipped: choice.skipped,
    fallbacks,
    ...(letter.lettering && { lettering: letter.lettering }),
    split: split.split,
    runnerUp,
    reasons: [
      intentReason(reading, intent, input.intent !== undefined),
      columnReason(reading, column, input.column !== undefined),
      ...(split.split ? [] : wholeReasons(input, choice, intent, column)),
      ...quoteReasons(choice.status.label, quote),
      ...split.reasons,
      ...letteringReason(texts, intent),
      ...letter.reasons,
      ...thenReasons(row, texts.length > 0, canRenderSize, choice.status.label),
    ],
    prediction: withLettering(withQuote(predictionOf(input, choice.status.id, split, texts.length > 0), quote), letter.prediction),
    matrixVersion: matrix.version,
  };
}

function rowOf(matrix: MatrixVersion, intent: Intent): MatrixRow {
  return (
    matrix.matrix.rows.find((row) => row.intent === intent) ?? {
      intent,
      draft: { models: [SKETCH], params: {} },
      final: { models: [SKETCH], params: {} },
      thenSteps: [],
    }
  );
}

/** The cell with the artist's model before its own; the whole prompt goes to it. */
function cellOf(cell: MatrixCell, model: string | undefined): MatrixCell {
  if (model === undefined) return cell;
  const { split: _, ...whole } = cell;
  return { ...whole, models: [model, ...cell.models.filter((other) => other !== model)] };
}

function wholeReasons({ matrix, models, cell, model }: RouteInput, { status, skipped }: ModelChoice, intent: Intent, column: 'draft' | 'final'): string[] {
  return [
    cell ? candidateReason(status) : status.id === model ? chosenReason(status) : modelReason(status, matrix, intent, column),
    ...skipped.map(({ model: id, reason }) =>
      id === model
        ? `You chose ${labelOf(id, models)}, but it was passed over. ${reason}`
        : `${labelOf(id, models)} comes first in this cell but was passed over. ${reason}`,
    ),
  ];
}

/** Both layers of a split together. */
function predictionOf({ predict }: RouteInput, model: string, { split }: SplitAnswer, hasText: boolean): Prediction {
  if (split) return addPredictions(predict(split.object.model, 'generate'), predict(split.style.model, 'generate'));
  return predict(model, hasText ? undefined : 'generate');
}

function withLettering(render: Prediction, letter: Prediction | null): Prediction {
  return letter ? addPredictions(render, letter) : render;
}

function rendersSize({ size, sizesOf }: RouteInput, model: string): boolean {
  const limits = sizesOf?.(model);
  return !size || !limits || fits(size, limits);
}

/** The best-scored intent besides the one that is taken. */
function runnerUpOf(reading: PromptReading, intent: Intent): Intent {
  return intent === reading.intent ? reading.runnerUp : reading.intent;
}
