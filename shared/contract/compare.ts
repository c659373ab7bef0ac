import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  comparedImageSchema,
  comparedImagesSchema,
  comparisonEventSchema,
  comparisonMapEventSchema,
  comparisonRequestSchema,
  proofComparisonSchema,
} from '../compare.ts';
import { measureMapSchema } from '../measures.ts';

/** Any two images of the project, measured against each other. */
export const compareContract = {
  /** What a proof brings: before, after, mask, target. */
  ofProof: oc.input(z.object({ proofId: z.string() })).output(proofComparisonSchema),
  /** Measures in a pixel worker; who stops listening cancels. */
  measure: oc.input(comparisonRequestSchema).output(eventIterator(comparisonEventSchema)),
  /** Where they differ, in false colours; who stops listening cancels. */
  map: oc
    .input(comparisonRequestSchema.pick({ aSha256: true, bSha256: true }).extend({ map: measureMapSchema }))
    .output(eventIterator(comparisonMapEventSchema)),
  /** Sizes of images that are to be looked at together, in the same order. */
  images: oc.input(z.object({ sha256s: comparedImagesSchema })).output(z.array(comparedImageSchema)),
};
