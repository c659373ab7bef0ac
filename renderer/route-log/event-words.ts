import type { RouteEvent } from '../../shared/calls.ts';

/** What a line of the route log is about, in a word or two. */
export const EVENT_WORDS: Record<RouteEvent, string> = {
  call: 'Asked',
  arrived: 'Arrived',
  reused: 'Had it already',
  resumed: 'Fetched again',
  retry: 'Tried again',
  wait: 'Waited',
  'less-memory': 'With less memory',
  'next-way': 'Another way',
  'next-model': 'Next model',
  stop: 'Stopped',
  failed: 'Failed',
  cancelled: 'Cancelled',
  'maybe-billed': 'In doubt',
  released: 'Not sent',
  accepted: 'Somebody’s word',
  settled: 'Settled',
};

export const EVENT_TONES: Partial<Record<RouteEvent, 'good' | 'warn' | 'bad'>> = {
  arrived: 'good',
  'maybe-billed': 'warn',
  'less-memory': 'warn',
  stop: 'bad',
  failed: 'bad',
};

/** "10:04:31": minutes matter where somebody waited. */
export function clockTime(iso: string): string {
  return new Date(iso).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
}
