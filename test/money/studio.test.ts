import { describe, expect, it, onTestFinished } from 'vitest';
import { stabilityKind } from '../../electron/models/vendors/stability/index.ts';
import { createPassingConnections } from '../../electron/studio/connections/connection-file.ts';
import { createEnvironmentVault } from '../../electron/studio/connections/environment-vault.ts';
import { createStudio, type Studio } from '../../electron/studio.ts';
import type { Job } from '../../shared/job.ts';
import { type FakeServer, startFake } from '../fakes/fake-server.ts';
import { type FakeStabilityOptions, fakeStability } from '../fakes/stability.ts';
import { connectionTo } from '../models/vendors/support/hosted-stage.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const KEY = 'sk-a-key';
const MODEL = 'sd3.5-large';

async function open(options: Partial<FakeStabilityOptions> = {}): Promise<{ studio: Studio; server: FakeServer }> {
  const server = await startFake((parts) => fakeStability(parts, { key: KEY, pixels: 128 * 128, ...options }));
  const file = createPassingConnections();
  file.write([connectionTo(stabilityKind, server.url)]);
  const connections = { environment: { [stabilityKind.keyVariables[0]]: KEY }, file, vault: createEnvironmentVault() };
  const studio = await createStudio({ projectFolder: temporaryFolder(), concurrency: 1, reviewer: 'tester', connections });
  onTestFinished(async () => {
    await studio.dispose();
    await server.close();
  });
  return { studio, server };
}

async function ended({ queue, whenIdle }: Studio, id: string): Promise<Job> {
  await whenIdle();
  return queue.get(id);
}

const request = (more: object = {}) => ({ prompt: 'a red brick wall', width: 128, height: 128, seed: 5, cell: { models: [MODEL] }, ...more });

describe('a job of a paid model', () => {
  it('ends with a proof that says what it cost and where it was made; the same picture is not paid twice', async () => {
    const { studio, server } = await open();
    const [id, twin] = studio.queue.add([request(), request()]);
    const job = await ended(studio, id);
    expect([job.state, job.error]).toEqual(['done', null]);
    const { steps } = studio.review.get(job.proofId!);
    expect(steps.find(({ operation }) => operation === 'generate')).toMatchObject({
      model: MODEL,
      costUsd: 0.065,
      retries: 0,
      status: 'done',
      host: new URL(server.url).host,
    });
    expect(studio.queue.get(twin).state).toBe('done');
    expect(server.invoice).toHaveLength(1);
    expect(studio.ledger.list({}, { limit: 9, offset: 0 })).toMatchObject({
      calls: [{ jobId: expect.any(String), state: 'arrived' }],
      totals: { chargedMicros: 65_000 },
    });
    expect(studio.ledger.routeLog(id).map(({ event }) => event)).toEqual(['call', 'arrived']);
    expect(studio.ledger.budgets()).toMatchObject({ todayMicros: 65_000, projectMicros: 65_000, openMicros: 0 });
  });

  it('stops when its call may have been billed, and runs again only with a word', async () => {
    const { studio, server } = await open();
    server.forecast.push('reset');
    const [id] = studio.queue.add([request()]);
    expect(await ended(studio, id)).toMatchObject({ state: 'failed', error: { code: 'maybe-billed', message: expect.stringMatching(/may bill \$0\.065/) } });
    expect(() => studio.queue.retry([id])).toThrow(/may have been billed \(\$0\.065\).*accept a second bill/);
    const other = studio.queue.add([request({ prompt: 'something else' })]);
    expect(() => studio.queue.retry([...other, id])).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect((await ended(studio, id)).state).toBe('failed');
    studio.queue.retry([id], { acceptSecondBill: true });
    expect((await ended(studio, id)).state).toBe('done');
    expect(server.invoice).toHaveLength(3);
    expect(studio.ledger.list({}, { limit: 9, offset: 0 }).totals.chargedMicros).toBe(3 * 65_000);
    expect(studio.ledger.routeLog(id).map(({ event }) => event)).toEqual(['call', 'maybe-billed', 'accepted', 'call', 'arrived']);
  });

  it('does not go on with another model when the budget is used up', async () => {
    const { studio, server } = await open();
    studio.ledger.setBudgets({ perJobUsd: 0.05, perDayUsd: null, projectUsd: null });
    const [id] = studio.queue.add([request()]);
    expect(await ended(studio, id)).toMatchObject({
      state: 'failed',
      error: { code: 'budget-exceeded', message: expect.stringContaining('would cost $0.065, but the budget of one job ($0.05) has $0.05 left') },
    });
    expect(server.asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('goes on with the next model of the route when the vendor has no more credit, and says so', async () => {
    const { studio, server } = await open({ credits: 1 });
    const [id] = studio.queue.add([request({ prompt: 'seamless red brick texture', column: 'final', cell: undefined })]);
    const job = await ended(studio, id);
    expect([job.state, job.error]).toEqual(['done', null]);
    expect(
      studio.review
        .get(job.proofId!)
        .steps.filter(({ operation }) => operation === 'generate')
        .map(({ model, status, errorCode }) => [model, status, errorCode]),
    ).toEqual([
      [MODEL, 'failed', 'quota'],
      ['sketch', 'done', null],
    ]);
    expect(studio.ledger.routeLog(id).at(-1)).toMatchObject({ event: 'next-model', message: expect.stringMatching(/The route goes on with sketch\.$/) });
    expect(server.invoice).toEqual([]);
  });
});
