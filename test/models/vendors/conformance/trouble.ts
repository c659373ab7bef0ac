import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import type { AdapterKind, RemoteModel } from '../../../../electron/models/remote-model.ts';
import { type FakeServer, startFake, WEATHERS, type Weather } from '../../../fakes/fake-server.ts';
import { CANARY_KEY, type Outcome, type Stage, USUAL_OUTCOMES } from '../conformance.ts';
import { decoded, type Ground, onStage, refusalOf, requestFor, resultOf } from './ground.ts';

/** A call in foul weather must be over by then, ms. */
const SHORT_TIMEOUT_MS = 900;

/** Every trouble has one defined end. */
export function itBearsTrouble(kind: AdapterKind, setUp: () => Promise<Stage>): void {
  it.for(WEATHERS)('has one defined end for weather %s, and works afterwards', (weather, context) => {
    const isSlow = weather === 'silent' || weather === 'slow-drip';
    const changes = isSlow ? { connection: { options: { timeoutMs: SHORT_TIMEOUT_MS } } } : {};
    return onStage(
      kind,
      setUp,
      async (ground) => {
        const outcome = ground.stage.outcomes?.[weather] ?? USUAL_OUTCOMES[weather];
        if (outcome === 'none') return context.skip(`${kind.label} has no such weather`);
        // Nothing else in a vendor's adapter differs as much as its first and its last model; waiting for all of them would take minutes.
        const models = isSlow ? [...new Set([ground.models[0], ground.models.at(-1)!])] : ground.models;
        for (const model of models) await checkWeather(ground, model, weather, outcome);
      },
      changes,
    );
  });

  it('says that a key is wrong or missing, without repeating it', async () => {
    await onStage(
      kind,
      setUp,
      async (ground) => {
        if (ground.stage.key === null) return;
        for (const model of ground.models) {
          const error = refusalOf(await ground.call(model, await requestFor(model)));
          expect([error.code, error.details.isBilled], model.id).toEqual(['auth', false]);
        }
        const test = await ground.adapter.test(new AbortController().signal);
        ground.say(test);
        expect(test.isOk).toBe(false);
        expect(ground.stage.server.invoice).toEqual([]);

        const keyless = ground.reopen({ key: null });
        const asked = ground.paidRequests();
        for (const model of keyless.models) expect(refusalOf(await keyless.call(model, await requestFor(model))).code, model.id).toBe('auth');
        expect(ground.paidRequests()).toBe(asked);
        expect((await keyless.adapter.test(new AbortController().signal)).isOk).toBe(false);
      },
      { key: `wrong-${CANARY_KEY}` },
    );
  });

  it('sends nothing when the call was cancelled before', () =>
    onStage(kind, setUp, async (ground) => {
      const reason = new Error('Nobody wants it any more.');
      for (const model of ground.models) {
        const { error, announcements } = await ground.call(model, await requestFor(model), { signal: AbortSignal.abort(reason) });
        expect(error).toBe(reason);
        expect(announcements).toEqual([]);
      }
      expect(ground.stage.server.asked).toEqual([]);
    }));

  it('stops at once when the call is cancelled while the vendor works, and tells the vendor where it can', () =>
    onStage(kind, setUp, async (ground) => {
      for (const model of ground.models) await checkCancel(ground, model);
    }));

  it.each([
    '{}',
    '[]',
    'null',
    '"text"',
    '7',
    '{"data":[null]}',
    '{"images":[7],"output":{},"data":{}}',
    '{"status":"succeeded","output":null}',
    '{"error":',
    '',
  ])('refuses the answer %s', (body) =>
    onStage(kind, setUp, async (ground) => {
      const odd = await startFake(() => ({ handle: () => ({ headers: { 'content-type': 'application/json' }, body }) }));
      try {
        const there = ground.reopen({ connection: { baseUrl: odd.url, options: { timeoutMs: SHORT_TIMEOUT_MS } } });
        const [model] = there.models;
        const { code } = refusalOf(await there.call(model, await requestFor(model)));
        expect(['unavailable', 'timeout', 'invalid-request', 'refused']).toContain(code);
        there.say(await there.adapter.test(new AbortController().signal));
      } finally {
        await odd.close();
      }
    }),
  );

  it('does not read an answer without end', () =>
    onStage(kind, setUp, async (ground) => {
      const endless = await startEndless();
      try {
        const there = ground.reopen({ connection: { baseUrl: endless.url } });
        const [model] = there.models;
        const { code } = refusalOf(await there.call(model, await requestFor(model)));
        expect(code).toBe('unavailable');
        const test = await there.adapter.test(new AbortController().signal);
        expect(endless.sent() < 700 * 2 ** 20).toBe(true);
        there.say(test);
      } finally {
        await endless.close();
      }
    }));

  it('tests a connection without throwing and without paying, whatever is at the other end', () =>
    onStage(kind, setUp, async (ground) => {
      const fair = await ground.adapter.test(new AbortController().signal);
      ground.say(fair);
      expect(fair).toMatchObject({ isOk: true, latencyMs: expect.any(Number) });
      for (const message of fair.messages) expect(message).toMatch(/[.!?]["”']?$/);
      expect(ground.paidRequests()).toBe(0);
      for (const manners of ['html', 'silent', 'reset', 'server-error', 'gone'] as const) await checkTest(ground, manners);
    }));
}

async function checkWeather(ground: Ground, model: RemoteModel, weather: Weather, outcome: Exclude<Outcome, 'none'>): Promise<void> {
  const { server } = ground.stage;
  const linesBefore = server.invoice.length;
  const paidBefore = ground.paidRequests();
  server.forecast.push(weather);
  const heard = await ground.call(model, await requestFor(model));
  expect(server.forecast, `${model.id}: the fake did not ask for the weather`).toEqual([]);
  expect(ground.paidRequests(), `${model.id} paid more than once`).toBe(paidBefore + 1);
  expect(heard.announcements, model.id).toHaveLength(1);
  const lines = server.invoice.length - linesBefore;
  if (outcome === 'fine') {
    await decoded(resultOf(heard).images[0]);
    expect(lines, model.id).toBe(1);
  } else {
    const error = refusalOf(heard);
    const { code, phase, isBilled } = outcome;
    expect([code].flat(), `${model.id}: ${error.message}`).toContain(error.code);
    if (phase) expect(error.details.phase, model.id).toBe(phase);
    if (isBilled) expect(isBilled, `${model.id}: details.isBilled`).toContain(error.details.isBilled);
    if (error.details.isBilled === false) expect(lines, `${model.id} says that it was not billed`).toBe(0);
    if (error.details.isBilled === true) expect(lines, `${model.id} says that it was billed`).toBe(1);
    if (weather === 'rate-limited-until') expect(error.details.retryAfterMs, model.id).toBeGreaterThan(0);
    if (error.code === 'rate-limited') expect(error.retryable, model.id).toBe(true);
    if (error.code === 'refused') expect(error.retryable, model.id).toBe(false);
  }
  await decoded(resultOf(await ground.call(model, await requestFor(model))).images[0]);
}

async function checkCancel(ground: Ground, model: RemoteModel): Promise<void> {
  const { stage } = ground;
  const { cancel, resume } = model.capabilities;
  const paidBefore = ground.paidRequests();
  const cancelledBefore = stage.cancelled?.().length ?? 0;
  if (stage.hold) stage.hold();
  else stage.server.forecast.push('silent');
  const controller = new AbortController();
  let isAccepted = false;
  const call = ground.call(model, await requestFor(model), {
    signal: controller.signal,
    onAccepted: () => {
      isAccepted = true;
    },
  });
  await expect.poll(() => ground.paidRequests() > paidBefore && (isAccepted || !resume), { timeout: 5000, interval: 10 }).toBe(true);
  const reason = new Error('Stopped by a person.');
  const abortedAt = performance.now();
  controller.abort(reason);
  const { error } = await call;
  expect(error, model.id).toBe(reason);
  expect(performance.now() - abortedAt, `${model.id}: ms until a cancelled call ends`).toBeLessThan(2000);
  if (cancel) await expect.poll(() => stage.cancelled!().length, { timeout: 3000, message: `${model.id} does not tell the vendor` }).toBe(cancelledBefore + 1);
}

async function checkTest(ground: Ground, manners: Weather | 'gone'): Promise<void> {
  const odd: FakeServer = await startFake(() => ({
    handle(_request, control) {
      if (manners !== 'gone') control.spoil(manners);
      return { body: {} };
    },
  }));
  if (manners === 'gone') await odd.close();
  try {
    const there = ground.reopen({ connection: { baseUrl: odd.url }, idleMs: 500 });
    const test = await there.adapter.test(new AbortController().signal);
    there.say(test);
    if (manners !== 'html') expect(test.isOk, manners).toBe(false);
    if (!test.isOk) expect(test.messages.length).toBeGreaterThan(0);
    for (const message of test.messages) expect(message).toMatch(/[.!?]["”']?$/);
  } finally {
    if (manners !== 'gone') await odd.close();
  }
}

async function startEndless(): Promise<{ url: string; sent(): number; close(): Promise<void> }> {
  const part = Buffer.alloc(1 << 20, 'x');
  let sent = 0;
  const server = createServer((request, response) => {
    request.resume();
    response.on('error', () => {});
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = () => {
      while (!response.destroyed) {
        sent += part.length;
        if (!response.write(part)) return void response.once('drain', more);
      }
    };
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => sent,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
