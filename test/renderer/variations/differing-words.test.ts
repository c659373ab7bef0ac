import { expect, test } from 'vitest';
import { countWords, durationWords } from '../../../renderer/variations/count-words.ts';
import { differingWords } from '../../../renderer/variations/differing-words.ts';

function marked(...texts: string[]): string[] {
  return differingWords(texts).map((marks, index) => marks.map(({ start, end }) => texts[index].slice(start, end)).join(' / '));
}

test('marks what tells variations apart', () => {
  expect(marked('a red cat, old', 'a dark blue cat, old', 'a cat, old')).toEqual(['red', 'dark blue', '']);
  expect(marked('one cat and a cat', 'one cat and a dog')).toEqual(['cat', 'dog']);
  expect(marked('no. 1 says "A"', 'no. 2 says "B"')).toEqual(['1 / A', '2 / B']);
  expect(marked('size 0.2', 'size 0.4')).toEqual(['0.2', '0.4']);
  expect(marked('alone')).toEqual(['']);
  expect(marked()).toEqual([]);
});

test('says how many', () => {
  expect(countWords({ variations: 27, combinations: 27 })).toBe('27 variations');
  expect(countWords({ variations: 10, combinations: 5832 })).toBe('10 of 5,832 variations');
  expect(countWords({ variations: 1, combinations: 1 })).toBe('1 variation');
  expect(countWords({ variations: 10, combinations: null })).toBe('10 of endless variations');
  expect(countWords({ variations: Number.MAX_SAFE_INTEGER, combinations: null })).toBe('more variations than can be counted');
});

test('says how long', () => {
  expect(durationWords(300, null)).toBe('');
  expect(durationWords(300, 0.01)).toBe('about 1 minute');
  expect(durationWords(300, 4)).toBe('about 20 minutes');
  expect(durationWords(5832, 4.1)).toBe('about 7 hours');
  expect(durationWords(100_000, 10)).toBe('about 12 days');
});
