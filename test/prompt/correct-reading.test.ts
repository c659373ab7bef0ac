import { describe, expect, it } from 'vitest';
import { correctReading } from '../../electron/prompt/correct-reading.ts';
import type { PromptReading } from '../../shared/prompt.ts';

const PROMPT = 'a slate board that says "SOUP" and "SOLD OUT" on the frame, film still';
const at = (text: string) => ({ start: PROMPT.indexOf(text), end: PROMPT.indexOf(text) + text.length, text });

const READ: PromptReading = {
  prompt: PROMPT,
  intent: 'texture',
  scores: { texture: 0.6, face: 0.05, typography: 0.25, thumbnail: 0.05, general: 0.05 },
  runnerUp: 'typography',
  evidence: [{ ...at('slate'), intent: 'texture', weight: 2, rule: 'surface' }],
  isDraft: false,
  lettering: [{ ...at('"SOUP"'), text: 'SOUP', placement: '' }],
  object: [at('a slate board')],
  style: [at('film still')],
  corrected: [],
};

describe('correctReading', () => {
  it('leaves a reading alone when nothing is said, or only what was read', () => {
    expect(correctReading(READ, {})).toBe(READ);
    const words = { object: [at('a slate board')], style: [at('film still')] };
    expect(correctReading(READ, { intent: 'texture', lettering: { texts: ['SOUP'] }, words })).toBe(READ);
  });

  it('takes another intent; what was read becomes the runner-up, scores and evidence stay', () => {
    expect(correctReading(READ, { intent: 'typography' })).toEqual({ ...READ, intent: 'typography', runnerUp: 'texture', corrected: ['intent'] });
  });

  it('knows a draft by its intent', () => {
    const draft = { ...READ, intent: 'thumbnail', isDraft: true } as const;
    expect(correctReading(READ, { intent: 'thumbnail' }).isDraft).toBe(true);
    expect(correctReading(draft, { intent: 'general' }).isDraft).toBe(false);
    expect(correctReading({ ...READ, isDraft: true }, { intent: 'face' }).isDraft).toBe(true);
  });

  it('finds the strings in the prompt, each at a place of its own, with their words for it', () => {
    const { lettering, corrected } = correctReading(READ, { lettering: { texts: ['SOUP', 'SOLD OUT', 'SOUP'], placements: ['', 'on the frame'] } }, true);
    expect(corrected).toEqual(['lettering']);
    expect(lettering).toEqual([
      { ...at('"SOUP"'), text: 'SOUP', placement: '' },
      { ...at('SOLD OUT'), placement: 'on the frame' },
      { start: PROMPT.length, end: PROMPT.length, text: 'SOUP', placement: '' },
    ]);
  });

  it('counts other copy for the same prompt only when it was meant as a correction', () => {
    expect(correctReading(READ, { lettering: { texts: ['BREAD'] } })).toBe(READ);
    expect(correctReading(READ, { lettering: { texts: ['SOLD OUT'] } }).corrected).toEqual(['lettering']);
    expect(correctReading(READ, { lettering: { texts: ['BREAD'] } }, true)).toMatchObject({ corrected: ['lettering'], lettering: [{ text: 'BREAD' }] });
    expect(correctReading(READ, { lettering: { texts: [] } })).toMatchObject({ corrected: ['lettering'], lettering: [] });
  });

  it('counts a wrong place as a wrong reading', () => {
    expect(correctReading(READ, { lettering: { texts: ['SOUP'], placements: ['on the frame'] } })).toMatchObject({
      corrected: ['lettering'],
      lettering: [{ text: 'SOUP', placement: 'on the frame' }],
    });
  });

  it('takes words in any order and keeps them sorted', () => {
    const words = { object: [at('on the frame'), at('slate board')], style: [] };
    expect(correctReading(READ, { words })).toMatchObject({ corrected: ['words'], object: [at('slate board'), at('on the frame')], style: [] });
  });

  it.each([
    ['empty', { object: [{ start: 3, end: 3 }], style: [] }],
    ['backwards', { object: [{ start: 5, end: 3 }], style: [] }],
    ['outside', { object: [], style: [{ start: 3, end: PROMPT.length + 1 }] }],
    ['in both', { object: [{ start: 0, end: 10 }], style: [{ start: 9, end: 12 }] }],
  ])('refuses words that are %s', (_, words) => {
    expect(() => correctReading(READ, { words })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('does not count the intent that comes with an imported picture, but one that is corrected', () => {
    const overrides = { intent: 'typography', baseSha256: 'a'.repeat(64) } as const;
    expect(correctReading(READ, overrides)).toMatchObject({ intent: 'typography', corrected: [] });
    expect(correctReading(READ, overrides, true)).toMatchObject({ intent: 'typography', corrected: ['intent'] });
  });
});
