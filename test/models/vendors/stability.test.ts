import { afterEach, describe, expect, it } from 'vitest';
import { stabilityKind } from '../../../electron/models/vendors/stability/index.ts';
import type { Connection } from '../../../shared/connections.ts';
import { type FakeServer, startFake } from '../../fakes/fake-server.ts';
import { formFields } from '../../fakes/pictures.ts';
import { type FakeStability, type FakeStabilityOptions, fakeStability } from '../../fakes/stability.ts';
import { CANARY_KEY, itConforms } from './conformance.ts';
import { connectionTo, contextOf, failureOf, modelIn, openAdapter, picture, threePartMask } from './support/hosted-stage.ts';
import { requestOf } from './support/request.ts';

const servers: FakeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(options: Partial<FakeStabilityOptions> = {}) {
  let vendor!: FakeStability;
  const server = await startFake((parts) => {
    vendor = fakeStability(parts, { key: CANARY_KEY, ...options });
    return vendor;
  });
  return { server, vendor };
}

async function stand(options: Partial<FakeStabilityOptions> = {}, change: Partial<Connection> = {}) {
  const { server, vendor } = await start(options);
  servers.push(server);
  const adapter = openAdapter(stabilityKind, connectionTo(stabilityKind, server.url, change));
  const lastFields = () => {
    const { body, headers } = server.asked.at(-1)!;
    const fields = formFields(body, headers['content-type'] ?? '');
    return Object.fromEntries([...fields].map(([name, { text, fileName }]) => [name, fileName ?? text]));
  };
  return { server, vendor, adapter, lastFields };
}

/** One of each kind of engine. */
const models = stabilityKind.defaultModels.filter(({ vendorModel }) =>
  ['sd3.5-large', 'core', 'inpaint', 'upscale-fast', 'upscale-creative'].includes(vendorModel),
);

itConforms(stabilityKind, async () => {
  const { server, vendor } = await start({ credits: 1_000_000 });
  return {
    server,
    connection: connectionTo(stabilityKind, server.url, { models }),
    key: CANARY_KEY,
    isPaidRequest: ({ method }) => method === 'POST',
    hasPrices: true,
    repainted: async () => vendor.repainted(),
    hold: () => vendor.hold(),
    outcomes: { 'out-of-memory': 'none', 'expired-link': 'none' },
  };
});

describe('Stability', () => {
  it('sends words with the nearest of its nine shapes, and prices by credits', async () => {
    const { adapter, server, lastFields } = await stand();
    const model = modelIn(adapter, 'sd3.5-large');
    const request = requestOf({ width: 1200, height: 800, negativePrompt: 'blur', guidance: 5, seeds: [42] });
    expect(model.price(request)).toBeCloseTo(0.065, 12);
    const { images, requestId } = await model.call(request, contextOf());
    expect(lastFields()).toEqual({
      prompt: 'a brass door plate',
      model: 'sd3.5-large',
      negative_prompt: 'blur',
      seed: '42',
      cfg_scale: '5',
      aspect_ratio: '3:2',
      mode: 'text-to-image',
      output_format: 'png',
    });
    expect(server.asked[0].headers.authorization).toBe(`Bearer ${CANARY_KEY}`);
    expect({ seed: images[0].seed, type: images[0].mediaType, requestId }).toEqual({ seed: 42, type: 'image/png', requestId: 'req-1' });
    expect(server.invoice).toEqual([{ prompt: 'a brass door plate', usd: 0.065, images: 1, id: 'req-1' }]);
  });

  it('never sends seed 0, which would mean any, and keeps large seeds apart', async () => {
    const { adapter, lastFields } = await stand();
    const model = modelIn(adapter, 'sd3.5-large-turbo');
    const sent = [];
    for (const seed of [0, 1, 4_294_967_294, 4_294_967_295]) {
      await model.call(requestOf({ seeds: [seed] }), contextOf());
      sent.push(lastFields().seed);
    }
    expect(sent).toEqual(['4294967294', '1', '4294967294', '1']);
  });

  it('remixes with a strength, the shape coming from the picture', async () => {
    const { adapter, lastFields } = await stand();
    await modelIn(adapter, 'sd3.5-medium').call(requestOf({ kind: 'remix', image: await picture(200, 100), strength: 0.3 }), contextOf());
    expect(lastFields()).toMatchObject({ mode: 'image-to-image', strength: '0.3', image: 'image.png' });
    expect(lastFields()).not.toHaveProperty('aspect_ratio');
  });

  it('repaints where the mask is white, greys kept', async () => {
    const { adapter, vendor, lastFields } = await stand();
    const request = requestOf({ kind: 'edit', image: await picture(96, 64), mask: await threePartMask(96, 64), params: { grow_mask: 0 } });
    await modelIn(adapter, 'stability-inpaint').call(request, contextOf());
    const { width, height, data } = vendor.repainted()!;
    expect([width, height]).toEqual([96, 64]);
    expect([0, 31, 32, 63, 64, 95].map((x) => data[10 * 96 + x])).toEqual([255, 255, 100, 100, 0, 0]);
    expect(lastFields()).toMatchObject({ grow_mask: '0', mask: 'mask.png' });
  });

  it('refuses pictures and masks that cannot work before anything is paid', async () => {
    const { adapter, server } = await stand();
    const context = contextOf();
    const inpaint = modelIn(adapter, 'stability-inpaint');
    const image = await picture(96, 64);
    const cases = [
      requestOf({ kind: 'edit', image, mask: await threePartMask(64, 96) }),
      requestOf({ kind: 'edit', image, mask: { bytes: Buffer.from('no picture'), mediaType: 'image/png' } }),
      requestOf({ kind: 'edit', image: await picture(60, 100), mask: await threePartMask(60, 100) }),
      requestOf({ kind: 'edit', image, mask: await threePartMask(96, 64), params: { grow_mask: 'much' } }),
      requestOf({ kind: 'upscale', image: await picture(1600, 40) }),
    ];
    const codes = [];
    for (const request of cases) {
      const model = request.kind === 'edit' ? inpaint : modelIn(adapter, 'stability-upscale-fast');
      codes.push((await failureOf(model.call(request, context))).code);
    }
    expect(codes).toEqual(['invalid-request', 'unreadable-image', 'invalid-request', 'invalid-request', 'invalid-request']);
    expect({ paid: context.paid, asked: server.asked.length }).toEqual({ paid: 0, asked: 0 });
  });

  it('throws a blurred picture away without claiming to know whether it is billed, unless the team says', async () => {
    for (const [options, isBilled] of [
      [{}, undefined],
      [{ filteredIsBilled: true }, true],
    ] as const) {
      const { adapter, server } = await stand({ moderation: 'picture' }, { options });
      server.forecast.push('moderated');
      const failure = await failureOf(modelIn(adapter, 'sd3.5-large').call(requestOf(), contextOf()));
      expect(failure).toMatchObject({ code: 'refused', retryable: false, details: { vendorCode: 'CONTENT_FILTERED', status: 200 } });
      expect(failure.details.isBilled).toBe(isBilled);
    }
  });

  it('tells credits that are spent from a refusal by moderation', async () => {
    const { adapter, server } = await stand({ credits: 7 });
    const model = modelIn(adapter, 'sd3.5-large');
    server.forecast.push('moderated');
    expect(await failureOf(model.call(requestOf(), contextOf()))).toMatchObject({
      code: 'refused',
      details: { isBilled: false, vendorCode: 'content_moderation' },
    });
    await model.call(requestOf(), contextOf());
    expect(await failureOf(model.call(requestOf(), contextOf()))).toMatchObject({ code: 'quota', retryable: false, details: { isBilled: false, status: 402 } });
    expect(server.invoice).toHaveLength(1);
  });

  it('enlarges freely as a job that can be fetched again', async () => {
    const { adapter, server } = await stand();
    const model = modelIn(adapter, 'stability-upscale-creative');
    const context = contextOf();
    const { images, requestId } = await model.call(requestOf({ kind: 'upscale', image: await picture(64, 64), params: { creativity: 0.3 } }), context);
    expect([images.length, context.accepted, model.price(requestOf())]).toEqual([1, [requestId], 0.6]);
    expect((await model.resume!(requestId!, contextOf())).images[0].bytes).toEqual(images[0].bytes);
    expect(server.invoice).toHaveLength(1);
  });

  it('refuses a key and a picture that cannot be sent', async () => {
    const { server } = await start();
    servers.push(server);
    const adapter = openAdapter(stabilityKind, connectionTo(stabilityKind, server.url), { key: () => 'sk-1\nsk-2' });
    expect(await failureOf(modelIn(adapter, 'sd3.5-large').call(requestOf(), contextOf()))).toMatchObject({ code: 'auth' });
    const image = { ...(await picture(64, 64)), mediaType: 'image/gif' as const };
    expect(await failureOf(modelIn(adapter, 'sd3.5-large').call(requestOf({ kind: 'remix', image }), contextOf()))).toMatchObject({
      code: 'invalid-request',
    });
    expect(server.asked).toEqual([]);
  });

  it('tests with the balance, for nothing', async () => {
    const { adapter, server } = await stand({ credits: 812.25 });
    expect(await adapter.test(new AbortController().signal)).toMatchObject({
      isOk: true,
      balance: '812.25 credits',
      messages: ['The key works; 812.25 credits are left.'],
      latencyMs: expect.any(Number),
    });
    expect(server.invoice).toEqual([]);
  });

  it('says what options make no sense', () => {
    for (const options of [{ usdPerCredit: 'cheap' }, { filteredIsBilled: 1 }, { timeoutMs: -1 }]) {
      expect(() => openAdapter(stabilityKind, connectionTo(stabilityKind, 'http://127.0.0.1:9', { options }))).toThrow(/option/);
    }
    const models = [{ id: 'x', label: 'X', vendorModel: 'sd9', assumedUsd: null, options: {} }];
    expect(() => openAdapter(stabilityKind, connectionTo(stabilityKind, 'http://127.0.0.1:9', { models }))).toThrow(/“sd9”/);
  });
});
