import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import type { ModelFiles } from '../../electron/model-files/model-files.ts';
import type { StudioConfig } from '../../electron/studio/studio-config.ts';
import { createStudio, type Studio } from '../../electron/studio.ts';
import { type ComparisonEvent, type ComparisonMap, type ComparisonMapEvent, comparisonRequestSchema } from '../../shared/compare.ts';
import { LPIPS_NETS } from '../../shared/measures.ts';
import { featuresFile, hasLpipsWeights } from '../metrics/lpips-model.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function open(config: Partial<StudioConfig> = {}): Promise<Studio> {
  const studio = await createStudio({ projectFolder: join(temporaryFolder(), 'project'), concurrency: 1, ...config });
  onTestFinished(() => studio.dispose());
  return studio;
}

async function imported(studio: Studio, name: string, width: number, background: string): Promise<string> {
  const bytes = await sharp({ create: { width, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
  return (await studio.importImage(bytes, name)).sha256;
}

async function eventsOf(events: AsyncIterable<ComparisonEvent>): Promise<ComparisonEvent[]> {
  const all: ComparisonEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

async function mapOf(events: AsyncIterable<ComparisonMapEvent>): Promise<ComparisonMap> {
  const fractions: number[] = [];
  for await (const event of events) {
    if (event.type === 'done') {
      expect([...fractions].sort((p, q) => p - q)).toEqual(fractions);
      return event.map;
    }
    fractions.push(event.fraction);
  }
  throw new Error('The map was never done.');
}

it('measures a proof with its mask and its target, calls the distance circular, and knows it the second time', async () => {
  const studio = await open();
  const [id] = studio.queue.add([{ prompt: 'a bakery sign that says "FRESH BREAD"', width: 512, height: 512, seed: 5 }]);
  await studio.whenIdle();
  const proof = studio.review.get(studio.queue.get(id).proofId!);
  const { request, noTarget, characterErrorRate } = studio.compare.ofProof(proof.id);
  expect(request).toMatchObject({ aSha256: proof.beforeSha256, bSha256: proof.afterSha256, maskSha256: proof.maskSha256, isTargetOwnWork: true });
  expect({ noTarget, characterErrorRate }).toEqual({ noTarget: '', characterErrorRate: proof.metrics.characterErrorRate });

  const events = await eventsOf(studio.compare.measure(request));
  const done = events.at(-1)!;
  const fractions = events.slice(0, -1).map((event) => (event.type === 'progress' ? event.fraction : Number.NaN));
  expect(fractions.length).toBeGreaterThan(3);
  expect([...fractions].sort((p, q) => p - q)).toEqual(fractions);
  expect(done).toMatchObject({
    measures: {
      width: 512,
      outside: { difference: { max: 0 }, flip: { mean: 0 } },
      toTarget: { isCircular: true, a: { region: 'text' }, b: { region: 'text' } },
      notMeasured: expect.arrayContaining([expect.objectContaining({ measure: 'lpips', reason: 'no-weights' })]),
    },
  });
  expect(await eventsOf(studio.compare.measure(request))).toEqual([done]);

  const { sha256, valuesSha256, legend } = await mapOf(studio.compare.map(request, 'flip'));
  expect(legend).toMatchObject({ map: 'flip', from: 0, to: 1 });
  const pixels = await sharp((await studio.assets.file(valuesSha256)).path)
    .raw()
    .toBuffer();
  let largest = 0;
  for (let at = 0; at < pixels.length; at += 3) largest = Math.max(largest, (pixels[at] * 256 + pixels[at + 1]) / 65_535);
  const { whole } = (done as Extract<ComparisonEvent, { type: 'done' }>).measures;
  expect(largest).toBeCloseTo(whole!.flip!.max, 4);
  expect(await mapOf(studio.compare.map(request, 'flip'))).toMatchObject({ sha256 });
});

it('tells the sizes of images, and which one is not there', async () => {
  const studio = await open();
  const [a, wide] = [await imported(studio, 'a.png', 200, '#345'), await imported(studio, 'c.png', 300, '#345')];
  expect(studio.compare.images([wide, a])).toEqual([
    { sha256: wide, width: 300, height: 200 },
    { sha256: a, width: 200, height: 200 },
  ]);
  expect(() => studio.compare.images([a, '0'.repeat(64)])).toThrow(/0000 is not in this project/);
});

it('says why a proof without letters has no target', async () => {
  const studio = await open();
  const [id] = studio.queue.add([{ prompt: 'seamless oak planks texture', width: 256, height: 256, seed: 5 }]);
  await studio.whenIdle();
  const { request, noTarget } = studio.compare.ofProof(studio.queue.get(id).proofId!);
  expect(request).toMatchObject({ targetSha256: null, isTargetOwnWork: false, isTileable: true });
  expect(noTarget).toMatch(/so there is no target\.$/);
});

it('names both sizes when they differ, says which map cannot be made, and stops when nobody listens', async () => {
  const studio = await open();
  const [a, b, wide] = [
    await imported(studio, 'a.png', 200, '#345'),
    await imported(studio, 'b.png', 200, '#456'),
    await imported(studio, 'c.png', 300, '#345'),
  ];
  const request = comparisonRequestSchema.parse({ aSha256: a, bSha256: b });
  await expect(eventsOf(studio.compare.measure({ ...request, bSha256: wide }))).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringMatching(/200 × 200 px and 300 × 200 px/),
  });
  await expect(mapOf(studio.compare.map(request, 'lpips-alex'))).rejects.toMatchObject({ code: 'not-found' });
  await expect(eventsOf(studio.compare.measure({ ...request, aSha256: '0'.repeat(64) }))).rejects.toMatchObject({ code: 'not-found' });

  const controller = new AbortController();
  const cancelled = eventsOf(studio.compare.measure(request, controller.signal));
  controller.abort();
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
  for await (const { type } of studio.compare.measure(request)) if (type === 'progress') break;
  const again = await eventsOf(studio.compare.measure(request));
  expect([again[0].type, again.at(-1)!.type]).toEqual(['progress', 'done']);
});

it.skipIf(!hasLpipsWeights)('measures LPIPS of both networks against the target where the weights lie beside the repository', async () => {
  const files = LPIPS_NETS.map((net) => ({ net, file: featuresFile(net) }));
  const modelFiles = { lpipsFiles: async () => files } as Partial<ModelFiles> as ModelFiles;
  const studio = await open({ modelFiles });
  const [id] = studio.queue.add([{ prompt: 'a bakery sign that says "FRESH BREAD"', width: 512, height: 512, seed: 5 }]);
  await studio.whenIdle();
  const { request } = studio.compare.ofProof(studio.queue.get(id).proofId!);
  const done = (await eventsOf(studio.compare.measure(request))).at(-1);
  const { toTarget, outside, notMeasured } = (done as Extract<ComparisonEvent, { type: 'done' }>).measures;
  expect(notMeasured).toEqual([]);
  expect(outside?.lpips.map(({ net, version, value }) => [net, version, value])).toEqual(LPIPS_NETS.map((net) => [net, '0.1', 0]));
  for (const [i] of LPIPS_NETS.entries()) expect(toTarget!.b.lpips[i].value).toBeLessThan(toTarget!.a.lpips[i].value / 3);
  expect((await mapOf(studio.compare.map(request, 'lpips-squeeze'))).legend.unit).toBe('LPIPS (Squeeze v0.1)');
});
