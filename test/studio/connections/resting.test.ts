import { expect, test } from 'vitest';
import type { RemoteModel } from '../../../electron/models/remote-model.ts';
import { createCircuitBreaker } from '../../../electron/render/calls/circuit-breaker.ts';
import { restingConnections } from '../../../electron/studio/connections/resting.ts';
import type { ModelStatus } from '../../../shared/routing.ts';

test('a connection rests while the circuit of its host is open, whatever its models are called', () => {
  let now = 0;
  const breaker = createCircuitBreaker({ now: () => now });
  const way = (connectionId: string, host: string) => ({ connectionId, host }) as RemoteModel;
  const WAYS: Record<string, RemoteModel[]> = { a: [way('one', 'one:80'), way('two', 'two:80')], b: [way('two', 'two:80')], c: [way('three', 'two:80')] };
  const service = { statuses: () => Object.keys(WAYS).map((id) => ({ id }) as ModelStatus), ways: (id: string) => WAYS[id] };
  const resting = () => restingConnections(service, breaker.waitMs);

  expect(resting()).toEqual([]);
  for (let failure = 0; failure < 5; failure++) breaker.end('two:80', 'down');
  expect(resting()).toEqual([
    { connectionId: 'two', waitMs: 15_000 },
    { connectionId: 'three', waitMs: 15_000 },
  ]);
  now = 15_000;
  expect(resting()).toEqual([]);
});
