import { describe, expect, test } from 'vitest';
import { cleanTexts, letteringSummary, needsSameRoom, usableOptions, withChange } from '../../../renderer/lettering/lettering-options.ts';
import { colourOf, hexOf, lookOf, withLook } from '../../../renderer/lettering/look.ts';
import { baseWords, isSameLettering } from '../../../renderer/review/rerender-base.ts';
import { letteringOptionsSchema } from '../../../shared/lettering.ts';

describe('options', () => {
  test('what is taken back leaves no trace in the request', () => {
    const placed = withChange({ texts: ['Open'] }, { box: { x: 0, y: 0, width: 64, height: 32 }, arc: 20 });
    expect(withChange(placed, { box: undefined, arc: undefined })).toEqual({ texts: ['Open'] });
    expect(usableOptions({}, { width: 512, height: 512 })).toBeUndefined();
  });

  test('a box that lies outside of a smaller picture is left out', () => {
    expect(usableOptions({ box: { x: 900, y: 900, width: 100, height: 100 } }, { width: 512, height: 512 })).toBeUndefined();
    expect(usableOptions({ box: { x: 400, y: 10, width: 300, height: 100 } }, { width: 512, height: 512 })?.box).toEqual({
      x: 400,
      y: 10,
      width: 112,
      height: 100,
    });
  });

  test('strings lose blank ends, empty ones and what the schema would refuse', () => {
    expect(cleanTexts([' Open ', '', '  ', 'مفتوح'])).toEqual(['Open', 'مفتوح']);
    expect(cleanTexts(Array.from({ length: 30 }, (_, index) => `${index}`))).toHaveLength(12);
  });

  test('a button says what is fixed', () => {
    expect(letteringSummary({})).toBe('Lettering: auto');
    expect(letteringSummary({ texts: [] })).toBe('No lettering');
    expect(letteringSummary({ texts: ['Open'], font: 'anton' })).toBe('“Open”: own look');
    expect(letteringSummary({ box: { x: 0, y: 0, width: 64, height: 32 } })).toBe('Lettering: placed');
  });
});

describe('look', () => {
  test('every look is one that the studio takes, and Auto takes it back', () => {
    const effects = withLook(withLook(withLook(undefined, { fill: [255, 240, 200] }), { outline: 'on' }), { shadow: 'off' });
    expect(effects).toMatchObject({ fill: { kind: 'solid', colour: [255, 240, 200] }, outline: { colour: [20, 20, 20] }, shadow: null });
    expect(letteringOptionsSchema.parse({ effects }).effects).toEqual(effects);
    expect(lookOf(effects)).toEqual({ fill: [255, 240, 200], outline: 'on', shadow: 'off' });
    expect(withLook(effects, { fill: null, outline: 'auto', shadow: 'auto' })).toBeUndefined();
  });

  test('the outline follows a new fill, and what the window does not offer stays', () => {
    const bevel = { width: 0.06, strength: 0.5 };
    const dark = withLook({ bevel, outline: { colour: [20, 20, 20], width: 0.1 } }, { fill: [10, 10, 60] });
    expect(dark).toEqual({ bevel, fill: { kind: 'solid', colour: [10, 10, 60] }, outline: { colour: [250, 250, 250], width: 0.1 } });
  });

  test('colours go through colour fields unchanged', () => {
    expect(hexOf([255, 9, 128])).toBe('#ff0980');
    expect(colourOf('#ff0980')).toEqual([255, 9, 128]);
  });
});

describe('the base of a re-render', () => {
  const same = { isImported: false, hasNewSeed: false, hasNewPrompt: false, before: undefined, after: undefined, readTexts: ['Open', 'Late'] };

  test('stays when only words, place or look change', () => {
    expect(baseWords(same)).toContain('Keeps the base');
    expect(baseWords({ ...same, after: ['Closed', 'Late'] })).toContain('Keeps the base');
    expect(baseWords({ ...same, isImported: true, after: ['One'] })).toContain('Keeps your image');
  });

  test('is made again for another number of strings, another prompt or another seed', () => {
    expect(baseWords({ ...same, after: ['Closed'] })).toContain('room for other strings');
    expect(baseWords({ ...same, hasNewPrompt: true })).toContain('new prompt');
    expect(baseWords({ ...same, hasNewSeed: true })).toContain('another base');
    // Both are not what was read, so the base was made for exactly these words.
    expect(needsSameRoom(['One'], ['Two'], same.readTexts)).toBe(false);
  });

  test('the order of fields is no change', () => {
    expect(isSameLettering({ font: 'anton', arc: 20 }, { arc: 20, font: 'anton' })).toBe(true);
    expect(isSameLettering({ texts: ['a', 'b'] }, { texts: ['b', 'a'] })).toBe(false);
  });
});
