import type { ErrorCode, ErrorShape } from '../../../shared/errors.ts';

/** What is done about an error of a model that was surely not billed, or is known to be. */
export interface CallRule {
  /** retry: ask again after a growing pause. wait: the same, and nobody else asks meanwhile. */
  again: 'retry' | 'wait' | null;
  /** How often, at most. */
  times: number;
  /** When that did not help: the same model over another connection, or none of this model (the route's next model, where the error allows one). */
  otherwise: 'next-way' | 'stop';
}

const NEXT_WAY: CallRule = { again: null, times: 0, otherwise: 'next-way' };
const STOP: CallRule = { again: null, times: 0, otherwise: 'stop' };

/** One rule per kind of weather. Errors that are not named stop: they are faults, or a person must decide. */
const RULES: Partial<Record<ErrorCode, CallRule>> = {
  'rate-limited': { again: 'wait', times: 6, otherwise: 'next-way' },
  // A web page instead of a picture, a connection that broke off, a server that is too busy.
  unavailable: { again: 'retry', times: 3, otherwise: 'next-way' },
  timeout: { again: 'retry', times: 1, otherwise: 'next-way' },
  'out-of-memory': NEXT_WAY,
  // Another connection has another key, another balance, other limits.
  auth: NEXT_WAY,
  quota: NEXT_WAY,
  'invalid-request': NEXT_WAY,
  'price-unknown': NEXT_WAY,
  'budget-exceeded': NEXT_WAY,
  // The same model says the same elsewhere.
  refused: STOP,
};

/** A shut-down model or a certificate that is not trusted stays so: what cannot get better by itself is not tried again. */
export function ruleFor({ code, retryable }: Pick<ErrorShape, 'code' | 'retryable'>): CallRule {
  const rule = RULES[code] ?? STOP;
  return rule.again === 'retry' && !retryable ? { ...rule, again: null, times: 0 } : rule;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** A vendor that wants more is asked again when it said, but no later. */
const LONGEST_WAIT_MS = 10 * 60_000;

/**
 * Pause before the next try, ms: what the vendor asked for, else doubling from a second, of which a random half so that callers do not come back together
 * ("equal jitter", M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015).
 * @param tries failed ones so far, from 1
 * @param random 0–1
 */
export function pauseMs({ details }: Pick<ErrorShape, 'details'>, tries: number, random: () => number): number {
  const asked = details.retryAfterMs;
  // Never earlier than asked; a little later, for the same reason.
  if (typeof asked === 'number' && asked >= 0) return Math.min(LONGEST_WAIT_MS, asked) + 250 * random();
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
  return longest / 2 + (longest / 2) * random();
}

/** What a failed call of a paid model means for the bill. */
export type Billing = 'not-sent' | 'free' | 'billed' | 'unknown';

/**
 * @param isSent the request that is billed was about to leave
 * @returns `free` only where the adapter or the connection is sure of it
 */
export function billingOf({ code, details }: Pick<ErrorShape, 'code' | 'details'>, isSent: boolean): Billing {
  if (!isSent) return 'not-sent';
  if (code === 'maybe-billed') return 'unknown';
  if (details.isBilled === true) return 'billed';
  if (details.isBilled === false) return 'free';
  return details.phase === 'connect' ? 'not-sent' : 'unknown';
}

/** True where the host itself seems to be down: its circuit breaker counts it. */
export function isHostDown({ code, details }: Pick<ErrorShape, 'code' | 'details'>): boolean {
  return code === 'timeout' || (code === 'unavailable' && details.status !== 404);
}

/**
 * True for weather between us and a vendor that has taken the job. A status page that refuses says nothing about the job itself, even where such a refusal of the job would not be billed;
 * what the vendor says of the job comes without an HTTP status of its own, or says that it is the verdict (`details.isVerdict`).
 */
export function isPassing({ code, details }: Pick<ErrorShape, 'code' | 'details'>): boolean {
  if (details.isVerdict === true || (code !== 'unavailable' && code !== 'timeout' && code !== 'rate-limited')) return false;
  return details.status === undefined
    ? details.isBilled === undefined
    : Number(details.status) === 408 || Number(details.status) === 429 || Number(details.status) >= 500;
}

/** A whole second is enough to know. */
export function secondsText(ms: number): string {
  return `${Math.max(1, Math.round(ms / 1000))} s`;
}
