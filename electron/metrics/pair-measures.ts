import type { Box } from '../../shared/geometry.ts';
import type { Measure, MeasureRegion, NotMeasured, PairMeasures } from '../../shared/measures.ts';
import type { Raster } from '../../shared/raster.ts';
import { type ColourTools, colourDifference } from './colour-cast.ts';
import { outsideOf } from './colours.ts';
import { flipMap, summariseFlip } from './flip.ts';
import type { FlipColour } from './flip-colour.ts';
import { type Change, countOf, pixelDifference } from './outside-change.ts';
import type { PairMaps } from './pair-maps.ts';
import { cropped, pasted, pixelsOf } from './regions.ts';
import { MS_SSIM_SMALLEST_SIDE, similarities, ssim } from './ssim.ts';

/** What is to be measured, and where to say what could not be. */
export interface Request {
  asks(measure: Measure): boolean;
  /** Tables of CIEDE2000 and of FLIP, made when they are first needed. */
  colours(): ColourTools;
  flipColour(): FlipColour;
  /** Lets waiting messages through between two measures. @throws the signal's reason when it was aborted */
  pause(): Promise<void>;
  /** Variance of the Laplacian, inside the mask if there is one; computed once for each pair of image and mask. */
  sharpness(image: Raster, mask: Raster | null): number | null;
  miss(measure: Measure, reason: NotMeasured['reason'], note: string): void;
}

/** Every pixel. LPIPS is measured beside it, see lpips-work.ts. */
export async function measureWhole(a: Raster, b: Raster, maps: PairMaps, request: Request): Promise<PairMeasures> {
  const { asks, pause } = request;
  const result = nothing('whole', a.width * a.height);
  if (asks('difference')) result.difference = maps.difference().change;
  await pause();
  if (asks('deltaE') || asks('colourCast')) addColours(result, maps.deltaE().difference, request);
  await pause();
  addSimilarities(result, a, b, request);
  await pause();
  if (asks('flip')) result.flip = summariseFlip(maps.flip().values);
  await pause();
  addSharpness(result, a, b, null, request);
  return result;
}

/** The lines' crops at native scale; means are weighted by their areas. Sharpness is measured inside the mask where there is one. */
export async function measureLines(a: Raster, b: Raster, crops: readonly Box[], mask: Raster | null, request: Request): Promise<PairMeasures> {
  const { asks, pause } = request;
  const inside = pixelsOf(crops, a.width, a.height);
  const pairs = crops.map((crop) => ({ area: crop.width * crop.height, a: cropped(a, crop), b: cropped(b, crop) }));
  const area = pairs.reduce((sum, pair) => sum + pair.area, 0);
  const result = nothing('text', area);
  if (asks('difference')) result.difference = pixelDifference(a, b, inside);
  if (asks('deltaE') || asks('colourCast')) addColours(result, colourDifference(a, b, inside, null, request.colours()), request);
  if (asks('ssim')) result.ssim = weightedMean(pairs.map((pair) => ({ area: pair.area, value: ssim(pair.a, pair.b) })));
  await pause();
  if (asks('flip')) {
    const values = new Float32Array(area);
    let at = 0;
    for (const pair of pairs) {
      values.set(flipMap(pair.a, pair.b, { colour: request.flipColour() }).values, at);
      at += pair.area;
    }
    result.flip = summariseFlip(values);
  }
  await pause();
  addSharpness(result, a, b, mask ?? { width: a.width, height: a.height, channels: 1, data: inside }, request);
  return result;
}

/** What there is to measure outside the mask. */
export interface OutsidePair {
  /** 1 for every pixel outside. */
  outside: Uint8Array;
  pixels: number;
  change: Change;
  a: Raster;
  /** `a` itself where nothing changed outside. */
  b: Raster;
}

/** The paste method: b gets a's pixels inside the mask, and the perceptual measures see nothing of the lettering. null when the mask covers everything. */
export function outsidePair(a: Raster, b: Raster, mask: Raster): OutsidePair | null {
  const outside = outsideOf(mask);
  const change = pixelDifference(a, b, outside);
  if (!change) return null;
  return { outside, pixels: countOf(outside), change, a, b: change.max === 0 ? a : pasted(a, b, mask) };
}

/**
 * Outside the mask: FLIP, colours and differences are of the pixels outside, SSIM and LPIPS of the frame. Where nothing changed there is nothing to compute: every
 * measure is exactly 0 or 1.
 */
export async function measureOutside({ outside, pixels, change, a, b }: OutsidePair, request: Request): Promise<PairMeasures> {
  const { asks, pause } = request;
  const result = nothing('outside', pixels);
  if (asks('difference')) result.difference = change;
  const isSame = a === b;
  if (asks('deltaE') || asks('colourCast'))
    addColours(result, isSame ? { mean: 0, max: 0, cast: 0 } : colourDifference(a, b, outside, null, request.colours()), request);
  await pause();
  if (isSame) {
    if (asks('ssim')) result.ssim = Math.min(a.width, a.height) < 11 ? null : 1;
    if (asks('msSsim')) result.msSsim = Math.min(a.width, a.height) < MS_SSIM_SMALLEST_SIDE ? null : 1;
    if (asks('flip')) result.flip = summariseFlip(new Float32Array(1));
  } else {
    addSimilarities(result, a, b, request);
    await pause();
    if (asks('flip')) {
      const { values } = flipMap(a, b, { colour: request.flipColour() });
      result.flip = summariseFlip(values.filter((_, i) => outside[i] === 1));
    }
  }
  addSharpness(result, a, b, { width: a.width, height: a.height, channels: 1, data: outside }, request);
  return result;
}

function nothing(region: MeasureRegion, pixels: number): PairMeasures {
  const nulls = { difference: null, deltaE: null, colourCast: null, ssim: null, msSsim: null, flip: null, sharpnessRatio: null };
  return { region, pixels, ...nulls, lpips: [] };
}

function addColours(result: PairMeasures, colours: { mean: number; max: number; cast: number } | null, { asks }: Request): void {
  if (!colours) return;
  if (asks('deltaE')) result.deltaE = { mean: colours.mean, max: colours.max };
  if (asks('colourCast')) result.colourCast = colours.cast;
}

function addSimilarities(result: PairMeasures, a: Raster, b: Raster, { asks, miss }: Request): void {
  const size = `the images have ${a.width} × ${a.height} px`;
  if (asks('msSsim')) {
    const both = similarities(a, b);
    result.msSsim = both.msSsim;
    if (asks('ssim')) result.ssim = both.ssim;
  } else if (asks('ssim')) result.ssim = ssim(a, b);
  if (asks('msSsim') && result.msSsim === null) miss('msSsim', 'too-small', `MS-SSIM needs ${MS_SSIM_SMALLEST_SIDE} px on every side; ${size}.`);
  if (asks('ssim') && result.ssim === null) miss('ssim', 'too-small', `SSIM needs 11 px on every side; ${size}.`);
}

function addSharpness(result: PairMeasures, a: Raster, b: Raster, mask: Raster | null, { asks, miss, sharpness }: Request): void {
  if (!asks('sharpness')) return;
  const base = sharpness(a, mask);
  const other = sharpness(b, mask);
  result.sharpnessRatio = base && other !== null ? other / base : null;
  if (result.sharpnessRatio === null) miss('sharpness', 'flat', 'The reference is flat: there is nothing to divide its sharpness by.');
}

function weightedMean(parts: { area: number; value: number | null }[]): number | null {
  let sum = 0;
  let area = 0;
  for (const part of parts) {
    if (part.value === null) continue;
    sum += part.value * part.area;
    area += part.area;
  }
  return area === 0 ? null : sum / area;
}
