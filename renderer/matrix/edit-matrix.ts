import type { Intent } from '../../shared/prompt.ts';
import {
  type LayerModels,
  type Matrix,
  type MatrixCell,
  type MatrixRow,
  type MergeOptions,
  mergeOptionsSchema,
  SKETCH,
  THEN_STEPS,
  type ThenStep,
} from '../../shared/routing.ts';

export type Column = 'draft' | 'final';
export type ParamValue = MatrixCell['params'][string];

export const LAYERS = ['object', 'style'] as const;
export type Layer = (typeof LAYERS)[number];

/** The address of a cell, or of a layer's models in a cell that splits. */
export interface CellPlace {
  intent: Intent;
  column: Column;
  layer?: Layer;
}

function withRow(matrix: Matrix, intent: Intent, change: (row: MatrixRow) => MatrixRow): Matrix {
  return { ...matrix, rows: matrix.rows.map((row) => (row.intent === intent ? change(row) : row)) };
}

function withCell(matrix: Matrix, { intent, column }: CellPlace, change: (cell: MatrixCell) => MatrixCell): Matrix {
  return withRow(matrix, intent, (row) => ({ ...row, [column]: change(row[column]) }));
}

/** Changes the models and parameters at a place; a layer of a cell that does not split changes nothing. */
function withList(matrix: Matrix, place: CellPlace, change: <List extends LayerModels>(list: List) => List): Matrix {
  const { layer } = place;
  return withCell(matrix, place, (cell) => {
    if (layer === undefined) return change(cell);
    return cell.split ? { ...cell, split: { ...cell.split, [layer]: change(cell.split[layer]) } } : cell;
  });
}

/** Each model once, Sketch last: the promise that a prompt always goes somewhere. */
function ordered(models: readonly string[]): string[] {
  return [...new Set(models.filter((model) => model !== SKETCH)), SKETCH];
}

/** Adds a model behind the others and before Sketch; an empty or known id changes nothing. */
export function addModel(matrix: Matrix, place: CellPlace, model: string): Matrix {
  const id = model.trim();
  if (id === '') return matrix;
  return withList(matrix, place, (cell) => (cell.models.includes(id) ? cell : { ...cell, models: ordered([...cell.models, id]) }));
}

/** Removes a model; Sketch stays. */
export function removeModel(matrix: Matrix, place: CellPlace, model: string): Matrix {
  return withList(matrix, place, (cell) => ({ ...cell, models: ordered(cell.models.filter((other) => other !== model)) }));
}

/** Moves a model by places (−1 = one up); Sketch stays last and the ends stop the move. */
export function moveModel(matrix: Matrix, place: CellPlace, model: string, by: number): Matrix {
  return withList(matrix, place, (cell) => {
    const models = cell.models.filter((other) => other !== SKETCH);
    const from = models.indexOf(model);
    if (from < 0) return cell;
    models.splice(from, 1);
    models.splice(Math.max(0, Math.min(models.length, from + by)), 0, model);
    return { ...cell, models: ordered(models) };
  });
}

/** Puts a model at a place among the others, 0 = first; Sketch stays last. */
export function placeModel(matrix: Matrix, place: CellPlace, model: string, index: number): Matrix {
  return withList(matrix, place, (cell) => {
    const others = cell.models.filter((other) => other !== model && other !== SKETCH);
    if (model === SKETCH || !cell.models.includes(model)) return cell;
    return { ...cell, models: ordered([...others.slice(0, index), model, ...others.slice(index)]) };
  });
}

/** Replaces a cell's parameters. */
export function setParams(matrix: Matrix, place: CellPlace, params: MatrixCell['params']): Matrix {
  return withList(matrix, place, (cell) => ({ ...cell, params }));
}

/** Begins to split a cell, both layers with the cell's own models, or makes it whole again. */
export function toggleSplit(matrix: Matrix, place: CellPlace): Matrix {
  return withCell(matrix, place, ({ split, ...whole }) => {
    if (split) return whole;
    const { models, params } = whole;
    return { ...whole, split: { object: { models, params }, style: { models, params }, merge: mergeOptionsSchema.parse({}) } };
  });
}

/** A cell letters by as many models as this. */
export const MOST_LETTERERS = 4;

/** Replaces the models that letter, in the order in which they are asked; none = everything is typeset. */
export function setLetterers(matrix: Matrix, place: CellPlace, letterers: readonly string[]): Matrix {
  const names = [...new Set(letterers.filter((id) => id !== SKETCH))].slice(0, MOST_LETTERERS);
  return withCell(matrix, place, ({ letterWith: _, ...cell }) => (names.length === 0 ? cell : { ...cell, letterWith: names }));
}

/** Takes a model among those that letter, behind the others, or out of them. */
export function toggleLetterer(matrix: Matrix, place: CellPlace, model: string): Matrix {
  const letterers = cellAt(matrix, place)?.letterWith ?? [];
  return setLetterers(matrix, place, letterers.includes(model) ? letterers.filter((other) => other !== model) : [...letterers, model]);
}

function cellAt(matrix: Matrix, { intent, column }: CellPlace): MatrixCell | undefined {
  return matrix.rows.find((row) => row.intent === intent)?.[column];
}

/** Changes how the layers of a cell are merged; undefined leaves a choice to the seed again. */
export function setMerge(matrix: Matrix, place: CellPlace, merge: Partial<MergeOptions>): Matrix {
  return withCell(matrix, place, (cell) =>
    cell.split ? { ...cell, split: { ...cell.split, merge: mergeOptionsSchema.parse({ ...cell.split.merge, ...merge }) } } : cell,
  );
}

/** Switches what follows a render; the steps stand in the order of THEN_STEPS. */
export function toggleThenStep(matrix: Matrix, intent: Intent, step: ThenStep): Matrix {
  return withRow(matrix, intent, (row) => {
    const isOn = row.thenSteps.includes(step);
    return { ...row, thenSteps: THEN_STEPS.filter((other) => (other === step ? !isOn : row.thenSteps.includes(other))) };
  });
}

/** Every cell completed as the studio would do it on saving: each model once, Sketch last. */
export function completeMatrix(matrix: Matrix): Matrix {
  const whole = <List extends LayerModels>(list: List): List => ({ ...list, models: ordered(list.models) });
  const complete = ({ split, ...cell }: MatrixCell): MatrixCell => ({
    ...whole(cell),
    ...(split && { split: { ...split, object: whole(split.object), style: whole(split.style) } }),
  });
  return { ...matrix, rows: matrix.rows.map((row) => ({ ...row, draft: complete(row.draft), final: complete(row.final) })) };
}
