import { z } from 'zod';
import { jobRequestSchema } from './job.ts';

/** Requests that an estimate takes: of more, some stand for all. */
export const MOST_ESTIMATED = 48;

export const estimateInputSchema = z.object({
  requests: z.array(jobRequestSchema).min(1).max(MOST_ESTIMATED),
  /** All requests that those stand for. */
  of: z.int().min(1).max(1_000_000),
});

/** What prompts would take before they are queued; null = some of it was never measured, or nobody says what it costs. */
export const estimateSchema = z.object({
  /** Pictures, all variations of all requests. */
  jobs: z.number(),
  /** Fewer than all pictures were looked at one by one: the sums are scaled up from those. */
  isScaled: z.boolean(),
  /** Until all are rendered if nothing else waited: hosts work side by side, and load their models. */
  seconds: z.number().nullable(),
  /** Until all that waits already on the same hosts is done. */
  aheadSeconds: z.number().nullable(),
  /** Jobs that wait already on the same hosts. */
  ahead: z.int(),
  /** The queue has changed since it was last planned: asked a little later, the estimate is another one. */
  isBehind: z.boolean(),
  costUsd: z.number().nullable(),
  /** Largest measured peak of those that render on this computer. */
  peakBytes: z.number().nullable(),
  /** Somebody else's memory: nothing renders on this computer. */
  isElsewhere: z.boolean(),
  /** Models by pictures, most first; `isMeasured`: its time is known. */
  models: z.array(z.object({ model: z.string(), jobs: z.number(), isMeasured: z.boolean(), isPriced: z.boolean() })),
});
export type Estimate = z.infer<typeof estimateSchema>;
