import { expect, it } from 'vitest';
import { recoverCalls } from '../../electron/render/calls/recovery.ts';
import type { NewCall } from '../../electron/telemetry/call-table.ts';
import { openCaller } from './open-caller.ts';

const CALL: NewCall = {
  id: 'call',
  jobId: 'job',
  step: 'base',
  key: 'key',
  model: 'tiny',
  vendor: 'Tiny',
  connectionId: 'tiny',
  host: 'tiny:1',
  kind: 'generate',
  images: 1,
  isPaid: true,
  canResume: true,
  reservedMicros: 40_000,
};

it('settles what a process left open: each by what is known of it', async () => {
  const { calls, routeLog, store, clock, ledger } = openCaller({ models: [] });
  const sent = (id: string, change: Partial<NewCall> = {}, name: string | null = 'vendor-job') => {
    calls.intend({ ...CALL, id, ...change }, clock());
    calls.send(id);
    if (name) calls.nameJob(id, name);
  };
  calls.intend({ ...CALL, id: 'never sent' }, clock());
  sent('can be fetched');
  sent('of a job that was cancelled', { jobId: 'cancelled' });
  sent('without a name', {}, null);
  sent('cannot be fetched', { canResume: false });
  sent('costs nothing', { isPaid: false, reservedMicros: 0 }, null);
  const { sha256, bytes } = await store.put(Buffer.from('a picture'));
  const arrival = { micros: 50_000, warnings: [], peakBytes: null, requestId: null };
  sent('stored');
  calls.noteArrivals([{ id: 'stored', arrival: { ...arrival, images: [{ sha256, mediaType: 'image/png', bytes, seed: null }] } }]);
  sent('stored in part', { canResume: false });
  const images = [sha256, 'f'.repeat(64)].map((each) => ({ sha256: each, mediaType: 'image/png', bytes, seed: null }));
  calls.noteArrivals([{ id: 'stored in part', arrival: { ...arrival, images } }]);

  const unclear = recoverCalls({ calls, log: routeLog, store, clock, isAwaited: (jobId) => jobId === 'job' });
  const states = Object.fromEntries(ledger.list({}, { limit: 99, offset: 0 }).calls.map(({ id, state, chargedMicros }) => [id, [state, chargedMicros]]));
  expect(states).toEqual({
    'never sent': ['released', 0],
    'can be fetched': ['sent', 40_000],
    'of a job that was cancelled': ['maybe-billed', 40_000],
    'without a name': ['maybe-billed', 40_000],
    'cannot be fetched': ['maybe-billed', 40_000],
    'costs nothing': ['failed', 0],
    stored: ['arrived', 50_000],
    'stored in part': ['maybe-billed', 40_000],
  });
  expect(unclear.map(({ id }) => id).sort()).toEqual(['cannot be fetched', 'of a job that was cancelled', 'stored in part', 'without a name']);
  for (const { message } of unclear) expect(message).toMatch(/Tiny \(tiny:1\) was asked for tiny at .*It may bill \$0\.04\..*retry only if you accept/);
  // Another start finds nothing new.
  expect(recoverCalls({ calls, log: routeLog, store, clock, isAwaited: () => true })).toEqual([]);
});
