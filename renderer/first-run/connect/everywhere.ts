import type { Matrix } from '../../../shared/routing.ts';
import { addModel, placeModel } from '../../matrix/edit-matrix.ts';

/** Which of these models any cell of the matrix names. */
export function namedIn(matrix: Matrix, models: readonly string[]): string[] {
  const named = new Set(matrix.rows.flatMap(({ draft, final }) => [...draft.models, ...final.models]));
  return models.filter((model) => named.has(model));
}

/** The matrix with a model before all others, in every row, for drafts and finals. */
export function withFirst(matrix: Matrix, model: string): Matrix {
  let result = matrix;
  for (const { intent } of matrix.rows) {
    for (const column of ['draft', 'final'] as const) {
      result = placeModel(addModel(result, { intent, column }, model), { intent, column }, model, 0);
    }
  }
  return result;
}
