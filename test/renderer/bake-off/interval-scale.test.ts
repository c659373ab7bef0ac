import { expect, test } from 'vitest';
import { scaleOf } from '../../../renderer/bake-off/interval-scale.ts';
import { formatDifference } from '../../../shared/bake-off-words.ts';

test('all rows of a measure share one line, the reference is on it, and nothing is cut off at its ends', () => {
  const scale = scaleOf([{ value: 2, low: 1, high: 3 }, null, { value: 4, low: 4, high: 5 }], 0)!;
  expect([scale.low, scale.high]).toEqual([0, 5]);
  expect([0, 2.5, 5].map(scale.place)).toEqual([3, 50, 97]);
  expect(scaleOf([null])).toBeNull();
  const point = scaleOf([{ value: 7, low: 7, high: 7 }])!;
  expect([point.isPoint, point.place(7)]).toEqual([true, 50]);
});

test('a difference has its sign unless it rounds to nothing', () => {
  expect(formatDifference('seconds', 0.12)).toBe('+120 ms');
  expect(formatDifference('seconds', -5)).toBe('−5 s');
  expect(formatDifference('peakBytes', -1000)).toBe('0 MiB');
});
