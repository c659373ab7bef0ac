import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findLettering } from '../../electron/prompt/lettering.ts';
import { readLetteringModel } from '../../electron/prompt/lettering-model.ts';
import { layOutPrompt } from '../../electron/prompt/prompt-layout.ts';
import { leastCpuMs } from '../support/cpu-time.ts';

const model = readLetteringModel(join(import.meta.dirname, '..', '..', 'assets', 'reader', 'lettering.json'));

function read(prompt: string) {
  return findLettering(layOutPrompt(prompt), model);
}

function textsOf(prompt: string): string[] {
  return read(prompt).map(({ text }) => text);
}

describe('strings to letter', () => {
  it.each<[string, string[]]>([
    ['a storefront with a sign that says "Fresh Figs", rain', ['Fresh Figs']],
    ['poster, “SPRING FAIR” at the top and „Eintritt frei“ below', ['SPRING FAIR', 'Eintritt frei']],
    ["a banner reading 'Don't Look Back' over a street", ["Don't Look Back"]],
    ['巷口的木牌，上面写着「茶」，黄昏', ['茶']],
    ['a brass plaque that reads beware of the poet, ivy', ['beware of the poet']],
    ['crate labelled PEARS in a cellar', ['PEARS']],
    ['portrait of Ned "Knuckles" Barlow, boxer, tintype', []],
    ['a frame from the film "Paper Suns", desert road', []],
    ['"a heron standing in a flooded library, oil"', []],
    ['12" vinyl on a table, 5\'10" tall woman', []],
    ['a sign with no text "SALE"', []],
    ["the dogs' park in the '70s, it's raining", []],
    ['old sign in a desert, nothing written on it', []],
  ])('%s', (prompt, texts) => {
    expect(textsOf(prompt)).toEqual(texts);
  });

  it.each<[string, string]>([
    ['neon sign "OPEN", rain', 'neon sign ("OPEN":1.3), rain'],
    ['neon sign "OPEN", rain', 'neon sign "OPEN", rain --ar 16:9 --v 6'],
    ['neon sign "OPEN", rain', '<lora:glow:0.8> neon sign "OPEN", rain::2'],
  ])('the syntax of other tools changes nothing: %s / %s', (plain, dressed) => {
    expect(textsOf(dressed)).toEqual(textsOf(plain));
  });

  it('keeps what looks like syntax inside a string', () => {
    expect(textsOf('a poster with the text "A::2" in red')).toEqual(['A::2']);
  });
});

describe('where strings stand', () => {
  it.each<[string, string[]]>([
    ['book cover, title "Salt" in gold serif', ['in gold serif']],
    ['poster, "TIDE" at the top and "Low Water" below', ['at the top', 'below']],
    ['invitation, "June is six!" curved along the top, balloons', ['curved along the top']],
    ['mural, "GROW" bent around the flower, blue', ['bent around the flower']],
    ['label, author "M. Roe" at the bottom in small caps', ['at the bottom in small caps']],
    ['film still, subtitle at the bottom: "I never left."', ['at the bottom']],
    ['a sign that says "EGGS" on a dusty road', ['']],
  ])('%s', (prompt, placements) => {
    expect(read(prompt).map(({ placement }) => placement)).toEqual(placements);
  });
});

describe('any text', () => {
  const MARKS = [
    ...'"\'“”‘’„«»「」`()[]{}<>:;,.!?-–—=|\n\t ',
    'sign ',
    'says ',
    'text: ',
    'the word ',
    'OPEN',
    'Café ',
    '写着',
    '😀',
    '\ud83d',
    '\u0000',
    '№',
    'İ',
    '--ar ',
    '::2',
  ];

  it('is read without an exception, twice alike, and every span lies in the prompt, in order', () => {
    let state = 7;
    const next = (limit: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 4294967296) * limit);
    };
    for (let round = 0; round < 1500; round++) {
      let prompt = '';
      for (let part = next(40); part >= 0; part--) prompt += next(4) === 0 ? String.fromCharCode(next(0xffff)) : MARKS[next(MARKS.length)];
      const found = read(prompt);
      let at = 0;
      for (const { start, end, text } of found) {
        expect(prompt.slice(start, end)).toBe(text);
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(read(prompt)).toEqual(found);
    }
  });

  it.each(['"a"', "'", 'a man, "x" ', 'sign that says NO WAY ', 'label: a, b and c ', '写着字', 'text: ', '“'])(
    '20,000 characters of %j take no longer than a blink',
    (unit) => {
      const prompt = unit.repeat(Math.floor(20_000 / unit.length));
      read(prompt);
      // It takes under 30 ms.
      expect(leastCpuMs(() => read(prompt))).toBeLessThan(150);
    },
  );
});
