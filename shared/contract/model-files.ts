import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { modelFetchProgressSchema, modelFilesStatusSchema, modelIdSchema } from '../model-files.ts';

/** Files that some measures need and Galley does not bring along. */
export const modelFilesContract = {
  /** What there is, what is missing, how large it is and what for. Nothing is fetched. */
  list: oc.output(z.array(modelFilesStatusSchema)),
  /** Computes the checksums of all that is there. */
  verify: oc.output(z.array(modelFilesStatusSchema)),
  /** Fetches a model's files and makes it ready; who stops listening stops it, and the next time goes on. Only ever called because a person said so. */
  fetch: oc.input(z.object({ id: modelIdSchema })).output(eventIterator(modelFetchProgressSchema)),
};
