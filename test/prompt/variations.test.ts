import { describe, expect, it } from 'vitest';
import { countVariations, expandVariations } from '../../electron/prompt/variations.ts';

describe('expandVariations', () => {
  it.each<[string, string[]]>([
    ['a cat', ['a cat']],
    ['a {red|blue} cat', ['a red cat', 'a blue cat']],
    ['{a|b} {c|d}', ['a c', 'a d', 'b c', 'b d']],
    ['a {red|blue {cat|dog}|} x', ['a red x', 'a blue cat x', 'a blue dog x', 'a x']],
    ['a{, big|} cat', ['a, big cat', 'a cat']],
    ['{a} \\{b|c\\} {x', ['{a} {b|c} {x']],
    ['{a{b}|c}', ['a{b}', 'c']],
    ['a | b } c', ['a | b } c']],
    ['{ja|否|🎉}', ['ja', '否', '🎉']],
  ])('%s', (prompt, expected) => {
    expect(expandVariations(prompt)).toEqual(expected);
    expect(countVariations(prompt)).toBe(expected.length);
  });

  it('refuses more than the limit without making them', () => {
    expect(countVariations('{a|b}'.repeat(14))).toBe(16_384);
    expect(() => expandVariations('{a|b}'.repeat(14))).toThrow(expect.objectContaining({ code: 'invalid-input', details: { count: 16_384, limit: 10_000 } }));
    expect(() => expandVariations('{a|b}'.repeat(4000))).toThrow(/endlessly many variations/);
    expect(expandVariations(`${'{'.repeat(10_000)}a|b${'}'.repeat(10_000)}`).length).toBeGreaterThan(0);
  });
});
