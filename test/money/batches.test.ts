import { describe, expect, it, onTestFinished } from 'vitest';
import type { CallOrder } from '../../electron/render/calls/call-parts.ts';
import { createCallParty } from '../../electron/render/calls/call-party.ts';
import { AppError } from '../../shared/errors.ts';
import { startFake } from '../fakes/fake-server.ts';
import { openCaller } from './open-caller.ts';
import { type TinyModelOptions, type TinyVendorOptions, tinyModel, tinyVendor } from './tiny-vendor.ts';

const CLOSING = Object.assign(new AppError('cancelled', 'Stopped on request.'), { kind: 'shutdown' });
const CANCELLED = Object.assign(new AppError('cancelled', 'Stopped on request.'), { kind: 'cancel' });

interface SetUp extends TinyVendorOptions, Omit<TinyModelOptions, 'url'> {
  seeds?: number[];
}

/** Jobs "job 1", "job 2" … of one party, one for each seed. */
async function open({ seeds = [1, 2, 3, 4], polls, mostAtOnce, heldBack, ...model }: SetUp = {}) {
  const server = await startFake(tinyVendor({ polls, mostAtOnce, heldBack }));
  onTestFinished(() => server.close());
  const opened = openCaller({ models: [tinyModel({ url: server.url, batchSeeds: 'each', ...model })] });
  const jobIds = seeds.map((seed) => `job ${seed}`);
  const later = (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  const party = createCallParty(jobIds, later);
  const orders = seeds.map((seed) =>
    opened.orderOf({ jobId: `job ${seed}`, seed, party, tally: { micros: 0, retries: 0, host: null }, signal: new AbortController().signal }),
  );
  const callAll = (changes: (order: CallOrder, index: number) => CallOrder = (order) => order) =>
    Promise.allSettled(orders.map((order, index) => opened.caller.call(changes(order, index))));
  const renders = () => server.asked.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body.toString()).seeds as number[]);
  const rows = () => opened.ledger.list({}, { limit: 99, offset: 0 }).calls.sort((a, b) => (a.createdAt + a.jobId < b.createdAt + b.jobId ? -1 : 1));
  const invoiceMicros = () => Math.round(server.invoice.reduce((sum, { usd }) => sum + usd, 0) * 1e6);
  return { ...opened, server, party, orders, callAll, renders, rows, invoiceMicros };
}

const sha256Of = (settled: PromiseSettledResult<{ images: { sha256: string }[] }>) => (settled.status === 'fulfilled' ? settled.value.images[0].sha256 : null);
const codeOf = (settled: PromiseSettledResult<unknown>) => (settled.status === 'rejected' ? (settled.reason as AppError).code : 'fine');

/** What each seed gives when it is asked for alone. */
async function alone(seeds: readonly number[]): Promise<(string | null)[]> {
  const { caller, orderOf } = await open();
  const made: (string | null)[] = [];
  for (const seed of seeds) made.push(sha256Of({ status: 'fulfilled', value: await caller.call(orderOf({ seed })) }));
  return made;
}

describe('jobs that differ only in the seed', () => {
  it('are asked for in one call, which gives each the picture that its seed alone gives, and its own row and cost', async () => {
    const { callAll, renders, rows, invoiceMicros, history, lines, orders, ledger, calls } = await open();
    const made = await callAll();
    expect(renders()).toEqual([[1, 2, 3, 4]]);
    expect(made.map(sha256Of)).toEqual(await alone([1, 2, 3, 4]));
    expect(rows().map(({ jobId, state, images, chargedMicros }) => [jobId, state, images, chargedMicros])).toEqual(
      [1, 2, 3, 4].map((seed) => [`job ${seed}`, 'arrived', 1, 40_000]),
    );
    const batches = rows().map(({ id }) => calls.get(id)!.batch!);
    expect(new Set(batches.map(({ id }) => id)).size).toBe(1);
    expect(batches.map(({ index, size }) => [index, size])).toEqual([0, 1, 2, 3].map((index) => [index, 4]));
    // All of them are noted before any is sent, and all are sent before any arrives.
    expect(history().map(([state]) => state)).toEqual(['intent', 'sent', 'arrived'].flatMap((state) => Array(4).fill(state)));
    expect(ledger.list({}, { limit: 9, offset: 0 }).totals.chargedMicros).toBe(invoiceMicros());
    expect(orders.map(({ tally }) => tally.micros)).toEqual([40_000, 40_000, 40_000, 40_000]);
    expect(lines('job 2')).toEqual([
      'call: Tiny tiny at Tiny is asked for one picture of 64 × 64, for $0.04, rendered together with 3 others.',
      'arrived: The picture came from Tiny for $0.04.',
    ]);
  });

  it('share a price that cannot be divided evenly to the last millionth', async () => {
    const { callAll, rows, ledger } = await open({ seeds: [1, 2, 3], priceOf: (images) => (images === 1 ? 0.04 : 0.1) });
    await callAll();
    expect(rows().map(({ chargedMicros }) => chargedMicros)).toEqual([33_334, 33_333, 33_333]);
    expect(ledger.list({}, { limit: 9, offset: 0 }).totals.chargedMicros).toBe(100_000);
  });

  it('are asked for one by one where together they would cost more', async () => {
    const { callAll, renders } = await open({ priceOf: (images) => images * 0.04 + (images > 1 ? 0.01 : 0) });
    expect((await callAll()).map(codeOf)).toEqual(Array(4).fill('fine'));
    expect(renders().map((seeds) => seeds.length)).toEqual([1, 1, 1, 1]);
  });

  it('wait for nobody who has the picture, or who ended', async () => {
    const { caller, orders, party, renders } = await open();
    await caller.call({ ...orders[0], party: undefined });
    const others = [1, 0, 2].map((index) => caller.call(orders[index]));
    party.leave('job 4');
    await Promise.all(others);
    expect(renders()).toEqual([[1], [2, 3]]);
  });

  it('are sent after a moment without those who do not come', async () => {
    const { caller, orders, renders } = await open();
    await Promise.all([caller.call(orders[0]), caller.call(orders[2])]);
    expect(renders()).toEqual([[1, 3]]);
    await caller.call(orders[1]);
    expect(renders()).toEqual([[1, 3], [2]]);
  });

  it('are batched only where the seeds follow each other, when the engine needs that', async () => {
    const { callAll, renders } = await open({ seeds: [9, 5, 4, 6], batchSeeds: 'consecutive' });
    const made = await callAll();
    expect(renders().sort((a, b) => b.length - a.length)).toEqual([[4, 5, 6], [9]]);
    expect(made.map(sha256Of)).toEqual(await alone([9, 5, 4, 6]));
  });
});

describe('money of a batch', () => {
  it('goes no further than the budgets: what does not fit together is asked for one by one', async () => {
    const { callAll, renders, ledger, invoiceMicros } = await open();
    ledger.setBudgets({ perJobUsd: null, perDayUsd: null, projectUsd: 0.1 });
    expect((await callAll()).map(codeOf).sort()).toEqual(['budget-exceeded', 'budget-exceeded', 'fine', 'fine']);
    expect(renders().map((seeds) => seeds.length)).toEqual([1, 1]);
    expect(ledger.budgets()).toMatchObject({ projectMicros: 80_000, openMicros: 0 });
    expect(invoiceMicros()).toBe(80_000);
  });

  it.each(['reset', 'half-body', 'silent', 'html', 'bad-gateway'] as const)(
    '%s after it was sent leaves every job in doubt; each is decided on its own',
    async (weather) => {
      const { server, callAll, caller, orders, rows, invoiceMicros, calls, clock, ledger } = await open();
      server.forecast.push(weather);
      expect((await callAll()).map(codeOf)).toEqual(Array(4).fill('maybe-billed'));
      expect(rows().map(({ state }) => state)).toEqual(Array(4).fill('maybe-billed'));
      expect(ledger.list({}, { limit: 9, offset: 0 }).totals.chargedMicros).toBe(160_000);
      expect(invoiceMicros()).toBe(160_000);
      // Nobody asks again without a word, and a word for one is none for the others.
      expect((await callAll()).map(codeOf)).toEqual(Array(4).fill('maybe-billed'));
      expect(server.asked).toHaveLength(1);
      calls.accept([calls.undecidedOfJob('job 3')[0].id], clock());
      await caller.call(orders[2]);
      expect((await callAll()).map(codeOf)).toEqual(['maybe-billed', 'maybe-billed', 'fine', 'maybe-billed']);
      expect(invoiceMicros()).toBe(200_000);
    },
  );

  it.each(['server-error', 'overloaded', 'rate-limited'] as const)('%s before it was billed is tried again for all of them', async (weather) => {
    const { server, callAll, renders, rows, invoiceMicros } = await open();
    server.forecast.push(weather);
    expect((await callAll()).map(codeOf)).toEqual(Array(4).fill('fine'));
    expect(renders()).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ]);
    expect(rows().map(({ state }) => state)).toEqual([...Array(4).fill('failed'), ...Array(4).fill('arrived')]);
    expect(invoiceMicros()).toBe(160_000);
  });

  it('is billed by shares where the vendor bills a refusal, once', async () => {
    const { server, callAll, renders, ledger, invoiceMicros } = await open();
    server.forecast.push('moderated');
    expect((await callAll()).map(codeOf)).toEqual(Array(4).fill('refused'));
    expect(renders()).toHaveLength(1);
    expect(ledger.list({}, { limit: 9, offset: 0 }).totals.chargedMicros).toBe(160_000);
    expect(invoiceMicros()).toBe(160_000);
  });

  it('says which picture was held back: that one failed, the others have theirs', async () => {
    const { callAll, rows, ledger, invoiceMicros } = await open({ heldBack: [2] });
    const made = await callAll();
    expect(made.map(codeOf)).toEqual(['fine', 'refused', 'fine', 'fine']);
    const [one, , three, four] = await alone([1, 2, 3, 4]);
    expect(made.map(sha256Of)).toEqual([one, null, three, four]);
    expect(rows().map(({ state }) => state)).toEqual(['arrived', 'failed', 'arrived', 'arrived']);
    expect(ledger.list({}, { limit: 9, offset: 0 }).totals.chargedMicros).toBe(invoiceMicros());
  });

  it('keeps pictures that the disk refuses, and stores them without asking again', async () => {
    let isFull = true;
    const server = await startFake(tinyVendor());
    onTestFinished(() => server.close());
    const { caller, orderOf } = openCaller({
      models: [tinyModel({ url: server.url, batchSeeds: 'each' })],
      storeAs: (store) => ({
        ...store,
        put: (bytes) => (isFull ? Promise.reject(new AppError('disk-full', 'The disk is full.', { retryable: true })) : store.put(bytes)),
      }),
    });
    const party = createCallParty(['a', 'b'], () => () => undefined);
    const orders = ['a', 'b'].map((jobId, index) => orderOf({ jobId, seed: index + 1, party }));
    expect((await Promise.allSettled(orders.map((order) => caller.call(order)))).map(codeOf)).toEqual(['disk-full', 'disk-full']);
    isFull = false;
    await Promise.all(orders.map((order) => caller.call(order)));
    expect(server.invoice).toHaveLength(1);
  });
});

describe('memory of a batch', () => {
  it('is asked for one by one when it runs out; the next batches have half as many', async () => {
    const { callAll, renders, caller, orderOf, events } = await open({ mostAtOnce: 2, isPaid: false });
    expect((await callAll()).map(codeOf)).toEqual(Array(4).fill('fine'));
    expect(renders()).toEqual([[1, 2, 3, 4], [1], [2], [3], [4]]);
    expect(events('job 3')).toEqual(['call', 'failed', 'less-memory', 'call', 'arrived']);
    const again = createCallParty(['p', 'q', 'r', 's'], () => () => undefined);
    await Promise.all(['p', 'q', 'r', 's'].map((jobId, index) => caller.call(orderOf({ jobId, seed: 70 + index, party: again }))));
    expect(renders().slice(5)).toEqual([
      [70, 71],
      [72, 73],
    ]);
  });
});

it('a picture that was asked for with less keeps its mark when it is fetched after a restart', async () => {
  const server = await startFake(tinyVendor({ polls: 0 }));
  onTestFinished(() => server.close());
  const { caller, calls, orderOf, clock } = openCaller({ models: [tinyModel({ url: server.url, isQueued: true })] });
  const made = await fetch(`${server.url}/jobs`, { method: 'POST', body: JSON.stringify({ prompt: 'a cat', width: 64, height: 64, seeds: [1] }) });
  const { id: vendorJob } = (await made.json()) as { id: string };
  const order = orderOf();
  const { host } = new URL(server.url);
  const row = { jobId: 'job', step: 'base', key: order.key, model: 'tiny', vendor: 'Tiny', connectionId: 'tiny', host, kind: 'generate' } as const;
  calls.intend({ ...row, id: 'old', images: 1, isPaid: true, canResume: true, reservedMicros: 40_000, mark: 'It was rendered smaller.' }, clock());
  calls.send('old');
  calls.nameJob('old', vendorJob);
  expect((await caller.call(order)).warnings).toEqual(['It was rendered smaller.']);
});

describe('stopping a batch', () => {
  async function stop(setUp: SetUp, reasons: Record<number, Error>) {
    const opened = await open({ polls: 1e6, isQueued: true, ...setUp });
    const controllers = opened.orders.map(() => new AbortController());
    const all = opened.callAll((order, index) => ({ ...order, signal: controllers[index].signal })).then((settled) => settled.map(codeOf));
    while (!opened.server.asked.some(({ method }) => method === 'GET')) await new Promise((resolve) => setTimeout(resolve, 5));
    const abort = () => {
      for (const [index, reason] of Object.entries(reasons)) controllers[Number(index)].abort(reason);
    };
    return { ...opened, all, abort };
  }

  it('of one leaves the others their pictures; what it cost is on the ledger, and a retry has it without paying', async () => {
    const { all, abort, rows, invoiceMicros, ledger, renders, caller, orders, server } = await stop({ polls: 40 }, { 1: CANCELLED });
    abort();
    expect(await all).toEqual(['fine', 'cancelled', 'fine', 'fine']);
    expect(server.asked.some(({ method }) => method === 'DELETE')).toBe(false);
    expect(rows().map(({ state }) => state)).toEqual(Array(4).fill('arrived'));
    expect(ledger.list({}, { limit: 9, offset: 0 }).totals.chargedMicros).toBe(invoiceMicros());
    await caller.call(orders[1]);
    expect(renders()).toHaveLength(1);
  });

  it('of one is told at once, although the call goes on; who wants the same picture meanwhile waits for it', async () => {
    const { abort, orders, caller, all, renders } = await stop({ polls: 60 }, { 1: CANCELLED });
    const first = caller.call({ ...orders[1], jobId: 'another', party: undefined, signal: new AbortController().signal });
    abort();
    expect(await all).toEqual(['fine', 'cancelled', 'fine', 'fine']);
    await first;
    expect(renders()).toHaveLength(1);
  });

  it('of one throws a free picture away', async () => {
    const { all, abort, rows, lines } = await stop({ polls: 40, isPaid: false }, { 1: CANCELLED });
    abort();
    expect(await all).toEqual(['fine', 'cancelled', 'fine', 'fine']);
    expect(rows().map(({ state }) => state)).toEqual(['arrived', 'failed', 'arrived', 'arrived']);
    expect(lines('job 2').at(-1)).toBe('cancelled: Its picture came with those of other jobs in the same call and was thrown away; nothing is billed.');
  });

  it('of all tells the vendor', async () => {
    const { all, abort, rows, server } = await stop({}, { 0: CANCELLED, 1: CANCELLED, 2: CANCELLED, 3: CANCELLED });
    abort();
    expect(await all).toEqual(Array(4).fill('cancelled'));
    expect(server.asked.at(-1)!.method).toBe('DELETE');
    expect(rows().map(({ state }) => state)).toEqual(Array(4).fill('maybe-billed'));
  });

  it('by closing Galley leaves the job at its vendor; after the next start each fetches its own picture of it', { timeout: 15_000 }, async () => {
    const server = await startFake(tinyVendor({ polls: 3 }));
    onTestFinished(() => server.close());
    const model = tinyModel({ url: server.url, isQueued: true, batchSeeds: 'each' });
    const stuck = { ...model, call: (request: never, context: never) => model.call(request, context).then(() => new Promise<never>(() => undefined)) };
    const first = openCaller({ models: [stuck as typeof model], closingGraceMs: 4100 });
    const controller = new AbortController();
    const party = createCallParty(['job 1', 'job 2'], () => () => undefined);
    const ordersAt = (opened: typeof first) => [1, 2].map((seed) => opened.orderOf({ jobId: `job ${seed}`, seed }));
    const all = Promise.allSettled(ordersAt(first).map((order) => first.caller.call({ ...order, party, signal: controller.signal })));
    while (server.asked.length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort(CLOSING);
    expect((await all).map(codeOf)).toEqual(['cancelled', 'cancelled']);
    expect(first.ledger.list({}, { limit: 9, offset: 0 }).calls.map(({ state }) => state)).toEqual(['sent', 'sent']);
    const second = openCaller({ models: [model], folder: first.folder });
    // One after the other: what one of them fetched is not taken for the other's.
    const [orderOne, orderTwo] = ordersAt(second);
    const made = [await second.caller.call(orderTwo), await second.caller.call(orderOne)].reverse();
    expect(made.map(({ images }) => images[0].sha256)).toEqual(await alone([1, 2]));
    expect(server.invoice).toHaveLength(1);
    expect(second.events('job 1')).toEqual(['call', 'resumed', 'arrived']);
    expect(second.ledger.list({}, { limit: 9, offset: 0 }).totals).toMatchObject({ chargedMicros: 80_000, openMicros: 0 });
  });
});
