import { z } from 'zod';
import { boxSchema } from './geometry.ts';
import { comparisonMeasuresSchema, mapLegendSchema } from './measures.ts';

const imageSchema = z.string().regex(/^[0-9a-f]{64}$/, 'an image is named by its sha256');

/** Two images of the project, by the hashes of their files, and what they are measured with. */
export const comparisonRequestSchema = z.object({
  aSha256: imageSchema,
  bSha256: imageSchema,
  /** What both should look like. */
  targetSha256: imageSchema.nullable().default(null),
  /** Galley set the target itself and composed b from it: its distance is a compositing check. */
  isTargetOwnWork: z.boolean().default(false),
  /** Not black = text. */
  maskSha256: imageSchema.nullable().default(null),
  /** Boxes of the lines of text, px; none = the mask's parts. */
  lines: z.array(boxSchema).max(500).default([]),
  /** They are tiles: their seams are measured. */
  isTileable: z.boolean().default(false),
});
export type ComparisonRequest = z.infer<typeof comparisonRequestSchema>;

/** What comes while two images are measured; `done` is the last. */
export const comparisonEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), fraction: z.number() }),
  z.object({ type: z.literal('done'), measures: comparisonMeasuresSchema }),
]);
export type ComparisonEvent = z.infer<typeof comparisonEventSchema>;

/** A map as pictures for /asset. */
export const comparisonMapSchema = z.object({
  /** False colours. */
  sha256: z.string(),
  /** The values: 256 × red + green = 65535 × (value − from) ÷ (to − from), cut off at both ends; blue 255 = no number. */
  valuesSha256: z.string(),
  legend: mapLegendSchema,
});
export type ComparisonMap = z.infer<typeof comparisonMapSchema>;

/** What comes while a map is made; `done` is the last. */
export const comparisonMapEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), fraction: z.number() }),
  z.object({ type: z.literal('done'), map: comparisonMapSchema }),
]);
export type ComparisonMapEvent = z.infer<typeof comparisonMapEventSchema>;

/** An image of the project and its size, px. */
export const comparedImageSchema = z.object({ sha256: z.string(), width: z.int(), height: z.int() });
export type ComparedImage = z.infer<typeof comparedImageSchema>;

/** Hashes of the images that are looked at together. */
export const comparedImagesSchema = z.array(imageSchema).min(1).max(4);

/** Everything that a proof brings to the comparison of its before and after. */
export const proofComparisonSchema = z.object({
  request: comparisonRequestSchema,
  /** Why there is no target; '' = there is one. */
  noTarget: z.string(),
  characterErrorRate: z.object({ before: z.number().nullable(), after: z.number().nullable() }),
});
export type ProofComparison = z.infer<typeof proofComparisonSchema>;
