import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { StudioClient } from '../../../renderer/app/studio-client.ts';
import { NO_FILTER } from '../../../renderer/spending/ledger-filter.ts';
import { createSpendingStore } from '../../../renderer/spending/store.ts';
import { type FakeLedger, fakeCall } from '../fakes/fake-ledger.ts';
import { createFakeRouter, createFakeStudio } from '../fakes/fake-studio.ts';

function setUp(fill: (ledger: FakeLedger) => void) {
  const studio = createFakeStudio([]);
  fill(studio.ledger);
  const client: StudioClient = createRouterClient(createFakeRouter(studio));
  const events: string[] = [];
  const files: string[] = [];
  const store = createSpendingStore({
    api: client.ledger,
    listConnections: client.connections.list,
    saveFile: (name, content) => files.push(`${name}: ${content}`),
    onDecided: () => events.push('decided'),
    onError: (error) => events.push((error as { code: string }).code),
    now: () => new Date(2026, 0, 5, 12),
  });
  return { store, studio, events, files };
}

const many = (ledger: FakeLedger) => {
  ledger.calls = Array.from({ length: 250 }, (_, number) =>
    fakeCall(number, { chargedMicros: 6_500 + number, model: number % 2 ? 'sdxl' : 'sd3.5-large', day: number < 40 ? '2026-01-05' : '2025-12-20' }),
  );
};

describe('the ledger', () => {
  it('is loaded page by page and sums to the last digit, whatever is on screen', async () => {
    const { store, studio } = setUp(many);
    await store.getState().load();
    expect(store.getState().rows).toHaveLength(250);
    expect(store.getState().rows[120]).toBeUndefined();
    await store.getState().ensure(100, 250);
    const { rows, totals, everything } = store.getState();
    expect(rows.map((row) => row?.id)).toEqual(studio.ledger.calls.map(({ id }) => id));
    const sum = (list: readonly { chargedMicros: number }[]) => list.reduce((all, { chargedMicros }) => all + chargedMicros, 0);
    expect(totals?.chargedMicros).toBe(sum(rows.flatMap((row) => row ?? [])));
    for (const list of [totals!.byDay, totals!.byModel, totals!.byConnection]) expect(sum(list)).toBe(totals!.chargedMicros);
    expect(everything).toEqual(totals);
  });

  it('is filtered by day, model and state, and its file holds what is shown', async () => {
    const { store, files } = setUp(many);
    await store.getState().load();
    await store.getState().setFilter({ days: '7', model: 'sdxl' });
    expect(store.getState()).toMatchObject({ totals: { calls: 20 }, everything: { calls: 250 } });
    await store.getState().saveCsv();
    expect(files[0].split('\r\n')).toHaveLength(21);
    await store.getState().setFilter({ days: '2025-12-20', model: 'all' });
    expect(store.getState().totals?.calls).toBe(210);
    await store.getState().setFilter({ state: 'failed' });
    expect(store.getState()).toMatchObject({ totals: { calls: 0 }, rows: [] });
    await store.getState().setFilter(NO_FILTER);
    expect(store.getState().totals?.calls).toBe(250);
  });
});

describe('calls in doubt', () => {
  const inDoubt = (ledger: FakeLedger) => {
    ledger.calls = [fakeCall(0, { state: 'maybe-billed' }), fakeCall(1)];
  };

  it.each([
    [true, 65_000],
    [false, 0],
  ])('are settled once (billed: %s) and leave the list', async (wasBilled, chargedMicros) => {
    const { store, events } = setUp(inDoubt);
    await store.getState().load();
    expect(store.getState().doubts.map(({ id }) => id)).toEqual(['call-0']);
    await Promise.all([store.getState().decide('call-0', wasBilled), store.getState().decide('call-0', wasBilled)]);
    expect(store.getState()).toMatchObject({ doubts: [], deciding: new Set() });
    expect(store.getState().rows[0]).toMatchObject({ state: 'failed', chargedMicros });
    expect(events).toEqual(['decided']);
  });

  it('that somebody else settled are told of', async () => {
    const { store, studio, events } = setUp(inDoubt);
    await store.getState().load();
    studio.ledger.calls[0].state = 'failed';
    await store.getState().decide('call-0', true);
    expect(events).toEqual(['conflict', 'decided']);
  });
});
