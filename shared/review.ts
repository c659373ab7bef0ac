import { z } from 'zod';
import { gateColourSchema } from './gates.ts';
import { jobStateSchema } from './job.ts';
import { intentSchema } from './prompt.ts';
import { proofSummarySchema, verdictEntrySchema, verdictSchema } from './proof.ts';

export const REVIEW_FILTERS = ['needs-review', 'approve', 'changes', 'reject', 'all'] as const;
export type ReviewFilter = (typeof REVIEW_FILTERS)[number];

export const REVIEW_SORTS = ['newest', 'oldest', 'worst', 'stars', 'pins', 'prompt', 'model'] as const;
export type ReviewSort = (typeof REVIEW_SORTS)[number];

/** A person's name, as it is written to ledgers. */
export const personSchema = z.string().trim().min(1).max(80);

/** Which proofs are meant, and in which order. */
export const reviewQuerySchema = z.object({
  filter: z.enum(REVIEW_FILTERS).default('all'),
  gate: gateColourSchema.optional(),
  intent: intentSchema.optional(),
  model: z.string().optional(),
  /** '' = assigned to nobody. */
  assignee: z.string().optional(),
  roundId: z.string().optional(),
  pins: z.enum(['open', 'any', 'none']).optional(),
  minStars: z.int().min(1).max(5).optional(),
  /** Words of the prompt and its lettering, or a part of a note or a pin. */
  search: z.string().max(200).optional(),
  sort: z.enum(REVIEW_SORTS).default('newest'),
});
export type ReviewQuery = z.infer<typeof reviewQuerySchema>;
export type ReviewQueryInput = z.input<typeof reviewQuerySchema>;

/** What stands in the filters' menus, and how far the judging is, over the query without its verdict. */
export const reviewOverviewSchema = z.object({
  counts: z.object({ unjudged: z.int(), approve: z.int(), changes: z.int(), reject: z.int() }),
  openPins: z.int(),
  /** Of every proof there is, most used first. */
  models: z.array(z.string()),
  /** Everybody who ever judged, pinned or was given something, and this machine's reviewer. */
  people: z.array(z.string()),
});
export type ReviewOverview = z.infer<typeof reviewOverviewSchema>;

/** One round of looking at a fixed set of proofs. */
export const roundSchema = z.object({
  id: z.string(),
  name: z.string(),
  author: z.string(),
  at: z.string(),
  /** ISO time; null = still open. */
  closedAt: z.string().nullable(),
  total: z.int(),
  judged: z.int(),
});
export type Round = z.infer<typeof roundSchema>;

export const roundSummarySchema = z.object({
  round: roundSchema,
  counts: z.object({ unjudged: z.int(), approve: z.int(), changes: z.int(), reject: z.int() }),
  people: z.array(
    z.object({
      name: z.string(),
      approve: z.int(),
      changes: z.int(),
      reject: z.int(),
      /** From one verdict to the next of the same person, pauses of more than five minutes left out; null = fewer than two verdicts. */
      medianSeconds: z.number().nullable(),
    }),
  ),
  /** Proofs that two people or more judged, and on how many of them all said the same. */
  agreement: z.object({ compared: z.int(), agreed: z.int() }),
  openPins: z.int(),
  medianSeconds: z.number().nullable(),
  proofs: z.array(
    z.object({
      id: z.string(),
      prompt: z.string(),
      model: z.string(),
      sha256: z.string(),
      verdict: verdictSchema.nullable(),
      reviewer: z.string(),
      note: z.string(),
      rating: z.int(),
      openPins: z.array(z.object({ number: z.int(), text: z.string() })),
    }),
  ),
});
export type RoundSummary = z.infer<typeof roundSummarySchema>;

export const roundFileSchema = z.enum(['markdown', 'html', 'csv']);
export type RoundFile = z.infer<typeof roundFileSchema>;

/** A word of a text that stayed, went or came. */
export const wordChangeSchema = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() });
export type WordChange = z.infer<typeof wordChangeSchema>;

export const RECIPE_PARTS = [
  'prompt',
  'seed',
  'size',
  'model',
  'parameter',
  'intent',
  'column',
  'matrix',
  'lettering',
  'look',
  'base',
  'split',
  'step-added',
  'step-removed',
] as const;

/** One thing in which two recipes differ. */
export const recipeChangeSchema = z.object({
  part: z.enum(RECIPE_PARTS),
  /** The step or parameter that is meant; '' = the part has only one. */
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Of the prompt, word by word; [] for everything else. */
  words: z.array(wordChangeSchema),
});
export type RecipeChange = z.infer<typeof recipeChangeSchema>;

export const MEASURE_NAMES = [
  'characterErrorRate',
  'outsideMax',
  'ssim',
  'sharpnessRatio',
  'colourCast',
  'seamRatio',
  'noise',
  'banding',
  'seconds',
  'costUsd',
  'peakBytes',
] as const;
export const measureChangeSchema = z.object({ measure: z.enum(MEASURE_NAMES), before: z.number().nullable(), after: z.number().nullable() });
export type MeasureChange = z.infer<typeof measureChangeSchema>;

export const proofDifferencesSchema = z.object({
  before: proofSummarySchema,
  after: proofSummarySchema,
  recipe: z.array(recipeChangeSchema),
  measures: z.array(measureChangeSchema),
  /** Steps of the second whose work is the very same as in the first. */
  sameSteps: z.int(),
});
export type ProofDifferences = z.infer<typeof proofDifferencesSchema>;

/** One of all the pictures that a prompt has become. */
export const variantSchema = z.object({ proof: proofSummarySchema, seed: z.int(), changes: z.array(recipeChangeSchema) });
export type Variant = z.infer<typeof variantSchema>;

/** One version in the line from the first render of a request to the last rework. */
export const proofVersionSchema = z.object({
  jobId: z.string(),
  parentJobId: z.string().nullable(),
  state: jobStateSchema,
  createdAt: z.string(),
  /** null = not rendered (yet). */
  proof: proofSummarySchema.nullable(),
  ledger: z.array(verdictEntrySchema),
  /** Against the version that it reworks. */
  changes: z.array(recipeChangeSchema),
});
export type ProofVersion = z.infer<typeof proofVersionSchema>;

export const recipeNodeSchema = z.object({
  /** The step's id in the plan. */
  id: z.string(),
  operation: z.string(),
  model: z.string().nullable(),
  params: z.array(z.object({ name: z.string(), value: z.string() })),
  status: z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']).nullable(),
  isCached: z.boolean(),
  retries: z.int(),
  /** null = not measured. */
  seconds: z.number().nullable(),
  peakBytes: z.number().nullable(),
  costUsd: z.number(),
  /** What it made, where its files are still known. */
  outputs: z.array(z.object({ name: z.string(), sha256: z.string() })),
});
export type RecipeNode = z.infer<typeof recipeNodeSchema>;

export const recipeEdgeSchema = z.object({ from: z.string(), to: z.string(), output: z.enum(['image', 'mask']), role: z.string() });
export type RecipeEdge = z.infer<typeof recipeEdgeSchema>;

/** How a proof was made. */
export const recipeSchema = z.object({
  proofId: z.string(),
  prompt: z.string(),
  seed: z.int(),
  width: z.int(),
  height: z.int(),
  intent: intentSchema,
  column: z.enum(['draft', 'final']),
  matrixVersion: z.int(),
  nodes: z.array(recipeNodeSchema),
  edges: z.array(recipeEdgeSchema),
  /** Steps whose pictures are the proof. */
  before: z.string(),
  after: z.string(),
});
export type Recipe = z.infer<typeof recipeSchema>;
