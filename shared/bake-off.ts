import { z } from 'zod';
import { jobStateSchema, MAX_SIDE, MIN_SIDE } from './job.ts';
import { intentSchema } from './prompt.ts';
import { matrixCellSchema, matrixSchema, whatIfSchema } from './routing.ts';
import { sentenceSchema } from './sentence.ts';

/** Renders of one bake-off, at most: prompts × candidates × seeds. */
export const MAX_BAKE_OFF_RENDERS = 2000;

/** Prompts from which on a difference is said of prompts like them; a sign-flip test of fewer cannot be significant. */
export const MIN_PROMPTS = 6;

/** What is put to the test: a cell as it could stand in the matrix, under a name that is shown. */
export const candidateSchema = z.object({ name: z.string().trim().min(1).max(60), cell: matrixCellSchema });
export type Candidate = z.infer<typeof candidateSchema>;

const sideSchema = z.int().min(MIN_SIDE).max(MAX_SIDE);

export const bakeOffRequestSchema = z
  .object({
    name: z.string().trim().min(1).max(80),
    /** One picture each: `{a|b}` becomes several prompts. */
    prompts: z.array(z.string().trim().min(1)).min(1).max(500),
    candidates: z.array(candidateSchema).min(2).max(8),
    seeds: z.array(z.int().min(0).max(0xffff_ffff)).min(1).max(50),
    width: sideSchema.default(1024),
    height: sideSchema.default(1024),
    column: z.enum(['draft', 'final']).default('final'),
  })
  .refine(({ candidates }) => new Set(candidates.map(({ name }) => name)).size === candidates.length, {
    path: ['candidates'],
    message: 'every candidate needs a name of its own',
  })
  .refine(({ seeds }) => new Set(seeds).size === seeds.length, { path: ['seeds'], message: 'every seed may be given once' });
export type BakeOffRequest = z.infer<typeof bakeOffRequestSchema>;
export type BakeOffRequestInput = z.input<typeof bakeOffRequestSchema>;

/** What a request comes to, before anything is queued. */
export const bakeOffPlanSchema = z.object({
  /** Literal prompts, variations counted one by one. */
  prompts: z.int(),
  renders: z.int(),
  /** Per candidate, for all of its renders together, by the medians of earlier renders of its models; null = never measured. */
  candidates: z.array(z.object({ seconds: z.number().nullable(), costUsd: z.number().nullable() })),
  /** Why it cannot be started. `index`: of the prompt or candidate; null = the field as a whole. */
  problems: z.array(
    z.object({
      field: z.enum(['prompts', 'candidates', 'renders']),
      index: z.int().nullable(),
      /** English. */
      message: z.string(),
      /** The same for the window, in any language; left out = it is somebody else's sentence, as an error's. */
      sentence: sentenceSchema.optional(),
    }),
  ),
});
export type BakeOffPlan = z.infer<typeof bakeOffPlanSchema>;

export const bakeOffSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  candidates: z.array(z.string()),
  prompts: z.int(),
  seeds: z.int(),
  /** `failed`: can no longer end by itself (failed, cancelled, quarantined). */
  renders: z.object({ total: z.int(), done: z.int(), failed: z.int() }),
  votes: z.int(),
});
export type BakeOffSummary = z.infer<typeof bakeOffSummarySchema>;

/** One render. Numbers are indices into the request's lists. */
export const bakeOffCellSchema = z.object({
  prompt: z.int(),
  candidate: z.int(),
  seed: z.int(),
  jobId: z.string(),
  state: jobStateSchema,
  proofId: z.string().nullable(),
  /** The proof's pixels; null until it is done. */
  sha256: z.string().nullable(),
  error: z.string().nullable(),
});
export type BakeOffCell = z.infer<typeof bakeOffCellSchema>;

export const BAKE_OFF_MEASURES = [
  'seconds',
  'peakBytes',
  'costUsd',
  'characterErrorRate',
  'outsideMax',
  'seamRatio',
  'sharpness',
  'noise',
  'banding',
  'clipped',
] as const;
export const bakeOffMeasureSchema = z.enum(BAKE_OFF_MEASURES);
export type BakeOffMeasure = z.infer<typeof bakeOffMeasureSchema>;

const intervalSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** Two candidates on the same prompts and seeds. */
export const bakeOffDifferenceSchema = z.object({
  a: z.int(),
  b: z.int(),
  /** Median of a − b over pairs, with its 95 % bootstrap interval. */
  difference: intervalSchema,
  /** Pairs in which both were measured. */
  pairs: z.int(),
  /** Sign-flip test, adjusted for all pairs of candidates of this measure (Holm). */
  pValue: z.number(),
  isSignificant: z.boolean(),
  /** `prompts`: holds for prompts like these; `these`: with fewer than six prompts only these prompts can be spoken of. */
  scope: z.enum(['prompts', 'these']),
});
export type BakeOffDifference = z.infer<typeof bakeOffDifferenceSchema>;

export const bakeOffMeasureReportSchema = z.object({
  measure: bakeOffMeasureSchema,
  better: z.enum(['lower', 'near-one', 'neither']),
  /** Per candidate: median with its 95 % bootstrap interval; null = never measured. */
  candidates: z.array(intervalSchema.extend({ count: z.int() }).nullable()),
  differences: z.array(bakeOffDifferenceSchema),
});
export type BakeOffMeasureReport = z.infer<typeof bakeOffMeasureReportSchema>;

/** Blind votes, ranked. */
export const bakeOffRankingSchema = z.object({
  votes: z.int(),
  voters: z.int(),
  /** Per candidate: Bradley–Terry log strength with its 95 % bootstrap interval (they sum to 0), and how its votes went. */
  candidates: z.array(z.object({ strength: intervalSchema, won: z.int(), tied: z.int(), lost: z.int() })),
  /** Of "all are equally liked" (permutation test). */
  pValue: z.number(),
  /** null = the votes do not tell. */
  winner: z.int().nullable(),
});
export type BakeOffRanking = z.infer<typeof bakeOffRankingSchema>;

export const bakeOffReportSchema = bakeOffSummarySchema.extend({
  request: bakeOffRequestSchema,
  /** In the order prompt, seed, candidate. */
  cells: z.array(bakeOffCellSchema),
  /** Only what was measured of at least one render. */
  measures: z.array(bakeOffMeasureReportSchema),
  ranking: bakeOffRankingSchema,
  /** What the figures say, in English sentences, and what they cannot say; the last one is about the votes. */
  findings: z.array(z.string()),
  /** The same for the window, in any language. */
  findingSentences: z.array(sentenceSchema),
});
export type BakeOffReport = z.infer<typeof bakeOffReportSchema>;

/** Two pictures of one prompt and seed; nothing tells which candidate made which. */
export const ballotSchema = z.object({
  /** Names the pair and not its sides. */
  pair: z.string(),
  prompt: z.string(),
  leftSha256: z.string(),
  rightSha256: z.string(),
  /** Pairs this voter has judged, and all there are so far. */
  judged: z.int(),
  total: z.int(),
  /** Pictures of the pair that comes after this one, to be loaded ahead. */
  upcoming: z.array(z.string()),
});
export type Ballot = z.infer<typeof ballotSchema>;

export const BALLOT_CHOICES = ['left', 'right', 'tie'] as const;
export const ballotChoiceSchema = z.enum(BALLOT_CHOICES);
export type BallotChoice = z.infer<typeof ballotChoiceSchema>;

/** A candidate's cell put into the matrix: not saved yet. */
export const bakeOffProposalSchema = z.object({
  matrix: matrixSchema,
  intents: z.array(intentSchema),
  column: z.enum(['draft', 'final']),
  whatIf: whatIfSchema,
  /** For the matrix version, if it is saved. */
  note: z.string(),
});
export type BakeOffProposal = z.infer<typeof bakeOffProposalSchema>;
