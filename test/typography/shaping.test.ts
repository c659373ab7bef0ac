import { describe, expect, test } from 'vitest';
import { balanceLines, breakOpportunities } from '../../electron/typography/line-breaks.ts';
import { cleanText, shapeLine } from '../../electron/typography/shaping.ts';
import { fonts } from './typesetting.ts';

/** The characters whose nominal glyphs stand in the line, from left to right; ligatures and contextual forms read as "·". */
function visualOrder(text: string, font: string): string {
  const line = shapeLine(fonts, text, font);
  return line.glyphs
    .map(({ font: face, glyph }) => [...text].find((character) => face.handle.nominalGlyph(character.codePointAt(0)!) === glyph) ?? '·')
    .join('');
}

describe('shapeLine', () => {
  test('kerns', () => {
    const apart = shapeLine(fonts, 'A', 'inter').advance + shapeLine(fonts, 'V', 'inter').advance;
    expect(shapeLine(fonts, 'AV', 'inter').advance).toBeLessThan(apart - 0.01);
  });

  test('sets Hebrew from right to left, mirrors brackets and leaves numbers and Latin in their own order', () => {
    expect(visualOrder('שלום', 'heebo')).toBe('םולש');
    expect(visualOrder('שלום 123', 'heebo')).toBe('123 םולש');
    expect(visualOrder('שלום OK', 'heebo')).toBe('OK םולש');
    expect(visualOrder('אב(גד)', 'heebo')).toBe('(דג)בא');
    expect(visualOrder('OK שלום', 'heebo')).toBe('OK םולש');
  });

  test('says which way a line runs', () => {
    expect(shapeLine(fonts, 'שלום OK', 'heebo').isRightToLeft).toBe(true);
    expect(shapeLine(fonts, 'OK שלום', 'heebo').isRightToLeft).toBe(false);
  });

  test('joins Arabic letters', () => {
    const word = shapeLine(fonts, 'بيت', 'cairo');
    const letters = [...'بيت'].map((letter) => fonts.get('cairo').handle.nominalGlyph(letter.codePointAt(0)!));
    expect(word.isJoined).toBe(true);
    expect(word.glyphs).toHaveLength(3);
    expect(word.glyphs.some(({ glyph }) => letters.includes(glyph))).toBe(false);
  });

  test('falls back by whole words and keeps the rest in the chosen font', () => {
    const used = shapeLine(fonts, 'Hi Łódź Привет 東京', 'lilita-one').glyphs.map(({ font }) => font.info.id);
    expect([...new Set(used)]).toEqual(['lilita-one', 'oswald', 'noto-sans-jp']);
    const mixed = shapeLine(fonts, 'xЖx', 'lilita-one').glyphs.map(({ font }) => font.info.id);
    expect(mixed).toEqual(['oswald', 'oswald', 'oswald']);
  });

  test('names what no font has', () => {
    expect(() => shapeLine(fonts, 'Party 🎉 ไทย', 'inter')).toThrow(
      expect.objectContaining({ code: 'missing-glyph', message: 'No font can letter “🎉” (U+1F389), “ไ” (U+0E44), “ท” (U+0E17), “ย” (U+0E22).' }),
    );
  });
});

test('cleanText composes accents, drops control characters and keeps line breaks', () => {
  expect(cleanText('  Cafe\u0301\t noir \r\n\u0007open  ')).toBe('Café noir\nopen');
  expect(cleanText('\u0000\u001b \n ')).toBe('');
});

describe('line breaks', () => {
  test('lie after spaces and hyphens and between ideographs, never before closing punctuation', () => {
    expect(breakOpportunities('one two-three')).toEqual(['one ', 'two-', 'three']);
    expect(breakOpportunities('東京、大阪')).toEqual(['東', '京、', '大', '阪']);
    expect(breakOpportunities('')).toEqual([]);
  });

  test('spread words evenly', () => {
    expect(balanceLines([3, 3, 3, 3], 2)).toEqual([2, 4]);
    expect(balanceLines([9, 1, 1, 1], 2)).toEqual([1, 4]);
    expect(balanceLines([5, 5, 5], 3)).toEqual([1, 2, 3]);
  });
});
