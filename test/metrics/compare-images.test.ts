import { describe, expect, it } from 'vitest';
import { compareImages } from '../../electron/metrics/compare-images.ts';
import { lpipsModel } from '../../electron/metrics/lpips-model.ts';
import { lineCrops, linesOfMask } from '../../electron/metrics/regions.ts';
import { comparisonMeasuresSchema, mapLegendSchema } from '../../shared/measures.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { boxMask, plain } from '../image/pictures.ts';
import { noisy, scene } from './images.ts';

const image = scene(200, 180);
const box = { x: 60, y: 70, width: 80, height: 20 };
const mask = boxMask(200, 180, box);

/** The image with other pixels inside the mask. */
function lettered(level: number): Raster {
  const data = image.data.slice();
  mask.data.forEach((value, i) => {
    if (value && i % 5) data.fill(level, i * 3, i * 3 + 3);
  });
  return { ...image, data };
}

/** Stands where weights would: the mean difference of the pixels. */
const plainModel = lpipsModel('alex', {
  distances: async (images, pairs) =>
    pairs.map(([first, second]) => {
      const [a, b] = [images[first], images[second]];
      const mean = a.data.reduce((sum, value, i) => sum + Math.abs(value - b.data[i]), 0) / a.data.length / 255;
      return { mean, map: () => ({ width: a.width, height: a.height, values: new Float32Array(a.width * a.height).fill(mean) }) };
    }),
  release: async () => undefined,
});

describe('compareImages', () => {
  it('gives exactly 0 and 1 for the same pictures, everywhere', async () => {
    const copy = { ...image, data: image.data.slice() };
    const { measures } = await compareImages(image, copy, { mask, target: copy, models: [plainModel], isTileable: true });
    expect(comparisonMeasuresSchema.parse(measures)).toEqual(measures);
    const same = {
      difference: { max: 0, mean: 0, changedPixels: 0 },
      deltaE: { mean: 0, max: 0 },
      colourCast: 0,
      ssim: 1,
      flip: { mean: 0, weightedQuartile1: 0, weightedMedian: 0, weightedQuartile3: 0, min: 0, max: 0 },
      lpips: [{ net: 'alex', version: '0.1', value: 0 }],
      sharpnessRatio: 1,
    };
    expect(measures.whole).toEqual({ region: 'whole', pixels: 36_000, msSsim: 1, ...same });
    expect(measures.text).toEqual({ region: 'text', pixels: 112 * 52, msSsim: null, ...same });
    expect(measures.outside).toEqual({ region: 'outside', pixels: 36_000 - 1600, msSsim: 1, ...same });
    expect(measures.toTarget).toEqual({ isCircular: false, a: measures.text, b: measures.text });
    expect(measures.a).toEqual(measures.b);
    expect(measures.notMeasured).toEqual([]);
  });

  it('finds nothing outside where only the lettering changed, and what changed outside by the paste method', async () => {
    const after = lettered(250);
    const { outside, whole } = (await compareImages(image, after, { mask })).measures;
    expect(outside).toMatchObject({ difference: { max: 0 }, deltaE: { max: 0 }, flip: { max: 0 }, ssim: 1, msSsim: 1 });
    expect(whole!.flip!.max).toBeGreaterThan(0.3);
    after.data[0] ^= 64;
    const touched = (await compareImages(image, after, { mask })).measures.outside!;
    expect(touched.difference).toEqual({ max: 64, mean: 64 / (3 * 34_400), changedPixels: 1 });
    expect(touched.flip!.mean).toBeGreaterThan(0);
    expect(touched.flip!.mean).toBeLessThan(0.01);
  });

  it('measures both against the target in the lines, and says when that is circular', async () => {
    const target = lettered(250);
    const { toTarget } = (await compareImages(lettered(90), target, { mask, target, isTargetOwnWork: true })).measures;
    expect(toTarget).toMatchObject({ isCircular: true, a: { region: 'text' }, b: { region: 'text', ssim: 1, flip: { mean: 0 }, sharpnessRatio: 1 } });
    expect(toTarget!.a.ssim).toBeLessThan(0.9);
    const without = (await compareImages(lettered(90), target, { target })).measures.toTarget!;
    expect([without.a.region, without.a.flip!.mean < toTarget!.a.flip!.mean]).toEqual(['whole', true]);
  });

  it('tells how far it is, never less than before', async () => {
    const fractions: number[] = [];
    const target = lettered(250);
    const onProgress = (fraction: number) => void fractions.push(fraction);
    await compareImages(lettered(90), target, { mask, target, models: [plainModel], onProgress });
    expect(fractions.length).toBeGreaterThan(10);
    expect([...fractions].sort((p, q) => p - q)).toEqual(fractions);
    expect(fractions.at(-1)).toBeGreaterThan(0.85);
    expect(fractions.at(-1)).toBeLessThanOrEqual(1);
  });

  it('weights the lines by their areas and counts no pixel twice', async () => {
    const lines = [
      { x: 20, y: 20, width: 30, height: 10 },
      { x: 22, y: 22, width: 30, height: 10 },
      { x: 100, y: 120, width: 60, height: 20 },
    ];
    const { text } = (await compareImages(image, noisy(image, 5), { lines, models: [plainModel], only: ['difference', 'lpips'] })).measures;
    expect(text!.pixels).toBe(64 * 44 + 92 * 52);
    expect(text!.lpips[0].value).toBeCloseTo(text!.difference!.mean / 255, 6);
    expect([text!.ssim, text!.flip, text!.deltaE, text!.sharpnessRatio]).toEqual([null, null, null, null]);
  });

  it('says what it could not measure', async () => {
    const { measures, map } = await compareImages(plain(40, 8, [3, 4, 5]), plain(40, 8, [9, 9, 9]));
    expect(measures.notMeasured.map(({ measure, reason }) => `${measure}: ${reason}`)).toEqual([
      'lpips: no-weights',
      'msSsim: too-small',
      'ssim: too-small',
      'sharpness: flat',
    ]);
    expect(measures.notMeasured[1].note).toContain('40 × 8 px');
    await expect(map('ssim')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(map('lpips-alex')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('measures a single pixel', async () => {
    const { measures } = await compareImages(plain(1, 1, [0, 0, 0]), plain(1, 1, [0, 0, 9]), { mask: plain(1, 1, [255]) });
    expect(measures.whole).toMatchObject({ difference: { max: 9, changedPixels: 1 }, ssim: null, msSsim: null });
    expect([measures.outside, measures.text!.pixels]).toEqual([null, 1]);
  });

  it('gives maps once and pictures with legends', async () => {
    const comparison = await compareImages(image, noisy(image, 8), { models: [plainModel], only: ['flip'] });
    for (const name of ['difference', 'deltaE', 'ssim', 'flip', 'lpips-alex'] as const) {
      const { image: picture, legend } = await comparison.picture(name);
      expect([picture.width, picture.height, picture.channels]).toEqual([200, 180, 3]);
      expect(mapLegendSchema.parse(legend).map).toBe(name);
      if (name !== 'ssim') expect(await comparison.map(name)).toBeTruthy();
    }
    expect(await comparison.map('flip')).toBe(await comparison.map('flip'));
  });

  it('refuses other sizes, of target and mask too, and stops when it is told to', async () => {
    await expect(compareImages(image, scene(200, 181))).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('200 × 181 px') });
    await expect(compareImages(image, image, { target: scene(9, 9) })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(compareImages(image, image, { mask: createRaster(9, 9, 1) })).rejects.toMatchObject({ code: 'invalid-input' });
    const controller = new AbortController();
    const promise = compareImages(image, noisy(image, 3), {}, controller.signal);
    controller.abort(new Error('enough'));
    await expect(promise).rejects.toThrow('enough');
  });

  it('takes a mask as it is decoded from a file, and images with alpha or of grey', async () => {
    const decoded = createRaster(200, 180, 3);
    mask.data.forEach((value, i) => {
      decoded.data.fill(value, i * 3, i * 3 + 3);
    });
    const [first, second] = await Promise.all([mask, decoded].map((given) => compareImages(image, lettered(9), { mask: given })));
    expect(second.measures).toEqual(first.measures);
    const grey = plain(30, 30, [100]);
    expect((await compareImages(grey, plain(30, 30, [100, 100, 100, 255]))).measures.whole).toMatchObject({
      difference: { max: 0 },
      flip: { mean: 0 },
      ssim: 1,
    });
    expect((await compareImages(grey, plain(30, 30, [100, 100, 100, 0]))).measures.whole!.difference!.max).toBe(255);
  });
});

describe('lines of a mask', () => {
  it('are its parts, those close together as one', () => {
    const two = createRaster(300, 200, 1);
    for (const part of [box, { x: 62, y: 92, width: 20, height: 6 }, { x: 200, y: 150, width: 40, height: 20 }]) {
      for (let y = part.y; y < part.y + part.height; y++) two.data.fill(1, y * 300 + part.x, y * 300 + part.x + part.width);
    }
    expect(linesOfMask(two)).toEqual([
      { x: 60, y: 70, width: 80, height: 28 },
      { x: 200, y: 150, width: 40, height: 20 },
    ]);
    expect(linesOfMask(createRaster(20, 20, 1))).toEqual([]);
  });

  it('of single pixels everywhere take no longer', () => {
    const dust = createRaster(1024, 1024, 1);
    for (let i = 0; i < dust.data.length; i += 7) dust.data[i] = 255;
    expect(linesOfMask(dust)).toEqual([{ x: 0, y: 0, width: 1024, height: 1024 }]);
  });

  it('are cut to the image with their margin, and dropped outside it', () => {
    const lines = [
      { x: -5, y: 3.5, width: 20, height: 10 },
      { x: 500, y: 0, width: 10, height: 10 },
    ];
    expect(lineCrops(lines, 100, 100)).toEqual([{ x: 0, y: 0, width: 31, height: 30 }]);
  });
});
