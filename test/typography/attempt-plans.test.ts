import { describe, expect, test } from 'vitest';
import { type Piece, plansFor, requestFor } from '../../electron/typography/attempt-plans.ts';
import type { LetteringStudy } from '../../electron/typography/ports.ts';
import type { LetteringEffects } from '../../shared/lettering.ts';
import { painted, straight } from './typesetting.ts';

const PALE: LetteringEffects = { fill: { kind: 'solid', colour: [235, 225, 205] }, outline: null, shadow: null, bevel: null };
const area = straight(20, 20, 200, 60);
const study: LetteringStudy = {
  area,
  old: { text: 'FINNAL', capHeight: 40, width: 190 },
  effects: PALE,
  finish: { softness: 0, grain: 0 },
  ink: [235, 225, 205],
  weight: 0.3,
  confidence: 0.9,
  fontMatches: [
    { font: 'oswald', score: 0.7 },
    { font: 'heebo', score: 0.65 },
    { font: 'pirata-one', score: 0.4 },
  ],
  isFontUncertain: false,
};
const piece: Piece = { wanted: 'FINAL', placement: '', area, font: 'oswald', study };
const bright = painted(240, 100, (x) => (x < 120 ? [190, 185, 180] : [60, 60, 70]));

describe('plansFor', () => {
  const OWN = [
    { font: 'oswald', scale: 1, tracking: 0, look: 'own' },
    { font: 'oswald', scale: 1, tracking: 0.035, look: 'clear' },
  ];
  const withMatches = (scores: Record<string, number>, isFontUncertain = false): Piece => ({
    ...piece,
    study: { ...study, isFontUncertain, fontMatches: Object.entries(scores).map(([font, score]) => ({ font, score })) },
  });

  test('a face that is like what stood there stays unless nothing can be read: spacing and contrast, a face that is equally like, size', () => {
    expect(plansFor(withMatches({ oswald: 0.7, heebo: 0.66, inter: 0.6 }), {})).toEqual([
      ...OWN,
      { font: 'heebo', scale: 1, tracking: 0, look: 'clear' },
      { font: 'oswald', scale: 0.9, tracking: 0.035, look: 'clear' },
      { font: 'oswald', scale: 1, tracking: 0, look: 'edged', isLast: true },
      { font: 'inter', scale: 0.8, tracking: 0, look: 'plain', isLast: true },
    ]);
    const alone = withMatches({ oswald: 0.7, heebo: 0.6 });
    expect(plansFor(alone, {})[2]).toEqual({ font: 'oswald', scale: 0.9, tracking: 0.035, look: 'clear' });
    // Beside others of its look it is not made smaller either, as long as it can be read at all.
    const beside = { ...alone, study: { ...alone.study!, isOneOfSeveral: true } };
    expect(plansFor(beside, {})[2]).toEqual({ font: 'oswald', scale: 0.9, tracking: 0.035, look: 'clear', isLast: true });
  });

  test('where no face is really like it, readability decides: a face that is as good a guess, any face, an edge, plain', () => {
    expect(plansFor(withMatches({ oswald: 0.4, heebo: 0.3 }, true), {})).toEqual([
      ...OWN,
      { font: 'heebo', scale: 1, tracking: 0, look: 'clear' },
      { font: 'oswald', scale: 0.9, tracking: 0.035, look: 'clear' },
      { font: 'heebo', scale: 1, tracking: 0, look: 'edged' },
      { font: 'inter', scale: 0.8, tracking: 0, look: 'plain' },
    ]);
  });

  test('no two are the same, and a face that was asked for stays', () => {
    for (const [fixed, options] of [
      [piece, { font: 'oswald' }],
      [{ ...piece, font: 'inter', study: undefined }, {}],
    ] as const) {
      const plans = plansFor(fixed, options);
      expect(new Set(plans.map((plan) => JSON.stringify(plan))).size).toBe(plans.length);
    }
    expect(new Set(plansFor(piece, { font: 'oswald' }).map(({ font }) => font))).toEqual(new Set(['oswald']));
  });
});

describe('requestFor', () => {
  const looks = plansFor(piece, {}).map((plan) => requestFor(piece, plan, bright, {}, 1));

  test('a measured look is set as it was; low contrast is told', () => {
    expect(looks[0].request.effects).toEqual(PALE);
    expect(looks[0].flags).toEqual(['low-contrast']);
  });

  test('is then edged finely, and only in the end firmly', () => {
    expect(looks[1].request.effects.outline!.width).toBeLessThan(0.035);
    expect(looks[4].request.effects.outline!.width).toBeGreaterThanOrEqual(0.05);
    expect(looks[1].contrast).toBeGreaterThan(3);
  });
});
