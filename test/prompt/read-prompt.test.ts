import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INTENTS, promptReadingSchema } from '../../shared/prompt.ts';
import { leastCpuMs } from '../support/cpu-time.ts';
import { readPrompt } from './read.ts';

const texts = (prompt: string) => readPrompt(prompt).lettering.map(({ text }) => text);

describe('strings to letter', () => {
  it.each<[string, string[]]>([
    ['a storefront with "Hello World" written on it', ['Hello World']],
    ['A poster: “Grüße & Küsse”', ['Grüße & Küsse']],
    ["a robot holding a sign with 'Let's PAINT!' on it", ["Let's PAINT!"]],
    ["a mug with 'World's Best Mom' on it", ["World's Best Mom"]],
    ["the dogs' bowl and the cat's bed", []],
    ['12" vinyl record and a 7" single on a table', []],
    ['a flowchart with steps "Start," "Check," and "Stop."', ['Start', 'Check', 'Stop']],
    ['一张海报，写着“你好世界”', ['你好世界']],
    ['Ein Schild mit der Aufschrift „Willkommen“', ['Willkommen']],
    ['“a berry vending machine on a space ship”', []],
    ['a movie still directed by "David Lynch", foggy road', []],
    ['a dog nicknamed "Biscuit" running on the beach', []],
    ['a "haunted" lighthouse at dawn', []],
    ['a sign with no text "SALE"', []],
    ['poster for the film "Night Tide", 1960s style', ['Night Tide']],
    ['scene from the film "Night Tide", rain', []],
    ['a sign that reads Beware of the dog', ['Beware of the dog']],
    ['a t-shirt that says I love NY in red letters', ['I love NY']],
    ['a cat holding a cardboard sign saying will work for tuna', ['will work for tuna']],
    ['vintage travel poster, text: Visit Mars', ['Visit Mars']],
    ['logo for a coffee shop called Bean There', ['Bean There']],
    ['a horse reading a newspaper', []],
    ['calligraphy of the word peace', ['peace']],
    ['Donald Smith as "The Joker", realistic', []],
    ['a sign with messages such as "Sold Here!"', ['Sold Here!']],
    ['a pencil case with "sharpen" on it', ['sharpen']],
    ['a cartoon turtle says hello in a speech bubble', ['hello']],
    ['a man says goodbye to his wife at the station', []],
    ['a sign that says "" and nothing else', []],
  ])('%s', (prompt, expected) => {
    expect(texts(prompt)).toEqual(expected);
  });

  it('takes the placement in the prompt’s own words', () => {
    const reading = readPrompt('a badge with "NORTH" along the top arc and "EST. 1898" on the ribbon, and a sign that says "Fern" in gold serif');
    expect(reading.lettering.map(({ text, placement }) => [text, placement])).toEqual([
      ['NORTH', 'along the top arc'],
      ['EST. 1898', 'on the ribbon'],
      ['Fern', 'in gold serif'],
    ]);
  });
});

describe('intent', () => {
  it.each([
    ['mossy stone wall tile for a platformer', 'texture'],
    ['dark oak wood grain texture, seamless, 4k', 'texture'],
    ['brown leather swatch', 'texture'],
    ['a red brick wall --tile', 'texture'],
    ['a leather armchair next to a brick fireplace', 'general'],
    ['a cute tiger cub, soft fur texture, pastel colours', 'general'],
    ['portrait of an old sailor with a white beard', 'face'],
    ['portrait of a girl with flowers in her hair', 'face'],
    ['an old fisherman, weathered skin, tight crop', 'face'],
    ['portrait of a cat in a uniform', 'general'],
    ['a woman in a red dress dancing in the rain', 'general'],
    ["painting of a young man's face", 'face'],
    ['clock face overgrown with ivy', 'general'],
    ['a man riding a camel on the beach', 'general'],
    ['low-res preview of a jungle temple', 'thumbnail'],
    ['glass of craft draft beer on a bar', 'general'],
    ['a sketch of a skyscraper', 'general'],
    ['a stop sign', 'general'],
    ['a sign that says "STOP"', 'typography'],
    ['a hand-lettered quote about coffee', 'typography'],
  ])('%s → %s', (prompt, intent) => {
    expect(readPrompt(prompt).intent).toBe(intent);
  });

  it('gives the weight of a string to the string, not to the word behind it', () => {
    const { evidence } = readPrompt('a neon sign that says "OPEN LATE", rainy night');
    const typography = evidence.filter(({ intent }) => intent === 'typography').sort((a, b) => b.weight - a.weight);
    expect(typography.map(({ text, rule }) => [text, rule])).toEqual([
      ['OPEN LATE', 'string to letter'],
      ['sign', 'something said or written'],
    ]);
    const other = readPrompt('storefront lettered "Harbour & Hearth" in gold serif, watercolour');
    expect(other.evidence.map(({ text }) => text)).not.toContain('watercolour');
  });

  it('shows no praise, no bare figures and no half phrases as evidence', () => {
    const texts = (prompt: string) => readPrompt(prompt).evidence.map(({ text }) => text);
    expect(texts('(masterpiece:1.3), best quality, 1girl, long hair')).toEqual(['long hair']);
    expect(texts('1 a 1 tiles')).not.toContain('1');
    expect(texts('seamless white marble texture with thin grey veins')).not.toContainEqual(expect.stringMatching(/ with /));
  });

  it('gives its evidence, scores and draft flag', () => {
    const reading = readPrompt('rough thumbnail of a lighthouse');
    expect(reading.evidence.map(({ text, intent }) => [text, intent])).toContainEqual(['rough thumbnail', 'thumbnail']);
    expect(reading.isDraft).toBe(true);
    expect(reading.runnerUp).toBe('general');
  });

  it('does not read the strings themselves', () => {
    expect(readPrompt('a sign that says "seamless texture thumbnail portrait"').intent).toBe('typography');
  });
});

describe('object and style', () => {
  it.each<[string, string[], string[]]>([
    ['oil painting of a cat', ['a cat'], ['oil painting']],
    ['a castle, watercolor, soft lighting, by Alan Lee', ['a castle'], ['watercolor', 'soft lighting', 'by Alan Lee']],
    ['a fox in the style of a propaganda poster', ['a fox'], ['in the style of a propaganda poster']],
    ['(masterpiece:1.2), a knight <lora:armor:0.8> --ar 16:9', ['a knight'], ['masterpiece']],
    ['a red apple', ['a red apple'], []],
    ['a house by the sea', ['a house by the sea'], []],
    ['award winning photograph of a snow leopard, bokeh', ['a snow leopard'], ['award winning photograph', 'bokeh']],
    ['a black and white photograph of an old boat', ['an old boat'], ['a black and white photograph']],
    ['a man holding a photo of a cat', ['a man holding a photo of a cat'], []],
  ])('%s', (prompt, object, style) => {
    const reading = readPrompt(prompt);
    const words = (spans: { text: string }[]) => spans.map(({ text }) => text.replace(/[()]|:\d.*$/g, '').trim());
    expect({ object: words(reading.object), style: words(reading.style) }).toEqual({ object, style });
  });
});

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
    '"',
    "'",
    '“',
    '”',
    '‘',
    '’',
    ' ',
    ' ',
    ',',
    '.',
    ':',
    '(',
    ')',
    '<lora:',
    '>',
    '--ar 16:9',
    '{a|b}',
    'sign',
    'says',
    'texture',
    'portrait',
    'of',
    'a',
    'by',
    '\u0000',
    '\u202e',
    'שלום',
    '深度',
    '🎉',
    '\ud800',
    '\n',
    '::2',
    'İ',
    'ß',
    '「',
    '」',
    'the word',
    'in gold',
  ];
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(40) }, () => (next(8) === 0 ? String.fromCharCode(next(65_536)) : pieces[next(pieces.length)])).join(''),
  ).filter((prompt) => /[\p{L}\p{N}]/u.test(prompt));
}

describe('any text', () => {
  it('is read without a fault, and every span lies in the prompt', () => {
    for (const prompt of randomPrompts(3000, 20_261_122)) {
      const reading = readPrompt(prompt);
      for (const span of [...reading.lettering, ...reading.object, ...reading.style, ...reading.evidence]) {
        expect(prompt.slice(span.start, span.end)).toBe(span.text);
        expect(span.end).toBeGreaterThan(span.start);
      }
      expect(INTENTS.reduce((sum, intent) => sum + reading.scores[intent], 0)).toBeCloseTo(1, 9);
      expect(reading.runnerUp).not.toBe(reading.intent);
      expect(readPrompt(prompt)).toEqual(reading);
    }
  });

  it('fits the shared schema', () => {
    const reading = readPrompt('a badge with "NORTH" on the ribbon, oil painting');
    expect(promptReadingSchema.parse(reading)).toEqual(reading);
  });

  it.each(['a man, "x" ', "'", 'that says ', 'texture of ', 'portrait of a very big ', '(', '🎉', 'logo a called ', '"a"', 'oak '])(
    'stays quick at 20,000 characters of %j',
    (piece) => {
      const prompt = `cat ${piece.repeat(20_000)}`.slice(0, 20_000);
      readPrompt(prompt);
      expect(leastCpuMs(() => readPrompt(prompt))).toBeLessThan(250);
    },
  );

  it.each(['', '   ', '\u0000\u200b\n'])('%j is an empty prompt', (prompt) => {
    expect(() => readPrompt(prompt)).toThrow(expect.objectContaining({ code: 'empty-prompt' }));
  });

  it('refuses 20,001 characters and takes 20,000', () => {
    expect(() => readPrompt('a'.repeat(20_001))).toThrow(expect.objectContaining({ code: 'prompt-too-long', details: { length: 20_001, limit: 20_000 } }));
    expect(readPrompt('a'.repeat(20_000)).intent).toBe('general');
  });
});

const labelled = new URL('../../../shared/eval/prompts/intent.jsonl', import.meta.url);
describe.skipIf(!existsSync(labelled))('labelled prompts (skipped without the evaluation set)', () => {
  it('reads at least 85 % of the intents and 93 % of the strings', () => {
    const rows = readFileSync(labelled, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { prompt: string; intent: string; texts: string[] });
    const plain = (list: string[]) => list.map((text) => text.replace(/[.,;:]+$/, ''));
    const lettered = rows.filter((row) => row.texts.length > 0);
    const isExact = (row: { prompt: string; texts: string[] }) => JSON.stringify(plain(texts(row.prompt))) === JSON.stringify(plain(row.texts));
    expect(rows.filter((row) => readPrompt(row.prompt).intent === row.intent).length / rows.length).toBeGreaterThanOrEqual(0.85);
    expect(lettered.filter(isExact).length / lettered.length).toBeGreaterThanOrEqual(0.93);
  });
});
