import { z } from 'zod';
import { exportProgressSchema } from '../export-runs.ts';
import { jobProgressSchema, jobSchema, queueStatusSchema } from '../job.ts';
import { proofSummarySchema } from '../proof.ts';

/** What the window hears while it is open. `jobs` and `proofs` mean "these changed: ask again for what you show". */
export const studioEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('queue'), status: queueStatusSchema }),
  z.object({ type: z.literal('jobs'), jobs: z.array(jobSchema) }),
  z.object({ type: z.literal('progress'), progress: jobProgressSchema }),
  z.object({ type: z.literal('proof'), proof: proofSummarySchema }),
  /** Verdicts, stars, pins or assignments of these proofs changed. */
  z.object({ type: z.literal('review'), proofIds: z.array(z.string()) }),
  z.object({ type: z.literal('export'), progress: exportProgressSchema }),
  /** These jobs are gone, and their proofs with them. */
  z.object({ type: z.literal('removed'), jobIds: z.array(z.string()) }),
  z.object({ type: z.literal('memory'), rssBytes: z.number(), budgetBytes: z.number() }),
]);
export type StudioEvent = z.infer<typeof studioEventSchema>;
