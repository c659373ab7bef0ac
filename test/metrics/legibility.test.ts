import { describe, expect, it } from 'vitest';
import { characterErrorRate } from '../../electron/metrics/legibility.ts';

describe('characterErrorRate', () => {
  it.each([
    ['FRESH BREAD', 'FRESH BREAD', 0],
    ['FRESH BREAD', 'FRESH  BREAD\n', 0],
    ['FRESH BREAD', 'FRASH BREAD', 1 / 11],
    ['FRESH BREAD', 'FRESHBREAD', 1 / 11],
    ['Fresh', 'fresh', 1 / 5],
    ['kitten', 'sitting', 3 / 6],
    ['SALE', '', 1],
    ['SALE', 'SALE SALE SALE', 2.5],
    ['', '', 0],
    ['   ', 'x', 1],
    // One code point each, though two UTF-16 units.
    ['🎉🎈', '🎉🎃', 1 / 2],
    // NFKC: ligature, full width, combining accent.
    ['ﬁne', 'fine', 0],
    ['ＯＰＥＮ', 'OPEN', 0],
    ['Cafe\u0301', 'Café', 0],
    ['No\u00a01', 'No 1', 0],
    ['شاي', 'شاى', 1 / 3],
  ])('of %j read as %j is %d', (wanted, read, expected) => {
    expect(characterErrorRate(wanted, read)).toBeCloseTo(expected, 12);
  });
});
