import { describe, expect, it } from 'vitest';
import { importPrompts, parsePastedLines } from '../../electron/prompt/import-prompts.ts';
import { leastCpuMs } from '../support/cpu-time.ts';

describe('importPrompts', () => {
  it('reads lines of text', () => {
    expect(importPrompts('a.txt', '\uFEFF# night batch\r\na cat\r\n\r\n  a dog  \n')).toEqual({
      requests: [{ prompt: 'a cat' }, { prompt: 'a dog' }],
      lines: [2, 4],
      columns: [],
      problems: [],
    });
    expect(parsePastedLines(`ok\n${'a'.repeat(20_001)}`)).toEqual({
      requests: [{ prompt: 'ok' }],
      lines: [1],
      columns: [],
      problems: [{ line: 2, message: 'The prompt on line 2 has 20,001 characters; at most 20,000 are taken.' }],
    });
  });

  it('reads a table, names broken rows by line and takes the rest', () => {
    const csv =
      '\uFEFFPrompt,width,Seed,text,intent\r\n"a ""b"", c\nd",512,1,Hi | Yo,\r\nbad row\r\n"open,3,4,,\r\nok,,,,face\r\nx,abc,,,\r\n,1,,,\r\ny,10,,,\r\nz,,,,nice\r\nq"q,,,,\r\n';
    expect(importPrompts('a.CSV', csv)).toEqual({
      requests: [
        { prompt: 'a "b", c\nd', width: 512, seed: 1, lettering: { texts: ['Hi', 'Yo'] } },
        { prompt: 'ok', intent: 'face' },
      ],
      lines: [2, 6],
      columns: ['Prompt', 'width', 'Seed', 'text', 'intent'],
      problems: [
        { line: 4, message: 'Line 4 has 1 cell, the first row names 5.' },
        { line: 5, message: 'Line 5 is broken: a quote is not closed, or stands inside a cell without being doubled ("").' },
        { line: 7, message: 'On line 7, width is “abc”, which is not a number.' },
        { line: 8, message: 'Line 8 has no prompt.' },
        { line: 9, message: 'On line 9, width is “10”: it must be a whole number from 64 to 4096.' },
        { line: 10, message: 'On line 10, intent is “nice”: it must be texture, face, typography, thumbnail or general.' },
        { line: 11, message: 'Line 11 is broken: a quote is not closed, or stands inside a cell without being doubled ("").' },
      ],
    });
  });

  it('takes one column without a name as prompts, and refuses many without one', () => {
    expect(importPrompts('a.csv', 'a cat\n"a dog, big"\n').requests).toEqual([{ prompt: 'a cat' }, { prompt: 'a dog, big' }]);
    expect(importPrompts('a.csv', 'title,size\na,b\n')).toEqual({
      requests: [],
      lines: [],
      columns: ['title', 'size'],
      problems: [
        { line: 1, message: 'No column is named “prompt”; the first row names “title”, “size”. A template with {{title}} in it would make prompts of them.' },
      ],
    });
    expect(importPrompts('a.csv', 'prompt;seed\na, b;7\n').requests).toEqual([{ prompt: 'a, b', seed: 7 }]);
    expect(importPrompts('a.csv', '')).toEqual({ requests: [], lines: [], columns: [], problems: [] });
  });

  it('reads JSON and JSON lines', () => {
    expect(importPrompts('a.json', '{"prompts": [\n"a",\n{"prompt": "b", "column": "draft", "texts": ["X"]},\n3]}')).toEqual({
      requests: [{ prompt: 'a' }, { prompt: 'b', column: 'draft', lettering: { texts: ['X'] } }],
      lines: [2, 3],
      columns: ['prompt', 'column', 'texts'],
      problems: [{ line: 4, message: 'Line 4 is neither a prompt nor an object with a prompt.' }],
    });
    expect(importPrompts('a.jsonl', '{"prompt":"a","seed":3}\n{oops\n"b"\n')).toEqual({
      requests: [{ prompt: 'a', seed: 3 }, { prompt: 'b' }],
      lines: [1, 3],
      columns: ['prompt', 'seed'],
      problems: [{ line: 2, message: 'Line 2 is not JSON.' }],
    });
  });

  it.each([
    ['a.png', 'x', /a\.png cannot be imported/],
    ['a.json', '{', /a\.json is not JSON/],
    ['a.json', '{"a": 1}', /holds no list of prompts/],
  ])('refuses %s %j', (name, text, message) => {
    expect(() => importPrompts(name, text)).toThrow(message);
  });

  it('reads 10,000 rows in good time', () => {
    const csv = `prompt,seed\n${'"a cat, big",7\n'.repeat(10_000)}`;
    expect(leastCpuMs(() => expect(importPrompts('a.csv', csv).requests).toHaveLength(10_000))).toBeLessThan(4000);
  });
});
