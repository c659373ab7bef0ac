import type { CallSum } from '../../shared/calls.ts';
import { formatDay } from '../insights/questions/days.ts';
import { dayOf } from './ledger-filter.ts';

export interface SpendDay {
  /** As the ledger names it. */
  day: string;
  label: string;
  micros: number;
  /** Of it, what is only set aside. */
  openMicros: number;
  calls: number;
}

/** Days that the chart shows. */
const DAYS = 30;

/** The last days up to today, oldest first, those without calls too. */
export function spendDays(sums: readonly CallSum[], today: Date): SpendDay[] {
  const byDay = new Map(sums.map((sum) => [sum.name, sum]));
  return Array.from({ length: DAYS }, (_, index) => {
    // Noon is never skipped by a change of clocks.
    const date = new Date(today.getFullYear(), today.getMonth(), today.getDate() - (DAYS - 1 - index), 12);
    const day = dayOf(date);
    const { chargedMicros = 0, openMicros = 0, calls = 0 } = byDay.get(day) ?? {};
    return { day, label: formatDay(day), micros: chargedMicros, openMicros, calls };
  });
}
