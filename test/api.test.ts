import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { describe, expect, expectTypeOf, it, onTestFinished } from 'vitest';
import { createApi, type HostPort } from '../electron/api.ts';
import type { contract, StudioEvent } from '../shared/contract.ts';
import { openPausedStudio, tiny } from './queue/studio-for-test.ts';

const host: HostPort = { shell: 'desktop', chooseFolder: async () => '/chosen', openFolder: async () => undefined };

/** A client at the other end of a real message port, as the window is. */
async function connect() {
  const studio = await openPausedStudio();
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(createApi(studio, host)).upgrade(port1);
  port1.start();
  const client: ContractRouterClient<typeof contract> = createORPCClient(new RPCLink({ port: port2 }));
  port2.start();
  onTestFinished(() => {
    port1.close();
    port2.close();
  });
  return { studio, client };
}

describe('the contract over a message port', () => {
  it('describes the host', async () => {
    const { studio, client } = await connect();
    expect(await client.host.info()).toEqual({
      shell: 'desktop',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      project: { name: studio.info.name, folder: studio.info.folder },
      exportFolder: studio.info.exportFolder,
      canChooseFolder: true,
      reviewer: 'tester',
    });
    expect(await client.host.chooseFolder()).toBe('/chosen');
  });

  it('queues, renders, reviews and counts', async () => {
    const { studio, client } = await connect();
    const preview = await client.prompt.preview({ request: tiny('a {red|blue} wall texture') });
    expect(preview).toMatchObject({ variations: 2, reading: { intent: 'texture' } });
    const { ids } = await client.queue.add({ requests: [tiny('a red wall texture')] });
    await client.queue.setPaused({ isPaused: false });
    await studio.whenIdle();
    expect(await client.queue.get({ id: ids[0] })).toMatchObject({ state: 'done' });
    const { proofs } = await client.review.list({ filter: 'needs-review' });
    expect(proofs).toHaveLength(1);
    const { id: proofId, afterSha256: pixelsSha256 } = proofs[0];
    expect(await client.review.decide({ proofId, pixelsSha256, verdict: 'approve' })).toMatchObject({ reviewer: 'tester', verdict: 'approve' });
    expect(await client.review.get({ id: proofId })).toMatchObject({ verdict: 'approve', job: { id: ids[0] } });
    expect(await client.review.rerender({ proofId })).toMatchObject({ parentId: ids[0], request: { width: 64, height: 64 } });
    expect((await client.insights.get({})).totals).toMatchObject({ done: 1, approved: 1 });
    expect(await client.export.preflight({ folder: studio.info.exportFolder })).toMatchObject({ isReady: true });
  });

  it('carries errors as code, message and details', async () => {
    const { client } = await connect();
    await expect(client.queue.get({ id: 'nobody' })).rejects.toMatchObject({ code: 'not-found', message: 'There is no job nobody.', data: { id: 'nobody' } });
    await expect(client.queue.add({ requests: [{ prompt: ' ' }] })).rejects.toMatchObject({ code: 'empty-prompt' });
    await expect(client.queue.add({ requests: [{ prompt: 'a', width: 1 }] })).rejects.toMatchObject({
      code: 'invalid-input',
      data: { path: ['requests', '0', 'width'] },
    });
  });

  it('carries errors of a stream in the same way', async () => {
    const { client } = await connect();
    const [aSha256, bSha256] = ['0', '1'].map((digit) => digit.repeat(64));
    const read = async () => {
      for await (const _ of await client.compare.measure({ aSha256, bSha256 }));
    };
    await expect(read()).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining(aSha256), data: { sha256: aSha256 } });
  });

  it('streams events until the window leaves', async () => {
    const { client } = await connect();
    const heard: StudioEvent['type'][] = [];
    const controller = new AbortController();
    const events = await client.events(undefined, { signal: controller.signal });
    const listening = (async () => {
      for await (const event of events) {
        heard.push(event.type);
        if (heard.includes('jobs') && heard.includes('queue')) return;
      }
    })();
    await client.queue.add({ requests: [tiny('a lighthouse')] });
    await listening;
    controller.abort();
    expect(heard).toEqual(expect.arrayContaining(['jobs', 'queue']));
  });

  it('keeps versions of the matrix', async () => {
    const { client } = await connect();
    const { matrix, version } = await client.matrix.get();
    expect(version).toBe(1);
    await client.queue.add({ requests: [tiny('a lighthouse')] });
    expect(await client.matrix.whatIf({ matrix })).toEqual({ considered: 1, changed: [], otherSteps: 0 });
    expect(await client.matrix.save({ matrix: { ...matrix, name: 'Ours' }, note: 'a try' })).toMatchObject({
      version: 2,
      note: 'a try',
      matrix: { name: 'Ours' },
    });
    expect((await client.matrix.versions()).map((saved) => saved.version)).toEqual([2, 1]);
    expect((await client.matrix.models()).find(({ id }) => id === 'sketch')).toMatchObject({ isAvailable: true });
  });

  it('agrees with the contract in its types', () => {
    type Client = ContractRouterClient<typeof contract>;
    expectTypeOf<ReturnType<typeof createApi>>().toHaveProperty('queue');
    expectTypeOf<Awaited<ReturnType<Client['queue']['get']>>['state']>().toEqualTypeOf<
      'queued' | 'paused' | 'running' | 'done' | 'failed' | 'cancelled' | 'quarantined'
    >();
  });
});
