import type { RouteEvent } from '../../shared/calls.ts';
import { spokenLanguage } from '../words/language.ts';
import { msg } from '../words/t.ts';

/** What a line of the route log is about, in a word or two; `t` says it. */
export const EVENT_WORDS: Record<RouteEvent, string> = {
  call: msg('Asked'),
  arrived: msg('Arrived'),
  reused: msg('Had it already'),
  resumed: msg('Fetched again'),
  retry: msg('Tried again'),
  wait: msg('Waited'),
  'less-memory': msg('With less memory'),
  'next-way': msg('Another way'),
  'next-model': msg('Next model'),
  stop: msg('Stopped'),
  failed: msg('Failed'),
  cancelled: msg('Cancelled'),
  'maybe-billed': msg('In doubt'),
  released: msg('Not sent'),
  accepted: msg('Somebody’s word'),
  settled: msg('Settled'),
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
  return new Date(iso).toLocaleTimeString(spokenLanguage().language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
}
