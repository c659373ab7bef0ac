import { z } from 'zod';
import { gateMarkSchema } from './gates.ts';
import { jobSchema } from './job.ts';
import { letteringReportSchema } from './lettering.ts';
import { LAYER_NAMES } from './plan.ts';
import { intentSchema } from './prompt.ts';
import { proofMetricsSchema } from './proof-metrics.ts';

/** One executed step. */
export const stepRunSchema = z.object({
  id: z.int(),
  jobId: z.string(),
  step: z.string(),
  operation: z.string(),
  /** sha256 of operation, parameters, seed and input hashes. */
  key: z.string(),
  /** Result taken from an earlier run with the same key. */
  isCached: z.boolean(),
  status: z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']),
  model: z.string().nullable(),
  waitMs: z.number(),
  timeMs: z.number().nullable(),
  /** Peak resident memory of the process while the step ran. */
  peakBytes: z.number().nullable(),
  costUsd: z.number(),
  retries: z.int(),
  errorCode: z.string().nullable(),
  /** host:port of the model behind a network that was asked last; null or left out = none was. */
  host: z.string().nullable().optional(),
  startedAt: z.string(),
});
export type StepRun = z.infer<typeof stepRunSchema>;

export const VERDICTS = ['approve', 'changes', 'reject'] as const;
export const verdictSchema = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdictSchema>;

export const PIN_ENTRIES = ['reply', 'resolved', 'reopened', 'removed', 'restored'] as const;

/** A note at a place of a picture, with what was said about it since. */
export const pinSchema = z.object({
  id: z.string(),
  proofId: z.string(),
  /** The picture that it was set on: on another one it is a note on an earlier version. */
  pixelsSha256: z.string(),
  /** Counted from 1 in its proof and never given again. */
  number: z.int(),
  /** Shares of width and height. */
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  text: z.string(),
  author: z.string(),
  at: z.string(),
  isResolved: z.boolean(),
  entries: z.array(z.object({ id: z.int(), kind: z.enum(PIN_ENTRIES), text: z.string(), author: z.string(), at: z.string() })),
});
export type Pin = z.infer<typeof pinSchema>;

/** One line of the append-only ledger. */
export const verdictEntrySchema = z.object({
  id: z.int(),
  proofId: z.string(),
  pixelsSha256: z.string(),
  verdict: verdictSchema,
  note: z.string(),
  reviewer: z.string(),
  /** A lead's reason for letting lettering through that is not exact; '' otherwise. */
  overrideReason: z.string(),
  at: z.string(),
  /** Who took it back and when; null or left out = it stands. */
  withdrawn: z.object({ reviewer: z.string(), at: z.string() }).nullable().optional(),
});
export type VerdictEntry = z.infer<typeof verdictEntrySchema>;

export const proofSummarySchema = z.object({
  id: z.string(),
  jobId: z.string(),
  prompt: z.string(),
  intent: intentSchema,
  model: z.string(),
  width: z.int(),
  height: z.int(),
  beforeSha256: z.string(),
  afterSha256: z.string(),
  maskSha256: z.string().nullable(),
  metrics: proofMetricsSchema,
  /** Verdict of the newest ledger line for exactly these pixels; null = needs review. */
  verdict: verdictSchema.nullable(),
  isLetteringExact: z.boolean(),
  /** Memory ran out: a picture of it was rendered smaller than asked for and enlarged. */
  isReduced: z.boolean(),
  /** What the team's limits say of it. */
  gate: gateMarkSchema,
  /** Stars, 1–5, of the newest rating of exactly these pixels; 0 = not rated. */
  rating: z.int().min(0).max(5),
  /** Who is to judge it; null = nobody in particular. */
  assignee: z.string().nullable(),
  pins: z.int(),
  openPins: z.int(),
  createdAt: z.string(),
});
export type ProofSummary = z.infer<typeof proofSummarySchema>;

/** A picture that a split render was made of. */
export const proofLayerSchema = z.object({ name: z.enum(LAYER_NAMES), sha256: z.string() });
export type ProofLayer = z.infer<typeof proofLayerSchema>;

export const proofDetailSchema = proofSummarySchema.extend({
  job: jobSchema,
  lettering: letteringReportSchema.nullable(),
  steps: z.array(stepRunSchema),
  ledger: z.array(verdictEntrySchema),
  /** Its own, then those of the versions that it reworks, nearest first. */
  allPins: z.array(pinSchema),
  /** Of a split render, in the order in which they were made; [] otherwise. */
  layers: z.array(proofLayerSchema),
  /** What the steps had to say of their work, in sentences: a stand-in was drawn, a seam shows. What lettering says stands in its own report. */
  warnings: z.array(z.string()),
});
export type ProofDetail = z.infer<typeof proofDetailSchema>;
