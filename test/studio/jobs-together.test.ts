import { describe, expect, it, onTestFinished } from 'vitest';
import { a1111Kind } from '../../electron/models/vendors/a1111/index.ts';
import { comfyuiKind } from '../../electron/models/vendors/comfyui/index.ts';
import { createPassingConnections } from '../../electron/studio/connections/connection-file.ts';
import { createEnvironmentVault } from '../../electron/studio/connections/environment-vault.ts';
import { createStudio, type Studio } from '../../electron/studio.ts';
import { FakeWebui, type FakeWebuiOptions } from '../fakes/a1111.ts';
import { FakeComfyUi } from '../fakes/comfyui.ts';
import { type FakeServer, startFake } from '../fakes/fake-server.ts';
import { connectionTo } from '../models/vendors/support/hosted-stage.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function studioWith(kind: typeof a1111Kind, server: FakeServer): Promise<Studio> {
  const file = createPassingConnections();
  file.write([connectionTo(kind, server.url)]);
  const studio = await createStudio({
    projectFolder: temporaryFolder(),
    concurrency: 1,
    reviewer: 'tester',
    connections: { environment: {}, file, vault: createEnvironmentVault() },
  });
  onTestFinished(async () => {
    await studio.dispose();
    await server.close();
  });
  return studio;
}

async function webui(options: FakeWebuiOptions = {}) {
  let fake!: FakeWebui;
  const server = await startFake((parts) => {
    fake = new FakeWebui(parts, options);
    return fake;
  });
  const studio = await studioWith(a1111Kind, server);
  const sent = () => server.asked.filter(({ path }) => path.endsWith('/txt2img')).map(({ body }) => JSON.parse(body.toString()));
  return { fake, server, studio, batches: () => sent().map(({ seed, batch_size }) => [seed, batch_size]) };
}

async function comfyui(options: ConstructorParameters<typeof FakeComfyUi>[1] = {}) {
  let fake!: FakeComfyUi;
  const server = await startFake((parts) => {
    fake = new FakeComfyUi(parts, options);
    return fake;
  });
  return { fake, server, studio: await studioWith(comfyuiKind, server) };
}

const request = (more: object = {}) => ({ prompt: 'a red brick wall', width: 256, height: 256, cell: { models: ['sdxl'] }, ...more });
const basesOf = (studio: Studio, ids: readonly string[]) => ids.map((id) => studio.review.get(studio.queue.get(id).proofId!).beforeSha256);

describe('variants of a prompt', () => {
  it('are one request of AUTOMATIC1111, and the pictures are those that each seed gives alone', async () => {
    const { studio, batches } = await webui();
    const ids = studio.queue.add(Array(4).fill(request()));
    const seeds = ids.map((id) => studio.queue.get(id).request.seed);
    expect(seeds).toEqual([0, 1, 2, 3].map((step) => seeds[0] + step));
    await studio.whenIdle();
    expect(batches()).toEqual([[seeds[0], 4]]);
    const alone = await webui();
    const singly: string[] = [];
    for (const seed of seeds) {
      const [id] = alone.studio.queue.add([request({ seed })]);
      await alone.studio.whenIdle();
      singly.push(...basesOf(alone.studio, [id]));
    }
    expect(alone.batches().map(([, size]) => size)).toEqual([1, 1, 1, 1]);
    expect(basesOf(studio, ids)).toEqual(singly);
    expect(studio.ledger.routeLog(ids[2]).map(({ event, message }) => `${event}: ${message}`)).toEqual([
      expect.stringMatching(/^call: .* is asked for one picture of 256 × 256, free of charge, rendered together with 3 others\.$/),
      expect.stringMatching(/^arrived: /),
    ]);
    // One that follows is rendered with nobody.
    const [next] = studio.queue.duplicate([ids[0]]);
    expect(studio.queue.get(next).request.seed).toBe(seeds[3] + 1);
    await studio.whenIdle();
    expect(batches().at(-1)).toEqual([seeds[3] + 1, 1]);
  });

  it('that run out of memory together go on one by one, each having failed once; the next are half as many from the beginning', async () => {
    const GIB = 2 ** 30;
    const { studio, batches } = await webui({ memoryBytes: 8 * GIB, peakBytes: ({ batch }) => (2 + 2 * batch) * GIB });
    const first = studio.queue.add(Array(4).fill(request({ seed: undefined })));
    await studio.whenIdle();
    expect(batches().map(([, size]) => size)).toEqual([4, 1, 1, 1, 1]);
    const second = studio.queue.add(Array(4).fill(request({ prompt: 'a slate roof' })));
    await studio.whenIdle();
    expect(batches().map(([, size]) => size)).toEqual([4, 1, 1, 1, 1, 2, 2]);
    expect([...first, ...second].map((id) => studio.queue.get(id).state)).toEqual(Array(8).fill('done'));
    expect(studio.ledger.routeLog(first[3]).map(({ event }) => event)).toEqual(['call', 'failed', 'less-memory', 'call', 'arrived']);
  });

  it('of which one is cancelled leave the others alone', async () => {
    const { studio, fake, batches } = await webui();
    fake.isHeld = true;
    const ids = studio.queue.add(Array(3).fill(request()));
    await expect.poll(() => batches().length).toBe(1);
    studio.queue.cancel([ids[1]]);
    await expect.poll(() => studio.queue.get(ids[1]).state).toBe('cancelled');
    expect(studio.queue.get(ids[0]).state).toBe('running');
    fake.release();
    await studio.whenIdle();
    expect(ids.map((id) => studio.queue.get(id).state)).toEqual(['done', 'cancelled', 'done']);
    expect(fake.cancelled).toEqual([]);
    expect(studio.ledger.routeLog(ids[1]).at(-1)).toMatchObject({ event: 'cancelled', message: expect.stringContaining('thrown away') });
  });

  it('are graphs of one call at ComfyUI, each with its own seed and name', async () => {
    const { fake, studio } = await comfyui();
    const ids = studio.queue.add(Array(3).fill(request()));
    await studio.whenIdle();
    expect(ids.map((id) => studio.queue.get(id).state)).toEqual(['done', 'done', 'done']);
    expect(new Set(basesOf(studio, ids)).size).toBe(3);
    expect(fake.engine.done).toHaveLength(3);
    expect(ids.map((id) => studio.ledger.routeLog(id)[0].message)).toEqual(Array(3).fill(expect.stringContaining('rendered together with 2 others')));
    const names = studio.ledger.list({}, { limit: 9, offset: 0 }).calls.map(({ vendorJob }) => vendorJob);
    expect(new Set(names).size).toBe(3);
  });

  it('keep at ComfyUI what was done before one of them ran out of memory; only the others are asked for again', async () => {
    const { fake, studio } = await comfyui({ stepMs: 40 });
    const ids = studio.queue.add(Array(3).fill(request()));
    const hasArrived = () => studio.ledger.routeLog(ids[0]).some(({ event }) => event === 'arrived');
    await expect.poll(hasArrived, { timeout: 20_000, interval: 5 }).toBe(true);
    fake.engine.outOfMemoryNext = 1;
    await studio.whenIdle();
    expect(ids.map((id) => studio.queue.get(id).state)).toEqual(['done', 'done', 'done']);
    expect(fake.engine.done).toHaveLength(3);
    const events = ids.map((id) => studio.ledger.routeLog(id).map(({ event }) => event));
    expect(events[0]).toEqual(['call', 'arrived']);
    for (const of of events.slice(1)) expect(of).toEqual(['call', 'failed', 'less-memory', 'call', 'arrived']);
  });
});
