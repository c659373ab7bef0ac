import { z } from 'zod';
import { gateColourSchema } from './gates.ts';
import { letteringOptionsSchema } from './lettering.ts';
import { intentSchema, promptReadingSchema, promptWordsSchema } from './prompt.ts';
import { matrixCellSchema, mergeOptionsSchema, routeSchema } from './routing.ts';

export const JOB_STATES = ['queued', 'paused', 'running', 'done', 'failed', 'cancelled', 'quarantined'] as const;
export const jobStateSchema = z.enum(JOB_STATES);
export type JobState = z.infer<typeof jobStateSchema>;

export const MIN_SIDE = 64;
export const MAX_SIDE = 4096;
const sideSchema = z.int().min(MIN_SIDE).max(MAX_SIDE);
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** What an artist asks for. The prompt may hold `{a|b}` variations: one job each is made. */
export const jobRequestSchema = z.object({
  prompt: z.string(),
  width: sideSchema.default(1024),
  height: sideSchema.default(1024),
  /** Left out = chosen from the job's id, so that every job differs and each can be repeated. */
  seed: z.int().min(0).max(0xffff_ffff).optional(),
  priority: z.int().min(-100).max(100).default(0),
  /** Draft or final column of the matrix; left out = as the prompt reads. */
  column: z.enum(['draft', 'final']).optional(),
  /** Overrules the reading. */
  intent: intentSchema.optional(),
  lettering: letteringOptionsSchema.optional(),
  /** Overrules the object / style split that was read; only for a prompt without variations. */
  words: promptWordsSchema.optional(),
  /** Overrules the model of the matrix's cell; the cell's own models come after it. */
  model: z.string().min(1).max(120).optional(),
  /** Renders object words and style words apart and merges them; left out = as the matrix cell says. */
  split: z.boolean().optional(),
  /** Of a split render; what is left out is the cell's. */
  merge: mergeOptionsSchema.partial().optional(),
  /** Of a prompt with variations: how many are drawn; left out = all. */
  sample: z.int().min(1).max(10_000).optional(),
  /** An imported image that is the base instead of a render. */
  baseSha256: sha256Schema.optional(),
  /** Stands in for the matrix's cell: the job is one of a bake-off. */
  cell: matrixCellSchema.optional(),
  /** The artist's own words to find jobs by: a campaign, a batch. */
  tags: z.array(z.string().trim().min(1).max(40)).max(12).optional(),
});
/** Changes to a request: only what is named changes (`jobRequestSchema.partial()` would fill in the defaults). */
export const jobChangesSchema = jobRequestSchema.extend({ width: sideSchema, height: sideSchema, priority: z.int().min(-100).max(100) }).partial();
export type JobRequest = z.infer<typeof jobRequestSchema>;
export type JobRequestInput = z.input<typeof jobRequestSchema>;

export const jobErrorSchema = z.object({ code: z.string(), message: z.string() });

export const jobSchema = z.object({
  id: z.string(),
  request: jobRequestSchema.extend({ seed: z.int() }),
  state: jobStateSchema,
  /** Order in the queue: priority first (high before low), then position (low before high). */
  position: z.number(),
  reading: promptReadingSchema,
  route: routeSchema,
  attempts: z.int(),
  error: jobErrorSchema.nullable(),
  /** The job this one renders again, with changes. */
  parentId: z.string().nullable(),
  proofId: z.string().nullable(),
  /** How the team's limits mark its proof; null = no proof yet, or no rule applies to it. Nobody has approved anything. */
  gate: gateColourSchema.nullable(),
  /** Latest picture: base while running, final when done. */
  thumbnailSha256: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type Job = z.infer<typeof jobSchema>;

/** Live progress, never stored. */
export const jobProgressSchema = z.object({
  jobId: z.string(),
  step: z.string(),
  stepIndex: z.int(),
  stepCount: z.int(),
  /** 0–1 over the whole job. */
  fraction: z.number().min(0).max(1),
  thumbnailSha256: z.string().nullable(),
  /** A rough picture of what a model is making now, as a data: address; left out = none. */
  preview: z
    .string()
    .regex(/^data:image\/(png|jpeg|webp);base64,/)
    .optional(),
});
export type JobProgress = z.infer<typeof jobProgressSchema>;

export const queueStatusSchema = z.object({ isPaused: z.boolean(), counts: z.record(jobStateSchema, z.int()) });
export type QueueStatus = z.infer<typeof queueStatusSchema>;

/** One line of an import that could not be taken; the rest goes in. */
export const importProblemSchema = z.object({ line: z.int(), message: z.string() });
export type ImportProblem = z.infer<typeof importProblemSchema>;

/** A file of prompts, or pasted lines (no file name). */
export const importTextSchema = z.object({
  fileName: z.string(),
  content: z.string(),
  /** Makes a table's columns the variables of one prompt: "a {{colour}} mug that says \"{{slogan}}\"". */
  template: z.string().optional(),
  defaults: jobRequestSchema.omit({ prompt: true }).optional(),
});
export type ImportText = z.infer<typeof importTextSchema>;

export const importPreviewSchema = z.object({
  /** Jobs that would be queued. */
  count: z.int(),
  /** The first of them, whole requests after variations and templates. */
  first: z.array(jobRequestSchema),
  /** Column names of a table; [] for other files. */
  columns: z.array(z.string()),
  problems: z.array(importProblemSchema),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** What an artist says a prompt means; what is left out stays as it is, null = as the reader reads it. */
export const readingCorrectionSchema = z.object({
  intent: intentSchema.nullable().optional(),
  lettering: z
    .array(z.object({ text: z.string().min(1).max(200), placement: z.string().max(200) }))
    .max(12)
    .nullable()
    .optional(),
  words: promptWordsSchema.nullable().optional(),
});
export type ReadingCorrection = z.infer<typeof readingCorrectionSchema>;
