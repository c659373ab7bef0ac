import { AppError } from '../../shared/errors.ts';
import type { Box } from '../../shared/geometry.ts';
import type { Raster } from '../../shared/raster.ts';
import { cut } from './cut.ts';
import { blurPlane } from './gaussian.ts';
import { lumaPlane } from './luma.ts';

export type SharpenTarget = 'image' | 'skin-safe' | 'lettering';

export interface SharpenOptions {
  target: SharpenTarget;
  /** Share of the detail that is added, 0–4; 0 changes nothing. */
  amount: number;
  /** `lettering` only, grey, the image's size: nothing outside it (value 0) is touched. */
  mask?: Raster;
}

interface Character {
  /** Of the Gaussian that separates detail from form, in px. */
  sigma: number;
  /** Detail up to this many levels is noise, grain or pores and is left alone. */
  threshold: number;
  /** Most that a channel may move, in levels: keeps halos from showing. */
  limit: number;
  /** The asked amount is multiplied by this. */
  gain: number;
}

const CHARACTERS: Record<SharpenTarget, Character> = {
  image: { sigma: 1.1, threshold: 1, limit: 40, gain: 1 },
  // Only eyes, lashes, hair and contours pass the threshold.
  'skin-safe': { sigma: 1.4, threshold: 7, limit: 14, gain: 0.5 },
  lettering: { sigma: 0.8, threshold: 0, limit: 56, gain: 1 },
};
/** How softly the effect comes in from the mask's edge, in px. */
const FALLOFF_SIGMA = 2;

/**
 * Unsharp mask on luma: the same step is added to red, green and blue, so that no colour fringes appear.
 * Alpha is kept; transparent pixels neither change nor lend their hidden colour to others.
 * @throws AppError invalid-input when the amount is out of range, or the mask is missing or of another size
 */
export function sharpen(image: Raster, { target, amount, mask }: SharpenOptions): Raster {
  if (!(amount >= 0 && amount <= 4)) throw new AppError('invalid-input', `The amount of sharpening is ${amount}; it must lie between 0 and 4.`);
  const output: Raster = { ...image, data: image.data.slice() };
  if (target === 'lettering') {
    const inside = checkedMask(image, mask);
    const window = windowAround(inside);
    if (amount > 0 && window) addDetail(output, detailOf(cut(image, window), CHARACTERS.lettering, amount), window, maskWeights(cut(inside, window)));
  } else if (amount > 0) {
    addDetail(output, detailOf(image, CHARACTERS[target], amount), { x: 0, y: 0, width: image.width, height: image.height }, null);
  }
  return output;
}

/** The mask's bounds and as much around them as the blurs look at: the result is that of the whole image. null = empty mask. */
function windowAround({ data, width, height }: Raster): Box | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i] === 0) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (bottom < 0) return null;
  const reach = Math.ceil(3 * Math.max(FALLOFF_SIGMA, CHARACTERS.lettering.sigma));
  const x = Math.max(0, left - reach);
  const y = Math.max(0, top - reach);
  return { x, y, width: Math.min(width, right + reach + 1) - x, height: Math.min(height, bottom + reach + 1) - y };
}

/** What is to be added to each pixel, in levels. */
function detailOf(image: Raster, { sigma, threshold, limit, gain }: Character, amount: number): Float32Array {
  const { width, height } = image;
  const luma = lumaPlane(image);
  const form = image.channels === 4 ? blurVisible(image, luma, sigma) : blurPlane(luma, width, height, sigma);
  for (let i = 0; i < luma.length; i++) {
    const detail = luma[i] - form[i];
    const size = Math.abs(detail);
    // Soft: detail above the threshold keeps only what exceeds it, so no edge of the effect can be seen.
    const step = size <= threshold ? 0 : Math.min((size - threshold) * amount * gain, limit);
    form[i] = detail < 0 ? -step : step;
  }
  return form;
}

/** Blur in which each pixel counts as much as it is visible. */
function blurVisible({ data, width, height }: Raster, luma: Float32Array, sigma: number): Float32Array {
  const alpha = new Float32Array(luma.length);
  const weighted = new Float32Array(luma.length);
  for (let i = 0; i < luma.length; i++) {
    alpha[i] = data[i * 4 + 3];
    weighted[i] = luma[i] * alpha[i];
  }
  const sums = blurPlane(weighted, width, height, sigma);
  const coverage = blurPlane(alpha, width, height, sigma);
  for (let i = 0; i < luma.length; i++) sums[i] = alpha[i] === 0 || coverage[i] === 0 ? luma[i] : sums[i] / coverage[i];
  return sums;
}

function addDetail({ data, width, channels }: Raster, detail: Float32Array, window: Box, weights: Float32Array | null): void {
  const colours = channels === 1 ? 1 : 3;
  for (let y = 0, i = 0; y < window.height; y++) {
    let at = ((window.y + y) * width + window.x) * channels;
    for (let x = 0; x < window.width; x++, i++, at += channels) {
      const step = weights ? detail[i] * weights[i] : detail[i];
      if (step === 0) continue;
      for (let c = 0; c < colours; c++) {
        const value = data[at + c] + step;
        data[at + c] = value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value);
      }
    }
  }
}

function checkedMask(image: Raster, mask: Raster | undefined): Raster {
  if (!mask) throw new AppError('invalid-input', 'Sharpening the lettering needs its mask.');
  if (mask.channels === 1 && mask.width === image.width && mask.height === image.height) return mask;
  throw new AppError(
    'invalid-input',
    `The lettering mask must be grey and ${image.width} × ${image.height} px; it has ${mask.channels} channels and ${mask.width} × ${mask.height} px.`,
  );
}

/** 0 on and outside the mask's edge, rising to 1 a few px inside. */
function maskWeights({ data, width, height }: Raster): Float32Array {
  const coverage = new Float32Array(data.length);
  for (let i = 0; i < coverage.length; i++) coverage[i] = data[i] / 255;
  const soft = blurPlane(coverage, width, height, FALLOFF_SIGMA);
  // At a straight edge the blurred mask is one half: what is above it is inside.
  for (let i = 0; i < soft.length; i++) soft[i] = data[i] === 0 ? 0 : Math.min(1, Math.max(0, soft[i] * 2 - 1)) * coverage[i];
  return soft;
}
