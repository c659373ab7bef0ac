import { expect, test } from 'vitest';
import { spendDays } from '../../../renderer/spending/spend-days.ts';

test('the last thirty days stand in a row up to today, those without calls too', () => {
  const sum = (name: string, chargedMicros: number) => ({ name, calls: 2, chargedMicros, openMicros: 10 });
  const days = spendDays([sum('2026-03-29', 500), sum('2026-03-01', 300), sum('2025-01-01', 9)], new Date(2026, 2, 30, 0, 30));
  expect(days).toHaveLength(30);
  expect(days.at(-1)).toEqual({ day: '2026-03-30', label: 'Mar 30', micros: 0, openMicros: 0, calls: 0 });
  expect(days.at(-2)).toEqual({ day: '2026-03-29', label: 'Mar 29', micros: 500, openMicros: 10, calls: 2 });
  expect(days[0]).toMatchObject({ day: '2026-03-01', micros: 300 });
  expect(new Set(days.map(({ day }) => day)).size).toBe(30);
});
