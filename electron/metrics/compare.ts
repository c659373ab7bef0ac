import { createRaster, type Raster } from '../../shared/raster.ts';
import { colourCast, meanDeltaE } from './colour-cast.ts';
import { assertSameSize } from './colours.ts';
import { changeOutside } from './outside-change.ts';
import { sharpnessRatio } from './sharpness.ts';
import { ssim } from './ssim.ts';

export interface CompareOptions {
  /** Text mask, not 0 = text; of a coloured image any channel but alpha counts. */
  mask?: Raster | null;
  /** What the result should look like (a typeset render, an approved earlier version): both images are measured against it as well. */
  target?: Raster | null;
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
export function compareImages(a: Raster, b: Raster, { mask: maskImage, target }: CompareOptions = {}): Comparison {
  const mask = maskImage ? greyMask(maskImage) : null;
  assertSameSize(a, b);
  if (target) assertSameSize(a, target, 'An image and the target it is compared with');
  const everywhere = changeOutside(a, b, null)!;
  return {
    width: a.width,
    height: a.height,
    ssim: ssim(a, b),
    sharpnessRatio: sharpnessRatio(a, b),
    colourCast: colourCast(a, b, mask),
    meanDeltaE: meanDeltaE(a, b)!,
    outsideMask: mask ? changeOutside(a, b, mask) : null,
    maxDifference: everywhere.max,
    meanDifference: everywhere.mean,
    changedPixels: everywhere.changedPixels,
    toTarget: target ? { a: distance(a, target), b: distance(b, target) } : null,
  };
}

/** A mask that was decoded from a file has three channels or four. */
function greyMask(image: Raster): Raster {
  if (image.channels === 1) return image;
  const mask = createRaster(image.width, image.height, 1);
  for (let i = 0, at = 0; i < mask.data.length; i++, at += image.channels) mask.data[i] = Math.max(image.data[at], image.data[at + 1], image.data[at + 2]);
  return mask;
}

function distance(image: Raster, target: Raster): Distance {
  return { ssim: ssim(target, image), meanDeltaE: meanDeltaE(target, image)!, sharpnessRatio: sharpnessRatio(target, image) };
}
