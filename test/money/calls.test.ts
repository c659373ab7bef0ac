import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { type FakeServer, startFake, type Weather } from '../fakes/fake-server.ts';
import { openCaller } from './open-caller.ts';
import { TINY_USD, tinyModel, tinyVendor } from './tiny-vendor.ts';

async function startTiny(options?: Parameters<typeof tinyVendor>[0]): Promise<FakeServer> {
  const server = await startFake(tinyVendor(options));
  onTestFinished(() => server.close());
  return server;
}

const sumOf = (server: FakeServer) => Math.round(server.invoice.reduce((sum, { usd }) => sum + usd, 0) * 1e6);
const CLOSING = Object.assign(new AppError('cancelled', 'Stopped on request.'), { kind: 'shutdown' });
const CANCELLED = Object.assign(new AppError('cancelled', 'Stopped on request.'), { kind: 'cancel' });

describe('a paid call', () => {
  it('has its row before it is sent, its price reserved, and its picture stored before the row says so', async () => {
    const server = await startTiny();
    const { caller, ledger, history, store, tally, orderOf, lines } = openCaller({ models: [tinyModel({ url: server.url })] });
    const { images } = await caller.call(orderOf());
    expect(store.has(images[0].sha256)).toBe(true);
    expect(history()).toEqual([
      ['intent', 40_000],
      ['sent', 40_000],
      ['arrived', 40_000],
    ]);
    const { calls, totals } = ledger.list({}, { limit: 10, offset: 0 });
    expect(calls).toMatchObject([{ state: 'arrived', reservedMicros: 40_000, chargedMicros: 40_000, vendor: 'Tiny', jobId: 'job', requestId: 'request-1' }]);
    expect(totals).toMatchObject({ calls: 1, chargedMicros: sumOf(server), openMicros: 0 });
    expect(tally).toEqual({ micros: 40_000, retries: 0, host: new URL(server.url).host });
    expect(lines()).toEqual(['call: Tiny tiny at Tiny is asked for one picture of 64 × 64, for $0.04.', 'arrived: The picture came from Tiny for $0.04.']);
  });

  it('is not made again for the same picture, whoever asks and however often at once', async () => {
    const server = await startTiny();
    const { caller, tally, orderOf, events } = openCaller({ models: [tinyModel({ url: server.url })] });
    const results = await Promise.all(['a', 'b', 'c'].map((jobId) => caller.call(orderOf({ jobId }))));
    expect(new Set(results.map(({ images }) => images[0].sha256)).size).toBe(1);
    expect(server.invoice).toHaveLength(1);
    expect(['a', 'b', 'c'].map((jobId) => events(jobId))).toEqual([['call', 'arrived'], ['reused'], ['reused']]);
    expect(tally.micros).toBe(sumOf(server));
  });

  it('is refused when its price is unknown, with the place where it is set', async () => {
    const server = await startTiny();
    const { caller, orderOf } = openCaller({ models: [tinyModel({ url: server.url, usd: null })] });
    await expect(caller.call(orderOf())).rejects.toMatchObject({
      code: 'price-unknown',
      message: expect.stringMatching(/Tiny tiny.*assumedUsd.*connection tiny/),
    });
    expect(server.asked).toEqual([]);
  });

  it.each([
    ['perJobUsd', 'the budget of one job'],
    ['perDayUsd', "today's budget"],
    ['projectUsd', 'the budget of the project'],
  ] as const)('is refused when %s does not allow it', async (budget, name) => {
    const server = await startTiny();
    const { caller, ledger, orderOf } = openCaller({ models: [tinyModel({ url: server.url })] });
    ledger.setBudgets({ perJobUsd: null, perDayUsd: null, projectUsd: null, [budget]: 0.1 });
    const asked = await Promise.allSettled([1, 2, 3, 4].map((seed) => caller.call(orderOf({ seed }))));
    expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    await expect(caller.call(orderOf({ seed: 5 }))).rejects.toMatchObject({
      code: 'budget-exceeded',
      message: `Tiny tiny at Tiny would cost $0.04, but ${name} ($0.10) has $0.02 left.`,
      details: { budget, leftMicros: 20_000, askedMicros: 40_000 },
    });
    expect(sumOf(server)).toBe(80_000);
  });

  it('keeps a picture that the disk refuses, and stores it when it can without asking again', async () => {
    const server = await startTiny();
    let isFull = true;
    const { caller, orderOf, ledger } = openCaller({
      models: [tinyModel({ url: server.url })],
      storeAs: (store) => ({
        ...store,
        put: (bytes) => (isFull ? Promise.reject(new AppError('disk-full', 'The disk is full.', { retryable: true })) : store.put(bytes)),
      }),
    });
    await expect(caller.call(orderOf())).rejects.toMatchObject({ code: 'disk-full' });
    isFull = false;
    await caller.call(orderOf());
    expect(server.invoice).toHaveLength(1);
    expect(ledger.list({}, { limit: 9, offset: 0 }).calls.map(({ state }) => state)).toEqual(['arrived']);
  });
});

describe('weather', () => {
  /** What a job comes to, what its log says, and how the ledger ends; two tries are enough for all of them. */
  const OUTCOMES: [Weather, ErrorCode | 'fine', string[], string[]][] = [
    ['reset', 'maybe-billed', ['call', 'maybe-billed'], ['maybe-billed']],
    ['half-body', 'maybe-billed', ['call', 'maybe-billed'], ['maybe-billed']],
    ['truncated-image', 'maybe-billed', ['call', 'maybe-billed'], ['maybe-billed']],
    ['html', 'maybe-billed', ['call', 'maybe-billed'], ['maybe-billed']],
    ['silent', 'maybe-billed', ['call', 'maybe-billed'], ['maybe-billed']],
    ['bad-gateway', 'maybe-billed', ['call', 'maybe-billed'], ['maybe-billed']],
    ['wrong-content-type', 'fine', ['call', 'arrived'], ['arrived']],
    ['server-error', 'fine', ['call', 'failed', 'retry', 'call', 'arrived'], ['failed', 'arrived']],
    ['overloaded', 'fine', ['call', 'failed', 'retry', 'call', 'arrived'], ['failed', 'arrived']],
    ['rate-limited', 'fine', ['call', 'failed', 'wait', 'call', 'arrived'], ['failed', 'arrived']],
    ['rate-limited-until', 'fine', ['call', 'failed', 'wait', 'call', 'arrived'], ['failed', 'arrived']],
    ['out-of-memory', 'out-of-memory', ['call', 'failed'], ['failed']],
    ['moderated', 'refused', ['call', 'failed'], ['failed']],
  ];

  it.each(OUTCOMES)('%s: %s', async (weather, outcome, events, states) => {
    const server = await startTiny();
    server.forecast.push(weather);
    const opened = openCaller({ models: [tinyModel({ url: server.url })] });
    const code = await opened.caller.call(opened.orderOf()).then(
      () => 'fine',
      (error: AppError) => error.code,
    );
    expect(code).toBe(outcome);
    expect(opened.events()).toEqual(events);
    const { calls, totals } = opened.ledger.list({}, { limit: 9, offset: 0 });
    expect(calls.map(({ state }) => state).reverse()).toEqual(states);
    // Never less than the vendor's invoice, and never anything billed without a picture or a word.
    expect(totals.chargedMicros).toBe(sumOf(server));
    expect(server.invoice.length).toBeLessThanOrEqual(1);
  });

  it('waits as long as the vendor asks, and nobody else asks meanwhile', async () => {
    const server = await startTiny();
    server.forecast.push('rate-limited');
    const { caller, pauses, orderOf } = openCaller({ models: [tinyModel({ url: server.url })] });
    await Promise.all([caller.call(orderOf()), caller.call(orderOf({ seed: 2 }))]);
    expect(Math.max(...pauses)).toBeGreaterThanOrEqual(2000);
    expect(Math.max(...pauses)).toBeLessThan(2500);
  });

  it('goes to the next way to the same model, and then gives up with the last error', async () => {
    const [down, up] = [await startTiny(), await startTiny()];
    await down.close();
    const { caller, orderOf, lines } = openCaller({
      models: [tinyModel({ url: down.url, connectionId: 'down' }), tinyModel({ url: up.url, connectionId: 'up' })],
    });
    await caller.call(orderOf());
    expect(lines().filter((line) => /^(retry|next-way|arrived)/.test(line))).toEqual([
      expect.stringMatching(/^retry: .*cannot be reached.*asked again in \d+ s \(1 of 3\)/),
      expect.stringMatching(/^retry: .*\(2 of 3\)/),
      expect.stringMatching(/^retry: .*\(3 of 3\)/),
      `next-way: Tiny tiny is asked at Tiny (${new URL(up.url).host}) instead.`,
      'arrived: The picture came from Tiny for $0.04.',
    ]);
    await up.close();
    await expect(caller.call(orderOf({ seed: 2 }))).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('stops asking a host that only fails, and finds out when it is back', async () => {
    const server = await startTiny();
    server.climate = () => 'overloaded';
    const { caller, orderOf, clock, lines } = openCaller({ models: [tinyModel({ url: server.url })] });
    for (const seed of [1, 2, 3]) await expect(caller.call(orderOf({ seed }))).rejects.toMatchObject({ code: 'unavailable' });
    expect(server.asked).toHaveLength(5);
    expect(lines().at(-1)).toMatch(/^failed: .* failed several times in a row and is not asked for another \d+ s\.$/);
    server.climate = () => null;
    for (let steps = 0; steps < 16_000; steps++) clock();
    await caller.call(orderOf({ seed: 4 }));
    expect(server.invoice).toHaveLength(1);
  });
});

describe('a call that may have been billed', () => {
  it('is never made again without a word, and a person can settle it', async () => {
    const server = await startTiny();
    server.forecast.push('reset');
    const { caller, calls, ledger, orderOf, clock, events } = openCaller({ models: [tinyModel({ url: server.url })] });
    for (const jobId of ['job', 'job', 'other']) {
      await expect(caller.call(orderOf({ jobId }))).rejects.toMatchObject({ code: 'maybe-billed', message: expect.stringMatching(/Tiny.*may bill \$0\.04/) });
    }
    // The same step under another key is the same picture to a person.
    await expect(caller.call(orderOf({ key: 'another' }))).rejects.toMatchObject({ code: 'maybe-billed' });
    expect(server.asked).toHaveLength(1);
    expect(events()).toEqual(['call', 'maybe-billed', 'stop', 'stop']);
    const [{ id }] = calls.undecidedOfJob('job');
    calls.accept([id], clock());
    await caller.call(orderOf());
    expect(server.invoice).toHaveLength(2);
    expect(ledger.budgets()).toMatchObject({ todayMicros: 80_000, openMicros: 40_000 });
    expect(ledger.decide(id, false)).toMatchObject({ state: 'failed', chargedMicros: 0 });
    expect(ledger.budgets()).toMatchObject({ todayMicros: 40_000, openMicros: 0 });
    expect(() => ledger.decide(id, true)).toThrow(/is failed: nothing is to be decided/);
  });

  it('is not forgotten when its job asks for another picture now', async () => {
    const server = await startTiny();
    const { caller, calls, ledger, orderOf, clock } = openCaller({ models: [tinyModel({ url: server.url, isQueued: true })] });
    const { host } = new URL(server.url);
    const asked = { jobId: 'job', step: 'base', key: 'as it was planned then', model: 'tiny', vendor: 'Tiny', connectionId: 'tiny', host } as const;
    calls.intend({ ...asked, id: 'old', kind: 'generate', images: 1, isPaid: true, canResume: true, reservedMicros: 40_000 }, clock());
    calls.send('old');
    calls.nameJob('old', 'tiny-0');
    await expect(caller.call(orderOf())).rejects.toMatchObject({ code: 'maybe-billed', message: expect.stringContaining('asks for another picture now') });
    expect(server.asked).toEqual([]);
    ledger.decide('old', true);
    await caller.call(orderOf());
    expect(ledger.budgets()).toMatchObject({ todayMicros: 80_000, openMicros: 0 });
  });

  it('is fetched by its name where the vendor keeps it: one bill', async () => {
    const server = await startTiny({ polls: 2 });
    const model = tinyModel({ url: server.url, isQueued: true });
    const flaky = { ...model, call: async (...given: Parameters<typeof model.call>) => Promise.reject(await breakingOff(model, given)) };
    const { caller, ledger, orderOf, events } = openCaller({ models: [flaky] });
    await caller.call(orderOf());
    expect(server.invoice).toHaveLength(1);
    expect(events()).toEqual(['call', 'retry', 'arrived']);
    expect(ledger.list({}, { limit: 9, offset: 0 }).totals.chargedMicros).toBe(sumOf(server));
  });
});

/** Lets the call be accepted and then loses the connection. */
async function breakingOff(model: ReturnType<typeof tinyModel>, [request, context]: Parameters<ReturnType<typeof tinyModel>['call']>): Promise<AppError> {
  await model.call(request, context);
  return new AppError('unavailable', 'Tiny broke off.', { retryable: true, details: { phase: 'body' } });
}

describe('stopping', () => {
  async function stopWhenAsked(isQueued: boolean, isPaid: boolean, reason: Error) {
    const server = await startTiny({ polls: isQueued ? 1e6 : 0 });
    server.forecast.push(isQueued ? null : 'silent');
    const opened = openCaller({ models: [tinyModel({ url: server.url, isQueued, isPaid })], closingGraceMs: 4500 });
    const controller = new AbortController();
    const call = opened.caller.call(opened.orderOf({ signal: controller.signal }));
    call.catch(() => undefined);
    while (!server.asked.some(({ method }) => method === (isQueued ? 'GET' : 'POST'))) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    return { server, ...opened, states: opened.ledger.list({}, { limit: 9, offset: 0 }).calls.map(({ state }) => state) };
  }

  it('tells the vendor where it can, and says that it may be billed', async () => {
    const { server, lines, states } = await stopWhenAsked(true, true, CANCELLED);
    expect(server.asked.at(-1)!.method).toBe('DELETE');
    expect(states).toEqual(['maybe-billed']);
    expect(lines().at(-1)).toBe('maybe-billed: Tiny was told to stop. It may bill $0.04.');
  });

  it('says where it cannot', async () => {
    const { lines, states } = await stopWhenAsked(false, true, CANCELLED);
    expect(states).toEqual(['maybe-billed']);
    expect(lines().at(-1)).toBe('maybe-billed: Tiny cannot be told to stop; it goes on there. It may bill $0.04.');
  });

  it('of what costs nothing is forgotten', async () => {
    const { lines, states } = await stopWhenAsked(true, false, CANCELLED);
    expect(states).toEqual(['failed']);
    expect(lines().at(-1)).toBe('cancelled: Tiny was told to stop; nothing is billed.');
  });

  it('leaves a job at its vendor when Galley closes, and fetches it after the next start', { timeout: 15_000 }, async () => {
    const server = await startTiny({ polls: 3 });
    const model = tinyModel({ url: server.url, isQueued: true });
    const stuck = { ...model, call: (request: never, context: never) => model.call(request, context).then(() => new Promise<never>(() => undefined)) };
    const first = openCaller({ models: [stuck as typeof model], closingGraceMs: 4100 });
    const controller = new AbortController();
    const call = first.caller.call(first.orderOf({ signal: controller.signal }));
    call.catch(() => undefined);
    while (server.asked.length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort(CLOSING);
    await expect(call).rejects.toBe(CLOSING);
    const second = openCaller({ models: [model], folder: first.folder });
    await second.caller.call(second.orderOf());
    expect(server.invoice).toHaveLength(1);
    expect(second.events()).toEqual(['call', 'resumed', 'arrived']);
  });

  it('lets a paid picture arrive when Galley closes', async () => {
    const server = await startTiny();
    const { caller, orderOf, ledger } = openCaller({ models: [tinyModel({ url: server.url })] });
    const controller = new AbortController();
    const call = caller.call(orderOf({ signal: controller.signal }));
    while (server.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    controller.abort(CLOSING);
    await call;
    expect(ledger.list({}, { limit: 9, offset: 0 }).calls.map(({ state }) => state)).toEqual(['arrived']);
  });
});

describe('the ledger', () => {
  it('sums to the millionth in every list, in the table and on the invoice', async () => {
    const server = await startTiny();
    const models = ['a', 'b', 'c'].map((id) => tinyModel({ url: server.url, id, connectionId: `connection ${id}` }));
    const { caller, ledger, orderOf } = openCaller({ models });
    for (let seed = 0; seed < 12; seed++) {
      if (seed % 5 === 4) server.forecast.push('reset');
      if (seed % 4 === 3) server.forecast.push('overloaded');
      await caller.call(orderOf({ seed, model: 'abc'[seed % 3], jobId: `job ${seed % 4}`, step: `step ${seed}` })).catch(() => undefined);
    }
    const { totals } = ledger.list({}, { limit: 5, offset: 0 });
    const micros = (list: { chargedMicros: number }[]) => list.reduce((sum, { chargedMicros }) => sum + chargedMicros, 0);
    expect(totals.chargedMicros).toBe(sumOf(server));
    expect(totals.chargedMicros).toBe(12 * Math.round(TINY_USD * 1e6));
    for (const list of [totals.byDay, totals.byModel, totals.byConnection]) expect(micros(list)).toBe(totals.chargedMicros);
    const [head, ...rows] = ledger
      .csv({})
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const column = head.indexOf('charged_usd');
    expect(rows).toHaveLength(totals.calls);
    expect(rows.reduce((sum, row) => sum + Number(row[column].replace('.', '')), 0)).toBe(totals.chargedMicros);
    expect(ledger.list({ model: 'a' }, { limit: 99, offset: 0 }).calls.every(({ model }) => model === 'a')).toBe(true);
    expect(ledger.list({ states: ['maybe-billed'] }, { limit: 99, offset: 0 }).totals).toMatchObject({ calls: 2, openMicros: 80_000 });
  });
});
