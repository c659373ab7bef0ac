import { describe, expect, it } from 'vitest';
import { parseLine } from '../../electron/prompt/variations/parse.ts';
import { createVariationReader } from '../../electron/prompt/variations.ts';
import { AppError } from '../../shared/errors.ts';

const { read } = createVariationReader();
const all = (prompt: string) => read(prompt).all();

/** A reader over wildcard files given as lists of lines. */
function readerOf(files: Record<string, string[]>) {
  return createVariationReader({
    find: (name) => (Object.hasOwn(files, name) ? { options: files[name].map(parseLine) } : null),
    suggest: (name) => Object.keys(files).find((other) => other.toLowerCase() === name.toLowerCase()) ?? null,
  });
}

describe('what a prompt stands for', () => {
  it.each<[string, string[]]>([
    ['a cat', ['a cat']],
    ['a {red|blue} cat', ['a red cat', 'a blue cat']],
    ['{a|b} {c|d}', ['a c', 'a d', 'b c', 'b d']],
    ['a {red|blue {cat|dog}|} x', ['a red x', 'a blue cat x', 'a blue dog x', 'a x']],
    ['a{, big|} cat', ['a, big cat', 'a cat']],
    ['red {|large }, old', ['red, old', 'red large, old']],
    ['{a} \\{b|c\\} {x', ['{a} {b|c} {x']],
    ['{a{b}|c}', ['a{b}', 'c']],
    ['a | b } c', ['a | b } c']],
    ['{ja|否|🎉}', ['ja', '否', '🎉']],
    // ranges
    ['{1-3} {2..1}', ['1 2', '1 1', '2 2', '2 1', '3 2', '3 1']],
    ['{0.2..1.0..0.4} mm', ['0.2 mm', '0.6 mm', '1.0 mm']],
    ['{-1..1} °C', ['-1 °C', '0 °C', '1 °C']],
    ['frame {08..10}', ['frame 08', 'frame 09', 'frame 10']],
    ['row {c..a}', ['row c', 'row b', 'row a']],
    ['{0.5..0.7}', ['0.5', '0.6', '0.7']],
    ['{1..9..4}', ['1', '5', '9']],
    ['the years {1920-} and {a..1} and {1..2..0}', ['the years {1920-} and {a..1} and {1..2..0}']],
    // picks
    ['{2$$a|b|c}', ['a, b', 'a, c', 'b, c']],
    ['{1-2$$ and $$a|b}!', ['a!', 'b!', 'a and b!']],
    ['{2-$$ $$a|b|c}', ['a b', 'a c', 'b c', 'a b c']],
    ['{-1$$a|b}', ['a', 'b']],
    ['{2$$+$$a|{b|c}}', ['a+b', 'a+c']],
    ['{0-1$$a|b} x', ['x', 'a x', 'b x']],
    // weights change nothing as long as all are made
    ['{3::red|0.5::blue|green}', ['red', 'blue', 'green']],
    // other tools' syntax and data
    ['(word:1.3) cat::2 {masterpiece} <lora:a|b:1>', ['(word:1.3) cat::2 {masterpiece} <lora:a|b:1>']],
    ['{"a": "x|y"} {cat::2|dog}', ['{"a": "x|y"} cat::2', '{"a": "x|y"} dog']],
    ['{{a|b}}', ['{a}', '{b}']],
    // spaces of the artist's own stay
    ['a sign that says "A  B"  {x|y}', ['a sign that says "A  B"  x', 'a sign that says "A  B"  y']],
  ])('%s', (prompt, expected) => {
    expect(all(prompt)).toEqual(expected);
    expect(read(prompt).count).toBe(expected.length);
  });

  it('refuses more than the limit without making them', () => {
    expect(read('{a|b}'.repeat(14)).count).toBe(16_384);
    expect(() => all('{a|b}'.repeat(14))).toThrow(expect.objectContaining({ code: 'invalid-input', details: { count: 16_384, limit: 10_000 } }));
    expect(() => all('{a|b}'.repeat(4000))).toThrow(/endlessly many variations/);
    expect(all(`${'{'.repeat(9000)}a|b${'}'.repeat(9000)}`).length).toBeGreaterThan(0);
    expect(all('{1-10000}')).toHaveLength(10_000);
    expect(() => all('{1-10001}')).toThrow(/10,001 variations/);
  });

  it('counts exactly up to 2^53 and takes any of them without the others', () => {
    expect(read('{a|b|c}'.repeat(33)).count).toBe(3 ** 33);
    expect(read('{a|b}'.repeat(54)).count).toBe(Number.POSITIVE_INFINITY);
    expect(
      read('{a|b}'.repeat(4000))
        .first(3)
        .map((text) => text.slice(-3)),
    ).toEqual(['aaa', 'aab', 'aba']);
    expect(read(`{3$$${Array.from({ length: 60 }, (_, i) => `w${i}`).join('|')}}`).count).toBe((60 * 59 * 58) / 6);
    expect(read('{1..999999999} {1..999999999}').count).toBe(Number.POSITIVE_INFINITY);
  });

  it('refuses picks that cannot be made', () => {
    expect(read('{4$$a|b}').faults).toEqual(['One pick asks for 4 of 2 alternatives.']);
    expect(read(`{40$$${'a|'.repeat(50)}b}`).faults).toEqual(['One pick asks for 40 alternatives at once; at most 32 can be picked.']);
    expect(read('{1-5$$a|b}').faults).toEqual([]);
  });

  it('fills slots literally', () => {
    const slots = new Map([['shop_name', 'A {b|c} __d__ \\']]);
    expect(read('{x|y} {{Shop Name}} {{other}}', slots).all()).toEqual(['x A {b|c} __d__ \\ {{other}}', 'y A {b|c} __d__ \\ {{other}}']);
  });
});

describe('wildcards', () => {
  const files = {
    colours: ['red', '3::{dark|light} blue', 'a | b'],
    'animals/birds': ['__colours__ robin', 'wren'],
    a: ['x __b__'],
    b: ['y __c__'],
    c: ['__a__', 'z'],
  };

  it('stand for any line, nested and with variations in them', () => {
    const birds = readerOf(files).read('a __animals/birds__');
    expect(birds.all()).toEqual(['a red robin', 'a dark blue robin', 'a light blue robin', 'a a | b robin', 'a wren']);
    expect(readerOf(files).read('__colours__ on __colours__').count).toBe(16);
    expect(readerOf(files).read('{2$$ and $$__animals/birds__}').all()).toEqual(['red', 'dark blue', 'light blue', 'a | b'].map((c) => `${c} robin and wren`));
  });

  it('that are missing stay text, and say so', () => {
    const { read } = readerOf(files);
    expect(read('a __Colours__ \\__init__ __ x __ ____ __../up__')).toMatchObject({
      count: 1,
      faults: ['There is no wildcard file wildcards/Colours.txt: __colours__ may be meant; write \\__Colours__ for the words themselves.'],
    });
    expect(read('a __Colours__ \\__init__ __ x __ ____ __../up__').all()).toEqual(['a __Colours__ __init__ __ x __ ____ __../up__']);
    expect(read('snake__case and other__case').faults).toEqual([]);
  });

  it('in a circle are named', () => {
    expect(readerOf(files).read('__b__').faults).toEqual(['The wildcard files refer to each other in a circle: __b__ → __c__ → __a__ → __b__.']);
    expect(readerOf({ me: ['__me__'] }).read('__me__').faults).toHaveLength(1);
  });

  it('that grow without end are refused', () => {
    const growing = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`w${i}`, [`__w${i + 1}__ `.repeat(200)]]));
    expect(() => readerOf({ ...growing, w20: ['end'] }).read('__w0__')).toThrow(expect.objectContaining({ code: 'prompt-too-long' }));
    const deep = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`w${i}`, [`__w${i + 1}__`]]));
    expect(readerOf({ ...deep, w50: ['end'] }).read('__w0__').faults).toEqual(['The wildcard files refer to each other more than 32 deep, from __w0__ on.']);
  });
});

describe('samples', () => {
  it('are different ones, the same for a seed, and a larger one begins with the smaller one', () => {
    const { sample, count } = read('{a|b|c} {1-20} {2$$x|y|z} {d|e}');
    expect(count).toBe(360);
    const drawn = sample(50, 7);
    expect(new Set(drawn).size).toBe(50);
    expect(sample(50, 7)).toEqual(drawn);
    expect(sample(12, 7)).toEqual(drawn.slice(0, 12));
    expect(sample(50, 8)).not.toEqual(drawn);
    expect(sample(360, 7)).toEqual(read('{a|b|c} {1-20} {2$$x|y|z} {d|e}').all());
    expect(sample(10_000, 7)).toHaveLength(360);
  });

  it('of more than can be counted are drawn too', () => {
    const { sample } = read(`{a|b}`.repeat(300));
    expect(new Set(sample(200, 1)).size).toBe(200);
    expect(sample(20, 1)).toEqual(sample(200, 1).slice(0, 20));
  });

  it.each([
    ['one of a few', '{3::red|blue}', 0.75],
    ['one of many', '{3::red|blue} {1-20000}', 0.75],
    ['a pick', '{1$$3::red|blue} {1-20000}', 0.75],
    ['a pick of two', '{2$$6::red|3::x|1::y} {1-20000}', (18 + 6) / (18 + 6 + 3)],
    ['a line', '__weighted__', 0.8],
  ])('follow the weights: %s', (_what, prompt, share) => {
    const { sample } = readerOf({ weighted: ['4::red', 'blue'] }).read(prompt);
    const count = Array.from({ length: 2000 }, (_, seed) => sample(1, seed)[0]).filter((text) => text.startsWith('red')).length;
    // Three standard errors.
    expect(Math.abs(count / 2000 - share)).toBeLessThan(3 * Math.sqrt((share * (1 - share)) / 2000));
  });

  it('take what weighs nothing only when all are asked for', () => {
    expect(read('{0::a|b|c}').sample(2, 3).sort()).toEqual(['b', 'c']);
    expect(read('{0::a|b|c}').sample(3, 3)).toEqual(['a', 'b', 'c']);
    expect(read('{0::a|0::b|0::c}').sample(2, 3)).toHaveLength(2);
    expect(new Set(read('{1000000::a|b}'.repeat(15)).sample(500, 1)).size).toBe(500);
  });

  it('of ten thousand are quick', () => {
    const start = process.cpuUsage().user;
    expect(read('{a|b|c|d} {1-100000}').sample(10_000, 1)).toHaveLength(10_000);
    expect(process.cpuUsage().user - start).toBeLessThan(3e6);
  });
});

describe('any text', () => {
  const SOUP = [
    '{',
    '}',
    '|',
    '\\',
    '__',
    '_',
    '$$',
    '::',
    '..',
    '-',
    '1',
    '20',
    '0.5',
    'a',
    'b',
    ' ',
    ', ',
    'é',
    '🎉',
    '\ud800',
    '\n',
    '"',
    '{{',
    '}}',
    '{a|b}',
    '{1-3}',
    '{2$$',
    '__w__',
    '__v/x__',
  ];

  /** Deterministic numbers; which ones does not matter. */
  function numbers(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
  }

  it('is read the same way every time; counts are lengths, samples are parts of all', () => {
    const { read } = readerOf({ w: ['x', '2::{y|z}', '__v/x__'], 'v/x': ['', '1', '{1..3}'] });
    const next = numbers(42);
    for (let round = 0; round < 2000; round++) {
      const prompt = Array.from({ length: next(24) }, () => SOUP[next(SOUP.length)]).join('');
      try {
        const variations = read(prompt);
        expect(variations.count).toBeGreaterThanOrEqual(1);
        if (variations.count > 100) {
          expect(variations.sample(5, round)).toEqual(read(prompt).sample(5, round));
          continue;
        }
        const texts = variations.all();
        expect(texts).toHaveLength(variations.count);
        expect(read(prompt).all()).toEqual(texts);
        const left = [...texts];
        const drawn = variations.sample(Math.ceil(variations.count / 2), round);
        const taken = drawn.map((text) => left.splice(left.indexOf(text), 1)[0]);
        expect(taken).toEqual(drawn);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
    }
  });

  it.each([
    '{'.repeat(20_000),
    '{|'.repeat(10_000),
    `${'{a|'.repeat(6000)}`,
    '__a'.repeat(6000),
    '__a__'.repeat(4000),
    '\\'.repeat(20_000),
    `{9$$${'|'.repeat(19_000)}}`,
    '{1-2}'.repeat(4000),
  ])('of the longest kind is read quickly (%#)', (prompt) => {
    const start = process.cpuUsage().user;
    read(prompt).first(12);
    expect(process.cpuUsage().user - start).toBeLessThan(1.5e6);
  });
});
