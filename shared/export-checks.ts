import { z } from 'zod';
import { EXISTING_FILES, EXPORT_SIDES, exportFileSchema, exportFormatSchema } from './export.ts';
import { sentenceSchema } from './sentence.ts';

/** What a pre-flight can find. */
export const EXPORT_ISSUES = [
  'nothing-approved',
  'not-found',
  'not-approved',
  'template',
  'illegal-name',
  'path-escape',
  'collision',
  'exists',
  'path-too-long',
  'folder',
  'not-writable',
  'disk-space',
  'too-large',
  'not-power-of-two',
  'enlarged',
  'enlarged-by-recipe',
  'transparency',
  'print-size',
  'content-credentials',
  'red',
] as const;
export type ExportIssueId = (typeof EXPORT_ISSUES)[number];

/** Changes to a request; what is left out stays. */
export const exportChangesSchema = z
  .object({
    proofIds: z.array(z.string()),
    template: z.string(),
    format: exportFormatSchema,
    scales: z.array(z.number()),
    ownScale: z.number(),
    sides: z.enum(EXPORT_SIDES),
    existing: z.enum(EXISTING_FILES),
  })
  .partial();
export type ExportChanges = z.infer<typeof exportChangesSchema>;

/** What can be done about an issue. */
export const EXPORT_FIXES = [
  'pad',
  'resize',
  'own-scale',
  'drop-scales',
  'skip',
  'overwrite',
  'rename',
  'add-number',
  'shorter-names',
  'leave-out',
  'use-png',
  'choose-folder',
  'review',
] as const;

export const exportFixSchema = z.object({
  id: z.enum(EXPORT_FIXES),
  /** For a button, in English. */
  text: z.string(),
  sentence: sentenceSchema,
  /** Applied to the request; null = a person does something elsewhere (`choose-folder`, `review`). */
  changes: exportChangesSchema.nullable(),
});
export type ExportFix = z.infer<typeof exportFixSchema>;

export const exportIssueSchema = z.object({
  id: z.enum(EXPORT_ISSUES),
  /** `error` stops the export. */
  severity: z.enum(['error', 'warning', 'note']),
  /** One whole sentence for all the files that it is about, in English. */
  text: z.string(),
  /** The same for the window, in any language. */
  sentence: sentenceSchema,
  /** Files that it is about; 0 = the export as a whole. */
  files: z.int(),
  /** Paths of the first of them. */
  examples: z.array(z.string()),
  fixes: z.array(exportFixSchema),
});
export type ExportIssue = z.infer<typeof exportIssueSchema>;

export const plannedFileSchema = exportFileSchema.extend({
  kind: z.enum(['picture', 'layer', 'document']),
  /** `problem` for the window, in any language; null = none. */
  problemSentence: sentenceSchema.nullable(),
  /** What will be done: `skip` leaves a file alone that is there. */
  action: z.enum(['write', 'skip', 'overwrite']),
  /** More pixels than the proof has: resampled with Lanczos. */
  isEnlarged: z.boolean(),
  /** About how large the file becomes. */
  predictedBytes: z.int(),
  /** The issue of which `problem` is a part; null = none. */
  issue: z.enum(EXPORT_ISSUES).nullable(),
});

export const preflightSchema = z.object({
  files: z.array(plannedFileSchema),
  /** Errors first. */
  issues: z.array(exportIssueSchema),
  /** Problems that are not about one file (no approved proof, folder not writable …). */
  problems: z.array(z.string()),
  /** What stops nothing but should be known. Left out = nothing. */
  notes: z.array(z.string()).optional(),
  predictedBytes: z.int(),
  /** On the folder's disk; null = cannot be told. */
  freeBytes: z.int().nullable(),
  isReady: z.boolean(),
});
export type Preflight = z.infer<typeof preflightSchema>;
