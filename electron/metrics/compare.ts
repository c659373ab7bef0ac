import type { Raster } from '../../shared/raster.ts';
import { colourCast, meanDeltaE } from './colour-cast.ts';
import { assertSameSize } from './colours.ts';
import { changeOutside } from './outside-change.ts';
import { sharpnessRatio } from './sharpness.ts';
import { ssim } from './ssim.ts';

export interface CompareOptions {
  /** Text mask, grey, not 0 = text. */
  mask?: Raster;
  /** What the result should look like (a typeset render, an approved earlier version): both images are measured against it as well. */
  target?: Raster;
}

/** How far one image is from the target. */
export interface Distance {
  ssim: number | null;
  meanDeltaE: number;
  /** Variance of the Laplacian ÷ the target's; 1 = as sharp as the target. */
  sharpnessRatio: number | null;
}

/** Measures between two images of one size; definitions in docs/measures.md. null = does not apply or cannot be measured. */
export interface Comparison {
  width: number;
  height: number;
  ssim: number | null;
  /** Variance of the Laplacian, b ÷ a. */
  sharpnessRatio: number | null;
  /** CIEDE2000 of the mean colours, outside the mask when there is one. */
  colourCast: number | null;
  /** Mean CIEDE2000 over all pixels. */
  meanDeltaE: number;
  /** Outside the mask, 8-bit levels; null without a mask or when it covers everything. */
  outsideMask: { max: number; mean: number; changedPixels: number } | null;
  /** Over all channel values, 8-bit levels. */
  maxDifference: number;
  meanDifference: number;
  changedPixels: number;
  /** Over the whole image; null without a target. */
  toTarget: { a: Distance; b: Distance } | null;
}

/**
 * Compares two images pixel by pixel.
 * @throws AppError invalid-input when sizes differ
 */
export function compareImages(a: Raster, b: Raster, { mask, target }: CompareOptions = {}): Comparison {
  assertSameSize(a, b);
  if (target) assertSameSize(a, target, 'An image and the target it is compared with');
  const everywhere = changeOutside(a, b, null)!;
  return {
    width: a.width,
    height: a.height,
    ssim: ssim(a, b),
    sharpnessRatio: sharpnessRatio(a, b),
    colourCast: colourCast(a, b, mask ?? null),
    meanDeltaE: meanDeltaE(a, b)!,
    outsideMask: mask ? changeOutside(a, b, mask) : null,
    maxDifference: everywhere.max,
    meanDifference: everywhere.mean,
    changedPixels: everywhere.changedPixels,
    toTarget: target ? { a: distance(a, target), b: distance(b, target) } : null,
  };
}

function distance(image: Raster, target: Raster): Distance {
  return { ssim: ssim(target, image), meanDeltaE: meanDeltaE(target, image)!, sharpnessRatio: sharpnessRatio(target, image) };
}
