import { z } from 'zod';
import { intentSchema } from './prompt.ts';

export const insightsSchema = z.object({
  totals: z.object({ jobs: z.int(), done: z.int(), failed: z.int(), approved: z.int(), costUsd: z.number() }),
  /** Finished, not cached steps per model. */
  models: z.array(
    z.object({ model: z.string(), runs: z.int(), medianMs: z.number(), p95Ms: z.number(), peakBytes: z.number().nullable(), costUsd: z.number() }),
  ),
  /** Finished, not cached steps per operation. */
  operations: z.array(z.object({ operation: z.string(), runs: z.int(), medianMs: z.number(), p95Ms: z.number(), peakBytes: z.number().nullable() })),
  /** Proofs with lettering, oldest first. */
  lettering: z.array(z.object({ proofId: z.string(), prompt: z.string(), before: z.number(), after: z.number(), at: z.string() })),
  /** Re-renders and non-approving verdicts per approved proof; null while nothing is approved. */
  rework: z.object({ rate: z.number().nullable(), rerenders: z.int(), sentBack: z.int(), approved: z.int() }),
  byIntent: z.array(z.object({ intent: intentSchema, jobs: z.int(), approved: z.int(), medianSeconds: z.number().nullable() })),
  /** Readings that an artist overruled, by the intent that was read; intents without jobs are left out. */
  readings: z.array(
    z.object({
      intent: intentSchema,
      jobs: z.int(),
      /** Jobs with at least one corrected part. */
      corrected: z.int(),
      byPart: z.object({ intent: z.int(), lettering: z.int(), words: z.int() }),
      /** What a wrong intent should have been, most frequent first. */
      meant: z.array(z.object({ intent: intentSchema, jobs: z.int() })),
    }),
  ),
  /** Per local day, oldest first. */
  days: z.array(z.object({ day: z.string(), jobs: z.int(), medianSeconds: z.number().nullable(), peakBytes: z.number().nullable() })),
});
export type Insights = z.infer<typeof insightsSchema>;
