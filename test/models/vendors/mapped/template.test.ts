import { describe, expect, it } from 'vitest';
import { fill, namesIn } from '../../../../electron/models/vendors/mapped/template.ts';

describe('fill', () => {
  it('gives a placeholder that stands alone its own type, and writes others into the text', () => {
    const template = { width: '{width}', size: '{width}x{height}', deep: [{ on: '{transparent}' }, 'as it is', 7, null] };
    expect(fill(template, { width: 640, height: 480, transparent: false })).toEqual({
      width: 640,
      size: '640x480',
      deep: [{ on: false }, 'as it is', 7, null],
    });
  });

  it('leaves out what has no value, but not what is empty', () => {
    const template = { seed: '{seed}', steps: '{steps}', list: ['{seed}', '{steps}', 'x'], text: 'seed {seed}', guidance: '{guidance}' };
    expect(fill(template, { seed: null, guidance: 0 })).toEqual({ list: ['x'], text: 'seed ', guidance: 0 });
  });

  it('looks through no words that were filled in', () => {
    expect(fill({ a: '{prompt}', b: 'say: {prompt}' }, { prompt: '{seed} {{x}} $& $1', seed: 7 })).toEqual({
      a: '{seed} {{x}} $& $1',
      b: 'say: {seed} {{x}} $& $1',
    });
  });

  it('takes a doubled brace for one', () => {
    expect(fill({ a: '{{prompt} is {prompt}' }, { prompt: 'x' })).toEqual({ a: '{prompt} is x' });
  });

  it('makes no field of the object that all objects come from', () => {
    const template = JSON.parse('{"__proto__": {"polluted": "{prompt}"}}');
    fill(template, { prompt: 'yes' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('namesIn', () => {
  it('finds the names wherever they stand', () => {
    expect([...namesIn({ a: '{prompt}', b: ['{width}x{height}', { c: '{param.style}' }], d: '{{seed}' }, 'X')]).toEqual([
      'prompt',
      'width',
      'height',
      'param.style',
    ]);
  });

  it('says which name means nothing, and what could be meant', () => {
    expect(() => namesIn({ a: { b: 'a {promt}' } }, 'The house model')).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringMatching(/The house model names \{promt\}.*\{prompt\}/) }),
    );
  });

  it('refuses nesting without end', () => {
    let deep: unknown = '{prompt}';
    for (let level = 0; level < 50; level++) deep = { deep };
    expect(() => namesIn(deep, 'X')).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
