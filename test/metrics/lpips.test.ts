import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LpipsModel } from '../../electron/metrics/comparison.ts';
import { openLpips } from '../../electron/metrics/lpips.ts';
import { openLpipsThread } from '../../electron/metrics/lpips-thread.ts';
import { lpipsTiles } from '../../electron/metrics/lpips-tiles.ts';
import { blurred, changed, noisy, scene, withAlpha } from './images.ts';
import { featuresFile, hasLpipsWeights, meanFile, spatialFile } from './lpips-model.ts';
import { loadRuntimeOutput } from './run-onnx.ts';
import { hasVectors, SYNTHETIC, type SyntheticExpected, vectorImage, vectorJson } from './vectors.ts';

type Oracle = Record<string, { ref_p0: number; ref_p1: number; spatial_mean: [number, number] }>;

describe('lpipsTiles', () => {
  it.each([
    [64, 64],
    [640, 960],
    [1024, 1024],
    [4096, 333],
    [3001, 2999],
  ])('covers %d × %d without gaps, on the grid', (width, height) => {
    for (const net of ['alex', 'squeeze'] as const) {
      const tiles = lpipsTiles(net, width, height);
      const covered = tiles.reduce((sum, { core }) => sum + (core.right - core.left) * (core.bottom - core.top), 0);
      expect(covered).toBe(width * height);
      for (const tile of tiles) {
        expect([tile.x % 16, tile.y % 16, tile.core.left % 16, tile.core.top % 16]).toEqual([0, 0, 0, 0]);
        expect(tile.width * tile.height).toBeLessThanOrEqual(net === 'alex' ? 450_000 : 300_000);
        for (const [core, edge, size] of [
          [tile.core.left - tile.x, tile.x, net === 'alex' ? 96 : 112],
          [tile.x + tile.width - tile.core.right, width - tile.x - tile.width, net === 'alex' ? 96 : 112],
        ])
          expect(edge === 0 || core === size).toBe(true);
      }
    }
  });
});

describe.skipIf(!hasLpipsWeights || !hasVectors).each(['alex', 'squeeze'] as const)('LPIPS %s (needs weights and vectors beside the repository)', (net) => {
  let model: LpipsModel;
  beforeAll(async () => {
    model = await openLpips(featuresFile(net), net);
  });
  afterAll(() => model.release());

  it('gives what the original code gives, mean and map', async () => {
    const [reference, ...others] = await Promise.all(['ref', 'p0', 'p1'].map((name) => vectorImage(`lpips/ex_${name}.png`)));
    const oracle = vectorJson<Oracle>('lpips/expected_torch_oracle.json')[`${net}_v0.1`];
    for (const [i, wanted] of [oracle.ref_p0, oracle.ref_p1].entries()) {
      const distance = await model.distance(reference, others[i]);
      const { values } = distance.map();
      expect(Math.abs(distance.mean - wanted)).toBeLessThan(1e-6);
      expect(Math.abs(values.reduce((sum, value) => sum + value, 0) / values.length - oracle.spatial_mean[i])).toBeLessThan(1e-5);
    }
  });

  it.each(SYNTHETIC)('agrees on %s', async (name) => {
    const expected = vectorJson<SyntheticExpected>('synthetic/expected.json')[name][`lpips_${net}`];
    const { mean } = await model.distance(await vectorImage('synthetic/ref.png'), await vectorImage(`synthetic/${name}.png`));
    expect(Math.abs(mean - expected)).toBeLessThan(1e-6);
    if (name === 'ref') expect(mean).toBe(0);
  });

  it('has the map that the spatial reference has, pixel by pixel', async () => {
    const [a, b] = await Promise.all(['ref', 'garbled'].map((name) => vectorImage(`synthetic/${name}.png`)));
    const wanted = await loadRuntimeOutput(spatialFile(net), a, b);
    const { values } = (await model.distance(a, b)).map();
    expect(Math.max(...values.map((value, i) => Math.abs(value - wanted[i])))).toBeLessThan(1e-5);
  });

  it('does not depend on the tiles', async () => {
    const [a, b] = [scene(380, 300), noisy(scene(380, 300), 12)];
    const small = await openLpips(featuresFile(net), net, { maxTilePixels: 85_000 });
    const [first, second] = [await model.distance(a, b), await small.distance(a, b)];
    await small.release();
    expect(second.mean).toBeCloseTo(first.mean, 12);
    expect(second.map()).toEqual(first.map());
  });

  it.each([
    { x: 200, y: 190, width: 30, height: 12 },
    { x: 0, y: 0, width: 9, height: 9 },
    { x: 371, y: 293, width: 30, height: 12 },
  ])('runs what sees a difference only, and nothing else changes: $x, $y', async (box) => {
    const [width, height] = [401, 305];
    const image = scene(width, height);
    const other = { ...image, data: image.data.slice() };
    for (let y = box.y; y < box.y + box.height; y++) other.data.fill(255, (y * width + box.x) * 3, (y * width + box.x + box.width) * 3);
    const distance = await model.distance(image, other);
    const [mean] = await loadRuntimeOutput(meanFile(net), image, other);
    const map = await loadRuntimeOutput(spatialFile(net), image, other);
    expect(Math.abs(distance.mean - mean)).toBeLessThan(1e-6);
    const { values } = distance.map();
    expect(values.reduce((worst, value, i) => Math.max(worst, Math.abs(value - map[i])), 0)).toBeLessThan(1e-5);
  });

  it('looks at an image of several pairs once, and gives what each pair gives by itself', async () => {
    const image = scene(200, 150);
    const images = [image, noisy(image, 8), blurred(image, 2)];
    const pairs = [
      [0, 1],
      [2, 0],
      [2, 1],
      [1, 1],
    ] as const;
    const together = await model.distances(images, pairs);
    const alone = await Promise.all(pairs.map(([first, second]) => model.distance(images[first], images[second])));
    expect(together.map(({ mean }) => mean)).toEqual(alone.map(({ mean }) => mean));
    expect(together.map(({ map }) => map())).toEqual(alone.map(({ map }) => map()));
    expect(together[3].mean).toBe(0);
  });

  it('gives the same on a thread of its own, tells how far it is, stops, and says what is wrong', async () => {
    const image = scene(400, 300);
    const other = noisy(image, 8);
    const thread = await openLpipsThread(featuresFile(net), net, { maxTilePixels: 85_000 });
    const fractions: number[] = [];
    const [distance] = await thread.distances([image, other], [[0, 1]], { onProgress: (fraction) => fractions.push(fraction) });
    const wanted = await model.distance(image, other);
    expect(distance.mean).toBeCloseTo(wanted.mean, 12);
    expect(distance.map()).toEqual(wanted.map());
    expect([fractions.length > 1, fractions.at(-1)]).toEqual([true, 1]);
    const controller = new AbortController();
    const stopped = thread.distances([image, other], [[0, 1]], { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(stopped).rejects.toThrow('enough');
    await expect(thread.distance(image, scene(9, 9))).rejects.toMatchObject({ code: 'invalid-input' });
    await thread.release();
    await expect(thread.distance(image, other)).rejects.toMatchObject({ code: 'crashed' });
    await expect(openLpipsThread(meanFile(net), net)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is symmetric, and grows with blur and with noise', async () => {
    const image = scene(160, 120, 1, 0);
    const distance = async (other: typeof image) => (await model.distance(image, other)).mean;
    const blur = await Promise.all([0, 1, 3, 8].map((times) => distance(blurred(image, times))));
    const noise = await Promise.all([0, 5, 15, 40].map((deviation) => distance(noisy(image, deviation))));
    for (const row of [blur, noise]) {
      expect(row[0]).toBe(0);
      expect([...row].sort((p, q) => p - q)).toEqual(row);
    }
    const other = noisy(image, 15);
    expect((await model.distance(other, image)).mean).toBeCloseTo(await distance(other), 6);
  });

  it('takes any size, grey and alpha; sizes must agree; a stop is heard', async () => {
    const pixel = scene(1, 1);
    const distance = await model.distance(
      pixel,
      changed(pixel, () => 255),
    );
    expect(distance.mean).toBeGreaterThan(0);
    expect(distance.map()).toMatchObject({ width: 1, height: 1 });
    const image = scene(70, 65);
    expect((await model.distance(image, withAlpha(image, 255))).mean).toBe(0);
    await expect(model.distance(image, scene(70, 64))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(model.distance(image, image, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  });

  it('refuses a file that gives no layers, one of the other net, and one that is no model', async () => {
    await expect(openLpips(meanFile(net), net)).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('features of 0 layers') });
    await expect(openLpips(featuresFile(net), net === 'alex' ? 'squeeze' : 'alex')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(openLpips(import.meta.filename, net)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(openLpips('/nowhere/model.onnx', net)).rejects.toMatchObject({ code: 'not-found' });
  });
});
