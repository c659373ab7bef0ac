import { expect, test } from 'vitest';
import { barLayout } from '../../../renderer/insights/charts/bar-layout.ts';
import { roundTicks } from '../../../renderer/insights/charts/scale.ts';

test('ticks are round and reach at least the largest value', () => {
  expect(roundTicks(1, 4)).toEqual([0, 0.5, 1]);
  expect(roundTicks(1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(roundTicks(1.3, 4)).toEqual([0, 0.5, 1, 1.5]);
  expect(roundTicks(4300, 4)).toEqual([0, 2000, 4000, 6000]);
  expect(roundTicks(0, 4)).toEqual([0]);
  expect(roundTicks(Number.NaN, 4)).toEqual([0]);
});

test('the longest bar leaves room for its figure, and nothing breaks in a narrow card', () => {
  const { left, scale } = barLayout({ width: 500, columns: 0, most: 10 });
  expect(left + 10 * scale).toBe(500 - 76);
  expect(barLayout({ width: 500, columns: 2, most: 0 }).scale).toBe(0);
  expect(barLayout({ width: 60, columns: 2, most: 10 }).scale).toBe(0);
});
