import { z } from 'zod';

/** What is left of the sample in a project. */
export const sampleStatusSchema = z.object({ jobs: z.int(), done: z.int() });
export type SampleStatus = z.infer<typeof sampleStatusSchema>;

/** Jobs that were taken out with their proofs, and those that stay because somebody has worked on them. */
export const sampleRemovalSchema = z.object({ removed: z.int(), kept: z.int() });
export type SampleRemoval = z.infer<typeof sampleRemovalSchema>;
