import type { Intent, PromptReading } from '../../shared/prompt.ts';
import { type MatrixCell, type MatrixRow, type MatrixVersion, type ModelStatus, type Prediction, type Route, SKETCH } from '../../shared/routing.ts';
import { unknownModel } from './known-models.ts';
import { fits, type Size, type SizeLimits } from './model-sizes.ts';
import { columnReason, intentReason, letteringReason, modelReason, thenReasons } from './reasons.ts';

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
  const choice = chooseModel(row[column], input.models);
  const texts = input.texts ?? reading.lettering.map((request) => request.text);
  const canRenderSize = rendersSize(input, choice.status.id);
  const thenSteps = row.thenSteps.filter((step) => (step !== 'upscale' || !canRenderSize) && (step !== 'sharpen-lettering' || texts.length > 0));
  const runnerUpIntent = runnerUpOf(reading, intent);
  const runnerUp = {
    intent: runnerUpIntent,
    score: reading.scores[runnerUpIntent],
    model: chooseModel(rowOf(matrix, runnerUpIntent)[column], input.models).status.id,
  };
  const operation = texts.length > 0 ? undefined : 'generate';
  return {
    intent,
    column,
    model: choice.status.id,
    params: row[column].params,
    thenSteps,
    skipped: choice.skipped,
    fallbacks: choice.fallbacks,
    split: null,
    runnerUp,
    reasons: [
      intentReason(reading, intent, input.intent !== undefined),
      columnReason(reading, column, input.column !== undefined),
      modelReason(choice.status, matrix, intent, column),
      ...choice.skipped.map(({ model, reason }) => `${labelOf(model, input.models)} comes first in this cell but was passed over. ${reason}`),
      ...letteringReason(texts, intent),
      ...thenReasons(row, texts.length > 0, canRenderSize, choice.status.label),
    ],
    prediction: input.predict(choice.status.id, operation),
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

function chooseModel(cell: MatrixCell, models: readonly ModelStatus[]): { status: ModelStatus; skipped: Route['skipped']; fallbacks: string[] } {
  const skipped: Route['skipped'] = [];
  const names = cell.models.at(-1) === SKETCH ? cell.models : [...cell.models, SKETCH];
  for (const [index, id] of names.entries()) {
    const status = models.find((model) => model.id === id) ?? (id === SKETCH ? SKETCH_STATUS : unknownModel(id));
    if (status.isAvailable) {
      const isUsable = (name: string) => name === SKETCH || models.some((model) => model.id === name && model.isAvailable);
      return { status, skipped, fallbacks: names.slice(index + 1).filter(isUsable) };
    }
    skipped.push({ model: id, reason: status.reason });
  }
  return { status: SKETCH_STATUS, skipped: skipped.filter(({ model }) => model !== SKETCH), fallbacks: [] };
}

const SKETCH_STATUS: ModelStatus = { id: SKETCH, label: 'Sketch', vendor: 'Galley', isAvailable: true, reason: '', isBuiltIn: true };

function rendersSize({ size, sizesOf }: RouteInput, model: string): boolean {
  const limits = sizesOf?.(model);
  return !size || !limits || fits(size, limits);
}

/** The best-scored intent besides the one that is taken. */
function runnerUpOf(reading: PromptReading, intent: Intent): Intent {
  return intent === reading.intent ? reading.runnerUp : reading.intent;
}

function labelOf(id: string, models: readonly ModelStatus[]): string {
  return models.find((model) => model.id === id)?.label ?? id;
}
