import { describe, expect, test } from 'vitest';
import { composite } from '../../electron/image/composite.ts';
import { faceSampler } from '../../electron/typography/font-match.ts';
import { growQuad } from '../../electron/typography/pass-regions.ts';
import type { LetteringStudy, TextRegion, TypesetRequest } from '../../electron/typography/ports.ts';
import { harmonise } from '../../electron/typography/study/harmony.ts';
import { studyLettering } from '../../electron/typography/study.ts';
import { createTypesetter } from '../../electron/typography/typesetter.ts';
import type { Colour, Quad } from '../../shared/geometry.ts';
import type { Raster } from '../../shared/raster.ts';
import { badge, fonts, inkBox, PLAIN, painted, request, straight } from './typesetting.ts';

const typesetter = createTypesetter(fonts);
const dusk = painted(512, 160, (x, y) => [30 + (x >> 4), 40 + (y >> 3), 70]);

interface Studied {
  study: LetteringStudy;
  capHeight: number;
  image: Raster;
}

/** Letters something on a ground, then studies it as the detector would find it. */
function studied(wanted: TypesetRequest, ground = dusk, extra: Partial<TextRegion> = {}): Studied {
  const set = typesetter.typeset(wanted);
  const image = composite(ground, set.layer);
  const region: TextRegion = { quad: growQuad(set.quad, 0.4), text: wanted.text, confidence: 0.9, detection: 0.9, ...extra };
  return { study: studyLettering(image, region, fonts), capHeight: set.fontSize * fonts.get(wanted.font).capHeight, image };
}

const wide = (text: string, extra: Partial<TypesetRequest> = {}) => request(text, { area: straight(40, 40, 432, 80), width: 512, height: 160, ...extra });

function near(colour: Colour, expected: Colour, by: number): void {
  expect(Math.max(...colour.map((value, c) => Math.abs(value - expected[c])))).toBeLessThanOrEqual(by);
}

describe('studyLettering', () => {
  test.each(['anton', 'oswald', 'alfa-slab-one', 'lobster', 'playfair-display', 'inter'])('knows %s again, its size and its colours', (font) => {
    const { study, capHeight } = studied(wide('Grizzly Peak', { font }));
    expect(study.fontMatches[0].font).toBe(font);
    expect(study.fontMatches).toHaveLength(5);
    expect(study.isFontUncertain).toBe(false);
    expect(study.old.capHeight / capHeight).toBeGreaterThan(0.9);
    expect(study.old.capHeight / capHeight).toBeLessThan(1.1);
    near(study.ink, [250, 240, 220], 8);
    expect(study.effects).toMatchObject({ fill: { kind: 'solid' }, outline: null, shadow: null, bevel: null });
    expect(study.confidence).toBeGreaterThan(0.8);
  });

  test('sets other words over the old ones at the same place and height', () => {
    const { study, capHeight } = studied(wide('FINNAL FRONNITIER', { font: 'anton' }));
    const again = typesetter.typeset(wide('FINAL FRONTIER', { font: 'anton', area: study.area, old: study.old }));
    expect((again.fontSize * fonts.get('anton').capHeight) / capHeight).toBeGreaterThan(0.9);
    expect((again.fontSize * fonts.get('anton').capHeight) / capHeight).toBeLessThan(1.1);
    const [first, second] = [again.quad, study.area.box];
    expect(Math.abs((first[0][0] + first[1][0]) / 2 - (second.x + second.width / 2))).toBeLessThan(3);
    expect(first[1][0] - first[0][0]).toBeGreaterThan(0.93 * study.old.width);
    expect(first[1][0] - first[0][0]).toBeLessThan(1.03 * study.old.width);
    expect(again.area.box.height).toBeLessThan(second.height * 1.2);
  });

  test('measures gradient, outline and shadow', () => {
    const effects = {
      fill: { kind: 'gradient' as const, from: [255, 240, 120] as Colour, to: [240, 120, 20] as Colour },
      outline: { colour: [30, 10, 60] as Colour, width: 0.07 },
      shadow: { colour: [0, 0, 0] as Colour, opacity: 0.7, offsetX: 0.06, offsetY: 0.06, blur: 0.015 },
      bevel: null,
    };
    const pale = painted(512, 160, () => [190, 205, 215]);
    const { study } = studied(wide('LEVEL UP', { font: 'lilita-one', effects }), pale);
    expect(study.effects.fill.kind).toBe('gradient');
    if (study.effects.fill.kind === 'gradient') {
      near(study.effects.fill.from, [255, 240, 120], 40);
      near(study.effects.fill.to, [240, 120, 20], 40);
    }
    near(study.effects.outline!.colour, [30, 10, 60], 30);
    expect(study.effects.outline!.width).toBeGreaterThan(0.045);
    expect(study.effects.outline!.width).toBeLessThan(0.1);
    expect(study.effects.shadow).toMatchObject({ opacity: expect.any(Number) });
    expect(study.effects.shadow!.offsetX + study.effects.shadow!.offsetY).toBeGreaterThan(0.05);
  });

  test('a gradient from the first letter to the last is one, on a turned line and an arc too', () => {
    const fill = { kind: 'gradient' as const, from: [255, 90, 160] as Colour, to: [255, 200, 70] as Colour, axis: 'along' as const };
    const square = painted(512, 512, () => [20, 16, 40]);
    const area = straight(56, 206, 400, 100, { rotation: -20 });
    const turned = studied(request('SUNSET DRIVE', { area, width: 512, height: 512, font: 'anton', effects: { ...PLAIN, fill } }), square);
    expect(turned.study.effects.fill).toMatchObject({ kind: 'gradient', axis: 'along' });
    if (turned.study.effects.fill.kind === 'gradient') {
      near(turned.study.effects.fill.from, fill.from, 24);
      near(turned.study.effects.fill.to, fill.to, 24);
    }
    const { layer } = typesetter.typeset(
      request('SUNSET DRIVE', { area: badge(512, false), width: 512, height: 512, font: 'anton', effects: { ...PLAIN, fill } }),
    );
    const { left, right } = inkBox(layer);
    const green = (from: number, to: number) => {
      let [sum, count] = [0, 0];
      for (let i = 0; i < 512 * 512; i++) {
        if (i % 512 < from || i % 512 >= to || layer.data[i * 4 + 3] < 255) continue;
        sum += layer.data[i * 4 + 1];
        count++;
      }
      return sum / count;
    };
    expect(green(left, left + 30)).toBeLessThan(115);
    expect(green(right - 30, right)).toBeGreaterThan(175);
  });

  test('a shadow on a dark ground is no part of the letters, also where they lean', () => {
    const red = painted(512, 160, () => [130, 20, 28]);
    const shadow = { colour: [0, 0, 0] as Colour, opacity: 0.7, offsetX: 0.05, offsetY: 0.06, blur: 0.03 };
    const effects = { ...PLAIN, fill: { kind: 'solid' as const, colour: [250, 250, 248] as Colour }, shadow };
    const { study } = studied(wide('FAST FOWRARD', { font: 'inter', effects, area: straight(40, 40, 432, 80, { slant: 14 }) }), red);
    expect(study.fontMatches[0].font).toBe('inter');
    expect(study.effects.shadow).toMatchObject({ opacity: expect.any(Number) });
    near(study.ink, [250, 250, 248], 8);
  });

  test('measures softness and grain, and finds none in crisp letters', () => {
    expect(studied(wide('CRISP', { font: 'anton' })).study.finish).toEqual({ softness: 0, grain: 0 });
    const { finish } = studied(wide('SOFT', { font: 'anton', finish: { softness: 1.6, grain: 8 } })).study;
    expect(finish.softness).toBeGreaterThan(1.1);
    expect(finish.softness).toBeLessThan(2.1);
    expect(finish.grain).toBeGreaterThan(4);
    expect(finish.grain).toBeLessThan(12);
  });

  test.each([-90, -30, 8, 90, 180])('keeps an angle of %i degrees', (rotation) => {
    const square = painted(512, 512, () => [40, 50, 70]);
    const area = straight(96, 216, 320, 80, { rotation });
    const { study } = studied(request('Turned', { area, width: 512, height: 512, font: 'oswald' }), square);
    expect(Math.abs(((study.area.rotation - rotation + 540) % 360) - 180)).toBeLessThan(1);
    expect(study.fontMatches[0].font).toBe('oswald');
  });

  test.each([
    ['inter', 12],
    ['oswald', 20],
    ['lora', 9],
    ['public-sans', -12],
  ])('%s that leans by %i degrees leans again and is known', (font, slant) => {
    const area = straight(40, 40, 432, 80, { slant });
    const { study, capHeight } = studied(wide('Fast Forward', { font, area }));
    expect(Math.abs(study.area.slant! - slant)).toBeLessThanOrEqual(2);
    expect(study.fontMatches[0].font).toBe(font);
    expect(study.old.capHeight / capHeight).toBeGreaterThan(0.93);
    expect(study.old.capHeight / capHeight).toBeLessThan(1.07);
    const before = typesetter.typeset(wide('Fast Forward', { font, area }));
    const again = typesetter.typeset(wide('Fast Forward', { font, area: study.area, old: study.old }));
    const [first, second] = [inkBox(before.layer), inkBox(again.layer)];
    for (const side of ['left', 'right', 'top', 'bottom'] as const) expect(Math.abs(first[side] - second[side]), side).toBeLessThan(8);
  });

  test.each(['inter', 'lora', 'lobster', 'caveat', 'bangers', 'nunito'])('%s as it is drawn is not leant', (font) => {
    for (const text of ['Winter Silence', 'SAVE WAX', 'KAYAK']) {
      expect(studied(wide(text, { font })).study.area.slant, text).toBeUndefined();
    }
  });

  test.each(['public-sans-thin', 'public-sans', 'public-sans-heavy', 'poppins-light', 'lora', 'roboto-slab', 'barlow-condensed'])(
    'knows %s although letters are garbled',
    (font) => {
      const { study } = studied(wide('Grizly Paek', { font }));
      expect(study.fontMatches[0].font).toBe(font);
    },
  );

  test('follows a perspective and an arc', () => {
    const square = painted(512, 512, () => [40, 50, 70]);
    const quad: Quad = [
      [60, 190],
      [460, 150],
      [460, 350],
      [60, 290],
    ];
    const slanted: TypesetRequest['area'] = { ...straight(60, 150, 400, 200), path: { kind: 'perspective', quad } };
    const wall = studied(request('MARKET', { area: slanted, width: 512, height: 512, font: 'anton' }), square, { quad }).study;
    expect(wall.area.path.kind).toBe('perspective');
    expect(wall.fontMatches[0].font).toBe('anton');
    const area = badge(512, false);
    const set = request('GRIZZLY PEAK', { area, width: 512, height: 512, font: 'anton' });
    const arc = { centreX: 256, centreY: 256, radius: 256 * 0.62 + 24, startAngle: 190, endAngle: 350, thickness: 92, inside: false };
    const round = studied(set, square, { arc }).study;
    expect(round.area.path).toMatchObject({ kind: 'arc', inside: false });
    // Letters stand rigid on their arc, so an unrolled one is a little distorted.
    expect(round.fontMatches.map(({ font }) => font)).toContain('anton');
  });

  test.each([
    ['alfa-slab-one', 'GRIZLY PEAK', 0, 0],
    ['alfa-slab-one', 'GRIZLY PEAK', 12, 22],
    ['roboto-slab', 'SINCE NINTEEN', -8, 20],
    ['lora-bold', 'Botanical Gardne', 6, -14],
    ['cinzel', 'ANCEINT ORDER', 0, 24],
    ['playfair-display', 'Midnihgt Hour', 6, 18],
  ])('knows %s on a steep arc, also where the detector’s circle runs beside the letters (%s, off by %i and %i px)', (font, text, dx, dy) => {
    const square = painted(512, 512, () => [40, 50, 70]);
    const path = { kind: 'arc' as const, centreX: 256, centreY: 300, radius: 170, startAngle: 190, endAngle: 350, inside: false };
    const area = { ...straight(40, 80, 432, 300), path };
    const set = typesetter.typeset(request(text, { area, width: 512, height: 512, font, old: { text, capHeight: 38, width: 400 } }));
    const arc = { centreX: 256 + dx, centreY: 300 + dy, radius: 189 + dy, startAngle: 186, endAngle: 354, thickness: 74, inside: false };
    const image = composite(square, set.layer);
    const {
      fontMatches,
      isFontUncertain,
      area: found,
    } = studyLettering(image, { quad: growQuad(set.quad, 0), text, confidence: 0.9, detection: 0.9, arc }, fonts);
    expect(fontMatches[0].font).toBe(font);
    expect(fontMatches[0].score).toBeGreaterThan(0.6);
    expect(isFontUncertain).toBe(false);
    if (found.path.kind !== 'arc') throw new Error('The letters stand on an arc.');
    expect(Math.hypot(found.path.centreX - 256, found.path.centreY - 300)).toBeLessThan(14);
  });

  test('a string that was read wrongly is compared by what should stand there', () => {
    const set = typesetter.typeset(wide('Innovate', { font: 'public-sans-heavy' }));
    const region: TextRegion = { quad: growQuad(set.quad, 0.4), text: 'nnovatte', confidence: 0.9, detection: 0.9 };
    const image = composite(dusk, set.layer);
    expect(studyLettering(image, region, fonts, 'Innovate')).toMatchObject({ old: { text: 'Innovate' }, isFontUncertain: false });
    expect(studyLettering(image, region, fonts, 'Innovate').fontMatches[0].font).toBe('public-sans-heavy');
    // What was read is believed where it is as like.
    expect(studyLettering(image, { ...region, text: 'Innovate' }, fonts, 'Tomorrow').old.text).toBe('Innovate');
  });

  test('says so when nothing can be told', () => {
    const region: TextRegion = {
      quad: [
        [20, 20],
        [200, 20],
        [200, 60],
        [20, 60],
      ],
      text: 'ghost',
      confidence: 0.9,
      detection: 0.9,
    };
    expect(
      studyLettering(
        painted(256, 80, () => [90, 90, 90]),
        region,
        fonts,
      ),
    ).toMatchObject({ confidence: 0, fontMatches: [], isFontUncertain: true });
    const noise = painted(256, 80, (x, y) => [(x * 7919 + y * 104_729) % 256, (x * 611 + y * 953) % 256, (x * 47 + y * 3571) % 256]);
    expect(studyLettering(noise, region, fonts).isFontUncertain).toBe(true);
  });

  test('gives the same answer twice', () => {
    const { study, image } = studied(wide('Again', { font: 'inter', effects: PLAIN }));
    const region: TextRegion = {
      quad: growQuad(typesetter.typeset(wide('Again', { font: 'inter' })).quad, 0.4),
      text: 'Again',
      confidence: 0.9,
      detection: 0.9,
    };
    expect(studyLettering(image, region, fonts)).toEqual(study);
  });

  test('capitals seen at an angle are followed although the detector gives a rectangle', () => {
    const square = painted(512, 512, () => [40, 50, 70]);
    const quad: Quad = [
      [50, 200],
      [460, 150],
      [460, 330],
      [50, 290],
    ];
    const area: TypesetRequest['area'] = { ...straight(50, 150, 410, 180), path: { kind: 'perspective', quad } };
    const rectangle: Quad = [
      [40, 150],
      [470, 150],
      [470, 330],
      [40, 330],
    ];
    const { study } = studied(request('GRANDHOTEL', { area, width: 512, height: 512, font: 'oswald' }), square, { quad: rectangle });
    expect(study.area.path.kind).toBe('perspective');
    expect(study.fontMatches[0].font).toBe('oswald');
  });

  test('a straight line that was taken for an arc is a straight line', () => {
    const arc = { centreX: 256, centreY: 1580, radius: 1500, startAngle: 261.5, endAngle: 278.5, thickness: 66, inside: false };
    const { study } = studied(wide('Ocean Breeze', { font: 'inter' }), dusk, { arc });
    expect(study.area.path.kind).toBe('straight');
    expect(Math.abs(study.area.rotation)).toBeLessThan(1);
    expect(study.fontMatches[0].font).toBe('inter');
  });

  test('neighbouring lines all along its rim do not hide a line', () => {
    const tall = painted(512, 256, (_, y) => [30, 40 + (y >> 2), 70]);
    const at = (text: string, y: number) => request(text, { area: straight(20, y, 472, 84), width: 512, height: 256, font: 'anton' });
    const above = composite(tall, typesetter.typeset(at('SUMMER NIGHTS', 0)).layer);
    const around = composite(above, typesetter.typeset(at('FESTIVAL WEEK', 172)).layer);
    const { study } = studied(at('JAZZ', 86), around, { quad: growQuad(typesetter.typeset(at('JAZZ', 86)).quad, 0.06) });
    expect(study.fontMatches[0].font).toBe('anton');
    expect(study.confidence).toBeGreaterThan(0.8);
  });

  test('light around letters is a glow, not an outline; a shadow is neither', () => {
    const night = painted(512, 160, () => [16, 14, 30]);
    const plain = { ...PLAIN, fill: { kind: 'solid' as const, colour: [255, 230, 245] as Colour } };
    const lit = { ...plain, glow: { colour: [255, 40, 170] as Colour, opacity: 0.9, size: 0.3 } };
    const glowing = studied(wide('OPEN LATE', { font: 'oswald', effects: lit, area: straight(60, 50, 392, 60) }), night).study.effects;
    expect(glowing.outline).toBeNull();
    near(glowing.glow!.colour, [255, 40, 170], 90);
    expect(glowing.glow!.size).toBeGreaterThan(0.1);
    expect(glowing.glow!.size).toBeLessThan(0.5);
    const pale = painted(512, 160, () => [150, 40, 50]);
    const shadow = { colour: [0, 0, 0] as Colour, opacity: 0.75, offsetX: 0.05, offsetY: 0.06, blur: 0.03 };
    const cast = studied(wide('Sweet Dreams', { font: 'lobster', effects: { ...plain, shadow } }), pale).study.effects;
    expect(cast.outline).toBeNull();
    expect(cast.glow).toBeUndefined();
  });
});

describe('harmonise', () => {
  const study = (text: string, font: string, extra: Partial<TypesetRequest> = {}) => studied(wide(text, { font, ...extra })).study;

  test('lines that looked alike get one face and one look', () => {
    const [first, second] = harmonise([study('GALAXY', 'oswald'), garbledAs(study('DRIFTERS', 'oswald'), 'anton')]);
    expect([first.fontMatches[0].font, second.fontMatches[0].font]).toEqual(['oswald', 'oswald']);
    expect(second.effects).toEqual(first.effects);
    expect(second.area.font).toBe('oswald');
  });

  test('lines of another colour, size or face keep theirs', () => {
    const red = { ...PLAIN, fill: { kind: 'solid' as const, colour: [220, 40, 40] as Colour } };
    const lines = [
      study('GRIZZLY PEAK', 'anton'),
      study('National Forest', 'lobster', { area: straight(100, 60, 312, 34) }),
      study('CLOSED', 'anton', { effects: red }),
    ];
    expect(harmonise(lines)).toEqual(lines);
  });

  test('a line that stays lends its face to the garbled one beside it', () => {
    const garbled = garbledAs(study('Innovtae', 'nunito'), 'oswald');
    const [mended, ...others] = harmonise([garbled], [study('tomorrow', 'nunito')]);
    expect(mended.fontMatches[0].font).toBe('nunito');
    expect(others).toEqual([]);
  });

  test('words of one line get one size, and a garbled word the width of its family', () => {
    const beside = (line: LetteringStudy, x: number, capHeight: number, width: number): LetteringStudy => ({
      ...line,
      old: { ...line.old, capHeight, width },
      area: { ...line.area, rotation: 0, path: { kind: 'straight' }, box: { x, y: 40, width: 180, height: 60 } },
    });
    const [right, wrong] = [study('tomorrow', 'inter'), study('Innovaate', 'inter')];
    const natural = (text: string, capHeight: number) => {
      const { ink, capHeight: cap } = faceSampler(fonts).sample('inter', text)!;
      return ((ink.right - ink.left) * capHeight) / cap;
    };
    const garbled = beside(wrong, 40, 40, 0.86 * natural('Innovaate', 40));
    const [mended] = harmonise([garbled], [beside(right, 240, 42, natural('tomorrow', 42))], faceSampler(fonts));
    expect(mended.old.capHeight).toBeGreaterThan(40.5);
    expect(mended.old.capHeight).toBeLessThan(42);
    expect(mended.old.width / natural('Innovaate', 40)).toBeCloseTo(1, 2);
    // Spaced out on purpose, or on another line: as it was.
    const spaced = beside(wrong, 40, 40, 1.4 * natural('Innovaate', 40));
    expect(harmonise([spaced], [right], faceSampler(fonts))[0].old).toEqual(spaced.old);
  });

  test('a line that stands upright does not lend its look to one that leans', () => {
    const leaning = study('FAST', 'inter', { area: straight(40, 40, 432, 80, { slant: 15 }) });
    expect(harmonise([leaning], [study('FORWARD', 'inter')])).toEqual([leaning]);
  });

  test('takes none and one', () => {
    expect(harmonise([])).toEqual([]);
    const alone = study('ALONE', 'inter');
    expect(harmonise([alone])).toEqual([alone]);
  });
});

/** As if another face had come out a little before the right one. */
function garbledAs(study: LetteringStudy, font: string): LetteringStudy {
  const [best] = study.fontMatches;
  const others = study.fontMatches.filter((match) => match.font !== font && match !== best);
  return { ...study, fontMatches: [{ font, score: best.score + 0.02 }, best, ...others].slice(0, 5) };
}
