import { describe, expect, it } from 'vitest';
import { falKind } from '../../../electron/models/vendors/fal/index.ts';
import { connectionSchema } from '../../../shared/connections.ts';
import { startFake } from '../../fakes/fake-server.ts';
import { createFakeFal, type FakeFal, type FakeFalOptions } from '../../fakes/fal.ts';
import { onStage, refusalOf, resultOf } from './conformance/ground.ts';
import { CANARY_KEY, itConforms, type Stage } from './conformance.ts';
import { requestOf } from './support/request.ts';

async function stage(options: Partial<FakeFalOptions> = {}): Promise<Stage & { fake: FakeFal }> {
  let fake: FakeFal | undefined;
  const server = await startFake((parts) => {
    fake = createFakeFal(parts, { key: CANARY_KEY, ...options });
    return fake;
  });
  const connection = connectionSchema.parse({ id: 'f', kind: 'fal', label: 'fal of the studio', baseUrl: server.url, models: falKind.defaultModels });
  return {
    fake: fake!,
    server,
    connection,
    key: CANARY_KEY,
    isPaidRequest: ({ method }) => method === 'POST',
    hasPrices: false,
    repainted: () => fake!.repainted(),
    hold: () => fake!.hold(),
    cancelled: () => fake!.cancelled,
    // Files are fetched again; what fails at fal is not billed.
    outcomes: {
      'truncated-image': 'fine',
      moderated: { code: 'refused', isBilled: [false] },
      'out-of-memory': { code: 'out-of-memory', isBilled: [false] },
    },
  };
}

itConforms(falKind, stage);

describe('fal', () => {
  it('submits to the endpoint of the kind and asks at the addresses of the app', () =>
    onStage(falKind, stage, async ({ models: [, sdxl], call, stage: { server } }) => {
      const { bytes } = (await resultOf(await call(sdxl, requestOf({ seeds: [5, 6], steps: 20 })))).images[0];
      const image = { bytes, mediaType: 'image/png' } as const;
      resultOf(await call(sdxl, requestOf({ kind: 'remix', image, strength: 0.3 })));
      const paths = [
        ...new Set(server.asked.map(({ method, path }) => `${method} ${path.replace(/requests\/[\w-]+/, 'requests/ID').replace(/files.*/, 'files')}`)),
      ];
      expect(paths).toEqual([
        'POST /fal-ai/fast-sdxl',
        'GET /fal-ai/fast-sdxl/requests/ID/status',
        'GET /fal-ai/fast-sdxl/requests/ID',
        'GET /files',
        'POST /fal-ai/fast-sdxl/image-to-image',
      ]);
      expect(JSON.parse(server.asked[0].body.toString())).toEqual({
        prompt: 'a brass door plate',
        image_size: { width: 1024, height: 1024 },
        num_inference_steps: 20,
        num_images: 2,
        seed: 5,
        format: 'png',
      });
    }));

  it('takes its key to no other host, even where the queue says so', async () => {
    const stranger = await startFake(() => ({ handle: () => ({ body: { status: 'COMPLETED' } }) }));
    try {
      await onStage(
        falKind,
        () => stage({ strangeAddresses: stranger.url }),
        async ({ models: [model], call, resume }) => {
          resultOf(await call(model, requestOf()));
          const name = `${stranger.url}/fal-ai/fast-sdxl/requests/764cabcf-b745-4b3e-ae38-1200cf45b5b0`;
          expect((await resume(model, name)).error).toMatchObject({ code: 'not-found' });
        },
      );
      expect(stranger.asked).toEqual([]);
    } finally {
      await stranger.close();
    }
  });

  it('leaves out pictures that a safety check made black, and says so', () =>
    onStage(
      falKind,
      () => stage({ flagged: [1] }),
      async ({ models: [, sdxl], call }) => {
        const { images, warnings } = resultOf(await call(sdxl, requestOf({ seeds: [5, 6, 7] })));
        expect(images.map(({ seed }) => seed)).toEqual([5, null]);
        expect(warnings).toEqual(['SDXL (fal) gave 2 of 3 pictures; a safety check held back the others.']);
      },
    ));

  it('refuses a result in which every picture is flagged: it is billed', () =>
    onStage(
      falKind,
      () => stage({ flagged: [0] }),
      async ({ models: [model], call }) => {
        const { code, details } = refusalOf(await call(model, requestOf()));
        expect([code, details.isBilled]).toEqual(['refused', true]);
      },
    ));

  it('tells a job that ended badly from a result that cannot be fetched now', () =>
    onStage(falKind, stage, async ({ models: [model], call, stage: { server } }) => {
      server.forecast.push('out-of-memory');
      expect(refusalOf(await call(model, requestOf())).details).toMatchObject({ status: 500, isVerdict: true, isBilled: false });
    }));

  it('tells the prices of the list when it is tested', () =>
    onStage(falKind, stage, async ({ adapter }) => {
      const { messages } = await adapter.test(new AbortController().signal);
      expect(messages).toContain('fal’s list says 0.035 USD per image for fal-ai/fast-sdxl.');
    }));

  it('refuses names that are no endpoints', async () => {
    for (const vendorModel of ['', 'sdxl', '../x', 'fal-ai/../x', 'fal-ai/x?y=1', 'fal-ai//x']) {
      const models = [{ ...falKind.defaultModels[0], vendorModel }];
      const connection = connectionSchema.parse({ id: 'f', kind: 'fal', label: 'fal', baseUrl: 'http://127.0.0.1:9', models });
      expect(() => falKind.open({ connection } as never), vendorModel).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    }
  });
});
