import type { Box } from '../../shared/geometry.ts';
import type { ComparisonMeasures, ImageMeasures, MeasureRegion, NotMeasured, PairMeasures } from '../../shared/measures.ts';
import type { Raster } from '../../shared/raster.ts';
import { banding } from './banding.ts';
import { clippedPixels } from './clipped.ts';
import { createColourTools } from './colour-cast.ts';
import { assertSameSize, measuredLuma } from './colours.ts';
import type { CompareOptions, Comparison } from './comparison.ts';
import { falseColour, legendOf } from './false-colour.ts';
import { createFlipColour } from './flip-colour.ts';
import { beginLpips, type LpipsPlace, type LpipsQuestion } from './lpips-work.ts';
import { noiseDeviation } from './noise.ts';
import { createPairMaps, once } from './pair-maps.ts';
import { measureLines, measureOutside, measureWhole, type OutsidePair, outsidePair, type Request } from './pair-measures.ts';
import { greyMask, lineCrops, linesOfMask } from './regions.ts';
import { seamRatio } from './seam-ratio.ts';
import { laplacianVariance } from './sharpness.ts';

/**
 * Compares two images of one size by every measure, in every region that mask and lines give, and against a target. Maps are computed when they are asked for.
 * Definitions, ranges and what the numbers do not say: docs/measures.md.
 * @throws AppError invalid-input when sizes differ or a mask does not fit; the signal's reason when it was aborted
 */
export async function compareImages(a: Raster, b: Raster, options: CompareOptions = {}, signal?: AbortSignal): Promise<Comparison> {
  const { models = [], regions, target } = options;
  assertSameSize(a, b);
  if (target) assertSameSize(a, target, 'An image and the target it is compared with');
  const mask = options.mask ? greyMask(a, options.mask) : null;
  const crops = cropsOf(a, mask, options.lines);
  const wants = (region: MeasureRegion) => !regions || regions.includes(region);
  const wanted: Wanted = {
    isWhole: wants('whole'),
    lines: crops.length > 0 ? crops : null,
    isText: wants('text') && crops.length > 0,
    outside: wants('outside') && mask ? outsidePair(a, b, mask) : null,
    target: target ?? null,
  };
  const notMeasured: NotMeasured[] = [];
  const progress = progressOf(wanted, options);
  const request = requestOf(options, notMeasured, progress.step, signal);
  const asksLpips = request.asks('lpips');
  if (asksLpips && models.length === 0) request.miss('lpips', 'no-weights', 'LPIPS needs the weights of a network, and none are there.');
  const lpips = beginLpips(questionsOf(a, b, wanted), crops, asksLpips ? models : [], { signal, onProgress: progress.lpips });
  const maps = createPairMaps(a, b, models, signal, { ...request, known: lpips.whole });
  const measures: ComparisonMeasures = {
    width: a.width,
    height: a.height,
    whole: wanted.isWhole ? await measureWhole(a, b, maps, request) : null,
    text: wanted.isText ? await measureLines(a, b, crops, mask, request) : null,
    outside: wanted.outside ? await measureOutside(wanted.outside, request) : null,
    toTarget: target ? await toTarget(target) : null,
    a: await measureImage(a, options, request),
    b: await measureImage(b, options, request),
    notMeasured,
  };
  const values = await lpips.values();
  for (const [place, pair] of Object.entries(placesOf(measures))) if (pair) pair.lpips = values.get(place as LpipsPlace) ?? [];

  async function toTarget(image: Raster): Promise<ComparisonMeasures['toTarget']> {
    const against = (other: Raster): Promise<PairMeasures> =>
      wanted.lines ? measureLines(image, other, crops, mask, request) : measureWhole(image, other, createPairMaps(image, other, [], signal, request), request);
    return { isCircular: options.isTargetOwnWork ?? false, a: await against(a), b: await against(b) };
  }

  return {
    measures,
    map: maps.byName,
    async picture(name) {
      const legend = legendOf(name);
      return { image: falseColour(await maps.byName(name), legend), legend };
    },
  };
}

/** What mask, lines and options leave to be measured. */
interface Wanted {
  isWhole: boolean;
  isText: boolean;
  lines: readonly Box[] | null;
  outside: OutsidePair | null;
  target: Raster | null;
}

function questionsOf(a: Raster, b: Raster, { isWhole, isText, lines, outside, target }: Wanted): LpipsQuestion[] {
  const isOfLines = lines !== null;
  return [
    ...(isWhole ? [{ place: 'whole' as const, first: a, second: b, isOfLines: false }] : []),
    ...(isText ? [{ place: 'text' as const, first: a, second: b, isOfLines: true }] : []),
    ...(outside ? [{ place: 'outside' as const, first: outside.a, second: outside.b, isOfLines: false }] : []),
    ...(target
      ? [
          { place: 'target-a' as const, first: target, second: a, isOfLines },
          { place: 'target-b' as const, first: target, second: b, isOfLines },
        ]
      : []),
  ];
}

function placesOf({ whole, text, outside, toTarget }: ComparisonMeasures): Record<LpipsPlace, PairMeasures | null> {
  return { whole, text, outside, 'target-a': toTarget?.a ?? null, 'target-b': toTarget?.b ?? null };
}

/** Half of the work is LPIPS where there is any; the other half goes by its pauses. */
function progressOf({ isWhole, isText, lines, outside, target }: Wanted, { models = [], onProgress }: CompareOptions) {
  const [ofWhole, ofLines, ofOutside, ofImage] = [4, 2, 2, 1];
  const ofTarget = target ? 2 * (lines ? ofLines : ofWhole) : 0;
  const steps = (isWhole ? ofWhole : 0) + (isText ? ofLines : 0) + (outside ? ofOutside : 0) + ofTarget + 2 * ofImage;
  const lpipsShare = models.length > 0 ? 0.5 : 0;
  let done = 0;
  const add = (share: number) => {
    done = Math.min(1, done + share);
    onProgress?.(done);
  };
  return { step: () => add((1 - lpipsShare) / steps), lpips: (share: number) => add(share * lpipsShare) };
}

/** The measures of one image by itself. */
async function measureImage(image: Raster, { isTileable }: CompareOptions, { asks, sharpness, pause }: Request): Promise<ImageMeasures> {
  await pause();
  return {
    laplacianVariance: asks('sharpness') ? sharpness(image, null) : null,
    noise: asks('noise') ? noiseDeviation(image) : null,
    banding: asks('banding') ? banding(image) : null,
    clipped: asks('clipped') ? clippedPixels(image) : null,
    seamRatio: isTileable && asks('seam') ? seamRatio(image) : null,
  };
}

function cropsOf({ width, height }: Raster, mask: Raster | null, lines: readonly Box[] | undefined): Box[] {
  if (lines && lines.length > 0) return lineCrops(lines, width, height);
  return mask ? lineCrops(linesOfMask(mask), width, height) : [];
}

function requestOf({ only }: CompareOptions, notMeasured: NotMeasured[], onPause: () => void, signal?: AbortSignal): Request {
  const known = new Map<Raster | null, Map<Raster, number | null>>();
  const luma = new Map<Raster, Float32Array>();
  const lumaOf = (image: Raster) => luma.get(image) ?? luma.set(image, measuredLuma(image)).get(image)!;
  return {
    colours: once(createColourTools),
    flipColour: once(createFlipColour),
    sharpness(image, mask) {
      const inMask = known.get(mask) ?? new Map<Raster, number | null>();
      known.set(mask, inMask);
      if (!inMask.has(image)) inMask.set(image, laplacianVariance(image, mask, lumaOf(image)));
      return inMask.get(image)!;
    },
    asks: (measure) => !only || only.includes(measure),
    async pause() {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      onPause();
    },
    miss(measure, reason, note) {
      if (!notMeasured.some((known) => known.measure === measure && known.reason === reason)) notMeasured.push({ measure, reason, note });
    },
  };
}
