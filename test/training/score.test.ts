import { describe, expect, it } from 'vitest';
import type { Intent } from '../../shared/prompt.ts';
import type { LabelledRow } from '../../training/rows.ts';
import { calibrationError, scoreIntents, scoreTexts } from '../../training/score.ts';
import { fitSoftmax, logitsOf } from '../../training/softmax-regression.ts';

function row(id: string, labels: Partial<LabelledRow>): LabelledRow {
  return { id, prompt: id, also: [], textsOptional: [], tags: [], either: [], ...labels };
}

describe('scoring', () => {
  it('counts intents strictly, and leniently where a judge would take another', () => {
    const rows = [row('1', { intent: 'face' }), row('2', { intent: 'face', also: ['general'] }), row('3', { intent: 'general' }), row('4', {})];
    const read: Record<string, Intent> = { 1: 'face', 2: 'general', 3: 'general', 4: 'texture' };
    const score = scoreIntents(rows, ({ id }) => read[id]);
    expect(score.rows).toBe(3);
    expect(score.accuracy).toBeCloseTo(2 / 3);
    expect(score.lenientAccuracy).toBe(1);
    expect(score.classes.face).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3, count: 2 });
    expect(score.confusion.face).toEqual({ texture: 0, face: 1, typography: 0, thumbnail: 0, general: 1 });
    expect(score.macroF1).toBeCloseTo((2 / 3 + 2 / 3) / 5);
  });

  it('compares strings as a person would', () => {
    const rows = [
      row('same', { texts: ['It’s here', 'NOW'] }),
      row('case', { texts: ['Open'] }),
      row('optional', { texts: [], textsOptional: ['Maybe'] }),
      row('spurious', { texts: [] }),
    ];
    const read: Record<string, string[]> = { same: ["It's  here.", 'NOW'], case: ['OPEN'], optional: ['Maybe'], spurious: ['what'] };
    expect(scoreTexts(rows, ({ id }) => read[id])).toEqual({ withText: 2, exactSet: 0.5, withoutText: 2, noSpurious: 0.5, precision: 2 / 4, recall: 2 / 3 });
  });

  it('calls scores calibrated when they come true', () => {
    const scores = { texture: 0, face: 0.75, typography: 0, thumbnail: 0, general: 0.25 };
    const rows = (right: number) => Array.from({ length: 4 }, (_, i) => ({ wanted: (i < right ? 'face' : 'general') as Intent, scores }));
    expect(calibrationError(rows(3))).toBeCloseTo(0);
    expect(calibrationError(rows(1))).toBeCloseTo(0.5);
  });
});

describe('softmax regression', () => {
  it('separates what can be separated, the same in every run', () => {
    const examples = Array.from({ length: 40 }, (_, i) => ({
      indices: Int32Array.of(i % 2),
      values: Float32Array.of(1),
      dense: Float32Array.of(i % 2 === 0 ? 0.2 : -0.2),
      wanted: Float64Array.of(i % 2 === 0 ? 1 : 0, i % 2 === 0 ? 0 : 1),
      weight: 1,
    }));
    const train = () => fitSoftmax(examples, 2, 2, 1, { sparse: 0.001, dense: 0.001 });
    const weights = train();
    const [even, odd] = [examples[0], examples[1]].map((example) => logitsOf(example, weights, new Float64Array(2)));
    expect(even[0] - even[1]).toBeGreaterThan(2);
    expect(odd[1] - odd[0]).toBeGreaterThan(2);
    expect(train().values).toEqual(weights.values);
  });
});
