import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { replicateKind } from '../../../electron/models/vendors/replicate/index.ts';
import { connectionSchema } from '../../../shared/connections.ts';
import { startFake } from '../../fakes/fake-server.ts';
import { createFakeReplicate, type FakeReplicate, type FakeReplicateOptions } from '../../fakes/replicate.ts';
import { mask, onStage, refusalOf, resultOf } from './conformance/ground.ts';
import { CANARY_KEY, itConforms, type Stage } from './conformance.ts';
import { requestOf } from './support/request.ts';

const VERSION = 'e'.repeat(64);

/** A model with everything that templates can say. */
const RICH = {
  generate: {
    prompt: '{prompt}',
    negative_prompt: '{negative}',
    width: '{width}',
    height: '{height}',
    seed: '{seed}',
    num_inference_steps: '{steps}',
    guidance_scale: '{guidance}',
    num_outputs: '{images}',
    output_format: 'png',
  },
  edit: { prompt: '{prompt}', image: '{image}', mask: '{mask}', seed: '{seed}', strength: '{strength}' },
  remix: { prompt: '{prompt}', image: '{image}', prompt_strength: '{strength}' },
  upscale: { prompt: '{prompt}', image: '{image}', scale: 2 },
  upscaleModel: `nightmareai/real-esrgan:${VERSION}`,
  batch: 4,
};

async function stage(options: Partial<FakeReplicateOptions> = {}): Promise<Stage & { fake: FakeReplicate }> {
  let fake: FakeReplicate | undefined;
  const server = await startFake((parts) => {
    fake = createFakeReplicate(parts, { key: CANARY_KEY, ...options });
    return fake;
  });
  const connection = connectionSchema.parse({
    id: 'r',
    kind: 'replicate',
    label: 'Replicate of the studio',
    baseUrl: server.url,
    models: [
      replicateKind.defaultModels[1],
      { id: 'sd3.5-large', label: 'SD3.5 Large', vendorModel: 'stability-ai/stable-diffusion-3.5-large' },
      { id: 'sdxl', label: 'SDXL', vendorModel: `stability-ai/sdxl:${VERSION}`, options: RICH },
    ],
  });
  return {
    fake: fake!,
    server,
    connection,
    key: CANARY_KEY,
    isPaidRequest: ({ method, path }) => method === 'POST' && path.endsWith('/predictions'),
    hasPrices: false,
    repainted: () => fake!.repainted(),
    hold: () => fake!.hold(),
    cancelled: () => fake!.cancelled,
    // Files are fetched again; a failed prediction does not say whether it is billed.
    outcomes: { 'truncated-image': 'fine' },
  };
}

itConforms(replicateKind, stage);

describe('Replicate', () => {
  it.each(['string', 'list', 'object'] as const)('takes an output that is a %s', (output) =>
    onStage(
      replicateKind,
      () => stage({ output }),
      async ({ models: [model], call }) => {
        const { images, requestId } = resultOf(await call(model, requestOf()));
        expect(images).toHaveLength(1);
        expect(requestId).toMatch(/^\w+$/);
      },
    ),
  );

  it('asks models by name and others by version, with their inputs typed', () =>
    onStage(replicateKind, stage, async ({ models, call, stage: { server } }) => {
      resultOf(await call(models[1], requestOf({ width: 1344, height: 768 })));
      resultOf(await call(models[2], requestOf({ seeds: [5, 6], steps: 20, negativePrompt: 'blurry', params: {} })));
      const posts = server.asked.filter(({ method, path }) => method === 'POST' && path.endsWith('predictions'));
      expect(posts.map(({ path, body }) => ({ path, ...JSON.parse(body.toString()) }))).toEqual([
        {
          path: '/models/stability-ai/stable-diffusion-3.5-large/predictions',
          input: { prompt: 'a brass door plate', aspect_ratio: '16:9', seed: 7, output_format: 'png' },
        },
        {
          path: '/predictions',
          version: VERSION,
          input: {
            prompt: 'a brass door plate',
            negative_prompt: 'blurry',
            width: 1024,
            height: 1024,
            seed: 5,
            num_inference_steps: 20,
            num_outputs: 2,
            output_format: 'png',
          },
        },
      ]);
      expect(posts[0].headers).toMatchObject({ prefer: 'wait=1' });
    }));

  it('says when pictures are kept no longer', () =>
    onStage(replicateKind, stage, async ({ models: [model], call, resume, stage: given }) => {
      const { accepted } = await call(model, requestOf());
      (given as Stage & { fake: FakeReplicate }).fake.forgetOutput();
      expect((await resume(model, accepted[0])).error).toMatchObject({ code: 'not-found', details: { isBilled: true } });
      expect((await resume(model, '../account')).error).toMatchObject({ code: 'not-found' });
    }));

  it('reads how long to wait from the words of a refusal', () =>
    onStage(replicateKind, stage, async ({ models: [model], call, stage: { server } }) => {
      server.forecast.push('rate-limited-until');
      expect(refusalOf(await call(model, requestOf())).details).toMatchObject({ status: 429, retryAfterMs: 30_000, isBilled: false });
    }));

  it('uploads a large picture once, and sends a small one along', () =>
    onStage(replicateKind, stage, async ({ models: [, , rich], call, stage: { server } }) => {
      const bytes = await sharp(randomBytes(400 * 400 * 3), { raw: { width: 400, height: 400, channels: 3 } })
        .png()
        .toBuffer();
      const image = { bytes, mediaType: 'image/png' } as const;
      const edit = requestOf({ kind: 'edit', image, mask: await mask(400, 400) });
      for (const request of [edit, edit]) resultOf(await call(rich, request));
      expect(server.asked.filter(({ method, path }) => method === 'POST' && path === '/files')).toHaveLength(1);
      const [first] = server.asked.filter(({ path }) => path === '/predictions');
      expect(JSON.parse(first.body.toString()).input).toMatchObject({
        image: expect.stringMatching(/^http:.*\/files\//),
        mask: expect.stringMatching(/^data:/),
      });
    }));

  it('refuses names of models that Replicate cannot have', async () => {
    for (const vendorModel of ['', 'flux', 'a/b/c', 'a/b?x=1', '../predictions', 'a/b:zz']) {
      const setUp = async () => {
        const usual = await stage();
        return { ...usual, connection: { ...usual.connection, models: [{ ...usual.connection.models[0], vendorModel }] } };
      };
      const given = await setUp();
      await given.server.close();
      expect(() => replicateKind.open({ connection: given.connection } as never), vendorModel).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    }
  });
});
