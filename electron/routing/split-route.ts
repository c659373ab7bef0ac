import type { Intent, PromptReading } from '../../shared/prompt.ts';
import { type LayerRoute, type MatrixCell, type MergeOptions, type ModelStatus, mergeOptionsSchema, type SplitRoute } from '../../shared/routing.ts';
import { chooseModel, type ModelChoice } from './choose-model.ts';
import { noSplitReason, type SplitObstacle, skippedReasons, splitReasons } from './split-reasons.ts';

export interface SplitQuestion {
  reading: PromptReading;
  intent: Intent;
  cell: MatrixCell;
  /** "final cell of the general row" */
  place: string;
  models: readonly ModelStatus[];
  /** true = the artist asks for it, false = declines it, left out = as the cell says. */
  wish: boolean | undefined;
  /** An imported image is the base. */
  hasBase: boolean;
  merge: Partial<MergeOptions> | undefined;
}

export interface SplitAnswer {
  split: SplitRoute | null;
  /** The object layer's choice; null when nothing is split. */
  object: ModelChoice | null;
  reasons: string[];
}

/**
 * Whether object words and style words are rendered apart, and by whom. A split that is asked for but cannot be made is told in the reasons, and the
 * prompt is rendered whole: half of a prompt is no picture.
 */
export function routeSplit(question: SplitQuestion): SplitAnswer {
  const { cell, models, wish, merge, reading } = question;
  const whole = (reasons: string[]): SplitAnswer => ({ split: null, object: null, reasons });
  if (wish === undefined && !cell.split) return whole([]);
  if (wish === false) return whole(cell.split ? [noSplitReason('declined')] : []);
  const obstacle = obstacleOf(question);
  if (obstacle) return whole([noSplitReason(obstacle)]);
  const lists = cell.split ?? { object: cell, style: cell };
  const object = chooseModel(lists.object.models, models);
  const style = chooseModel(lists.style.models, models);
  return {
    split: {
      object: layerOf(object, lists.object.params),
      style: layerOf(style, lists.style.params),
      merge: mergeOptionsSchema.parse({ ...cell.split?.merge, ...given(merge) }),
    },
    object,
    reasons: [
      ...splitReasons({ reading, object: object.status.label, style: style.status.label, place: question.place, isAsked: wish === true }),
      ...skippedReasons(object.skipped, style.skipped, models),
    ],
  };
}

function obstacleOf({ reading, intent, hasBase }: SplitQuestion): SplitObstacle | null {
  if (hasBase) return 'imported';
  if (intent === 'texture') return 'texture';
  if (reading.object.length === 0) return 'no-object';
  return reading.style.length === 0 ? 'no-style' : null;
}

function layerOf({ status, skipped, fallbacks }: ModelChoice, params: LayerRoute['params']): LayerRoute {
  return { model: status.id, params, skipped, fallbacks };
}

/** Fields that are there but undefined must not hide the cell's. */
function given(merge: Partial<MergeOptions> = {}): Partial<MergeOptions> {
  return Object.fromEntries(Object.entries(merge).filter(([, value]) => value !== undefined));
}
