import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasSample } from '../../electron/project-folder.ts';
import { personalConnections } from '../../electron/studio/connections/open-connections.ts';
import { SKETCH } from '../../shared/routing.ts';
import { openPausedStudio, openStudio } from '../queue/studio-for-test.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('the sample', () => {
  it('is queued for the built-in engine and taken out whole before it is rendered', async () => {
    const studio = await openPausedStudio();
    const own = studio.queue.add([{ prompt: 'a mug of my own', width: 64, height: 64 }]);
    const ids = await studio.sample.add();
    expect(ids).toHaveLength(20);
    expect(new Set(ids.map((id) => studio.queue.get(id).route.model))).toEqual(new Set([SKETCH]));
    expect(studio.sample.status()).toEqual({ jobs: 20, done: 0 });
    expect(await studio.sample.remove()).toEqual({ removed: 20, kept: 0 });
    expect(studio.queue.list({ limit: 100, offset: 0 }).jobs.map(({ id }) => id)).toEqual(own);
    expect(studio.queue.list({ limit: 100, offset: 0, search: 'harbour' }).total).toBe(0);
    expect(await studio.sample.remove()).toEqual({ removed: 0, kept: 0 });
  });

  it('leaves what somebody has judged, takes out the other proofs, and is quick to come back', async () => {
    const studio = await openStudio();
    const told: string[][] = [];
    studio.subscribe((event) => event.type === 'removed' && told.push(event.jobIds));
    const ids = await studio.sample.add();
    studio.queue.cancel(ids.slice(0, -2));
    await studio.whenIdle();
    const [judged, loose] = ids.slice(-2).map((id) => studio.review.get(studio.queue.get(id).proofId!));
    studio.review.decide({ proofId: judged.id, pixelsSha256: judged.afterSha256, verdict: 'approve', note: '', overrideReason: '' });
    expect(studio.sample.status()).toEqual({ jobs: 20, done: 2 });
    expect(await studio.sample.remove()).toEqual({ removed: 19, kept: 1 });
    expect(told.flat()).toHaveLength(19);
    expect(told.flat()).not.toContain(judged.jobId);
    expect(studio.review.list({ filter: 'all', limit: 10, offset: 0 }).proofs.map(({ id }) => id)).toEqual([judged.id]);
    expect(() => studio.review.get(loose.id)).toThrow();
    expect(studio.review.overview({ filter: 'all' }).counts).toMatchObject({ approve: 1, unjudged: 0 });
    // Its figures stay: predictions are made from them.
    expect(studio.insights.get({ sinceDays: 30 }).totals.jobs).toBe(20);
    const again = await studio.sample.add();
    studio.queue.cancel(again.slice(0, -1));
    await studio.whenIdle();
    expect(studio.sample.status()).toEqual({ jobs: 21, done: 2 });
    const [{ operation, isCached }] = studio.review.get(studio.queue.get(again[19]).proofId!).steps;
    expect({ operation, isCached }).toEqual({ operation: 'generate', isCached: true });
  });

  it('goes to no connected engine, so that looking around costs nothing', async () => {
    const environment = { GALLEY_CONNECTIONS: join(temporaryFolder(), 'connections.json'), STABILITY_API_KEY: 'sk-of-a-test' };
    const studio = await openPausedStudio({ connections: personalConnections(environment) });
    const kind = studio.connections.list().kinds.find((info) => info.kind === 'stability')!;
    const { defaultBaseUrl: baseUrl, defaultModels: models, label } = kind;
    studio.connections.save({ id: 'stability', kind: 'stability', label, baseUrl, isEnabled: true, models, options: {} });
    const [own] = studio.queue.add([{ prompt: 'seamless woven wool cloth texture', column: 'final' }]);
    expect(studio.queue.get(own).route.model).toBe('sd3.5-large');
    const ids = await studio.sample.add();
    expect(new Set(ids.map((id) => studio.queue.get(id).route.model))).toEqual(new Set([SKETCH]));
  });

  it('begins the project that opens by itself, never a folder that somebody named', () => {
    expect(hasSample(undefined, undefined, {})).toBe(true);
    expect(hasSample(undefined, '/projects/own', {})).toBe(false);
    expect(hasSample(undefined, undefined, { GALLEY_PROJECT: '/projects/own' })).toBe(false);
    expect(hasSample(true, '/projects/own', {})).toBe(true);
    expect(hasSample(false, undefined, {})).toBe(false);
  });
});
