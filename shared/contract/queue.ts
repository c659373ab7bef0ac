import { oc } from '@orpc/contract';
import { z } from 'zod';
import { importProblemSchema, importTextSchema, jobRequestSchema, jobSchema, queueStatusSchema, readingCorrectionSchema } from '../job.ts';
import { editManyInputSchema, editManyResultSchema, queueFacetsSchema, queueFilterSchema, queueOrderSchema, queuePlanSchema } from '../queue.ts';
import { ids, page } from './parts.ts';

/** What the contract says of `queue`. */
export const queueContract = {
  list: oc
    .input(queueFilterSchema.extend({ ...page, order: queueOrderSchema.default('queue') }))
    .output(z.object({ jobs: z.array(jobSchema), total: z.int() })),
  /** Ids of all jobs that a filter lets through, in the order of the list. */
  ids: oc.input(z.object({ filter: queueFilterSchema, order: queueOrderSchema.default('queue') })).output(z.object({ ids: z.array(z.string()) })),
  /** How many jobs each value of each filter would show. */
  facets: oc.input(z.object({ filter: queueFilterSchema })).output(queueFacetsSchema),
  get: oc.input(z.object({ id: z.string() })).output(jobSchema),
  status: oc.output(queueStatusSchema),
  add: oc.input(z.object({ requests: z.array(jobRequestSchema).min(1).max(10_000) })).output(z.object({ ids: z.array(z.string()) })),
  /** The text of a .txt, .csv or .json file, or pasted lines. Good rows are queued, broken ones are named by line. */
  importText: oc.input(importTextSchema).output(z.object({ ids: z.array(z.string()), problems: z.array(importProblemSchema) })),
  /** Puts a waiting job before another one; null = at the end. */
  move: oc.input(z.object({ id: z.string(), beforeId: z.string().nullable() })).output(jobSchema),
  setPriority: oc.input(ids.extend({ priority: z.int().min(-100).max(100) })),
  /** Changes a job that has not started; reads and routes it anew. */
  edit: oc.input(z.object({ id: z.string(), request: jobRequestSchema })).output(jobSchema),
  /** Overrules parts of a job's reading: a waiting job is read and routed anew, a finished one is rendered again as its rework. */
  correct: oc.input(z.object({ id: z.string(), correction: readingCorrectionSchema })).output(jobSchema),
  pause: oc.input(ids),
  resume: oc.input(ids),
  setPaused: oc.input(z.object({ isPaused: z.boolean() })).output(queueStatusSchema),
  cancel: oc.input(ids),
  /** `acceptSecondBill`: a person accepts that calls which may have been billed are paid again; without it such jobs are refused (conflict). */
  retry: oc.input(ids.extend({ acceptSecondBill: z.boolean().default(false) })),
  duplicate: oc.input(ids).output(z.object({ ids: z.array(z.string()) })),
  /** Does something to many jobs in one go; those that it does not fit are named. */
  editMany: oc.input(editManyInputSchema).output(editManyResultSchema),
  /** Takes an edit back; the answer's own `undoId` does it again. Forgotten when Galley ends. */
  undo: oc.input(z.object({ undoId: z.string() })).output(editManyResultSchema),
  /** What the scheduler will do, lane by lane: its own rule, taken ahead of time. `detail`: jobs of each lane that are planned one by one. */
  plan: oc.input(z.object({ detail: z.int().min(1).max(500).default(60) })).output(queuePlanSchema),
};
