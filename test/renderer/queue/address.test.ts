import { expect, test } from 'vitest';
import { pageOf } from '../../../renderer/app/navigation-store.ts';
import { addressOf, queueAddress } from '../../../renderer/queue/address.ts';

test('an address keeps the whole view of the queue, and takes no nonsense', () => {
  const address = { view: 'planner', filter: 'done', search: '50 % “café” & more', more: { models: ['a b', 'c'], age: 'week', hasError: true } } as const;
  const hash = addressOf({ ...address, more: { ...address.more, models: [...address.more.models] } });
  expect(queueAddress(hash)).toEqual(address);
  expect(pageOf(hash)).toBe('queue');
  expect(queueAddress(addressOf({ ...queueAddress('#/queue'), view: 'board', search: 'bread' }))).toMatchObject({ view: 'board', search: 'bread' });
  expect(queueAddress('#/queue')).toEqual({ view: 'list', filter: 'all', search: '', more: {} });
  expect(queueAddress('#/queue?view=x&show=y&intents=z&age=never&error=maybe')).toEqual({ view: 'list', filter: 'all', search: '', more: {} });
});
