import { expect, test } from 'vitest';
import { planPass } from '../../electron/typography/pass-plan.ts';
import type { TextRegion } from '../../electron/typography/ports.ts';
import { quadOf } from '../../shared/geometry.ts';
import type { LetteringArea, PlacedText } from '../../shared/lettering.ts';

const IMAGE = { width: 400, height: 300, channels: 3 as const, data: new Uint8Array(400 * 300 * 3).fill(90) };

function region(text: string, y: number): TextRegion {
  return { quad: quadOf({ x: 40, y, width: 300, height: 50 }), text, confidence: 0.9, detection: 0.9 };
}

function areaAt(y: number): LetteringArea {
  return {
    box: { x: 50, y, width: 280, height: 40 },
    rotation: 0,
    path: { kind: 'straight' },
    rank: 0,
    align: 'middle',
    ground: [90, 90, 90],
    ink: null,
    font: null,
  };
}

function planned(placed: PlacedText[], texts: string[] = []) {
  const regions = [region('FRSEH', 20), region('BERAD', 100), region('DAILY', 180)];
  const plan = planPass({ image: IMAGE, texts, placements: texts.map(() => ''), options: { placed }, areas: [], isImported: true, seed: 1 }, regions);
  return {
    pieces: plan.lines
      .flatMap(({ pieces }) => pieces)
      .map(({ wanted, action, area, font, cleared }) => ({ wanted, action, y: area.box.y, font, cleared: cleared.map(({ text }) => text) })),
    kept: plan.kept.map(({ region: { text }, wanted }) => [text, wanted]),
  };
}

test('a placed string takes the region that it names, in the place and face that were chosen; the rest stays', () => {
  expect(planned([{ text: 'BREAD', region: 2, area: areaAt(110), font: 'anton' }])).toEqual({
    pieces: [{ wanted: 'BREAD', action: 'replaced', y: 110, font: 'anton', cleared: ['BERAD'] }],
    kept: [
      ['FRSEH', null],
      ['DAILY', null],
    ],
  });
});

test('other strings are aligned to what is left', () => {
  const { pieces, kept } = planned([{ text: 'BREAD', region: 2, area: areaAt(100), font: 'anton' }], ['FRESH', 'DAILY']);
  expect(pieces.map(({ wanted, cleared }) => [wanted, ...cleared])).toEqual([
    ['BREAD', 'BERAD'],
    ['FRESH', 'FRSEH'],
  ]);
  expect(kept).toEqual([['DAILY', 'DAILY']]);
});

test('a new place takes nothing away; a region without an area keeps its own place', () => {
  expect(planned([{ text: 'OPEN', region: null, area: areaAt(240), font: 'anton' }]).pieces).toEqual([
    { wanted: 'OPEN', action: 'set', y: 240, font: 'anton', cleared: [] },
  ]);
  expect(planned([{ text: 'FRESH', region: 1, font: 'anton' }]).pieces).toEqual([
    { wanted: 'FRESH', action: 'replaced', y: 20, font: 'anton', cleared: ['FRSEH'] },
  ]);
});
