import { describe, expect, it } from 'vitest';
import { budgetProblem, budgetsOf, textsOf } from '../../../renderer/spending/budget-words.ts';
import { doubtWords, stateOf } from '../../../renderer/spending/call-words.ts';
import { callFilterOf, NO_FILTER } from '../../../renderer/spending/ledger-filter.ts';
import { DEFAULT_BUDGETS } from '../../../shared/calls.ts';
import { fakeCall } from '../fakes/fake-ledger.ts';

describe('budgets as text', () => {
  it('come back as they were', () => {
    expect(textsOf(DEFAULT_BUDGETS)).toEqual({ perJobUsd: '2.50', perDayUsd: '50', projectUsd: '' });
    const odd = { perJobUsd: 0.0065, perDayUsd: 0, projectUsd: 1e6 };
    expect(budgetsOf(textsOf(odd))).toEqual(odd);
    expect(budgetsOf({ perJobUsd: ' $ 12.5 ', perDayUsd: '.5', projectUsd: '' })).toEqual({ perJobUsd: 12.5, perDayUsd: 0.5, projectUsd: null });
  });

  it.each(['1,000', '12,50', '-1', '1e3', 'ten', '1.0000001', '1000001', '..5'])('refuse %s', (text) => {
    expect(budgetProblem(text)).not.toBe('');
    expect(budgetsOf({ perJobUsd: text, perDayUsd: '', projectUsd: '' })).toBeNull();
  });
});

describe('filters', () => {
  it('name days by this machine’s clock, across the turn of a year', () => {
    const now = new Date(2026, 0, 3, 0, 5);
    expect(callFilterOf(NO_FILTER, now)).toEqual({});
    expect(callFilterOf({ ...NO_FILTER, days: '1' }, now)).toEqual({ from: '2026-01-03', to: '2026-01-03' });
    expect(callFilterOf({ ...NO_FILTER, days: '7' }, now)).toEqual({ from: '2025-12-28', to: '2026-01-03' });
    expect(callFilterOf({ days: '2025-11-30', model: 'sdxl', connectionId: 'a', state: 'in-doubt', onlyCharged: true }, now)).toEqual({
      from: '2025-11-30',
      to: '2025-11-30',
      model: 'sdxl',
      connectionId: 'a',
      states: ['maybe-billed'],
      onlyCharged: true,
    });
  });
});

describe('how a call stands', () => {
  it.each([
    [fakeCall(1), 'Arrived'],
    [fakeCall(1, { state: 'failed' }), 'Billed, no picture'],
    [fakeCall(1, { state: 'failed', chargedMicros: 0 }), 'Failed, not billed'],
    [fakeCall(1, { state: 'failed', chargedMicros: 0, isPaid: false }), 'Failed'],
    [fakeCall(1, { state: 'failed', chargedMicros: 0, errorCode: 'cancelled' }), 'Cancelled'],
    [fakeCall(1, { state: 'maybe-billed' }), 'May have been billed'],
  ])('%# is said in words', (call, words) => {
    expect(stateOf(call).words).toBe(words);
  });

  it('says why a bill is in doubt', () => {
    expect(doubtWords(fakeCall(1, { state: 'maybe-billed', message: 'The connection broke.' }))).toBe('The connection broke.');
    expect(doubtWords(fakeCall(1, { state: 'maybe-billed', acceptedAt: '2026-01-05T10:00:00Z' }))).toContain('may bill it twice');
    expect(doubtWords(fakeCall(1, { state: 'sent' }))).toContain('no answer was stored');
  });
});
