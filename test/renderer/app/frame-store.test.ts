import { expect, test } from 'vitest';
import { createFrameStore, type FrameApi, healthOf } from '../../../renderer/app/frame-store.ts';
import type { ListedConnection } from '../../../shared/connections.ts';
import { AppError } from '../../../shared/errors.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

function connection(id: string, { isEnabled = true, hasKey = true, isOk }: { isEnabled?: boolean; hasKey?: boolean; isOk?: boolean } = {}): ListedConnection {
  return {
    connection: { id, label: `Host ${id}`, isEnabled },
    key: { isNeeded: true, source: hasKey ? 'environment' : null, variable: null },
    test: isOk === undefined ? null : { isOk },
  } as ListedConnection;
}

test('hosts are told by what is wrong with them; one that is switched off is nobody’s trouble', () => {
  const connections = [
    connection('a'),
    connection('b', { isOk: true }),
    connection('c', { isOk: false }),
    connection('d', { hasKey: false, isOk: false }),
    connection('e', { isEnabled: false, hasKey: false }),
    connection('f', { isOk: true }),
  ];
  expect(healthOf({ connections }, [{ connectionId: 'f', waitMs: 9000 }])).toEqual({
    fine: 2,
    failing: ['Host c'],
    withoutKey: ['Host d'],
    resting: ['Host f'],
  });
});

test('what cannot be asked leaves the rest as it is, and many reasons to ask are one question', async () => {
  const { client } = createFakeWindow([]);
  const due: (() => void)[] = [];
  let plans = 0;
  const api: FrameApi = {
    async plan() {
      plans++;
      throw new AppError('unavailable', 'The studio is busy.');
    },
    listConnections: client.connections.list,
    listResting: client.connections.resting,
    listProofs: client.review.list,
    inDoubt: client.ledger.inDoubt,
    listBakeOffs: async () => [
      { id: '1', votes: 0, renders: { total: 4, done: 4, failed: 0 } } as never,
      { id: '2', votes: 3, renders: { total: 4, done: 4, failed: 0 } } as never,
      { id: '3', votes: 0, renders: { total: 4, done: 2, failed: 0 } } as never,
    ],
  };
  const frame = createFrameStore({ api, schedule: (run) => due.push(run) });
  for (let i = 0; i < 5; i++) frame.getState().refreshSoon();
  expect([due.length, plans]).toEqual([1, 0]);
  await frame.getState().refresh();
  expect(frame.getState().end).toBeNull();
  expect(frame.getState().waiting['bake-off']).toBe(1);
  expect(frame.getState().hosts).not.toBeNull();
});
