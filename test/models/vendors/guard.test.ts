import { describe, expect, it } from 'vitest';
import type { AdapterKind, RemoteModel } from '../../../electron/models/remote-model.ts';
import { genericKind } from '../../../electron/models/vendors/generic/index.ts';
import { withoutKey } from '../../../electron/models/vendors/guard.ts';
import { connectionSchema } from '../../../shared/connections.ts';
import { AppError } from '../../../shared/errors.ts';
import { startFake } from '../../fakes/fake-server.ts';
import { expectNoKey, onStage, refusalOf, resultOf } from './conformance/ground.ts';
import { CANARY_KEY, type Stage } from './conformance.ts';
import { requestOf } from './support/request.ts';

/** An adapter that lets its key out wherever it can. */
function leaky(change: Partial<RemoteModel>): AdapterKind {
  return {
    ...genericKind,
    open(parts) {
      const adapter = genericKind.open(parts);
      const [model] = adapter.models();
      return { ...adapter, models: () => [{ ...model, ...change }] };
    },
  };
}

async function stage(): Promise<Stage> {
  const server = await startFake(() => ({ handle: () => ({ body: {} }) }));
  const models = [{ id: 'm', label: 'M', vendorModel: '' }];
  const connection = connectionSchema.parse({ id: 'c', kind: 'generic', label: 'C', baseUrl: server.url, models });
  return { server, connection, key: CANARY_KEY, isPaidRequest: () => false, hasPrices: false };
}

const leaks = [CANARY_KEY, encodeURIComponent(CANARY_KEY), Buffer.from(CANARY_KEY).toString('base64'), Buffer.from(`user:${CANARY_KEY}`).toString('base64')];

describe('A guarded adapter', () => {
  it.each(leaks)('takes %s out of errors, their details, stacks and causes', (leak) => {
    const call = () => {
      const cause = Object.assign(new TypeError(`fetch of http://x/?key=${leak} failed`), { code: leak });
      throw new AppError('unavailable', `Wrong key ${leak}.`, { cause, details: { isBilled: false, deep: [{ url: `http://x/${leak}` }], [leak]: 1 } });
    };
    return onStage(leaky({ call }), stage, async ({ models: [model], call: run }) => {
      const error = refusalOf(await run(model, requestOf()));
      expectNoKey([error]);
      expect(JSON.stringify([error.message, error.stack, error.details, String(error.cause), (error.cause as Error).stack])).not.toContain(leak);
      expect(error).toMatchObject({ code: 'unavailable', message: expect.stringMatching(/^Wrong key .*\.$/), details: { isBilled: false } });
    });
  });

  it('takes it out of warnings and keeps pictures as they are', () => {
    const bytes = Buffer.from(CANARY_KEY);
    const images = [{ bytes, mediaType: 'image/png' as const, seed: null }];
    const call = async () => ({ images, costUsd: null, warnings: [`The header ${CANARY_KEY} is old.`], peakBytes: null, requestId: null });
    return onStage(leaky({ call, warnings: () => [`${CANARY_KEY}.`] }), stage, async ({ models: [model], call: run }) => {
      const result = resultOf(await run(model, requestOf()));
      expect([result.warnings, model.warnings(requestOf())]).toEqual([['The header [key] is old.'], ['[key].']]);
      expect(result.images[0].bytes).toBe(bytes);
    });
  });

  it('ends a cancelled call with the reason of its signal, whatever the adapter threw', () => {
    const controller = new AbortController();
    const reason = new Error('Enough.');
    const call = () => {
      controller.abort(reason);
      return Promise.reject(new AppError('timeout', 'Too slow.'));
    };
    return onStage(leaky({ call }), stage, async ({ models: [model], call: run }) => {
      expect((await run(model, requestOf(), { signal: controller.signal })).error).toBe(reason);
    });
  });
});

describe('withoutKey', () => {
  it('leaves everything as it is where there is no key', () => {
    const value = { a: ['text', 1, null, new Date(0)] };
    expect(withoutKey(value, null)).toBe(value);
  });

  it('finds a key in base64 wherever it begins', () => {
    for (const before of ['', 'a', 'ab', 'abc', 'user:']) {
      const text = Buffer.from(`${before}${CANARY_KEY};more`).toString('base64');
      expect(withoutKey(`Basic ${text}`, CANARY_KEY)).toMatch(/^Basic \S{0,8}\[key\]\S{0,12}$/);
    }
  });

  it('keeps bytes, times and numbers', () => {
    const given = { at: new Date(0), bytes: Buffer.from(CANARY_KEY), [`of ${CANARY_KEY}`]: [CANARY_KEY, 7, null] };
    expect(withoutKey(given, CANARY_KEY)).toEqual({ at: given.at, bytes: given.bytes, 'of [key]': ['[key]', 7, null] });
  });
});

describe('expectNoKey', () => {
  it.each(leaks.slice(0, 3))('finds %s in what an error hides', (leak) => {
    for (const value of [leak, { a: [leak] }, new Error(leak), new Error('x', { cause: new Error(leak) }), new AppError('auth', 'x', { details: { leak } })]) {
      expect(() => expectNoKey([value])).toThrow();
    }
    expect(() => expectNoKey(['fine', { a: 1 }, new Error('fine')])).not.toThrow();
  });
});
