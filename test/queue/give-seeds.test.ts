import { expect, it } from 'vitest';
import { createSeedGiver } from '../../electron/queue/give-seeds.ts';
import { seedOf } from '../../electron/queue/prepare.ts';
import { jobRequestSchema } from '../../shared/job.ts';

const request = (prompt: string, more: object = {}) => jobRequestSchema.parse({ prompt, ...more });

it('gives variants of one request seeds that follow each other, and any other request one of its own', () => {
  const seeds = createSeedGiver(() => []);
  const first = seedOf('a');
  expect(seeds.give(request('a cat'), 'a')).toBe(first);
  expect(seeds.give(request('a dog'), 'b')).toBe(seedOf('b'));
  expect(seeds.give(request('a cat', { tags: ['spring'] }), 'c')).toBe(first + 1);
  expect(seeds.give(request('a cat'), 'd')).toBe(first + 2);
  expect(seeds.give(request('a cat', { width: 512 }), 'e')).toBe(seedOf('e'));
});

it('gives the same again the next seed that nobody has', () => {
  const seeds = createSeedGiver((prompt) => (prompt === 'a cat' ? [7, 8, 10] : []));
  const cat = { ...request('a cat'), seed: 7 };
  expect([1, 2, 3].map(() => seeds.giveBeside(cat))).toEqual([9, 11, 12]);
  expect(seeds.giveBeside({ ...request('a dog'), seed: 0xffff_ffff })).toBe(0);
});
