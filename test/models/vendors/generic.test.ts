import { describe, expect, it } from 'vitest';
import { genericKind } from '../../../electron/models/vendors/generic/index.ts';
import { type Connection, connectionSchema } from '../../../shared/connections.ts';
import { type FakeReply, startFake } from '../../fakes/fake-server.ts';
import { createFakeEndpoint, type FakeEndpoint, type FakeEndpointOptions, RESPONSE_FORMS } from '../../fakes/generic.ts';
import { fakePicture } from '../../fakes/pictures.ts';
import { onStage, refusalOf, resultOf } from './conformance/ground.ts';
import { CANARY_KEY, itConforms, type Stage } from './conformance.ts';
import { requestOf } from './support/request.ts';

const KEY_HEADER = { 'x-api-key': '$' + '{apiKey}' };

/** Everything that settings can say. */
const RICH = {
  headers: KEY_HEADER,
  generate: {
    prompt: '{prompt}',
    negative_prompt: '{negative}',
    width: '{width}',
    height: '{height}',
    seed: '{seed}',
    steps: '{steps}',
    cfg: '{guidance}',
    transparent: '{transparent}',
    num_images: '{images}',
  },
  edit: { prompt: '{prompt}', image: '{image}', mask: '{maskInverted}', seed: '{seed}' },
  remix: { prompt: '{prompt}', image: '{image}', strength: '{strength}', seed: '{seed}' },
  upscale: { prompt: '{prompt}', image: '{image}', scale: 2 },
  batch: 3,
};

async function stage(fakeOptions: FakeEndpointOptions, options: Connection['options']): Promise<Stage> {
  let fake: FakeEndpoint | undefined;
  const server = await startFake((parts) => {
    fake = createFakeEndpoint(parts, fakeOptions);
    return fake;
  });
  const connection = connectionSchema.parse({
    id: 'g',
    kind: 'generic',
    label: 'The house server',
    baseUrl: `${server.url}/api/generate`,
    models: [{ id: 'house', label: 'House model', vendorModel: '', options }],
  });
  return {
    server,
    connection,
    key: fakeOptions.key,
    isPaidRequest: ({ path, method, body }) => (method === 'POST' && body.length > 0) || path === '/api/generate',
    hasPrices: false,
    ...(options.edit ? { repainted: () => fake!.repainted() } : {}),
    outcomes: fakeOptions.form === 'bytes' ? { 'expired-link': { code: 'auth' } } : { 'truncated-image': 'fine' },
  };
}

const plain = () => stage({ key: null }, {});
const rich = () => stage({ key: CANARY_KEY, form: 'list' }, RICH);

describe('with no settings at all', () => itConforms(genericKind, plain));
describe('with all settings', () => itConforms(genericKind, rich));

/** A server with one answer, and the model of the article: POST {"prompt"}. */
async function answering(reply: FakeReply, options: Connection['options'] = {}): Promise<Stage> {
  const server = await startFake(() => ({ handle: () => reply }));
  const usual = await plain();
  await usual.server.close();
  const models = [{ ...usual.connection.models[0], options }];
  return { ...usual, server, connection: { ...usual.connection, baseUrl: `${server.url}/api/generate`, models } };
}

describe('Any endpoint', () => {
  it('asks as the article does: POST {"prompt"}', () =>
    onStage(genericKind, plain, async ({ models: [model], call, stage: { server } }) => {
      const { images } = resultOf(await call(model, requestOf()));
      expect(images).toHaveLength(1);
      const [{ method, path, headers, body }] = server.asked;
      expect([method, path, headers['content-type'], headers.authorization, body.toString()]).toEqual([
        'POST',
        '/api/generate',
        'application/json',
        undefined,
        '{"prompt":"a brass door plate"}',
      ]);
    }));

  it.each(RESPONSE_FORMS)('finds the picture in an answer of the form %s', (form) =>
    onStage(
      genericKind,
      () => stage({ key: null, form }, {}),
      async ({ models: [model], call }) => {
        expect(resultOf(await call(model, requestOf())).images[0].mediaType).toBe('image/png');
      },
    ),
  );

  it('takes only what an option calls the answer', async () => {
    const picture = await fakePicture(64, 64, 1);
    const base64 = picture.toString('base64');
    const cases: [Connection['options'], FakeReply, boolean][] = [
      [{ responseKind: 'bytes' }, { headers: { 'content-type': 'text/plain' }, body: picture }, true],
      [{ responseKind: 'url' }, { body: { image: base64 } }, false],
      [{ responseKind: 'base64' }, { body: { image: base64 } }, true],
      [{ responseKind: 'base64' }, { body: { url: 'http://127.0.0.1:9/x.png' } }, false],
      [{ resultPath: 'a[1].b' }, { body: { a: [{ b: 'http://127.0.0.1:9/x.png' }, { b: base64 }] } }, true],
      [{ resultPath: 'a.c' }, { body: { a: { b: base64 } } }, false],
    ];
    for (const [options, reply, isFine] of cases) {
      await onStage(
        genericKind,
        () => answering(reply, options),
        async ({ models: [model], call }) => {
          const heard = await call(model, requestOf());
          if (isFine) expect(resultOf(heard).images, JSON.stringify(options)).toHaveLength(1);
          else expect(refusalOf(heard).code).toBe('unavailable');
        },
      );
    }
  });

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1/x.png', 'http://user:secret@127.0.0.1/x.png', 'javascript:alert(1)', '//127.0.0.1/x.png'])(
    'follows no link like %s',
    (url) =>
      onStage(
        genericKind,
        () => answering({ body: { url } }),
        async ({ models: [model], call, stage: { server } }) => {
          expect(refusalOf(await call(model, requestOf())).code).toBe('unavailable');
          expect(server.asked).toHaveLength(1);
        },
      ),
  );

  it('takes a failure that calls itself a success for what its words mean', async () => {
    const cases = [
      ['Your prompt was rejected by our safety system.', 'refused'],
      ['CUDA out of memory', 'out-of-memory'],
      ['Insufficient credits', 'quota'],
      ['Worker crashed', 'unavailable'],
    ] as const;
    for (const [error, code] of cases) {
      await onStage(
        genericKind,
        () => answering({ body: { error } }),
        async ({ models: [model], call }) => {
          const refusal = refusalOf(await call(model, requestOf()));
          expect([refusal.code, refusal.details.isBilled]).toEqual([code, undefined]);
          expect(refusal.message).toContain(error.replace(/\.$/, ''));
        },
      );
    }
  });

  it('shows the key to nobody else: links to other servers are asked for without it', async () => {
    const picture = await fakePicture(64, 64, 1);
    const store = await startFake(() => ({ handle: () => ({ headers: { 'content-type': 'image/png' }, body: picture }) }));
    try {
      await onStage(
        genericKind,
        async () => ({ ...(await answering({ body: { url: `${store.url}/x.png` } }, { headers: KEY_HEADER })), key: CANARY_KEY }),
        async ({ models: [model], call, stage: { server } }) => {
          resultOf(await call(model, requestOf()));
          expect(server.asked[0].headers['x-api-key']).toBe(CANARY_KEY);
          expect(JSON.stringify(store.asked[0].headers)).not.toContain(CANARY_KEY);
        },
      );
    } finally {
      await store.close();
    }
  });

  it('sends a bearer key where no headers are set', () =>
    onStage(
      genericKind,
      async () => ({ ...(await plain()), key: CANARY_KEY }),
      async ({ models: [model], call, stage: { server } }) => {
        resultOf(await call(model, requestOf()));
        expect(server.asked[0].headers.authorization).toBe(`Bearer ${CANARY_KEY}`);
      },
    ));

  it('puts no line break of a key into its headers', () =>
    onStage(
      genericKind,
      async () => ({ ...(await rich()), key: 'abc\r\nx-injected: yes' }),
      async ({ models: [model], call, stage: { server } }) => {
        expect(refusalOf(await call(model, requestOf())).code).toBe('auth');
        expect(server.asked).toEqual([]);
      },
    ));

  it('asks by GET with the fields in the address', () =>
    onStage(
      genericKind,
      () => stage({ key: null }, { method: 'GET', generate: { prompt: '{prompt}', size: '{width}x{height}', seed: '{seed}' } }),
      async ({ models: [model], call, stage: { server } }) => {
        resultOf(await call(model, requestOf({ prompt: 'A & B?' })));
        expect([server.asked[0].method, server.asked[0].query]).toEqual(['GET', '?prompt=A+%26+B%3F&size=1024x1024&seed=7']);
      },
    ));

  it('costs nothing where the team says so', () =>
    onStage(
      genericKind,
      () => stage({ key: null }, { isFree: true }),
      async ({ models: [model] }) => {
        expect([model.capabilities.isPaid, model.price(requestOf())]).toEqual([false, 0]);
      },
    ));

  it.each([
    [{ method: 'DELETE' }, 'method'],
    [{ headers: { 'x\r\ny': 'z' } }, 'header'],
    [{ headers: { 'x-y': 'a\r\nb: c' } }, 'header'],
    [{ headers: { Host: 'elsewhere' } }, 'not for settings'],
    [{ headers: { 'Content-Length': '3' } }, 'not for settings'],
    [{ path: '//elsewhere/x' }, 'path'],
    [{ generate: { p: '{promt}' } }, '{promt}'],
    [{ generate: { k: '$' + '{apiKey}' } }, 'apiKey'],
    [{ edit: { p: '{prompt}', image: '{image}' } }, '{mask}'],
    [{ remix: { p: '{prompt}' } }, '{image}'],
    [{ batch: 0 }, 'batch'],
    [{ timeoutMs: 'soon' }, 'timeoutMs'],
  ])('refuses the settings %j', (options, words) => {
    const connection = connectionSchema.parse({
      id: 'g',
      kind: 'generic',
      label: 'The house server',
      baseUrl: 'http://127.0.0.1:9',
      options: 'timeoutMs' in options ? options : {},
      models: [{ id: 'house', label: 'House model', vendorModel: '', options }],
    });
    expect(() => genericKind.open({ connection } as never)).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining(words) }),
    );
  });
});
