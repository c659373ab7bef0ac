import type { CallFilter, CallState } from '../../shared/calls.ts';
import { msg } from '../words/t.ts';

/** What the ledger shows; "all" = whatever it is. */
export interface LedgerFilter {
  /** "all", a number of days up to today, or one day: "2026-11-23". */
  days: string;
  model: string;
  connectionId: string;
  state: StateChoice;
  /** Leaves out calls that cost nothing. */
  onlyCharged: boolean;
}

export const STATE_CHOICES = ['all', 'in-doubt', 'open', 'arrived', 'failed', 'released'] as const;
export type StateChoice = (typeof STATE_CHOICES)[number];

export const STATE_CHOICE_WORDS: Record<StateChoice, string> = {
  all: msg('Any state'),
  'in-doubt': msg('In doubt'),
  open: msg('On their way'),
  arrived: msg('Arrived'),
  failed: msg('Failed'),
  released: msg('Not sent'),
};

const STATES: Record<StateChoice, CallState[] | undefined> = {
  all: undefined,
  'in-doubt': ['maybe-billed'],
  open: ['intent', 'sent'],
  arrived: ['arrived'],
  failed: ['failed'],
  released: ['released'],
};

export const NO_FILTER: LedgerFilter = { days: 'all', model: 'all', connectionId: 'all', state: 'all', onlyCharged: false };

/** A day as the ledger names it: "2026-11-23" by the clock of this machine. */
export function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What is asked of the studio. */
export function callFilterOf({ days, model, connectionId, state, onlyCharged }: LedgerFilter, now: Date): CallFilter {
  return {
    ...daysOf(days, now),
    ...(model !== 'all' && { model }),
    ...(connectionId !== 'all' && { connectionId }),
    ...(STATES[state] && { states: STATES[state] }),
    ...(onlyCharged && { onlyCharged }),
  };
}

function daysOf(days: string, now: Date): Pick<CallFilter, 'from' | 'to'> {
  if (days === 'all') return {};
  if (days.includes('-')) return { from: days, to: days };
  return { from: dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - Number(days) + 1)), to: dayOf(now) };
}
