import { afterEach, describe, expect, it } from 'vitest';
import { openaiKind } from '../../../electron/models/vendors/openai/index.ts';
import { sizeFor } from '../../../electron/models/vendors/openai/size.ts';
import type { Connection } from '../../../shared/connections.ts';
import { type FakeServer, startFake } from '../../fakes/fake-server.ts';
import { type FakeOpenAi, type FakeOpenAiOptions, fakeOpenAi } from '../../fakes/openai.ts';
import { formFields } from '../../fakes/pictures.ts';
import { CANARY_KEY, itConforms } from './conformance.ts';
import { connectionTo, contextOf, failureOf, modelIn, openAdapter, picture, threePartMask } from './support/hosted-stage.ts';
import { requestOf } from './support/request.ts';

const servers: FakeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(options: Partial<FakeOpenAiOptions> = {}) {
  let vendor!: FakeOpenAi;
  const server = await startFake((parts) => {
    vendor = fakeOpenAi(parts, { key: CANARY_KEY, ...options });
    return vendor;
  });
  return { server, vendor };
}

async function stand(options: Partial<FakeOpenAiOptions> = {}, change: Partial<Connection> = {}) {
  const { server, vendor } = await start(options);
  servers.push(server);
  const adapter = openAdapter(openaiKind, connectionTo(openaiKind, server.url, change));
  const lastJson = () => JSON.parse(server.asked.findLast(({ method }) => method === 'POST')!.body.toString());
  return { server, vendor, adapter, lastJson };
}

const offer = (id: string, vendorModel: string, options = {}) => ({ id, label: id, vendorModel, assumedUsd: null, options });
const [flare, sunburst] = openaiKind.defaultModels;
const isPost = ({ method }: { method: string }) => method === 'POST';
const DALLE = { models: [{ id: 'dall-e-3', shutdown_date: null }] };

describe('with current models', () => {
  itConforms(openaiKind, async () => {
    const { server, vendor } = await start();
    const told = { outputTokens: { '1536x1024': { low: 900, high: 2100 } } };
    const models = [{ ...flare, options: told }, offer('gpt-image-2', 'gpt-image-2')];
    return {
      server,
      connection: connectionTo(openaiKind, server.url, { models }),
      key: CANARY_KEY,
      isPaidRequest: isPost,
      hasPrices: true,
      repainted: async () => vendor.repainted(),
      outcomes: { 'out-of-memory': 'none', 'expired-link': 'none' },
    };
  });
});

describe('with DALL·E 3 on a server that speaks like OpenAI and gives links', () => {
  itConforms(openaiKind, async () => {
    const { server } = await start(DALLE);
    return {
      server,
      connection: connectionTo(openaiKind, server.url, { label: 'Our own server', models: [offer('dall-e-3', 'dall-e-3', { responseFormat: 'url' })] }),
      key: CANARY_KEY,
      isPaidRequest: isPost,
      hasPrices: false,
      outcomes: { 'out-of-memory': 'none', 'truncated-image': 'fine' },
    };
  });
});

describe('OpenAI', () => {
  it('sends words with size and quality, several pictures in one call, and settles by tokens', async () => {
    const { adapter, lastJson, server } = await stand();
    const model = modelIn(adapter, 'gpt-image-sunburst');
    const request = requestOf({ seeds: [1, 2, 3], transparentBackground: true, params: { complexity: 'high', moderation: 'low' } });
    const { images, costUsd, requestId } = await model.call(request, contextOf());
    expect(lastJson()).toEqual({
      model: 'gpt-image-2.6-sunburst',
      prompt: 'a brass door plate',
      n: 3,
      size: '1024x1024',
      quality: 'high',
      output_format: 'png',
      background: 'transparent',
      complexity: 'high',
      moderation: 'low',
    });
    expect(costUsd).toBeCloseTo((3 * 1756 * 30 + 18 * 5) / 1e6, 12);
    expect([images.length, images[0].seed, requestId, server.invoice.length]).toEqual([3, null, 'req_1', 1]);
    expect(model.warnings(request)).toEqual(['GPT Image Sunburst takes no seed: the same request gives another picture each time.']);
  });

  it('prices only what is published or told', async () => {
    const { adapter } = await stand({}, { models: [flare, { ...sunburst, assumedUsd: 0.09 }, offer('old', 'gpt-image-1.5'), offer('own', 'pixel-art-9')] });
    const price = (id: string, change = {}) => modelIn(adapter, id).price(requestOf({ prompt: '', ...change }));
    const image = await picture(64, 64);
    expect(price('gpt-image-flare', { isDraft: true })).toBeCloseTo(0.02352, 9);
    expect(price('gpt-image-flare', { seeds: [1, 2] })).toBeCloseTo(0.10536, 9);
    expect(price('gpt-image-flare', { params: { quality: 'auto' } })).toBeNull();
    expect(price('gpt-image-flare', { width: 1536 })).toBeNull();
    expect(price('gpt-image-flare', { kind: 'remix', image })).toBeNull();
    expect(price('gpt-image-sunburst', { kind: 'remix', image, seeds: [1, 2] })).toBeCloseTo(0.18, 9);
    expect([price('old'), price('own')]).toEqual([null, null]);
  });

  it.each([
    [1024, 1024, 1024, 1024],
    [512, 512, 816, 816],
    [1920, 1080, 1920, 1088],
    [4000, 500, 2464, 832],
    [8192, 8192, 2880, 2880],
    [6000, 2000, 3840, 1280],
    [100, 1000, 480, 1424],
  ])('makes of %i × %i a size by the rule', (width, height, expectedWidth, expectedHeight) => {
    const size = sizeFor({ width, height }, 'free');
    expect([size.width % 16, size.height % 16]).toEqual([0, 0]);
    expect(Math.max(size.width / size.height, size.height / size.width)).toBeLessThanOrEqual(3);
    expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(3840);
    expect(size.width * size.height).toBeGreaterThanOrEqual(655_360);
    expect(size.width * size.height).toBeLessThanOrEqual(8_294_400);
    expect(Math.abs(Math.log((size.width * expectedHeight) / (size.height * expectedWidth)))).toBeLessThan(0.05);
  });

  it('makes transparent what is to be repainted', async () => {
    const { adapter, vendor, server } = await stand();
    const request = requestOf({ kind: 'edit', image: await picture(96, 64), mask: await threePartMask(96, 64), strength: 0.5 });
    const model = modelIn(adapter, 'gpt-image-flare');
    const { costUsd } = await model.call(request, contextOf());
    const { width, height, data } = vendor.repainted()!;
    expect([width, height]).toEqual([96, 64]);
    expect([0, 31, 32, 63, 64, 95].map((x) => data[10 * 96 + x])).toEqual([255, 255, 0, 0, 0, 0]);
    const fields = formFields(server.asked[0].body, server.asked[0].headers['content-type']!);
    expect([...fields.keys()]).toEqual(['model', 'prompt', 'n', 'size', 'quality', 'output_format', 'image[]', 'mask']);
    expect(costUsd).toBeCloseTo(server.invoice[0].usd, 12);
    expect(model.warnings(request).join(' ')).toContain('decides by itself how far');
  });

  it('tells an empty account from a rate limit, in both words', async () => {
    for (const poverty of ['insufficient_quota', 'credit_balance_exhausted'] as const) {
      const { adapter } = await stand({ poverty });
      const failure = await failureOf(modelIn(adapter, 'gpt-image-flare').call(requestOf(), contextOf()));
      expect(failure).toMatchObject({ code: 'quota', retryable: false, details: { isBilled: false, status: 429, vendorCode: poverty } });
    }
    const { adapter, server } = await stand();
    server.forecast.push('rate-limited-until');
    const failure = await failureOf(modelIn(adapter, 'gpt-image-flare').call(requestOf(), contextOf()));
    expect(failure).toMatchObject({ code: 'rate-limited', retryable: true, details: { retryAfterMs: 1500, vendorCode: 'rate_limit_exceeded' } });
  });

  it('does not claim that a picture was free which was made and held back', async () => {
    const { adapter, server } = await stand({ moderation: 'output' });
    server.forecast.push('moderated');
    const failure = await failureOf(modelIn(adapter, 'gpt-image-flare').call(requestOf(), contextOf()));
    expect(failure).toMatchObject({ code: 'refused', retryable: false, message: expect.stringContaining('held it back (violence)') });
    expect('isBilled' in failure.details).toBe(false);
    expect(server.invoice).toHaveLength(1);
  });

  it('shows rough pictures where it is told to, and takes an answer in one piece where the server does not stream', async () => {
    const models = [{ ...flare, options: { partialImages: 2 } }, offer('plain', 'gpt-image-2', { partialImages: 1 })];
    const { adapter, server } = await stand({}, { models });
    const context = contextOf();
    const { images, costUsd } = await modelIn(adapter, 'gpt-image-flare').call(requestOf(), context);
    expect([context.previews.length, images.length]).toEqual([2, 1]);
    expect(costUsd).toBeCloseTo(server.invoice[0].usd, 12);
    server.forecast.push('rate-limited', 'half-body', 'slow-drip');
    const model = modelIn(adapter, 'plain');
    expect(await failureOf(model.call(requestOf(), contextOf()))).toMatchObject({ code: 'rate-limited' });
    expect(await failureOf(model.call(requestOf(), contextOf()))).toMatchObject({ code: 'unavailable', details: { phase: 'body' } });
    const hasty = openAdapter(openaiKind, connectionTo(openaiKind, server.url, { models, options: { timeoutMs: 500 } }));
    expect(await failureOf(modelIn(hasty, 'plain').call(requestOf(), contextOf()))).toMatchObject({ code: 'timeout', details: { phase: 'body' } });
  });

  it('announces what will be shut down, and says that DALL·E 3 is gone at its vendor', async () => {
    const models = [flare, offer('old', 'gpt-image-1.5'), offer('gone', 'gpt-image-1')];
    const { adapter } = await stand({}, { models });
    expect(await adapter.test(new AbortController().signal)).toMatchObject({
      isOk: false,
      messages: [
        'The key works.',
        'OpenAI does not list gpt-image-1, which “gone” needs.',
        'old (gpt-image-1.5) will be shut down on 2026-12-01; choose another before.',
      ],
      vendorModels: ['gpt-image-2.6-flare', 'gpt-image-2.6-sunburst', 'gpt-image-2', 'gpt-image-1.5'],
    });
    const there = openAdapter(openaiKind, connectionTo(openaiKind, openaiKind.defaultBaseUrl, { models: [offer('dall-e-3', 'dall-e-3')] }), {
      clock: () => new Date('2026-11-23T00:00:00Z'),
    });
    expect(modelIn(there, 'dall-e-3').warnings(requestOf()).join(' ')).toContain('was shut down by OpenAI on 2026-05-12');
    expect(await failureOf(modelIn(adapter, 'gone').call(requestOf(), contextOf()))).toMatchObject({
      code: 'unavailable',
      retryable: false,
      details: { vendorCode: 'model_not_found' },
    });
  });

  it('sends organization and project, and refuses options that make no sense', async () => {
    const { adapter, server } = await stand({}, { options: { organization: 'org-1', project: 'proj_2' } });
    await modelIn(adapter, 'gpt-image-flare').call(requestOf(), contextOf());
    expect(server.asked[0].headers).toMatchObject({ 'openai-organization': 'org-1', 'openai-project': 'proj_2', authorization: `Bearer ${CANARY_KEY}` });
    for (const options of [{ organization: 'two\r\nlines' }, { requestsInFlight: 0 }, { usdPerMillion: { textIn: -1 } }])
      expect(() => openAdapter(openaiKind, connectionTo(openaiKind, 'http://127.0.0.1:9', { options }))).toThrow(/option/);
    const models = [offer('x', 'x', { partialImages: 9 })];
    expect(() => openAdapter(openaiKind, connectionTo(openaiKind, 'http://127.0.0.1:9', { models }))).toThrow(/partialImages of x/);
  });
});
