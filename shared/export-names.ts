import { z } from 'zod';
import { exportChangesSchema } from './export-checks.ts';
import { sentenceSchema } from './sentence.ts';

/** What a name template may hold, in braces. */
export const EXPORT_TOKENS = [
  'project',
  'intent',
  'Intent',
  'slug',
  'snake',
  'pascal',
  'n',
  'nn',
  'index',
  'id',
  'model',
  'seed',
  'width',
  'height',
  'scale',
  'date',
] as const;
export type ExportToken = (typeof EXPORT_TOKENS)[number];

export const TEMPLATE_FAULTS = ['unknown-token', 'brace', 'illegal-character', 'illegal-name', 'path-escape', 'no-file', 'too-long', 'duplicates'] as const;

/** Something wrong with a template, where it stands. */
export const templateFaultSchema = z.object({
  id: z.enum(TEMPLATE_FAULTS),
  /** Characters of the template (UTF-16), `to` behind the last one; from = to at the end: something is missing there. */
  from: z.int().min(0),
  to: z.int().min(0),
  /** A whole sentence, in English. */
  text: z.string(),
  /** The same for the window, in any language. */
  sentence: sentenceSchema,
  /** Another template that does not have the fault, and in words what it does; null = none is known. */
  fix: z.object({ text: z.string(), sentence: sentenceSchema, changes: exportChangesSchema }).nullable(),
});
export type TemplateFault = z.infer<typeof templateFaultSchema>;

/** The names that a template gives. Disk and verdicts are not looked at: that is the pre-flight's. */
export const templatePreviewSchema = z.object({
  names: z.array(z.object({ proofId: z.string(), path: z.string(), isDuplicate: z.boolean() })),
  /** Files in all. */
  total: z.int(),
  faults: z.array(templateFaultSchema),
});
export type TemplatePreview = z.infer<typeof templatePreviewSchema>;
