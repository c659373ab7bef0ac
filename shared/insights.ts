import { z } from 'zod';
import { intentSchema } from './prompt.ts';

/** What figures are about; left out = all. */
export const insightsQuerySchema = z.object({
  sinceDays: z.int().min(1).max(3650).default(90),
  intent: intentSchema.optional(),
  /** Of steps: the one that ran. Of jobs: the one that made the base. */
  model: z.string().optional(),
  /** host:port that made it; '' = this machine. */
  host: z.string().optional(),
  /** Of steps only: figures about whole jobs do not know it. */
  operation: z.string().optional(),
});
export type InsightsQuery = z.infer<typeof insightsQuerySchema>;

/** What can be asked for, in the order of names. */
export const insightsChoicesSchema = z.object({ models: z.array(z.string()), hosts: z.array(z.string()), operations: z.array(z.string()) });
export type InsightsChoices = z.infer<typeof insightsChoicesSchema>;

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
  /**
   * `rate`: re-renders and manual fixes per approved asset; null while nothing is approved. A fix is a re-render whose lettering, words or intent an artist
   * changed by hand. `sentBack`: verdicts that asked for more; most of them lead to a re-render, so they are not in the rate.
   */
  rework: z.object({ rate: z.number().nullable(), rerenders: z.int(), fixes: z.int(), sentBack: z.int(), approved: z.int() }),
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

const shareCountsSchema = z.object({
  /** Steps that came to an end, done or not; those that were stopped by a person or a crash are left out. */
  runs: z.int(),
  failed: z.int(),
  /** Of the failed. */
  outOfMemory: z.int(),
  /** Runs that were a second try. */
  retries: z.int(),
  costUsd: z.number(),
  /** Of runs that were done; null = none was. */
  medianMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
});

/** Figures over time. Every `points` has one entry per period. */
export const trendsSchema = z.object({
  unit: z.enum(['day', 'week']),
  /** First local day of each period, oldest first, without gaps. */
  periods: z.array(z.string()),
  /** Jobs by the time at which they were queued; an asset is an approved proof. `costUsd` is what models cost in the period, whatever came of it. */
  assets: z.array(z.object({ approved: z.int(), rerenders: z.int(), fixes: z.int(), costUsd: z.number() })),
  /** Steps that a model really ran, most used first. `approved`: assets whose base it made. */
  models: z.array(shareCountsSchema.extend({ model: z.string(), approved: z.int(), points: z.array(shareCountsSchema) })),
});
export type Trends = z.infer<typeof trendsSchema>;

/** A prompt that is rendered again and again, always anew, to see whether a model is still the same. */
export const goldenPromptSchema = z.object({ prompt: z.string().trim().min(1).max(10_000), seed: z.int().min(0).max(0xffff_ffff) });
export type GoldenPrompt = z.infer<typeof goldenPromptSchema>;

/** What changed on the golden set, newest seven days against the 28 before. */
export const driftSchema = z.object({
  /** First moments of the window before and of the newest one. */
  before: z.string(),
  newest: z.string(),
  golden: z.int(),
  /** Per model with golden renders in either window. `isEnough`: both windows hold enough renders of the same prompts to tell a change. */
  models: z.array(z.object({ model: z.string(), before: z.int(), newest: z.int(), isEnough: z.boolean() })),
  alarms: z.array(
    z.object({
      model: z.string(),
      /** Path in the proof's metrics: "sharpnessRatio", "seamRatio.vertical". */
      measure: z.string(),
      /** Medians of the window before and of the newest one. */
      from: z.number(),
      to: z.number(),
      /** Renders. */
      beforeCount: z.int(),
      newestCount: z.int(),
      prompts: z.int(),
      /** Two-sided, adjusted for all models and measures (Holm). */
      pValue: z.number(),
      /** Cliff's delta, -1 … 1: how much more often a new render measures more than an old one of the same prompt than less. */
      effect: z.number(),
      /** The render from which on the values differ most. */
      since: z.string(),
    }),
  ),
});
export type Drift = z.infer<typeof driftSchema>;

export const INSIGHTS_EXPORT_FORMATS = ['csv', 'json', 'parquet'] as const;
export const insightsExportFormatSchema = z.enum(INSIGHTS_EXPORT_FORMATS);
export type InsightsExportFormat = z.infer<typeof insightsExportFormatSchema>;

/** A piece of an exported file; pieces follow each other. Every one names the file. */
export const exportPieceSchema = z.object({ fileName: z.string(), base64: z.string() });
