import { expect, test } from 'vitest';
import { wayOf, withFillKind, withWay } from '../../../../renderer/lettering/workbench/effects-edit.ts';
import { movedBy } from '../../../../renderer/lettering/workbench/moved-by.ts';
import { linesOf } from '../../../../renderer/lettering/workbench/region-edit.ts';
import { shapeOf, withShape } from '../../../../renderer/lettering/workbench/shape.ts';
import { moveShape } from '../../../../renderer/lettering/workbench/shape-drag.ts';
import { shownSide } from '../../../../renderer/lettering/workbench/shown-side.ts';
import { itemsOf, placedOf, reshaped } from '../../../../renderer/lettering/workbench/work-items.ts';
import type { ProofDetail } from '../../../../shared/proof.ts';
import { fakeJob } from '../../fakes/fake-data.ts';
import { fakeArea, fakeRegion } from '../../fakes/fake-lettering.ts';

const first = fakeRegion(fakeArea(100, 100, 400, 80), { wanted: 'FRESH' });
const gone = { ...fakeRegion(fakeArea(100, 200, 400, 80), { wanted: null, action: 'replaced', readAfter: '' }), area: null, effects: null, font: null };
const far = fakeRegion(fakeArea(100, 800, 400, 80), { wanted: 'DAILY' });
const proofWith = (placed?: object[]) =>
  ({ job: fakeJob(0, { prompt: 'x', ...(placed && { lettering: { placed } }) } as never, 'done') }) as unknown as ProofDetail;

test('what went away for a string belongs to the string beside it', () => {
  const items = itemsOf([first, gone, far]);
  expect(items.map(({ id, moreRegions }) => [id, moreRegions])).toEqual([
    [1, [2]],
    [3, []],
  ]);
});

test('erased regions stay erased, and what was told before is told again', () => {
  const erased = { ...gone, action: 'erased' as const };
  const found = itemsOf([first, erased, far]);
  expect(found[1]).toMatchObject({ isErased: true, region: 2 });
  const told = { text: 'FRESH', region: 1, area: fakeArea(90, 90, 420, 100), font: 'anton' };
  expect(placedOf(proofWith([told]), found, found, null)).toEqual([told, { text: '', region: 2 }, { text: 'DAILY', region: 3 }]);
});

test('a region that was only moved is known by how far', () => {
  const [before] = itemsOf([first]);
  const moved = { ...before, area: withShape(before.area, moveShape(shapeOf(before.area), [12, -7])) };
  expect(movedBy(before, moved)).toEqual([12, -7]);
  expect(movedBy(before, before)).toEqual([0, 0]);
  expect(movedBy(before, { ...moved, text: 'OTHER' })).toBeNull();
  const wider = { ...before, area: { ...before.area, box: { ...before.area.box, width: 500 } } };
  expect(movedBy(before, wider)).toBeNull();
});

test('letters lean and stand apart as somebody wants, and again as the font is drawn; on an arc they grow with their band', () => {
  const [item] = itemsOf([first]);
  const leaning = { ...item, ...reshaped(item, { slant: 12, tracking: 0.1 }) };
  expect(leaning).toMatchObject({ area: { slant: 12, tracking: 0.1 }, isKept: false });
  const { area } = { ...leaning, ...reshaped(leaning, { slant: undefined }) };
  expect(area).toEqual({ ...item.area, tracking: 0.1 });
  expect(Object.keys(area)).not.toContain('slant');
  const path = { kind: 'arc' as const, centreX: 300, centreY: 500, radius: 300, startAngle: 220, endAngle: 320, inside: false };
  const arc = { ...fakeArea(40, 150, 520, 250), path, tracking: 0.05, capHeight: 40 };
  const shape = shapeOf(arc);
  if (shape.kind !== 'arc') throw new Error('An arc is an arc.');
  expect(withShape(arc, { ...shape, height: shape.height * 1.5 })).toMatchObject({ capHeight: 60, tracking: 0.05 });
  expect(withShape(arc, shapeOf(first.area!))).not.toHaveProperty('capHeight');
});

test('how much heavier than drawn was measured for one face, and goes with it', () => {
  const heavy = { ...first, area: { ...first.area!, embolden: 0.02 } };
  const found = itemsOf([heavy]);
  const told = (item: (typeof found)[number]) => placedOf(proofWith(), [item], found, null)[0].area;
  expect(told({ ...found[0], text: 'OTHER' })).toMatchObject({ embolden: 0.02 });
  expect(told({ ...found[0], font: 'anton-two' })).not.toHaveProperty('embolden');
});

test('a gradient runs down the letters or along the line', () => {
  const effects = withFillKind(first.effects!, 'gradient');
  expect(wayOf(effects.fill)).toBe('down');
  const along = withWay(effects, 'along');
  expect(along.fill).toEqual({ ...effects.fill, axis: 'along' });
  expect(withWay(along, 'down')).toEqual(effects);
  expect(withWay(first.effects!, 'along')).toBe(first.effects);
});

test.each([
  ['fresh bread daily', [300, 300], ['fresh bread', 'daily']],
  ['fresh bread daily', [100, 400], ['fresh', 'bread daily']],
  ['one', [100, 100, 100], ['one', '', '']],
  ['a b c', [900, 10, 10], ['a', 'b', 'c']],
])('the words of “%s” are shared out by room', (text, widths, lines) => {
  expect(linesOf(text, widths)).toEqual(lines);
});

test('letters are made as fine as the screen shows them', () => {
  const size = { width: 2000, height: 1000 };
  expect([0.1, 0.5, 0.6, 1, 4].map((scale) => shownSide(size, scale))).toEqual([512, 1024, 1536, 2048, 2048]);
});
