import { expect, test } from 'vitest';
import { fitContrast, LEAST_CONTRAST, letteringContrast } from '../../electron/typography/contrast-fit.ts';
import { measureGround } from '../../electron/typography/ground.ts';
import { findStyle, STYLE_PRESETS } from '../../electron/typography/style-presets.ts';
import type { Colour } from '../../shared/geometry.ts';
import { type LetteringEffects, letteringEffectsSchema } from '../../shared/lettering.ts';
import { GOLD, PLAIN, painted, straight } from './typesetting.ts';

const area = straight(8, 8, 112, 48);
const groundOf = (colour: (x: number, y: number) => Colour) => measureGround(painted(128, 64, colour), area);
const white = groundOf(() => [255, 255, 255]);
const black = groundOf(() => [0, 0, 0]);
const solid = (colour: Colour): LetteringEffects => ({ ...PLAIN, fill: { kind: 'solid', colour } });

test('is the WCAG ratio of ink and ground, or of ink and a visible outline', () => {
  expect(letteringContrast(solid([0, 0, 0]), white, 40)).toBeCloseTo(21, 5);
  expect(letteringContrast(solid([255, 255, 255]), white, 40)).toBeCloseTo(1, 5);
  const edged: LetteringEffects = { ...solid([255, 255, 255]), outline: { colour: [0, 0, 0], width: 0.05 } };
  expect(letteringContrast(edged, white, 40)).toBeCloseTo(21, 5);
  // Half a pixel of outline sets nothing off.
  expect(letteringContrast(edged, white, 10)).toBeCloseTo(1, 5);
  const plated: LetteringEffects = { ...solid([255, 255, 255]), plate: { colour: [0, 0, 0], opacity: 1, margin: 0.2 } };
  expect(letteringContrast(plated, white, 40)).toBeCloseTo(21, 5);
});

test('a look that reads is left as it is', () => {
  expect(fitContrast(GOLD, black, 40).effects).toBe(GOLD);
  expect(fitContrast(solid([0, 0, 0]), white, 40)).toEqual({ effects: solid([0, 0, 0]), contrast: 21, isLow: false });
});

test('changes the ink a little, then adds an edge; worn letters get a plate', () => {
  const grey = groundOf(() => [150, 150, 150]);
  const nudged = fitContrast(solid([90, 90, 96]), grey, 40);
  expect(nudged.effects).toMatchObject({ fill: { kind: 'solid' }, outline: null });
  expect(nudged.contrast).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  expect(fitContrast(solid([255, 255, 255]), white, 40).effects).toMatchObject({ fill: { colour: [255, 255, 255] }, outline: { width: 0.05 } });
  const chalk = findStyle('chalk').effects;
  expect(fitContrast(chalk, white, 40).effects).toMatchObject({ outline: null, plate: { margin: 0.24 } });
});

test('every style reads on every ground in the end, small and large', () => {
  const grounds = [
    white,
    black,
    groundOf(() => [119, 119, 119]),
    groundOf(() => [200, 30, 30]),
    groundOf((x, y) => [(x * 7919 + y * 104_729) % 256, (x * 611 + y * 953) % 256, (x * 47 + y * 3571) % 256]),
    groundOf((x) => [2 * x, 2 * x, 2 * x]),
  ];
  for (const { id, effects } of STYLE_PRESETS) {
    for (const ground of grounds) {
      for (const size of [14, 200]) {
        const fitted = fitContrast(effects, ground, size);
        expect(letteringEffectsSchema.safeParse(fitted.effects).success, id).toBe(true);
        expect(fitted.isLow, `${id} on ${ground.mean} at ${size} px: ${fitted.contrast}`).toBe(false);
      }
    }
  }
});

test('styles are found by id, saved ones first; an unknown one is an error that lists them', () => {
  const own = { ...STYLE_PRESETS[0], id: 'chalk', label: 'Our chalk', isBuiltIn: false };
  expect(findStyle('chalk', [own])).toBe(own);
  expect(findStyle('chalk').isBuiltIn).toBe(true);
  expect(() => findStyle('crayon')).toThrow(expect.objectContaining({ code: 'not-found', message: expect.stringContaining('gold-badge') }));
  expect(new Set(STYLE_PRESETS.map(({ id }) => id)).size).toBe(STYLE_PRESETS.length);
});
