import type { Intent } from '../../shared/prompt.ts';
import { type Matrix, type MatrixCell, type MatrixRow, SKETCH, THEN_STEPS, type ThenStep } from '../../shared/routing.ts';

export type Column = 'draft' | 'final';
export type ParamValue = MatrixCell['params'][string];

/** The address of a cell. */
export interface CellPlace {
  intent: Intent;
  column: Column;
}

function withRow(matrix: Matrix, intent: Intent, change: (row: MatrixRow) => MatrixRow): Matrix {
  return { ...matrix, rows: matrix.rows.map((row) => (row.intent === intent ? change(row) : row)) };
}

function withCell(matrix: Matrix, { intent, column }: CellPlace, change: (cell: MatrixCell) => MatrixCell): Matrix {
  return withRow(matrix, intent, (row) => ({ ...row, [column]: change(row[column]) }));
}

/** Each model once, Sketch last: the promise that a prompt always goes somewhere. */
function ordered(models: readonly string[]): string[] {
  return [...new Set(models.filter((model) => model !== SKETCH)), SKETCH];
}

/** Adds a model behind the others and before Sketch; an empty or known id changes nothing. */
export function addModel(matrix: Matrix, place: CellPlace, model: string): Matrix {
  const id = model.trim();
  if (id === '') return matrix;
  return withCell(matrix, place, (cell) => (cell.models.includes(id) ? cell : { ...cell, models: ordered([...cell.models, id]) }));
}

/** Removes a model; Sketch stays. */
export function removeModel(matrix: Matrix, place: CellPlace, model: string): Matrix {
  return withCell(matrix, place, (cell) => ({ ...cell, models: ordered(cell.models.filter((other) => other !== model)) }));
}

/** Moves a model by places (−1 = one up); Sketch stays last and the ends stop the move. */
export function moveModel(matrix: Matrix, place: CellPlace, model: string, by: number): Matrix {
  return withCell(matrix, place, (cell) => {
    const models = cell.models.filter((other) => other !== SKETCH);
    const from = models.indexOf(model);
    if (from < 0) return cell;
    models.splice(from, 1);
    models.splice(Math.max(0, Math.min(models.length, from + by)), 0, model);
    return { ...cell, models: ordered(models) };
  });
}

/** Replaces a cell's parameters. */
export function setParams(matrix: Matrix, place: CellPlace, params: MatrixCell['params']): Matrix {
  return withCell(matrix, place, (cell) => ({ ...cell, params }));
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
  const complete = (cell: MatrixCell): MatrixCell => ({ ...cell, models: ordered(cell.models) });
  return { ...matrix, rows: matrix.rows.map((row) => ({ ...row, draft: complete(row.draft), final: complete(row.final) })) };
}
