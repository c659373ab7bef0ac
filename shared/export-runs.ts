import { z } from 'zod';
import { sentenceSchema } from './sentence.ts';

/**
 * `running`; `stopped` by a person; `failed` with an error; `interrupted`: Galley ended in the middle; `done`; `removed`: its files were taken away again.
 * All but the last two and `running` can be resumed.
 */
export const EXPORT_RUN_STATES = ['running', 'stopped', 'failed', 'interrupted', 'done', 'removed'] as const;
export type ExportRunState = (typeof EXPORT_RUN_STATES)[number];

/** One export in the history. */
export const exportRunSchema = z.object({
  id: z.string(),
  state: z.enum(EXPORT_RUN_STATES),
  startedAt: z.string(),
  /** null = it has not ended. */
  endedAt: z.string().nullable(),
  folder: z.string(),
  /** The folder is there now: it can be opened. */
  isFolderThere: z.boolean(),
  /** Name of the preset that it began with; '' = none. */
  preset: z.string(),
  filesTotal: z.int(),
  /** Written and whole, or left alone because they were there. */
  filesDone: z.int(),
  filesSkipped: z.int(),
  /** Of what was written. */
  bytes: z.int(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  manifestPath: z.string().nullable(),
  sheetPaths: z.array(z.string()),
  canResume: z.boolean(),
});
export type ExportRun = z.infer<typeof exportRunSchema>;

/** Something that was noted about a file: what a document could not be given, what became of Content Credentials. */
const exportNoteSchema = z.object({
  /** One whole sentence, in English. */
  text: z.string(),
  /** The same for the window, in any language; null = the run is from before that was kept. */
  sentence: sentenceSchema.nullable(),
});
export type ExportNote = z.infer<typeof exportNoteSchema>;

export const exportRunFileSchema = z.object({
  proofId: z.string(),
  path: z.string(),
  state: z.enum(['planned', 'hashed', 'written', 'skipped', 'removed']),
  width: z.int(),
  height: z.int(),
  /** null = not made yet. */
  bytes: z.int().nullable(),
  sha256: z.string().nullable(),
  notes: z.array(exportNoteSchema),
});
export type ExportRunFile = z.infer<typeof exportRunFileSchema>;

/** Live; several a second while files are written, and once more when the run ends. */
export const exportProgressSchema = z.object({
  runId: z.string(),
  state: z.enum(EXPORT_RUN_STATES),
  filesDone: z.int(),
  filesTotal: z.int(),
  bytesDone: z.int(),
  /** null = not known yet. */
  secondsLeft: z.number().nullable(),
  /** What is being written; '' = contact sheet and manifest. */
  path: z.string(),
});
export type ExportProgress = z.infer<typeof exportProgressSchema>;
