import { describe, expect, it, onTestFinished } from 'vitest';
import { stabilityKind } from '../../electron/models/vendors/stability/index.ts';
import { createPassingConnections } from '../../electron/studio/connections/connection-file.ts';
import { createEnvironmentVault } from '../../electron/studio/connections/environment-vault.ts';
import { createStudio } from '../../electron/studio.ts';
import { startFake } from '../fakes/fake-server.ts';
import { fakeStability } from '../fakes/stability.ts';
import { connectionTo } from '../models/vendors/support/hosted-stage.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const KEY = 'sk-a-key';

async function open() {
  const server = await startFake((parts) => fakeStability(parts, { key: KEY, pixels: 128 * 128 }));
  const file = createPassingConnections();
  file.write([connectionTo(stabilityKind, server.url)]);
  const connections = { environment: { STABILITY_API_KEY: KEY }, file, vault: createEnvironmentVault() };
  const studio = await createStudio({ projectFolder: temporaryFolder(), concurrency: 1, reviewer: 'tester', connections });
  onTestFinished(async () => {
    await studio.dispose();
    await server.close();
  });
  return { studio, server };
}

const request = (prompt: string) => ({ prompt, width: 128, height: 128, seed: 5, cell: { models: ['sd3.5-large'] } });

describe('calls in doubt', () => {
  it('are listed with their prompt until somebody settles them, and the job runs again without a question', async () => {
    const { studio, server } = await open();
    server.forecast.push('reset');
    const [broken] = studio.queue.add([request('a red brick wall'), request('an oak door')]);
    await studio.whenIdle();
    const [doubt, ...others] = studio.ledger.inDoubt();
    expect(others).toEqual([]);
    expect(doubt).toMatchObject({ jobId: broken, state: 'maybe-billed', prompt: 'a red brick wall', chargedMicros: 65_000 });
    expect(studio.ledger.decide(doubt.id, false)).toMatchObject({ state: 'failed', chargedMicros: 0, prompt: 'a red brick wall' });
    expect(studio.ledger.inDoubt()).toEqual([]);
    studio.queue.retry([broken]);
    await studio.whenIdle();
    expect(studio.queue.get(broken).state).toBe('done');
    const { calls, totals } = studio.ledger.list({}, { limit: 10, offset: 0 });
    expect(calls.map(({ createdAt }) => createdAt)).toEqual(
      calls
        .map(({ createdAt }) => createdAt)
        .sort()
        .reverse(),
    );
    expect(totals.chargedMicros).toBe(calls.reduce((sum, { chargedMicros }) => sum + chargedMicros, 0));
    expect(totals).toMatchObject({ calls: 3, openMicros: 0, byModel: [{ name: 'sd3.5-large', calls: 3 }], byDay: [{ calls: 3 }] });
  });
});

describe('kinds of connections', () => {
  it('say whether they cost money, and what is not known about those', async () => {
    const { studio } = await open();
    const { kinds } = studio.connections.list();
    expect(kinds.filter(({ isPaid }) => !isPaid).map(({ kind }) => kind)).toEqual(['comfyui', 'a1111']);
    for (const { kind, isPaid, unknowns } of kinds) {
      expect(unknowns.length > 0, kind).toBe(isPaid);
      for (const sentence of unknowns) expect(sentence).toMatch(/^\p{Lu}.+\.$/u);
    }
  });
});
