import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { say } from '../../renderer/words/say.ts';
import { studioSentences } from '../../scripts/words.ts';
import { english, type Sentence, said, sentenceSchema } from '../../shared/sentence.ts';

const FILES = '{count, plural, =0 {No file} one {One file} other {{count} files}} in {folder}.';

/** Values for every place of a message, for one count: what is chosen by it gets each of its keys in turn. */
function valuesOf(message: string, count: number): Record<string, string | number>[] {
  let all: Record<string, string | number>[] = [{}];
  const set = (name: string, choices: (string | number)[]) => {
    if (name in all[0]) return;
    all = all.flatMap((values) => choices.map((choice) => ({ ...values, [name]: choice })));
  };
  const visit = (parts: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const part of parts) {
      if (part.type === 5) set(part.value, Object.keys(part.options));
      if (part.type === 6) set(part.value, [count]);
      if ('options' in part) for (const { value } of Object.values(part.options)) visit(value);
    }
    for (const part of parts) if (part.type === 1) set(part.value, [`<${part.value}> {x}`]);
  };
  visit(new IntlMessageFormat(message, 'en').getAst());
  return all;
}

describe('a sentence of the studio', () => {
  it('is said in English with what is filled in', () => {
    expect([0, 1, 12_000].map((count) => english({ message: FILES, values: { count, folder: 'a{b}' } }))).toEqual([
      'No file in a{b}.',
      'One file in a{b}.',
      '12000 files in a{b}.',
    ]);
    expect(said('Plain.')).toEqual({ text: 'Plain.', sentence: { message: 'Plain.' } });
    expect(said('{who} left.').text).toBe('{who} left.');
  });

  it('holds figures, lists and other sentences', () => {
    const sentence: Sentence = {
      message: '{size}: {names}; {why}.',
      values: {
        size: { figure: '12.4 MB' },
        names: { list: ['a', { message: 'b {n}', values: { n: 2 } }, 'c'], join: 'or' },
        why: { message: '{colour, select, red {stop} other {go}}', values: { colour: 'red' } },
      },
    };
    expect([english(sentence), say(sentence)]).toEqual(['12.4 MB: a, b 2, or c; stop.', '12.4 MB: a, b 2, or c; stop.']);
    expect(sentenceSchema.parse(JSON.parse(JSON.stringify(sentence)))).toEqual(sentence);
    expect(sentenceSchema.safeParse({ message: 'x', values: { y: { list: ['z'] } } }).success).toBe(false);
  });

  it('is the same in English wherever it is said', () => {
    const sentences = studioSentences();
    expect(sentences.length).toBeGreaterThan(50);
    for (const { text: message } of sentences) {
      for (const values of [0, 1, 2, 12_000].flatMap((count) => valuesOf(message, count))) {
        const expected = /[{<]/.test(message) ? new IntlMessageFormat(message, 'en').format(values) : message;
        expect([english({ message, values }), say({ message, values })]).toEqual([expected, expected]);
      }
    }
  });
});
