import { z } from 'zod';
import { INTENTS } from './intents.ts';

export { INTENTS } from './intents.ts';

export const intentSchema = z.enum(INTENTS);
export type Intent = z.infer<typeof intentSchema>;

/** A half-open range [start, end) of UTF-16 code units in the prompt. */
export const spanSchema = z.object({ start: z.int().min(0), end: z.int().min(0), text: z.string() });
export type Span = z.infer<typeof spanSchema>;

/** One reason for an intent: the words that spoke for it and how strongly (may be negative). */
export const evidenceSchema = spanSchema.extend({ intent: intentSchema, weight: z.number(), rule: z.string() });
export type Evidence = z.infer<typeof evidenceSchema>;

/** A literal string to letter, in order of appearance; `text` has case and punctuation as wanted, without the quotes. */
export const letteringRequestSchema = spanSchema.extend({
  /** Where or how it should stand, in the prompt's own words ("on the ribbon", "in gold serif"); empty when not said. */
  placement: z.string(),
});
export type LetteringRequest = z.infer<typeof letteringRequestSchema>;

/** What of a reading an artist can overrule. */
export const READING_PARTS = ['intent', 'lettering', 'words'] as const;
export const readingPartSchema = z.enum(READING_PARTS);
export type ReadingPart = z.infer<typeof readingPartSchema>;

/** A half-open range [start, end) of UTF-16 code units. */
export const rangeSchema = z.object({ start: z.int().min(0), end: z.int().min(0) });
export type Range = z.infer<typeof rangeSchema>;

/** The artist's own object / style split of a literal prompt. Ranges outside the prompt, empty or overlapping ones are refused. */
export const promptWordsSchema = z.object({ object: z.array(rangeSchema).max(200), style: z.array(rangeSchema).max(200) });
export type PromptWords = z.infer<typeof promptWordsSchema>;

export const promptReadingSchema = z.object({
  prompt: z.string(),
  intent: intentSchema,
  /** Sums to 1. */
  scores: z.record(intentSchema, z.number()),
  runnerUp: intentSchema,
  evidence: z.array(evidenceSchema),
  /** True when a draft, sketch or preview is asked for: the route takes the draft column. */
  isDraft: z.boolean(),
  lettering: z.array(letteringRequestSchema),
  object: z.array(spanSchema),
  style: z.array(spanSchema),
  /** Parts that are the artist's, not the reader's; `intent`, `lettering`, `object` and `style` above already hold the artist's values. */
  corrected: z.array(readingPartSchema).default([]),
});
export type PromptReading = z.infer<typeof promptReadingSchema>;
