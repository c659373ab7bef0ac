import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readerFolder } from '../../electron/paths.ts';
import { createForeignWords } from '../../electron/prompt/foreign-words.ts';
import { readLexicon } from '../../electron/prompt/lexicon.ts';
import { layOutPrompt } from '../../electron/prompt/prompt-layout.ts';
import { splitObjectAndStyle } from '../../electron/prompt/split.ts';
import { packWeights, readSplitWeights, unpackWeights } from '../../electron/prompt/split-tagger.ts';
import type { Span } from '../../shared/prompt.ts';
import { readRows } from '../../training/rows.ts';
import { crossValidateSplit, predictor } from '../../training/split/cross-validate.ts';
import { labelWords, scoreSplit } from '../../training/split/score.ts';
import { leastCpuMs } from '../support/cpu-time.ts';

const lookUp = { lexicon: readLexicon(join(readerFolder(), 'lexicon.bin')), foreign: createForeignWords() };
const weights = readSplitWeights(join(readerFolder(), 'split.bin'));

function split(prompt: string): { object: Span[]; style: Span[] } {
  const { masked, segments } = layOutPrompt(prompt);
  return splitObjectAndStyle(prompt, masked, segments, { ...lookUp, weights });
}

const texts = (spans: readonly Span[]) => spans.map(({ text }) => text);

describe('object and style', () => {
  it.each<[string, string[], string[]]>([
    ['oil painting of a shoemaker', ['a shoemaker'], ['oil painting']],
    ['a mill by the river', ['a mill by the river'], []],
    ['a mill by Jacob van Ruisdael', ['a mill'], ['by Jacob van Ruisdael']],
    ['a man holding a photo of a cat', ['a man holding a photo of a cat'], []],
    ['a sign that says "OPEN LATE", cinematic', ['a sign that says "OPEN LATE"'], ['cinematic']],
    ['a knight statue, weathered bronze, in the style of a travel poster', ['a knight statue', 'weathered bronze'], ['in the style of a travel poster']],
    [
      'portrait of a tired nurse, freckles, green scrubs, intricate, sharp focus, digital painting, artstation, art by loish and greg rutkowski, 8 k',
      ['a tired nurse', 'freckles', 'green scrubs'],
      ['portrait', 'intricate', 'sharp focus', 'digital painting', 'artstation', 'art by loish and greg rutkowski', '8 k'],
    ],
    [
      'two otters in a canoe, kodak portra 400, golden hour, shallow depth of field',
      ['two otters in a canoe'],
      ['kodak portra 400', 'golden hour', 'shallow depth of field'],
    ],
    ['A SUBMARINE IN A TEACUP, OCTANE RENDER, 8K', ['A SUBMARINE IN A TEACUP'], ['OCTANE RENDER', '8K']],
    ['(masterpiece:1.2), a knight <lora:armor:0.8> riding a boar --ar 16:9', ['a knight', 'riding a boar'], ['masterpiece']],
    ['ein alter Fischer, Ölgemälde', ['ein alter Fischer'], ['Ölgemälde']],
    ['$5 burger, flat design', ['$5 burger'], ['flat design']],
    ['🎉', ['🎉'], []],
    ['watercolor', ['watercolor'], []],
    ['((()))', [], []],
  ])('%s', (prompt, object, style) => {
    const found = split(prompt);
    expect({ object: texts(found.object), style: texts(found.style) }).toEqual({ object, style });
  });

  it('keeps its promises for any string', () => {
    for (const prompt of randomPrompts(3000, 20)) expectSoundSpans(prompt);
  });

  it('reads a prompt of 20,000 characters in linear time', () => {
    for (const piece of ['a cat, by greg, ', '(((a,', '"(', '<lora:', 'a of ']) {
      const prompt = piece.repeat(20_000 / piece.length);
      expect(leastCpuMs(() => expectSoundSpans(prompt))).toBeLessThan(2000);
    }
  });
});

describe('weights', () => {
  it('are the same after a trip through a file', () => {
    const file = readFileSync(join(readerFolder(), 'split.bin'));
    expect(Buffer.compare(packWeights(unpackWeights(file)), file)).toBe(0);
  });

  it('are refused when the file is of another size', () => {
    expect(() => unpackWeights(new Uint8Array(100))).toThrow("The splitter's weights have 100 bytes");
  });
});

describe('scoring', () => {
  const row = { id: 'r', prompt: 'ink of a cat of ink', object: ['a cat'], style: ['ink'], either: ['of ink'], textsOptional: [], also: [], tags: [] };

  it('labels words by span, longest first', () => {
    expect(labelWords(row.prompt, row)).toEqual(['style', null, 'object', 'object', 'either', 'either']);
  });

  it('does not count links and what may be either', () => {
    expect(scoreSplit([row], () => ({ object: ['ink of a cat'], style: ['of ink'] }))).toEqual({
      rows: 1,
      object: { precision: 2 / 3, recall: 1, f1: 0.8, words: 2 },
      style: { precision: 0, recall: 0, f1: 0, words: 1 },
      wordAccuracy: 2 / 3,
      allCorrect: 0,
    });
  });

  it('scores rows, not prompts: two people may have split the same one', () => {
    const other = { ...row, id: 's', object: ['a cat of ink'], style: ['ink of'], either: [] };
    const { wordAccuracy, allCorrect } = scoreSplit([row, other], ({ id }) => (id === 's' ? other : { object: ['a cat'], style: ['ink'] }));
    expect({ wordAccuracy, allCorrect }).toEqual({ wordAccuracy: 1, allCorrect: 2 });
  });

  it('gives the figures of taggers that had not seen the rows', () => {
    const rows = readRows(join(readerFolder(), '..', '..', 'training', 'corpus', 'split.jsonl')).slice(0, 120);
    const figures = crossValidateSplit(rows, lookUp, 2, { passes: 4, rate: 0.1, penalty: 1e-4, dropout: 0.2, seed: 1 });
    expect(figures.rows).toBe(120);
    expect(figures.wordAccuracy).toBeGreaterThan(0.85);
    expect(figures).toEqual(crossValidateSplit(rows, lookUp, 2, { passes: 4, rate: 0.1, penalty: 1e-4, dropout: 0.2, seed: 1 }));
  });
});

const examples = process.env.GALLEY_SPLIT_ROWS ?? '';

describe.skipIf(!existsSync(examples))('labelled rows named by GALLEY_SPLIT_ROWS, where there are some', () => {
  it('are split as an art director would', () => {
    expect(scoreSplit(readRows(examples), ({ prompt }) => predictor(lookUp, weights)(prompt)).wordAccuracy).toBeGreaterThan(0.9);
  });
});

function expectSoundSpans(prompt: string): void {
  const { masked } = layOutPrompt(prompt);
  const { object, style } = split(prompt);
  const spans = [...object, ...style].sort((a, b) => a.start - b.start);
  let end = 0;
  for (const span of spans) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    end = span.end;
    expect(span.text).toBe(prompt.slice(span.start, span.end));
    expect(masked.slice(span.start, span.end)).toBe(span.text);
    expect(span.text.trim()).toBe(span.text);
    expect(span.text).toMatch(/^[^,;]/);
    expect(span.text).toMatch(/[^,;]$/);
  }
  if (style.length > 0) expect(object.length).toBeGreaterThan(0);
}

/** xorshift32: the same prompts in every run. */
function randomPrompts(count: number, seed: number): string[] {
  let state = seed;
  const next = (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  const pieces = [
    ...'"\'“”‘’,.;:()[]{}<>|$%+-\n\t \u0000\u202e\ud800\u0301',
    ', ',
    ' of ',
    ' by ',
    ' a ',
    'cat',
    'oil painting',
    'Monet',
    '8k',
    'שלום',
    '油画',
    '🎉',
    '<lora:x:1>',
    ' --ar 16:9 ',
    '(knight:1.3)',
    '::2 ',
  ];
  const any = () => String.fromCodePoint(next(0x2fff));
  return Array.from({ length: count }, () => Array.from({ length: next(24) }, () => (next(5) === 0 ? any() : pieces[next(pieces.length)])).join(''));
}
