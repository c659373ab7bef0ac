import { expect, test } from 'vitest';
import { otherTexts } from '../../../renderer/review/other-texts.ts';
import type { LetteringRegion } from '../../../shared/lettering.ts';

function sentence(...regions: [action: LetteringRegion['action'], wanted: string | null][]): string {
  return otherTexts({ regions: regions.map(([action, wanted]) => ({ action, wanted }) as LetteringRegion) });
}

test('what was erased is not told as left alone', () => {
  expect(sentence(['kept', null], ['erased', null], ['kept', null], ['replaced', 'OPEN'])).toBe('2 other texts were left alone, 1 was erased.');
  expect(sentence(['kept', null])).toBe('1 other text was left alone.');
  expect(sentence(['erased', null], ['erased', null])).toBe('2 other texts were erased.');
});

test('strings, and what went away for them, are told elsewhere', () => {
  expect(sentence(['replaced', 'OPEN DAILY'], ['replaced', null], ['set', 'BAKERY'], ['kept', 'SALE'])).toBe('');
});
