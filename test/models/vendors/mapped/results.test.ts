import { describe, expect, it } from 'vitest';
import { referencesIn, valuesAt } from '../../../../electron/models/vendors/mapped/results.ts';
import { codeOfWords, wordsOf } from '../../../../electron/models/vendors/mapped/verdict.ts';

describe('valuesAt', () => {
  const value = { data: [{ url: 'a' }, { url: 'b' }, {}], output: 'c', deep: { er: [[1, 2]] } };

  it.each([
    ['output', ['c']],
    ['data[0].url', ['a']],
    ['data[*].url', ['a', 'b']],
    ['data[9].url', []],
    ['deep.er[0][1]', [2]],
    ['nothing.at.all', []],
    ['output.length', []],
    ['constructor', []],
    ['__proto__', []],
    ['', [value]],
  ])('finds what stands at "%s"', (path, expected) => {
    expect(valuesAt(value, path)).toEqual(expected);
  });
});

describe('referencesIn', () => {
  it('finds links, data URIs and base64 in any shape, each once', () => {
    const png = 'iVBORw0KGgo=';
    const value = { b: ['http://x/1.png', { url: 'HTTPS://x/2.png' }, 'http://x/1.png'], a: `data:image/webp;base64,UklGR`, c: png, d: 'no link', e: 7 };
    expect(referencesIn(value)).toEqual([{ url: 'http://x/1.png' }, { url: 'HTTPS://x/2.png' }, { base64: 'data:image/webp;base64,UklGR' }, { base64: png }]);
  });

  it('passes over what says that it is something else', () => {
    const value = { video: { url: 'http://x/1.mp4', content_type: 'video/mp4' }, image: { url: 'http://x/1.png', content_type: 'image/png' } };
    expect(referencesIn(value)).toEqual([{ url: 'http://x/1.png' }]);
  });

  it('takes a bounded number out of a bounded depth', () => {
    expect(referencesIn(Array.from({ length: 500 }, (_, index) => `http://x/${index}.png`))).toHaveLength(64);
    let deep: unknown = 'http://x/1.png';
    for (let level = 0; level < 40; level++) deep = [deep];
    expect(referencesIn(deep)).toEqual([]);
  });
});

describe('wordsOf and codeOfWords', () => {
  it.each([
    [{ detail: [{ loc: ['body'], msg: 'The content was flagged by a content checker.', type: 'content_policy_violation' }] }, 'refused'],
    [{ error: { message: 'CUDA out of memory. Tried to allocate 2.00 GiB', type: 'x' } }, 'out-of-memory'],
    [{ title: 'Insufficient credit', detail: 'You have insufficient credit to run this model.' }, 'quota'],
    [{ error: 'Prediction interrupted; please retry (code: PA)' }, 'unavailable'],
    [{ errors: ['a', 'b'] }, 'unavailable'],
    ['NSFW content detected', 'refused'],
    [null, 'unavailable'],
  ])('understands %j', (body, code) => {
    expect(codeOfWords(wordsOf(body))).toBe(code);
  });

  it('keeps what it repeats short and on one line', () => {
    expect(wordsOf({ error: `a\n\n  b${'x'.repeat(5000)}` })).toMatch(/^a bx{397}$/);
  });
});
