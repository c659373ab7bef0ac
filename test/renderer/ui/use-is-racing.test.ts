import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useIsRacing } from '../../../renderer/ui/use-is-racing.ts';
import { renderHook } from '../fakes/render-hook.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

/** A list whose first row in sight is number 100, of 20. */
const open = () => renderHook(useIsRacing, 100, 20);

test('a list that is opened stands still, wherever it begins', () => {
  const rows = open();
  expect(rows.value()).toBe(false);
  pass(1000);
  expect([rows.value(), rows.draws()]).toEqual([false, 1]);
});

test('rows that go by a few at a time can be read', () => {
  const rows = open();
  for (const first of [103, 113, 103, 93]) {
    rows.draw(first, 20);
    expect(rows.value()).toBe(false);
  }
});

test.each([111, 89, 5000])('from row 100 to %i most of what was in sight is gone', (first) => {
  const rows = open();
  rows.draw(first, 20);
  expect(rows.value()).toBe(true);
});

test('half of what is in sight is not most of it', () => {
  const rows = open();
  rows.draw(110, 20);
  expect(rows.value()).toBe(false);
  rows.draw(121, 20);
  expect(rows.value()).toBe(true);
});

test('rows are drawn whole again once the list rests', () => {
  const rows = open();
  rows.draw(200, 20);
  pass(119);
  expect(rows.value()).toBe(true);
  pass(1);
  expect(rows.value()).toBe(false);
});

test('as long as it moves it does not rest, even where it moves slower', () => {
  const rows = open();
  rows.draw(200, 20);
  for (let first = 201; first < 211; first++) {
    pass(100);
    rows.draw(first, 20);
    expect(rows.value()).toBe(true);
  }
  pass(120);
  expect(rows.value()).toBe(false);
  rows.draw(212, 20);
  expect(rows.value()).toBe(false);
});

test('another height of the window is no race', () => {
  const rows = open();
  rows.draw(100, 3);
  expect(rows.value()).toBe(false);
  rows.draw(100, 60);
  expect(rows.value()).toBe(false);
});

test('nothing goes on behind a list that was left', () => {
  const rows = open();
  rows.draw(200, 20);
  rows.unmount();
  expect(vi.getTimerCount()).toBe(0);
});
