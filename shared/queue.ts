import { z } from 'zod';
import { JOB_STATES, jobRequestSchema, jobStateSchema } from './job.ts';
import { intentSchema } from './prompt.ts';

/** When a job was queued, counted back from now: within the last hour, day, week, month (30 days), or before that. */
export const JOB_AGES = ['hour', 'day', 'week', 'month', 'older'] as const;
export const jobAgeSchema = z.enum(JOB_AGES);
export type JobAge = z.infer<typeof jobAgeSchema>;

/** How a proof is marked; `none` = no proof yet, or no limit applies to it. */
export const JOB_GATES = ['green', 'amber', 'red', 'none'] as const;

/** Filters combine: a job has to fit all of those that are named, and one of the values of each. */
export const queueFilterSchema = z.object({
  states: z.array(jobStateSchema).optional(),
  /** Words of the prompt and its lettering, as prefixes, whatever their accents and case; "in quotes" a phrase, -word = without it. */
  search: z.string().max(1000).optional(),
  models: z.array(z.string()).max(200).optional(),
  intents: z.array(intentSchema).optional(),
  /** Where they run: "built-in", or a host as the lanes of a plan name it. */
  lanes: z.array(z.string()).max(200).optional(),
  gates: z.array(z.enum(JOB_GATES)).optional(),
  age: jobAgeSchema.optional(),
  hasError: z.boolean().optional(),
  tags: z.array(z.string()).max(200).optional(),
});
export type QueueFilter = z.infer<typeof queueFilterSchema>;

/** `queue`: as they run. `attention`: what goes on, what comes next, what needs a hand, what is over (the last first). */
export const queueOrderSchema = z.enum(['queue', 'attention']);
export type QueueOrder = z.infer<typeof queueOrderSchema>;

const facetSchema = z.array(z.object({ value: z.string(), count: z.int() }));
export type Facet = z.infer<typeof facetSchema>;

/** For every filter how many jobs each of its values would show, with the other filters as they are. */
export const queueFacetsSchema = z.object({
  total: z.int(),
  states: z.record(z.enum(JOB_STATES), z.int()),
  models: facetSchema,
  intents: facetSchema,
  lanes: facetSchema,
  gates: facetSchema,
  ages: facetSchema,
  errors: z.int(),
  tags: facetSchema,
});
export type QueueFacets = z.infer<typeof queueFacetsSchema>;

/** Changes to many requests at once: what is left out stays, null = as the prompt reads or the matrix says. */
export const manyChangesSchema = z.object({
  column: z.enum(['draft', 'final']).nullable().optional(),
  intent: intentSchema.nullable().optional(),
  /** Rendered by this one, whatever the matrix says. */
  model: z.string().min(1).max(120).nullable().optional(),
  width: jobRequestSchema.shape.width.unwrap().optional(),
  height: jobRequestSchema.shape.height.unwrap().optional(),
  split: z.boolean().nullable().optional(),
  priority: z.int().min(-100).max(100).optional(),
  /** `new`: another for each job; a number: the same for all. */
  seed: z.union([z.literal('new'), z.int().min(0).max(0xffff_ffff)]).optional(),
  addTags: z.array(z.string().trim().min(1).max(40)).max(12).optional(),
  removeTags: z.array(z.string()).max(200).optional(),
});
export type ManyChanges = z.infer<typeof manyChangesSchema>;

const beforeId = z.string().nullable();
/** What is done to many jobs at once. */
export const manyEditSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('change'), changes: manyChangesSchema }),
  z.object({ kind: z.enum(['pause', 'resume', 'cancel', 'duplicate']) }),
  z.object({ kind: z.literal('retry'), acceptSecondBill: z.boolean().default(false) }),
  z.object({ kind: z.literal('raise'), by: z.int().min(-200).max(200) }),
  /** Before another waiting job, in the order in which they stand; null = at the end. */
  z.object({ kind: z.literal('move'), beforeId }),
  /** Next, before all others; a host changes its model for them. */
  z.object({ kind: z.literal('front') }),
  /** At their place in the plan of their lane, whatever the scheduler would have chosen; null = after all that the plan shows. */
  z.object({ kind: z.literal('place'), beforeId }),
]);
export type ManyEdit = z.infer<typeof manyEditSchema>;

export const editManyInputSchema = z.object({ ids: z.array(z.string()).min(1).max(20_000), edit: manyEditSchema });

export const refusalSchema = z.object({ id: z.string(), prompt: z.string(), message: z.string() });
export type Refusal = z.infer<typeof refusalSchema>;

/** Each job is changed wholly or not at all. */
export const editManyResultSchema = z.object({
  changed: z.array(z.string()),
  /** Jobs that were made. */
  added: z.array(z.string()),
  refused: z.array(refusalSchema),
  /** Takes all of it back through `queue.undo`; null = nothing was changed. */
  undoId: z.string().nullable(),
});
export type EditManyResult = z.infer<typeof editManyResultSchema>;

/** The lane of the engine that Galley brings along. */
export const BUILT_IN_LANE = 'built-in';

/** Why a job is the next of its lane. */
export const TURN_REASONS = ['first', 'keeps-model', 'waited-long', 'passed-often', 'placed'] as const;
export const turnReasonSchema = z.enum(TURN_REASONS);
export type TurnReason = z.infer<typeof turnReasonSchema>;

export const plannedJobSchema = z.object({
  id: z.string(),
  prompt: z.string(),
  model: z.string(),
  intent: intentSchema,
  column: z.enum(['draft', 'final']),
  priority: z.int(),
  thumbnailSha256: z.string().nullable(),
  isRunning: z.boolean(),
  /** A person put it there. */
  isPlaced: z.boolean(),
  reason: turnReasonSchema,
  /** The job that it passes, when the host keeps its model; how long that one has waited by then, and how many have passed it. */
  passes: z.object({ id: z.string(), prompt: z.string(), model: z.string(), waitedMs: z.number(), passed: z.int() }).nullable(),
  /** The host loads this job's model first. */
  isLoad: z.boolean(),
  /** From now, in ms; null = something before it, or it, was never measured. Below 0 = it runs already. */
  startMs: z.number().nullable(),
  endMs: z.number().nullable(),
  /** Median of the model's finished jobs, loads apart; null = never measured. */
  seconds: z.number().nullable(),
  costUsd: z.number().nullable(),
});
export type PlannedJob = z.infer<typeof plannedJobSchema>;

export const plannedLaneSchema = z.object({
  id: z.string(),
  /** Jobs at once. */
  limit: z.int(),
  keepsModel: z.boolean(),
  /** The model that its host has; null = none, or unknown. */
  loaded: z.string().nullable(),
  /** Median seconds that loading another model took; null = never measured. */
  loadSeconds: z.number().nullable(),
  jobs: z.array(plannedJobSchema),
  /** The waiting jobs after those, as sums by model. */
  rest: z.array(z.object({ model: z.string(), count: z.int(), seconds: z.number().nullable() })),
  waiting: z.int(),
  loads: z.int(),
  /** When all of it is done, ms from now; null = some were never measured. */
  endMs: z.number().nullable(),
  /** Waiting jobs whose model was never measured. */
  unmeasured: z.int(),
});
export type PlannedLane = z.infer<typeof plannedLaneSchema>;

export const queuePlanSchema = z.object({
  at: z.string(),
  isPaused: z.boolean(),
  lanes: z.array(plannedLaneSchema),
  waiting: z.int(),
  endMs: z.number().nullable(),
  /** Of the jobs that are shown. */
  costUsd: z.number().nullable(),
});
export type QueuePlan = z.infer<typeof queuePlanSchema>;
