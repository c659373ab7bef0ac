import { oc } from '@orpc/contract';
import { z } from 'zod';
import { estimateInputSchema, estimateSchema } from '../estimate.ts';
import { importPreviewSchema, importTextSchema, jobRequestSchema } from '../job.ts';
import { promptReadingSchema } from '../prompt.ts';
import { routeSchema } from '../routing.ts';

/** What the contract says of `prompt`. */
export const promptContract = {
  /** Reads and routes without queueing; `variations` counts what would be queued. */
  preview: oc.input(z.object({ request: jobRequestSchema })).output(
    z.object({
      reading: promptReadingSchema,
      route: routeSchema,
      /** Jobs that would be queued: all variations, or the sample. */
      variations: z.int(),
      /** All that the prompt stands for; null = more than can be counted. */
      combinations: z.number().nullable(),
      firstVariations: z.array(z.string()),
      /** Wildcard files that are missing or empty and the like, whole sentences. */
      warnings: z.array(z.string()),
    }),
  ),
  /** What prompts would take before they are queued: time, cost, memory. */
  estimate: oc.input(estimateInputSchema).output(estimateSchema),
  /** What an import would queue, before anything is queued. */
  previewImport: oc.input(importTextSchema).output(importPreviewSchema),
  /** The project's wildcard files: `__name__` in a prompt stands for any of its lines. */
  wildcards: oc.output(z.array(z.object({ name: z.string(), count: z.int(), first: z.array(z.string()) }))),
};
