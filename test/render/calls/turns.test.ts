import { expect, it } from 'vitest';
import { createTurns } from '../../../electron/render/calls/turns.ts';

it('lets one at a time through for each name, in order, also past one that gives up or fails', async () => {
  const { take } = createTurns();
  const { signal } = new AbortController();
  const impatient = new AbortController();
  const order: string[] = [];
  let finish: () => void = () => undefined;
  const first = take('a', signal, () =>
    new Promise<void>((resolve) => {
      finish = resolve;
    }).then(() => void order.push('first')),
  );
  const second = take('a', impatient.signal, async () => void order.push('second'));
  const third = take('a', signal, async () => {
    order.push('third');
    throw new Error('no');
  });
  const fourth = take('a', signal, async () => void order.push('fourth'));
  await take('b', signal, async () => void order.push('other'));
  impatient.abort(new Error('gave up'));
  await expect(second).rejects.toThrow('gave up');
  finish();
  await first;
  await expect(third).rejects.toThrow('no');
  await fourth;
  expect(order).toEqual(['other', 'first', 'third', 'fourth']);
});
