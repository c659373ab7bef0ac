import { oc } from '@orpc/contract';
import { z } from 'zod';
import { sampleRemovalSchema, sampleStatusSchema } from '../sample.ts';

/** Prompts to look around with, rendered by the built-in engine. */
export const sampleContract = {
  status: oc.output(sampleStatusSchema),
  add: oc.output(z.object({ ids: z.array(z.string()) })),
  /** What somebody has judged, marked or built upon stays. */
  remove: oc.output(sampleRemovalSchema),
};
