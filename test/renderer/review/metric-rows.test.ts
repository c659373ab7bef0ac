import { expect, test } from 'vitest';
import { metricRows } from '../../../renderer/review/metric-rows.ts';

const NOTHING = {
  characterErrorRate: { before: null, after: null },
  outsideMask: null,
  ssim: null,
  sharpnessRatio: null,
  colourCast: null,
  seamRatio: null,
};
const shown = (metrics: Parameters<typeof metricRows>[0]) => metricRows(metrics).map(({ name, value, tone }) => [name, value, tone]);

test('only what was measured is shown', () => {
  expect(metricRows(NOTHING)).toEqual([]);
});

test('lettering set by Galley', () => {
  expect(
    shown({ ...NOTHING, characterErrorRate: { before: 0.34, after: 0 }, outsideMask: { max: 0, mean: 0 }, ssim: 0.9764, sharpnessRatio: 2.834, colourCast: 0 }),
  ).toEqual([
    ['Character errors', '34 % → 0 %', 'good'],
    ['Change outside the text', 'max 0, mean 0.00', 'good'],
    ['SSIM, base to final', '0.976', 'plain'],
    ['Sharpness, final ÷ base', '× 2.83', 'plain'],
    ['Colour cast ΔE', '0.00', 'plain'],
  ]);
});

test('wrong letters and a visible seam are bad; what could not be read is neither', () => {
  expect(shown({ ...NOTHING, characterErrorRate: { before: 1, after: 0.06 }, seamRatio: { horizontal: 1.04, vertical: 2.1 } })).toEqual([
    ['Character errors', '100 % → 6.0 %', 'bad'],
    ['Seam ratio', '↔ 1.04, ↕ 2.10', 'bad'],
  ]);
  expect(shown({ ...NOTHING, characterErrorRate: { before: 0, after: null } })).toEqual([['Character errors', '0 % → unread', 'plain']]);
});

test('a limit that was passed has the last word on the tone', () => {
  const metrics = { ...NOTHING, colourCast: 6, seamRatio: { horizontal: 1.3, vertical: 1 } };
  const tones = metricRows(metrics, {
    reasons: [
      { measure: 'colourCast', colour: 'red', value: 6, limit: 5 },
      { measure: 'seamRatio', colour: 'amber', value: 1.3, limit: 1.2 },
    ],
  }).map(({ measure, tone }) => [measure, tone]);
  expect(tones).toEqual([
    ['colourCast', 'bad'],
    ['seamRatio', 'doubtful'],
  ]);
});
