import { describe, expect, it } from 'vitest';
import { billingOf, isPassing, pauseMs, ruleFor } from '../../../electron/render/calls/rules.ts';
import { mulberry32 } from '../../../shared/mulberry.ts';

describe('rules', () => {
  it('never repeat what only a person can decide, nor what cannot get better by itself', () => {
    for (const code of ['maybe-billed', 'refused', 'internal', 'cancelled', 'disk-full'] as const) {
      expect(ruleFor({ code, retryable: true })).toMatchObject({ again: null, otherwise: 'stop' });
    }
    expect(ruleFor({ code: 'unavailable', retryable: true })).toMatchObject({ again: 'retry', times: 3 });
    expect(ruleFor({ code: 'unavailable', retryable: false })).toMatchObject({ again: null, otherwise: 'next-way' });
  });

  it('wait as long as asked and never less, at most ten minutes; else about a second, two, four … half a minute', () => {
    const random = mulberry32(3);
    expect(pauseMs({ details: { retryAfterMs: 7000 } }, 1, random)).toSatisfy((ms: number) => ms >= 7000 && ms <= 7250);
    expect(pauseMs({ details: { retryAfterMs: 36e5 } }, 1, random)).toBeLessThan(601_000);
    for (const [tries, longest] of [
      [1, 1000],
      [2, 2000],
      [3, 4000],
      [9, 30_000],
    ] as const) {
      const pauses = Array.from({ length: 200 }, () => pauseMs({ details: {} }, tries, random));
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(longest / 2);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(longest);
      expect(Math.max(...pauses) - Math.min(...pauses)).toBeGreaterThan(longest / 3);
    }
  });

  it('take nothing for free that is not known to be', () => {
    expect(billingOf({ code: 'unavailable', details: { phase: 'sent' } }, false)).toBe('not-sent');
    expect(billingOf({ code: 'unavailable', details: { phase: 'connect' } }, true)).toBe('not-sent');
    expect(billingOf({ code: 'unavailable', details: { phase: 'sent' } }, true)).toBe('unknown');
    expect(billingOf({ code: 'invalid-request', details: {} }, true)).toBe('unknown');
    expect(billingOf({ code: 'refused', details: { isBilled: false } }, true)).toBe('free');
    expect(billingOf({ code: 'refused', details: { isBilled: true } }, true)).toBe('billed');
    expect(billingOf({ code: 'maybe-billed', details: { isBilled: false } }, true)).toBe('unknown');
  });

  it('tell a status page that refuses from what a vendor says of a job', () => {
    expect(isPassing({ code: 'rate-limited', details: { status: 429, isBilled: false } })).toBe(true);
    expect(isPassing({ code: 'unavailable', details: { phase: 'body' } })).toBe(true);
    expect(isPassing({ code: 'unavailable', details: { isBilled: false } })).toBe(false);
    expect(isPassing({ code: 'unavailable', details: { status: 500, isBilled: false } })).toBe(true);
    expect(isPassing({ code: 'unavailable', details: { status: 500, isBilled: false, isVerdict: true } })).toBe(false);
    expect(isPassing({ code: 'refused', details: { isBilled: true } })).toBe(false);
    expect(isPassing({ code: 'not-found', details: { status: 404 } })).toBe(false);
  });
});
