import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { StudioClient } from '../../../renderer/app/studio-client.ts';
import { createRouteLogStore } from '../../../renderer/route-log/store.ts';
import type { RouteLine } from '../../../shared/calls.ts';
import { fakeCall } from '../fakes/fake-ledger.ts';
import { createFakeRouter, createFakeStudio } from '../fakes/fake-studio.ts';

const line = (id: number, jobId: string, event: RouteLine['event']): RouteLine => ({
  id,
  jobId,
  step: 'base',
  at: '2026-01-05T10:00:00.000Z',
  model: 'sd3.5-large',
  host: 'api.stability.ai',
  event,
  message: 'It was asked.',
  micros: 65_000,
});

function setUp() {
  const studio = createFakeStudio([]);
  studio.ledger.routeLog = [line(1, 'job-1', 'call'), line(2, 'job-2', 'call'), line(3, 'job-1', 'maybe-billed')];
  studio.ledger.calls = [fakeCall(1, { state: 'maybe-billed' })];
  const client: StudioClient = createRouterClient(createFakeRouter(studio));
  const errors: unknown[] = [];
  return { studio, errors, store: createRouteLogStore({ api: client.ledger, onError: (error) => errors.push(error) }) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the route log', () => {
  it('shows a job’s lines and what is in doubt of it, and nothing of the job before', async () => {
    const { store } = setUp();
    await store.getState().show('job-1');
    expect(store.getState()).toMatchObject({ jobId: 'job-1', doubtMicros: 65_000 });
    expect(store.getState().lines.map(({ id }) => id)).toEqual([1, 3]);
    const asked = store.getState().show('job-2');
    expect(store.getState().lines).toEqual([]);
    await asked;
    expect(store.getState()).toMatchObject({ doubtMicros: null, lines: [{ id: 2 }] });
  });

  it('keeps the job that was opened last when answers cross', async () => {
    const { store } = setUp();
    await Promise.all([store.getState().show('job-1'), store.getState().show('job-2')]);
    expect(store.getState().lines.map(({ jobId }) => jobId)).toEqual(['job-2']);
  });

  it('looks again when its job changed, and a word for a second bill ends the doubt', async () => {
    const { store, studio } = setUp();
    await store.getState().show('job-1');
    studio.ledger.calls[0].acceptedAt = '2026-01-05T11:00:00.000Z';
    studio.ledger.routeLog.push(line(4, 'job-1', 'accepted'));
    store.getState().applyJobs(['job-9']);
    await settled();
    expect(store.getState().lines).toHaveLength(2);
    store.getState().applyJobs(['job-1']);
    await settled();
    expect(store.getState()).toMatchObject({ doubtMicros: null });
    expect(store.getState().lines).toHaveLength(3);
  });
});
