import { oc } from '@orpc/contract';
import { z } from 'zod';
import { cellMeasuresSchema, matrixSchema, matrixVersionSchema, modelStatusSchema, whatIfSchema } from '../routing.ts';

/** What the contract says of `matrix`. */
export const matrixContract = {
  get: oc.output(matrixVersionSchema),
  save: oc.input(z.object({ matrix: matrixSchema, note: z.string().max(200) })).output(matrixVersionSchema),
  versions: oc.output(z.array(matrixVersionSchema)),
  defaults: oc.output(matrixSchema),
  /** What of the newest 500 prompts would go elsewhere. */
  whatIf: oc.input(z.object({ matrix: matrixSchema })).output(whatIfSchema),
  models: oc.output(z.array(modelStatusSchema)),
  /** What ran through each cell in the last days; cells that nothing ran through are left out. */
  measured: oc.input(z.object({ sinceDays: z.int().min(1).max(3650).default(90) })).output(z.array(cellMeasuresSchema)),
};
