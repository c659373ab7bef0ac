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

function planned(placed: PlacedText[], texts: string[] = [], erased: number[] = []) {
  const regions = [region('FRSEH', 20), region('BERAD', 100), region('DAILY', 180)];
  const request = { image: IMAGE, texts, placements: texts.map(() => ''), areas: [], isImported: true, seed: 1 };
  const plan = planPass({ ...request, options: { placed }, erased }, regions);
  return {
    pieces: plan.lines
      .flatMap(({ pieces }) => pieces)
      .map(({ wanted, action, area, font, cleared }) => ({ wanted, action, y: area.box.y, font, cleared: cleared.map(({ text }) => text) })),
    erased: plan.erased.map(({ text }) => text),
    kept: plan.kept.map(({ region: { text }, wanted }) => [text, wanted]),
  };
}

test('a placed string takes the region that it names, in the place and face that were chosen; the rest stays', () => {
  expect(planned([{ text: 'BREAD', region: 2, area: areaAt(110), font: 'anton' }])).toEqual({
    pieces: [{ wanted: 'BREAD', action: 'replaced', y: 110, font: 'anton', cleared: ['BERAD'] }],
    erased: [],
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

test('one string over several regions: its words are shared out, or all go for the place that was drawn', () => {
  const shared = planned([{ text: 'FRESH BREAD', region: 1, moreRegions: [2], font: 'anton' }]);
  expect(shared.pieces.map(({ wanted, y, cleared }) => [wanted, y, ...cleared])).toEqual([
    ['FRESH', 20, 'FRSEH'],
    ['BREAD', 100, 'BERAD'],
  ]);
  expect(shared.kept).toEqual([['DAILY', null]]);
  const short = planned([{ text: 'BREAD', region: 1, moreRegions: [2, 3], font: 'anton' }]);
  expect(short.pieces.map(({ wanted, cleared }) => [wanted, ...cleared])).toEqual([['BREAD', 'FRSEH', 'BERAD', 'DAILY']]);
  const drawn = planned([{ text: 'FRESH BREAD', region: 2, moreRegions: [1], area: areaAt(60), font: 'anton' }]);
  expect(drawn.pieces.map(({ wanted, y, cleared }) => [wanted, y, ...cleared])).toEqual([['FRESH BREAD', 60, 'BERAD', 'FRSEH']]);
});

test('a region that is only to go is neither set nor matched', () => {
  expect(planned([], ['DAILY'], [3, 1])).toEqual({
    pieces: [expect.objectContaining({ wanted: 'DAILY', cleared: ['BERAD'] })],
    erased: ['FRSEH', 'DAILY'],
    kept: [],
  });
});
