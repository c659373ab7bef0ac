import { QUARTER_MS } from './packed-bytes.ts';

export interface LocalPeriods {
  /** First local day of each period, "2026-03-01", from the one that holds the first quarter to the one that holds the last. */
  days: string[];
  /** First quarter of each period since the epoch; the first period is cut off where the span begins. */
  starts: number[];
  /** Index of the period that each quarter of the span lies in. */
  indices: Int32Array;
}

/**
 * Days or weeks (from Monday) as the clock on this machine's wall has them, over a span of quarters of an hour since the epoch. A day that begins within
 * a quarter, as some zones' history has it, begins with the next one.
 * @param count of quarters, at least 1
 */
export function localPeriods(firstQuarter: number, count: number, unit: 'day' | 'week'): LocalPeriods {
  const start = new Date(firstQuarter * QUARTER_MS);
  const weekday = unit === 'week' ? (start.getDay() + 6) % 7 : 0;
  const days: string[] = [];
  const starts: number[] = [];
  const indices = new Int32Array(count);
  // Noon is never skipped by a change of clocks.
  const day = new Date(start.getFullYear(), start.getMonth(), start.getDate() - weekday, 12);
  for (let from = 0; from < count; ) {
    days.push(dayName(day));
    starts.push(firstQuarter + from);
    day.setDate(day.getDate() + (unit === 'week' ? 7 : 1));
    const next = Math.ceil(new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime() / QUARTER_MS) - firstQuarter;
    indices.fill(days.length - 1, from, Math.min(next, count));
    from = next;
  }
  return { days, starts, indices };
}

/** The day by this machine's clock: "2026-03-01". */
export function dayName(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}
