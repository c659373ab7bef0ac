import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../../electron/image/codecs.ts';
import { colourCast, deltaEMap, meanDeltaE } from '../../electron/metrics/colour-cast.ts';
import { flipMap, flipMean, summariseFlip } from '../../electron/metrics/flip.ts';
import { flipFilters } from '../../electron/metrics/flip-filters.ts';
import { msSsim, similarities, ssim, ssimMap } from '../../electron/metrics/ssim.ts';
import type { Raster } from '../../shared/raster.ts';
import { boxMask, plain } from '../image/pictures.ts';
import { blurred, changed, noisy, scene, shifted, withAlpha } from './images.ts';

const image = scene(180, 164);
const smooth = scene(180, 164, 1, 0);
/** 0 = same for all of them. */
const DISTANCES: Record<string, (a: Raster, b: Raster) => number> = {
  FLIP: (a, b) => flipMean(flipMap(a, b)),
  '1 − SSIM': (a, b) => 1 - ssim(a, b)!,
  '1 − SSIM of RGB': (a, b) => 1 - ssim(a, b, { of: 'rgb' })!,
  '1 − MS-SSIM': (a, b) => 1 - msSsim(a, b)!,
  '1 − MS-SSIM of RGB': (a, b) => 1 - msSsim(a, b, { of: 'rgb' })!,
  'mean CIEDE2000': (a, b) => meanDeltaE(a, b)!,
};

describe.each(Object.entries(DISTANCES))('%s', (_name, distance) => {
  it('is exactly 0 for the same picture', () => {
    expect(distance(image, { ...image, data: image.data.slice() })).toBe(0);
    expect(distance(image, withAlpha(image, 255))).toBe(0);
  });

  it('is symmetric', () => {
    const other = noisy(blurred(image, 1), 8);
    expect(distance(other, image)).toBeCloseTo(distance(image, other), 12);
  });

  it.each([
    ['blur', [0, 1, 2, 4, 8], (amount: number) => blurred(smooth, amount)],
    ['noise', [0, 2, 5, 12, 30], (amount: number) => noisy(smooth, amount)],
    ['shift', [0, 1, 2, 3], (amount: number) => shifted(smooth, amount)],
  ] as const)('grows with %s', (_, amounts, made) => {
    const values = amounts.map((amount) => distance(smooth, made(amount)));
    expect(values[0]).toBe(0);
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1]);
  });

  it('says both sizes when they differ', () => {
    expect(() => distance(image, scene(180, 165))).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining('180 × 164 px and 180 × 165 px') }),
    );
  });

  it('measures what is seen on mid grey where a picture is see-through', () => {
    const grey = changed(image, () => 128);
    expect(distance(withAlpha(image, 0), grey)).toBeCloseTo(0, 6);
    expect(distance(withAlpha(image, 128), image)).toBeGreaterThan(0);
  });
});

describe('flipMap', () => {
  it('is symmetric bit for bit, 0 to 1, and 0 where nothing differs within its reach', () => {
    const other = { ...image, data: image.data.slice() };
    for (let y = 60; y < 70; y++) other.data.fill(255, (y * 180 + 40) * 3, (y * 180 + 90) * 3);
    const map = flipMap(image, other);
    expect(flipMap(other, image)).toEqual(map);
    expect(Math.max(...map.values)).toBeGreaterThan(0.3);
    expect(Math.max(...map.values)).toBeLessThanOrEqual(1);
    const touched = Array.from(map.values).flatMap((value, i) => (value > 0 ? [i] : []));
    const [xs, ys] = [touched.map((i) => i % 180), touched.map((i) => Math.floor(i / 180))];
    expect([Math.min(...xs) >= 30, Math.max(...xs) < 100, Math.min(...ys) >= 50, Math.max(...ys) < 80]).toEqual([true, true, true, true]);
  });

  it('does not depend on how much of the picture had to be looked at', () => {
    const other = { ...image, data: image.data.slice() };
    for (let y = 60; y < 70; y++) other.data.fill(255, (y * 180 + 40) * 3, (y * 180 + 90) * 3);
    const part = flipMap(image, other);
    // One level in the corners: everything must be looked at.
    for (const at of [0, other.data.length - 1]) other.data[at] ^= 1;
    const whole = flipMap(image, other);
    for (const [x, y] of [
      [35, 55],
      [60, 65],
      [95, 75],
    ])
      expect(whole.values[y * 180 + x]).toBeCloseTo(part.values[y * 180 + x], 6);
  });

  it('of black and white is nearly 1, of green and blue 1 in colour', () => {
    expect(flipMean(flipMap(plain(40, 40, [0, 0, 0]), plain(40, 40, [255, 255, 255])))).toBeCloseTo(0.971, 2);
    expect(flipMean(flipMap(plain(40, 40, [0, 255, 0]), plain(40, 40, [0, 0, 255])))).toBeCloseTo(1, 3);
  });

  it('measures a single pixel and a single column', () => {
    expect(flipMap(plain(1, 1, [0, 0, 0]), plain(1, 1, [0, 0, 0])).values).toEqual(new Float32Array(1));
    expect(flipMap(plain(1, 1, [0]), plain(1, 1, [255])).values[0]).toBeGreaterThan(0.9);
    expect(flipMap(scene(1, 50), scene(1, 50, 2)).values.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('sees less from farther away', () => {
    const other = noisy(image, 10);
    const [near, far] = [20, 120].map((pixelsPerDegree) => flipMean(flipMap(image, other, { pixelsPerDegree })));
    expect(far).toBeLessThan(near);
  });

  it.each([Number.NaN, 0, -3, Number.POSITIVE_INFINITY])('refuses %d pixels per degree', (pixelsPerDegree) => {
    expect(() => flipMap(image, image, { pixelsPerDegree })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('has filters that are made of what the paper says', () => {
    const { colourRadius, featureRadius, gaussian, edge, point, achromatic, blueYellowColumns } = flipFilters(67);
    const sum = (weights: Float64Array, sign = 0) => weights.reduce((total, weight) => total + (sign === 0 || weight * sign > 0 ? weight : 0), 0);
    expect([colourRadius, featureRadius]).toEqual([10, 9]);
    for (const total of [
      sum(gaussian),
      sum(achromatic),
      sum(blueYellowColumns[0]) + sum(blueYellowColumns[1]),
      sum(edge, 1),
      -sum(edge, -1),
      sum(point, 1),
      -sum(point, -1),
    ])
      expect(total).toBeCloseTo(1, 6);
  });
});

describe('summariseFlip', () => {
  it('weights its quartiles by the error', () => {
    const values = Float32Array.from([0, 0.25, 0.25, 0.5, 0, 1]);
    expect(summariseFlip(values)).toEqual({ mean: 2 / 6, weightedQuartile1: 0.25, weightedMedian: 0.5, weightedQuartile3: 1, min: 0, max: 1 });
    expect(summariseFlip(new Float32Array(4))).toEqual({ mean: 0, weightedQuartile1: 0, weightedMedian: 0, weightedQuartile3: 0, min: 0, max: 0 });
  });
});

describe('SSIM', () => {
  it('is the same alone, together with MS-SSIM, and as the mean of its map', () => {
    const other = noisy(image, 9);
    const both = similarities(image, other);
    expect(both).toEqual({ ssim: ssim(image, other), msSsim: msSsim(image, other) });
    const { values, width, height } = ssimMap(image, other)!;
    let sum = 0;
    for (let y = 5; y < height - 5; y++) for (let x = 5; x < width - 5; x++) sum += values[y * width + x];
    expect(sum / ((width - 10) * (height - 10))).toBeCloseTo(both.ssim!, 6);
    expect([values[0], values[values.length - 1]]).toEqual([values[5 * width + 5], values[(height - 6) * width + width - 6]]);
  });

  it('has no map and no scales where windows do not fit', () => {
    expect([ssimMap(plain(10, 40, [1]), plain(10, 40, [2])), ssim(plain(1, 1, [0]), plain(1, 1, [9]), { of: 'rgb' })]).toEqual([null, null]);
    expect([msSsim(scene(160, 300), scene(160, 300)), msSsim(scene(161, 161), scene(161, 161))]).toEqual([null, 1]);
  });

  it('is the same for odd sizes whichever way they lie', () => {
    const turned = (from: Raster): Raster => {
      const data = new Uint8Array(from.data.length);
      for (let y = 0; y < from.height; y++) {
        for (let x = 0; x < from.width; x++) data.set(from.data.subarray((y * from.width + x) * 3, (y * from.width + x + 1) * 3), (x * from.height + y) * 3);
      }
      return { width: from.height, height: from.width, channels: 3, data };
    };
    const odd = scene(203, 177);
    const other = noisy(odd, 12);
    expect(msSsim(turned(odd), turned(other))).toBeCloseTo(msSsim(odd, other)!, 6);
  });
});

describe('colour', () => {
  it('cast is symmetric, 0 for the same picture, grows with a tint and hardly with noise', () => {
    const tints = [0, 4, 10, 25].map((by) => changed(image, (value, channel) => value + (channel === 0 ? by : 0)));
    const casts = tints.map((tint) => colourCast(image, tint)!);
    expect(casts[0]).toBe(0);
    for (let i = 1; i < casts.length; i++) expect(casts[i]).toBeGreaterThan(casts[i - 1]);
    expect(colourCast(tints[2], image)).toBeCloseTo(casts[2], 12);
    expect(colourCast(image, noisy(image, 10))).toBeLessThan(1);
  });

  it('map has the pixels that the mean is of', () => {
    const other = noisy(image, 6);
    const { values } = deltaEMap(image, other);
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(meanDeltaE(image, other)!, 5);
    expect(meanDeltaE(image, other, boxMask(180, 164, { x: 0, y: 0, width: 180, height: 164 }))).toBeNull();
  });
});

describe('a file of 16 bits', () => {
  it('is measured as it is decoded: in 8 bits', async () => {
    const deep = new Uint16Array(32 * 32 * 3).map((_, i) => 257 * ((i * 7) % 256));
    const bytes = await sharp(deep, { raw: { width: 32, height: 32, channels: 3 } })
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    const decoded = await decodeImage(bytes, 'deep.png');
    const shallow: Raster = { width: 32, height: 32, channels: 3, data: Uint8Array.from({ length: 32 * 32 * 3 }, (_, i) => (i * 7) % 256) };
    expect([flipMean(flipMap(decoded, shallow)), ssim(decoded, shallow), meanDeltaE(decoded, shallow)]).toEqual([0, 1, 0]);
  });
});
