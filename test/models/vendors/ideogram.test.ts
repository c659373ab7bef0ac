import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import type { EncodedImage } from '../../../electron/models/remote-model.ts';
import { ideogramKind } from '../../../electron/models/vendors/ideogram/index.ts';
import type { Connection } from '../../../shared/connections.ts';
import { type FakeServer, startFake } from '../../fakes/fake-server.ts';
import { type FakeIdeogram, type FakeIdeogramOptions, fakeIdeogram } from '../../fakes/ideogram.ts';
import { formFields } from '../../fakes/pictures.ts';
import { CANARY_KEY, itConforms } from './conformance.ts';
import { connectionTo, contextOf, failureOf, modelIn, openAdapter, picture, threePartMask } from './support/hosted-stage.ts';
import { requestOf } from './support/request.ts';

const servers: FakeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(options: Partial<FakeIdeogramOptions> = {}) {
  let vendor!: FakeIdeogram;
  const server = await startFake((parts) => {
    vendor = fakeIdeogram(parts, { key: CANARY_KEY, ...options });
    return vendor;
  });
  return { server, vendor };
}

async function stand(options: Partial<FakeIdeogramOptions> = {}, change: Partial<Connection> = {}) {
  const { server, vendor } = await start(options);
  servers.push(server);
  const adapter = openAdapter(ideogramKind, connectionTo(ideogramKind, server.url, change));
  const lastPost = () => server.asked.findLast(({ method }) => method === 'POST')!;
  const lastJson = () => JSON.parse(lastPost().body.toString());
  const lastForm = () => {
    const { body, headers } = lastPost();
    return Object.fromEntries([...formFields(body, headers['content-type']!)].map(([name, { text, fileName }]) => [name, fileName ?? text]));
  };
  return { server, vendor, adapter, lastPost, lastJson, lastForm };
}

const offer = (id: string, vendorModel: string) => ({ id, label: id, vendorModel, assumedUsd: null, options: {} });
/** One of each way of speaking. */
const models = ideogramKind.defaultModels.filter(({ vendorModel }) => ['V_1_TURBO', 'V_2', 'ideogram-3', 'ideogram-4-5'].includes(vendorModel));

itConforms(ideogramKind, async () => {
  const { server, vendor } = await start();
  return {
    server,
    connection: connectionTo(ideogramKind, server.url, { models }),
    key: CANARY_KEY,
    isPaidRequest: ({ method, query }) => method === 'POST' && !query.includes('dry_run'),
    hasPrices: true,
    repainted: async () => vendor.repainted(),
    hold: () => vendor.hold(),
    // What came broken is fetched again by its link, for nothing.
    outcomes: { 'out-of-memory': 'none', 'truncated-image': 'fine', 'expired-link': { code: 'unavailable', phase: 'body', isBilled: [true] } },
  };
});

describe('Ideogram', () => {
  it('speaks to its first models as in its first API, magic prompt off', async () => {
    const { adapter, lastPost, lastJson, server } = await stand();
    const model = modelIn(adapter, 'ideogram-v1-turbo');
    const request = requestOf({ width: 1600, height: 900, seeds: [5, 6], negativePrompt: 'blur', params: { color_palette: 'EMBER' } });
    expect(model.price(request)).toBeCloseTo(0.04, 12);
    const { images, costUsd } = await model.call(request, contextOf());
    expect([lastPost().path, lastPost().headers['api-key']]).toEqual(['/generate', CANARY_KEY]);
    expect(lastJson()).toEqual({
      image_request: {
        prompt: 'a brass door plate',
        model: 'V_1_TURBO',
        magic_prompt_option: 'OFF',
        seed: 5,
        num_images: 2,
        aspect_ratio: 'ASPECT_16_9',
        negative_prompt: 'blur',
        color_palette: { name: 'EMBER' },
      },
    });
    expect([images.map(({ seed }) => seed), costUsd, server.invoice.length]).toEqual([[5, 6], null, 1]);
    expect(model.warnings(request)).toEqual([
      'Ideogram V1 Turbo chooses the number of pixels itself; what it makes will be scaled to 1600 × 900.',
      'Ideogram V1 Turbo takes one seed for a batch; the pictures after the first get seeds of their own.',
    ]);
  });

  it('has no mask and no negative prompt for V_2A, and no edit for V_1', async () => {
    const { adapter } = await stand();
    const v2a = modelIn(adapter, 'ideogram-v2a');
    expect([v2a.capabilities.editWithMask, v2a.capabilities.remix, v2a.capabilities.negativePrompt]).toEqual([false, true, false]);
    expect(v2a.warnings(requestOf({ negativePrompt: 'x' })).join()).toContain('no negative prompt');
    expect([modelIn(adapter, 'ideogram-v1').capabilities.editWithMask, modelIn(adapter, 'ideogram-v2').capabilities.editWithMask]).toEqual([false, true]);
  });

  it('remixes with the weight that is left of the strength', async () => {
    const { adapter, lastPost, lastForm } = await stand();
    const request = requestOf({ kind: 'remix', image: await picture(300, 200), strength: 0.3 });
    await modelIn(adapter, 'ideogram-v2a').call(request, contextOf());
    expect(lastPost().path).toBe('/remix');
    expect(JSON.parse(lastForm().image_request)).toMatchObject({ model: 'V_2A', image_weight: 70, magic_prompt_option: 'OFF', aspect_ratio: 'ASPECT_1_1' });
    await modelIn(adapter, 'ideogram-3').call({ ...request, strength: 1 }, contextOf());
    expect(lastForm()).toMatchObject({ image_weight: '1', magic_prompt: 'off', rendering_speed: 'default', resolution: '1024x1024', image: 'image.png' });
    await modelIn(adapter, 'ideogram-4-5').call(request, contextOf());
    expect(lastPost().path).toBe('/v2/image/precise-edit/ideogram-4-5');
    expect(lastForm()).toEqual({ image: 'image.png', prompt: 'a brass door plate', seed: '7', num_images: '1', quality: 'medium', async: 'true' });
  });

  it.each(['ideogram-v2', 'ideogram-3', 'ideogram-4-5'])('%s repaints what is black in the mask that it gets', async (id) => {
    const { adapter, vendor } = await stand();
    await modelIn(adapter, id).call(requestOf({ kind: 'edit', image: await picture(96, 64), mask: await threePartMask(96, 64) }), contextOf());
    const { width, height, data } = vendor.repainted()!;
    expect([width, height]).toEqual([96, 64]);
    expect([0, 31, 32, 63, 64, 95].map((x) => data[10 * 96 + x])).toEqual([255, 255, 0, 0, 0, 0]);
  });

  it('edits without a mask when all is masked, and refuses a mask that marks nothing', async () => {
    const { adapter, lastForm, server } = await stand();
    const model = modelIn(adapter, 'ideogram-4-5');
    const image = await picture(64, 64);
    const { warnings } = await model.call(requestOf({ kind: 'edit', image, mask: await flat(255) }), contextOf());
    expect(lastForm()).not.toHaveProperty('mask');
    expect(warnings.join()).toContain('The whole picture is masked');
    expect(await failureOf(model.call(requestOf({ kind: 'edit', image, mask: await flat(0) }), contextOf()))).toMatchObject({ code: 'invalid-request' });
    expect(server.invoice).toHaveLength(1);
  });

  it('knows the prices of every effort', async () => {
    const { adapter } = await stand({}, { models: [...ideogramKind.defaultModels, offer('v2-turbo', 'V_2_TURBO'), offer('v2a-turbo', 'V_2A_TURBO')] });
    const price = (id: string, change = {}) => modelIn(adapter, id).price(requestOf(change));
    expect(['ideogram-v1', 'ideogram-v1-turbo', 'ideogram-v2a', 'v2a-turbo', 'ideogram-v2', 'v2-turbo'].map((id) => price(id))).toEqual([
      0.06, 0.02, 0.04, 0.025, 0.08, 0.05,
    ]);
    expect([price('ideogram-3', { isDraft: true }), price('ideogram-3'), price('ideogram-3', { params: { rendering_speed: 'quality' } })]).toEqual([
      0.03, 0.06, 0.09,
    ]);
    const image = await picture(64, 64);
    expect([price('ideogram-4-5'), price('ideogram-4-5', { kind: 'edit', image, params: { quality: 'very_low' }, seeds: [1, 2] })]).toEqual([0.1, 0.016]);
    expect([price('ideogram-4-5', { params: { quality: 'very_low' } }), price('ideogram-3', { params: { rendering_speed: 'warp' } })]).toEqual([null, null]);
    expect(await failureOf(modelIn(adapter, 'ideogram-4-5').call(requestOf({ params: { quality: 'very_low' } }), contextOf()))).toMatchObject({
      code: 'invalid-request',
      details: { isBilled: false },
    });
  });

  it('bills pictures that it holds back: all of them refused, some of them a warning', async () => {
    const { adapter, server } = await stand({ moderation: 'picture' });
    for (const id of ['ideogram-v2', 'ideogram-3']) {
      server.forecast.push('moderated', 'moderated');
      const model = modelIn(adapter, id);
      const before = server.invoice.length;
      expect(await failureOf(model.call(requestOf(), contextOf()))).toMatchObject({ code: 'refused', retryable: false, details: { isBilled: true } });
      const { images, warnings } = await model.call(requestOf({ seeds: [1, 2] }), contextOf());
      expect([images.length, server.invoice.length - before]).toEqual([1, 2]);
      expect(warnings).toContain('Ideogram held back 1 of 2 pictures; they are billed.');
    }
  });

  it('tells money from a limit of the day', async () => {
    for (const [poverty, words] of [
      ['insufficient_funds', 'no money left'],
      ['daily_limit', 'daily limit'],
    ] as const) {
      const { adapter } = await stand({ poverty });
      const failure = await failureOf(modelIn(adapter, 'ideogram-3').call(requestOf(), contextOf()));
      expect(failure).toMatchObject({
        code: 'quota',
        retryable: false,
        message: expect.stringContaining(words),
        details: { isBilled: false, vendorCode: poverty },
      });
    }
    const { adapter, server } = await stand();
    server.forecast.push('rate-limited-until');
    expect(await failureOf(modelIn(adapter, 'ideogram-v2').call(requestOf(), contextOf()))).toMatchObject({
      code: 'rate-limited',
      details: { vendorCode: 'inflight_limit', maxInFlight: 10, retryAfterMs: 3000 },
    });
    expect(adapter.limits).toEqual({ requestsInFlight: null, imagesInFlight: 10, rate: null });
  });

  it('bears trouble while it waits for a job, and never calls a job unpaid that was accepted', async () => {
    const { adapter, vendor, server } = await stand({ pendingPolls: 2 });
    const model = modelIn(adapter, 'ideogram-4-5');
    vendor.pollFaults.push(500, 0, 429, 429, 429, 429, 503);
    const context = contextOf();
    const { images, costUsd, requestId } = await model.call(requestOf(), context);
    expect([images.length, costUsd, context.accepted]).toEqual([1, 0.1, [requestId]]);
    vendor.pollFaults.push(500, 500, 500, 500, 500);
    const failure = await failureOf(model.call(requestOf(), contextOf()));
    expect(failure).toMatchObject({ code: 'unavailable', retryable: false, details: { phase: 'body', vendorJob: server.invoice[1].id } });
    expect('isBilled' in failure.details).toBe(false);
    const later = await model.resume!(server.invoice[1].id, contextOf());
    expect([later.images.length, later.costUsd, server.invoice.length]).toEqual([1, 0.1, 2]);
  });

  it('gives the reason of a job that failed', async () => {
    for (const [reason, code] of [
      ['content_policy_violation', 'refused'],
      ['internal', 'unavailable'],
    ]) {
      const { adapter, vendor } = await stand();
      vendor.failWith(reason);
      const failure = await failureOf(modelIn(adapter, 'ideogram-3').call(requestOf(), contextOf()));
      expect(failure).toMatchObject({ code, message: expect.stringContaining(reason), details: { status: 200, vendorCode: reason } });
      expect('isBilled' in failure.details).toBe(false);
    }
  });

  it.each(['ideogram-v2', 'ideogram-3'])('says that a picture of %s is lost whose link has expired', async (id) => {
    const { adapter, server } = await stand();
    server.forecast.push('expired-link');
    const failure = await failureOf(modelIn(adapter, id).call(requestOf(), contextOf()));
    expect(failure).toMatchObject({ code: 'unavailable', retryable: false, details: { isBilled: true, status: 403 } });
    expect(failure.message).toContain('cannot be fetched by this link');
  });

  it('leaves a job open whose link cannot be reached, and fetches it later', async () => {
    const { adapter, server, vendor } = await stand();
    const model = modelIn(adapter, 'ideogram-3');
    vendor.linkFaults.push(503, 503, 503);
    const failure = await failureOf(model.call(requestOf(), contextOf()));
    expect(failure).toMatchObject({ code: 'unavailable', details: { phase: 'body', vendorJob: server.invoice[0].id } });
    expect('isBilled' in failure.details).toBe(false);
    expect((await model.resume!(server.invoice[0].id, contextOf())).images).toHaveLength(1);
    vendor.linkFaults.push(503, 0, 503);
    expect(await failureOf(modelIn(adapter, 'ideogram-v2').call(requestOf(), contextOf()))).toMatchObject({ code: 'unavailable', details: { isBilled: true } });
    vendor.linkFaults.push(503, 0);
    expect((await modelIn(adapter, 'ideogram-v2').call(requestOf(), contextOf())).images).toHaveLength(1);
    expect(server.invoice).toHaveLength(3);
  });

  it('passes on that a way will end', async () => {
    const { adapter } = await stand({ isEnding: true });
    const { warnings } = await modelIn(adapter, 'ideogram-v1').call(requestOf(), contextOf());
    expect(warnings).toEqual([
      'Ideogram announces the end of the way this picture was made: Move to /v2 before June. Its successor is https://api.ideogram.ai/v2/image/generate/ideogram-3.',
    ]);
  });

  it('tests by a dry run that costs nothing, and notices a changed price', async () => {
    const { adapter, server } = await stand();
    expect(await adapter.test(new AbortController().signal)).toMatchObject({ isOk: true, messages: ['The key works.'], balance: null });
    expect(server.invoice).toEqual([]);
    const dearer = await stand({ quoteUsd: 0.04 });
    const { messages } = await dearer.adapter.test(new AbortController().signal);
    expect(messages[1]).toContain('costs $0.04 now, not $0.03');
  });

  it('brings seeds into its range, the same for the same', async () => {
    const { adapter, lastJson } = await stand();
    const sent = [];
    for (const seed of [0, 2_147_483_647, 2_147_483_648, 4_294_967_295]) {
      await modelIn(adapter, 'ideogram-4').call(requestOf({ seeds: [seed] }), contextOf());
      sent.push(lastJson().seed);
    }
    expect(sent).toEqual([0, 2_147_483_647, 0, 2_147_483_647]);
  });

  it('refuses options and models that make no sense', () => {
    expect(() => openAdapter(ideogramKind, connectionTo(ideogramKind, 'http://127.0.0.1:9', { options: { imagesInFlight: 0 } }))).toThrow(/imagesInFlight/);
    expect(() => openAdapter(ideogramKind, connectionTo(ideogramKind, 'http://127.0.0.1:9', { models: [offer('x', 'V_9')] }))).toThrow(/“V_9”/);
  });
});

async function flat(value: number): Promise<EncodedImage> {
  const image = sharp(Buffer.alloc(64 * 64, value), { raw: { width: 64, height: 64, channels: 1 } });
  return { bytes: await image.toColourspace('b-w').png().toBuffer(), mediaType: 'image/png' };
}
