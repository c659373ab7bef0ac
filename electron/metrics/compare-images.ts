import type { Box } from '../../shared/geometry.ts';
import type { ComparisonMeasures, ImageMeasures, MeasureRegion, NotMeasured, PairMeasures } from '../../shared/measures.ts';
import type { Raster } from '../../shared/raster.ts';
import { banding } from './banding.ts';
import { clippedPixels } from './clipped.ts';
import { assertSameSize } from './colours.ts';
import type { CompareOptions, Comparison } from './comparison.ts';
import { falseColour, legendOf } from './false-colour.ts';
import { noiseDeviation } from './noise.ts';
import { createPairMaps } from './pair-maps.ts';
import { measureLines, measureOutside, measureWhole, type Request } from './pair-measures.ts';
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
  const notMeasured: NotMeasured[] = [];
  const request = requestOf(options, notMeasured, signal);
  const maps = createPairMaps(a, b, models, signal);
  const wants = (region: MeasureRegion) => !regions || regions.includes(region);
  const whole = wants('whole') ? await measureWhole(a, b, maps, request) : null;
  const text = wants('text') && crops.length > 0 ? await measureLines(a, b, crops, mask, request) : null;
  const outside = wants('outside') && mask ? await measureOutside(a, b, mask, request) : null;
  const measures: ComparisonMeasures = {
    width: a.width,
    height: a.height,
    a: measureImage(a, options, request),
    b: measureImage(b, options, request),
    whole,
    text,
    outside,
    toTarget: target ? await toTarget(target) : null,
    notMeasured,
  };

  async function toTarget(image: Raster): Promise<ComparisonMeasures['toTarget']> {
    const against = (other: Raster): Promise<PairMeasures> =>
      crops.length > 0 ? measureLines(image, other, crops, mask, request) : measureWhole(image, other, createPairMaps(image, other, models, signal), request);
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

/** The measures of one image by itself. */
function measureImage(image: Raster, { isTileable }: CompareOptions, { asks, sharpness }: Request): ImageMeasures {
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

function requestOf({ only, models = [] }: CompareOptions, notMeasured: NotMeasured[], signal?: AbortSignal): Request {
  const known = new Map<Raster | null, Map<Raster, number | null>>();
  return {
    models,
    signal,
    sharpness(image, mask) {
      const inMask = known.get(mask) ?? new Map<Raster, number | null>();
      known.set(mask, inMask);
      if (!inMask.has(image)) inMask.set(image, laplacianVariance(image, mask));
      return inMask.get(image)!;
    },
    asks: (measure) => !only || only.includes(measure),
    async pause() {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
    miss(measure, reason, note) {
      if (!notMeasured.some((known) => known.measure === measure && known.reason === reason)) notMeasured.push({ measure, reason, note });
    },
  };
}
