import { describe, expect, test } from 'vitest';
import { isOtherPrompt, kindOf, letteringIn, markWords, mayVary, movedWords, nextKind, phraseAt, wordsIn } from '../../../renderer/reading/words.ts';
import type { PromptWords, Range } from '../../../shared/prompt.ts';

const PROMPT = 'a red fox in the snow, oil painting, soft light';
const NONE: PromptWords = { object: [], style: [] };
const READ: PromptWords = { object: [rangeOf('a red fox in the snow')], style: [rangeOf('oil painting'), rangeOf('soft light')] };

function rangeOf(text: string, prompt = PROMPT): Range {
  const start = prompt.indexOf(text);
  return { start, end: start + text.length };
}
const textsOf = (ranges: readonly Range[], prompt = PROMPT) => ranges.map(({ start, end }) => prompt.slice(start, end));
const marked = (words: PromptWords, prompt = PROMPT) => ({ object: textsOf(words.object, prompt), style: textsOf(words.style, prompt) });

describe('words', () => {
  test.each([
    ["the fox's den, 35mm", ['the', "fox's", 'den', '35mm']],
    ['“Café” — 🦊!', ['Café', '🦊']],
    ['夜の看板', ['夜', 'の', '看板']],
    ['لافتة خشبية', ['لافتة', 'خشبية']],
    [' , . ', []],
  ])('of %j are cut as people read them', (prompt, words) => {
    expect(textsOf(wordsIn(prompt), prompt)).toEqual(words);
  });

  test('know what they are taken for', () => {
    expect([rangeOf('fox'), rangeOf('painting'), rangeOf(',')].map((range) => kindOf(range, READ))).toEqual(['object', 'style', null]);
    expect([null, 'object', 'style'].map((kind) => nextKind(kind as null))).toEqual(['object', 'style', null]);
  });

  test('belong to the phrase that is marked, or to what lies between commas', () => {
    const all = wordsIn(PROMPT);
    const phrase = (text: string, words: PromptWords) =>
      textsOf([
        phraseAt(
          PROMPT,
          all,
          all.findIndex(({ start }) => start === rangeOf(text).start),
          words,
        ),
      ]);
    expect(phrase('fox', READ)).toEqual(['a red fox in the snow']);
    expect(phrase('painting', NONE)).toEqual(['oil painting']);
    expect(phrase('snow', { ...NONE, object: [rangeOf('a red fox')] })).toEqual(['in the snow']);
  });
});

describe('marking', () => {
  test('cuts what covered the words and leaves no loose ends', () => {
    expect(marked(markWords(PROMPT, READ, rangeOf('red'), 'style'))).toEqual({
      object: ['a', 'fox in the snow'],
      style: ['red', 'oil painting', 'soft light'],
    });
    expect(marked(markWords(PROMPT, READ, rangeOf('snow, oil'), null))).toEqual({ object: ['a red fox in the'], style: ['painting', 'soft light'] });
    expect(marked(markWords(PROMPT, READ, rangeOf('oil painting'), 'object'))).toEqual({
      object: ['a red fox in the snow', 'oil painting'],
      style: ['soft light'],
    });
  });

  test('joins neighbours where there are more than a request takes', () => {
    const prompt = 'a, '.repeat(300);
    const all = wordsIn(prompt);
    const words = { object: all.filter((_, index) => index % 4 !== 0), style: [] };
    const { object } = markWords(prompt, words, all[0], 'object');
    expect(object).toHaveLength(200);
    expect(object[0]).toEqual({ start: 0, end: 10 });
  });

  test('the same again changes nothing', () => {
    const once = markWords(PROMPT, READ, rangeOf('in the snow'), 'style');
    expect(markWords(PROMPT, once, rangeOf('in the snow'), 'style')).toEqual(once);
  });
});

describe('marked words in a prompt that is edited', () => {
  test.each([
    [`${PROMPT}, film still`, { object: ['a red fox in the snow'], style: ['oil painting', 'soft light'] }],
    ['Look: a red fox in the snow, oil painting, soft light', { object: ['a red fox in the snow'], style: ['oil painting', 'soft light'] }],
    ['a red wolf in the snow, oil painting, soft light', { object: ['a red wolf in the snow'], style: ['oil painting', 'soft light'] }],
    ['a red fox in the snow, soft light', { object: ['a red fox in the snow'], style: ['soft light'] }],
    ['', { object: [], style: [] }],
  ])('stay on what they mark: %j', (after, expected) => {
    expect(marked(movedWords(READ, PROMPT, after), after)).toEqual(expected);
  });

  test('a prompt that was written over is another one, one that goes on is not', () => {
    expect(['a', 'Seamless linen', `${PROMPT}, and on, and on, and on, and on, and on`, 'a red fox'].map((after) => isOtherPrompt(PROMPT, after))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

test('selected words become a string with the marks that belong to it', () => {
  const prompt = 'a sign: ¡Sold   out!, for $5';
  expect(letteringIn(prompt, rangeOf('Sold   out', prompt))).toBe('¡Sold out!');
  expect(letteringIn(prompt, rangeOf('5', prompt))).toBe('$5');
});

test('prompts that stand for several are known', () => {
  expect(['{a|b} door', 'a __colour__ door', 'a door_frame', 'plain'].map(mayVary)).toEqual([true, true, false, false]);
});
