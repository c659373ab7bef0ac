import { afterEach, describe, expect, it } from 'vitest';
import { localPeriods } from '../../electron/telemetry/local-days.ts';
import { QUARTER_MS } from '../../electron/telemetry/packed-bytes.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const quarterOf = (iso: string) => Date.parse(iso) / QUARTER_MS;

/** Every quarter's day, as the clock of a zone has it. */
function daysBySlowWay(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const date = new Date((first + i) * QUARTER_MS);
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  });
}

describe('localPeriods', () => {
  it.each(['UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/Sao_Paulo', 'Africa/Cairo'])(
    'puts every quarter of an hour of two years on its local day: %s',
    (name) => {
      process.env.TZ = name;
      const first = quarterOf('2024-10-01T07:15:00Z');
      const count = 96 * 730;
      const { days, indices, starts } = localPeriods(first, count, 'day');
      expect(Array.from(indices, (index) => days[index])).toEqual(daysBySlowWay(first, count));
      expect(starts.map((start) => indices[start - first])).toEqual(days.map((_, index) => index));
    },
  );

  it('begins weeks on Monday, the first where the span begins', () => {
    process.env.TZ = 'Europe/Berlin';
    const first = quarterOf('2026-03-25T12:00:00Z');
    const { days, starts } = localPeriods(first, 96 * 14, 'week');
    expect(days).toEqual(['2026-03-23', '2026-03-30', '2026-04-06']);
    expect(starts.map((start) => new Date(start * QUARTER_MS).toISOString())).toEqual([
      '2026-03-25T12:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
      '2026-04-05T22:00:00.000Z',
    ]);
  });
});
