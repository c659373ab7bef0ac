import { describe, expect, test } from 'vitest';
import { placeTexts } from '../../electron/typography/place.ts';
import { outlineText } from '../../electron/typography/setting.ts';
import type { Box } from '../../shared/geometry.ts';
import { fonts, painted, straight } from './typesetting.ts';

const flat = painted(512, 512, () => [70, 90, 120]);
const noise = (x: number, y: number): [number, number, number] => [(x * 7919 + y * 104_729) % 256, (x * 611 + y * 953) % 256, 90];
const place = (texts: string[], extra: object = {}) => placeTexts({ texts, placements: [], areas: [], image: flat, seed: 1, ...extra });

function isWithin(inner: Box, outer: Box): boolean {
  const slack = 0.001;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('areas of the base', () => {
  test('are handed out by rank', () => {
    const [first, second] = [straight(0, 0, 100, 50, { rank: 0 }), straight(0, 60, 100, 20, { rank: 1 })];
    expect(place(['a', 'b'], { areas: [second, first] })).toEqual([first, second]);
    expect(place(['a'], { areas: [second, first] })).toEqual([first]);
  });

  test('the last one is shared when there are more strings', () => {
    const only = straight(40, 40, 400, 200, { rotation: 90 });
    const shared = place(['Title', 'below it', 'and more'], { areas: [only] });
    expect(shared.map(({ rank, rotation }) => [rank, rotation])).toEqual([
      [0, 90],
      [1, 90],
      [2, 90],
    ]);
    // Turned by a right angle, the stack runs from right to left around the middle of the whole.
    const middles = shared.map(({ box }) => [box.x + box.width / 2, box.y + box.height / 2]);
    expect(middles[0][0]).toBeGreaterThan(middles[1][0]);
    for (const [, y] of middles) expect(y).toBeCloseTo(140, 5);
  });
});

describe('the prompt’s words', () => {
  const arc = (inside: boolean, y: number) => ({
    ...straight(60, y, 390, 80),
    path: { kind: 'arc' as const, centreX: 256, centreY: 256, radius: 180, startAngle: inside ? 40 : 200, endAngle: inside ? 140 : 340, inside },
  });
  const ribbon = straight(40, 300, 430, 70, { rank: 0, place: 'ribbon', ink: [20, 20, 20] });
  const top = { ...arc(false, 60), rank: 1, place: 'arc-top' as const, ink: [20, 20, 20] as [number, number, number] };
  const bottom = { ...arc(true, 400), rank: 2, place: 'arc-bottom' as const, ink: [20, 20, 20] as [number, number, number] };
  const areas = [ribbon, top, bottom];

  test.each([
    [
      ['along the top arc', 'on the ribbon'],
      [top, ribbon],
    ],
    [
      ['on the banner', 'around the bottom'],
      [ribbon, bottom],
    ],
    [
      ['curved along the bottom', 'around the top'],
      [bottom, top],
    ],
    [
      ['around the bottom', ''],
      [bottom, ribbon],
    ],
    [
      ['', ''],
      [ribbon, top],
    ],
    [
      ['', 'at the top and'],
      [ribbon, top],
    ],
  ])('%j', (placements, wanted) => {
    expect(place(['a', 'b'], { areas, placements })).toEqual(wanted);
  });

  test('leave a title the largest area when another string lies as low', () => {
    const [title, line] = [straight(20, 330, 470, 100, { rank: 0, ink: [0, 0, 0] }), straight(20, 450, 470, 30, { rank: 1, ink: [0, 0, 0] })];
    expect(place(['AMALFI', 'Italy'], { areas: [title, line], placements: ['at the bottom', ''] })).toEqual([title, line]);
    expect(place(['LOW TIDE', '12 July'], { areas: [title, line], placements: ['', 'at the bottom'] })).toEqual([title, line]);
  });

  test('overrule the calm places that a picture proposes', () => {
    const [area] = place(['into the wild'], { areas: [straight(20, 20, 470, 60)], placements: ['in the middle'] });
    expect(Math.abs(area.box.y + area.box.height / 2 - 256)).toBeLessThan(90);
  });
});

describe('the artist’s box', () => {
  const box = { x: 50, y: 60, width: 400, height: 300 };

  test('holds all strings, stacked, the first one highest', () => {
    const areas = place(['FALL FESTIVAL', 'music, food and fireworks', '12 October'], { box });
    expect(areas).toHaveLength(3);
    for (const area of areas) expect(isWithin(area.box, box)).toBe(true);
    for (let i = 1; i < areas.length; i++) {
      expect(areas[i].box.y).toBeGreaterThanOrEqual(areas[i - 1].box.y + areas[i - 1].box.height);
      expect(areas[i].box.height).toBeLessThan(areas[0].box.height);
    }
    expect(areas[0].ground).toEqual([70, 90, 120]);
  });

  test.each([60, 150, 180, -60, -150])('bends the first line by %s degrees within the box', (arc) => {
    for (const texts of [['NORTH STAR'], ['NORTH STAR', 'brewing']]) {
      const [first] = place(texts, { box, arc });
      expect(first.path).toMatchObject({ kind: 'arc', inside: arc < 0 });
      const { path, fontSize } = outlineText(fonts, { text: texts[0], area: first, font: 'oswald', scale: 1 });
      const xs = path.flatMap(({ values }) => values.filter((_, i) => i % 2 === 0));
      const ys = path.flatMap(({ values }) => values.filter((_, i) => i % 2 === 1));
      expect(fontSize).toBeGreaterThan(24);
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(box.x - 4);
      expect(Math.max(...xs)).toBeLessThanOrEqual(box.x + box.width + 4);
      expect(Math.min(...ys)).toBeGreaterThanOrEqual(box.y - 4);
      expect(Math.max(...ys)).toBeLessThanOrEqual(box.y + box.height + 4);
    }
  });

  test('keeps the first line the largest when it is bent', () => {
    const texts = ['North Star', 'of the valley'];
    const sizes = place(texts, { box, arc: 90 }).map((area, i) => outlineText(fonts, { text: texts[i], area, font: 'oswald', scale: 1 }).fontSize);
    expect(sizes[0]).toBeGreaterThan(sizes[1] * 1.15);
  });

  test('is cut off at the image and refused outside it', () => {
    expect(place(['a'], { box: { x: 400, y: 400, width: 400, height: 400 } })[0].box).toEqual({ x: 400, y: 400, width: 112, height: 112 });
    expect(() => place(['a'], { box: { x: 900, y: 0, width: 50, height: 50 } })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});

describe('calm places', () => {
  test('lettering keeps out of the busy part', () => {
    const half = painted(512, 512, (x, y) => (y > 230 ? noise(x, y) : [200, 210, 220]));
    for (const { box } of place(['QUIET', 'a small line'], { image: half })) expect(box.y + box.height).toBeLessThan(250);
    const upside = painted(512, 512, (x, y) => (y < 280 ? noise(x, y) : [30, 40, 60]));
    const [title] = place(['QUIET'], { image: upside });
    expect(title.box.y).toBeGreaterThan(270);
    expect(title.ground).toEqual([30, 40, 60]);
  });

  test.each([
    ['at the top', (x: number, y: number) => y < 170 && Math.abs(x - 256) < 40],
    ['along the bottom', (x: number, y: number) => y > 340 && Math.abs(x - 256) < 40],
    ['in the centre', (x: number, y: number) => Math.abs(y - 256) < 30 && Math.abs(x - 256) < 30],
    ['bottom left corner', (x: number, y: number) => y > 340 && x < 200],
    ['top right', (x: number, y: number) => y < 170 && x > 310],
  ])('goes where the words say: %s', (words, isThere) => {
    const [{ box }] = place(['Harvest'], { placements: [words] });
    expect(isThere(box.x + box.width / 2, box.y + box.height / 2), JSON.stringify(box)).toBe(true);
  });

  test('strings do not overlap and stay in the image, whatever its shape', () => {
    for (const [width, height] of [
      [512, 512],
      [1024, 256],
      [200, 900],
      [64, 64],
    ]) {
      const image = painted(width, height, noise);
      const areas = place(['FIRST', 'the second one', 'third'], { image });
      for (const { box } of areas) expect(isWithin(box, { x: 0, y: 0, width, height })).toBe(true);
      if (width === height && width > 100) for (let i = 0; i < 3; i++) for (let j = 0; j < i; j++) expect(overlaps(areas[i].box, areas[j].box)).toBe(false);
    }
  });

  test('the same question has the same answer; no strings, no areas', () => {
    expect(place(['One', 'two'])).toEqual(place(['One', 'two']));
    expect(place([])).toEqual([]);
  });
});
