import { z } from 'zod';
import { imageMeasuresSchema } from './measures.ts';

/** Measures of one proof. null = does not apply or could not be measured; never a guess. Definitions: docs/measures.md. */
export const proofMetricsSchema = z.object({
  /** Against the wanted strings; 0 = exact. */
  characterErrorRate: z.object({ before: z.number().nullable(), after: z.number().nullable() }),
  /** Difference of 8-bit channel values between base and final outside the text mask, 0–255. */
  outsideMask: z.object({ max: z.number(), mean: z.number() }).nullable(),
  /** Base against final, BT.601 luma, Gaussian window 11, sigma 1.5: how much changed, not how good it is. */
  ssim: z.number().nullable(),
  /** Variance of the Laplacian, final ÷ base, over the whole image; 1 = as sharp as the base. */
  sharpnessRatio: z.number().nullable(),
  /** CIEDE2000 between the mean Lab colours of base and final, outside the mask. */
  colourCast: z.number().nullable(),
  /** Step across the tile border ÷ mean step inside, for textures; 1 = no seam to see. */
  seamRatio: z.object({ horizontal: z.number(), vertical: z.number() }).nullable(),
  /** Of the final by itself; left out by proofs that were measured before it was recorded. */
  final: imageMeasuresSchema.omit({ seamRatio: true }).optional(),
});
export type ProofMetrics = z.infer<typeof proofMetricsSchema>;
