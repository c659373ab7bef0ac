import { expect, test } from 'vitest';
import type { ActionSpec } from '../../../renderer/app/actions/action.ts';
import { clashesOf, refusalOf, takeKey, withKey, withKeys, withoutKey } from '../../../renderer/settings/key-edit.ts';

const SPECS: readonly ActionSpec[] = [
  { id: 'review.approve', title: 'Approve', group: 'Review', page: 'review', keys: ['A'] },
  { id: 'review.reject', title: 'Reject', group: 'Review', page: 'review', keys: ['X'] },
  { id: 'compare.swap', title: 'Swap', group: 'Compare', page: 'compare', keys: ['X'] },
  { id: 'app.help', title: 'Help', group: 'Window', keys: ['?', 'F1'] },
];
const [approve, reject, , help] = SPECS;

test('a key is taken from what it would clash with, on the same page or everywhere', () => {
  expect(clashesOf('X', approve, SPECS, {}).map(({ id }) => id)).toEqual(['review.reject']);
  expect(clashesOf('X', help, SPECS, {}).map(({ id }) => id)).toEqual(['review.reject', 'compare.swap']);
  expect(takeKey({}, approve, 'X', SPECS)).toEqual({ 'review.approve': ['A', 'X'], 'review.reject': [] });
  expect(takeKey({}, help, 'X', SPECS)).toEqual({ 'app.help': ['?', 'F1', 'X'], 'review.reject': [], 'compare.swap': [] });
});

test('keys as they ship are not written down', () => {
  expect(withKey(withoutKey({}, help, 'F1'), help, 'F1')).toEqual({});
  expect(withKeys({ 'review.reject': ['B'] }, reject, ['X'])).toEqual({});
  expect(withKey({}, help, 'F1')).toEqual({});
  expect(withoutKey({}, reject, 'X')).toEqual({ 'review.reject': [] });
});

test('keys that never arrive are refused', () => {
  expect(['Escape', 'Tab', 'Mod+W', 'Mod+J', 'A'].map(refusalOf)).toEqual(['never', 'never', 'browser', null, null]);
});
