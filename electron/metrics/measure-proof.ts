import type { ProofMetrics } from '../../shared/proof-metrics.ts';
import type { Raster } from '../../shared/raster.ts';
import { banding } from './banding.ts';
import { clippedPixels } from './clipped.ts';
import { colourCast } from './colour-cast.ts';
import { noiseDeviation } from './noise.ts';
import { changeOutside } from './outside-change.ts';
import { seamRatio } from './seam-ratio.ts';
import { laplacianVariance, sharpnessRatio } from './sharpness.ts';
import { ssim } from './ssim.ts';

export interface ProofToMeasure {
  before: Raster;
  after: Raster;
  /** Text mask (not 0 = text) of the final's size; null when nothing was lettered. */
  mask: Raster | null;
  isTileable: boolean;
  /** Of the OCR's readings against the wanted strings; null = nothing wanted or not read. */
  characterErrorRate: { before: number | null; after: number | null };
}

/**
 * All measures of one proof. Where base and final differ in size (the final was upscaled) everything that compares pixel with
 * pixel is null: resampling one of them first would measure the resampling. The cast needs means only and is given, without mask.
 * @throws AppError invalid-input when the mask does not fit a final of the base's size
 */
export function measureProof({ before, after, mask, isTileable, characterErrorRate }: ProofToMeasure): ProofMetrics {
  const isSameSize = before.width === after.width && before.height === after.height;
  const outside = isSameSize && mask ? changeOutside(before, after, mask) : null;
  // Both means are over the same pixels: when none of them changed there is nothing to convert.
  const isUntouched = outside?.max === 0;
  return {
    characterErrorRate,
    outsideMask: outside && { max: outside.max, mean: outside.mean },
    ssim: isSameSize ? ssim(before, after) : null,
    sharpnessRatio: isSameSize ? sharpnessRatio(before, after) : null,
    colourCast: isUntouched ? 0 : colourCast(before, after, isSameSize ? mask : null),
    seamRatio: isTileable ? seamRatio(after) : null,
    final: { laplacianVariance: laplacianVariance(after), noise: noiseDeviation(after), banding: banding(after), clipped: clippedPixels(after) },
  };
}
