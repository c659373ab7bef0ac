import { type Matrix, type MatrixCell, type ModelStatus, SKETCH } from '../../shared/routing.ts';
import { type CellPlace, LAYERS } from './edit-matrix.ts';

/** An id that nothing is known of, and the cells that name it. */
export interface UnknownModel {
  id: string;
  places: CellPlace[];
}

/** Ids in a matrix that are neither connected nor known to Galley: most often a slip of the pen in a file, or a connection that somebody else has. */
export function unknownModelsOf(matrix: Matrix, models: readonly ModelStatus[]): UnknownModel[] {
  const known = new Set([SKETCH, ...models.map(({ id }) => id)]);
  const found = new Map<string, CellPlace[]>();
  for (const row of matrix.rows) {
    for (const column of ['draft', 'final'] as const) {
      for (const id of idsOf(row[column])) {
        if (known.has(id)) continue;
        found.set(id, [...(found.get(id) ?? []), { intent: row.intent, column }]);
      }
    }
  }
  return [...found].map(([id, places]) => ({ id, places }));
}

/** Each id of a cell once. */
function idsOf({ models, letterWith = [], split }: MatrixCell): Set<string> {
  return new Set([...models, ...letterWith, ...LAYERS.flatMap((layer) => split?.[layer].models ?? [])]);
}
