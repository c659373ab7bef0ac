import { describe, expect, test } from 'vitest';
import { createFontLibrary } from '../../electron/typography/fonts.ts';
import { outlineText } from '../../electron/typography/setting.ts';
import { createTypesetter } from '../../electron/typography/typesetter.ts';
import type { Quad } from '../../shared/geometry.ts';
import type { LetteringArea } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { leastCpuMs } from '../support/cpu-time.ts';
import { badge, FONT_FOLDER, fonts, GOLD, inkBox, PLAIN, request, straight } from './typesetting.ts';

const typesetter = createTypesetter(fonts);

describe('layer and mask', () => {
  test('the layer is transparent outside the mask, and the mask reaches three pixels beyond the layer', () => {
    const { layer, mask } = typesetter.typeset(request('Grizzly', { effects: GOLD }));
    expect([layer.width, layer.height, layer.channels, mask.width, mask.height, mask.channels]).toEqual([256, 128, 4, 256, 128, 1]);
    const ink = inkBox(layer);
    expect(inkBox(mask)).toEqual({
      left: Math.max(0, ink.left - 3),
      top: Math.max(0, ink.top - 3),
      right: Math.min(256, ink.right + 3),
      bottom: Math.min(128, ink.bottom + 3),
    });
    expect(Buffer.compare(mask.data, slowMask(layer, 3))).toBe(0);
    const untouched = layer.data.filter((_, i) => mask.data[i >> 2] === 0);
    expect(untouched.every((value) => value === 0)).toBe(true);
  });

  test('the same request gives the same bytes, in a fresh library too', () => {
    const wanted = request('قهوة & Café', { area: badge(256, false), height: 256, effects: GOLD });
    const first = typesetter.typeset(wanted);
    const again = createTypesetter(createFontLibrary(FONT_FOLDER)).typeset(structuredClone(wanted));
    expect(Buffer.compare(again.layer.data, first.layer.data)).toBe(0);
    expect(Buffer.compare(again.mask.data, first.mask.data)).toBe(0);
    expect({ ...again, layer: 0, mask: 0 }).toEqual({ ...first, layer: 0, mask: 0 });
  });

  test('fill, outline and shadow have the colours that were asked for', () => {
    const effects = {
      ...PLAIN,
      fill: { kind: 'solid' as const, colour: [200, 30, 40] as [number, number, number] },
      outline: { colour: [1, 2, 3] as [number, number, number], width: 0.1 },
    };
    const { layer } = typesetter.typeset(request('III', { font: 'anton', effects }));
    const opaque = new Set<string>();
    for (let i = 0; i < layer.data.length; i += 4) if (layer.data[i + 3] === 255) opaque.add(layer.data.subarray(i, i + 3).join());
    expect(opaque).toContain('200,30,40');
    expect(opaque).toContain('1,2,3');
  });

  test('a gradient runs down the letters, also when they stand upside down', () => {
    const effects = {
      ...PLAIN,
      fill: { kind: 'gradient' as const, from: [255, 255, 255] as [number, number, number], to: [10, 10, 10] as [number, number, number] },
    };
    const upright = typesetter.typeset(request('III', { font: 'anton', effects })).layer;
    const turned = typesetter.typeset(request('III', { font: 'anton', effects, area: straight(16, 16, 224, 96, { rotation: 180 }) })).layer;
    const [upper, lower] = rowMeans(upright);
    expect(upper).toBeGreaterThan(lower + 100);
    const [turnedUpper, turnedLower] = rowMeans(turned);
    expect(turnedLower).toBeGreaterThan(turnedUpper + 100);
  });
});

describe('fit', () => {
  test('ink fills the box, with padding, and capitals stand in its middle', () => {
    const { layer, quad, fontSize } = typesetter.typeset(request('HEN', { font: 'inter', area: straight(8, 8, 240, 112) }));
    const ink = inkBox(layer);
    expect(ink.left).toBeGreaterThanOrEqual(11);
    expect(ink.right).toBeLessThanOrEqual(245);
    expect(Math.abs(ink.top + ink.bottom - 128)).toBeLessThanOrEqual(2);
    expect(fontSize * fonts.get('inter').capHeight).toBeCloseTo(ink.bottom - ink.top, -0.5);
    expect(quad[0][0]).toBeCloseTo(ink.left, -0.5);
    expect(quad[2][1]).toBeCloseTo(ink.bottom, -0.5);
  });

  test('descenders do not push capitals out of the middle', () => {
    const plain = inkBox(typesetter.typeset(request('Hen', { font: 'inter' })).layer);
    const tailed = inkBox(typesetter.typeset(request('Heg', { font: 'inter' })).layer);
    expect(tailed.bottom - 64).toBeGreaterThan(64 - tailed.top);
    expect((plain.top + plain.bottom) / 2).toBeCloseTo(64, -1);
  });

  test('a long string in a tall box goes on several lines', () => {
    const tall = straight(8, 8, 240, 240);
    const wide = outlineText(fonts, { text: 'Midnight Express Coffee Roasters', area: straight(8, 8, 1200, 60), font: 'oswald', scale: 1 });
    const stacked = outlineText(fonts, { text: 'Midnight Express Coffee Roasters', area: tall, font: 'oswald', scale: 1 });
    const oneLine = outlineText(fonts, { text: 'Midnight Express Coffee Roasters'.replaceAll(' ', '\u00a0'), area: tall, font: 'oswald', scale: 1 });
    const height = (quad: [number, number][]) => quad[2][1] - quad[0][1];
    expect(height(wide.quad)).toBeLessThan(60);
    expect(height(stacked.quad)).toBeGreaterThan(130);
    expect(stacked.fontSize).toBeGreaterThanOrEqual(oneLine.fontSize);
  });

  test('line breaks in the text are kept', () => {
    const { quad } = outlineText(fonts, { text: 'ONE\nTWO\nTHREE', area: straight(0, 0, 400, 200), font: 'anton', scale: 1 });
    expect(quad[2][1] - quad[0][1]).toBeGreaterThan(quad[1][0] - quad[0][0]);
  });

  test('scale shrinks the lettering, never below what can be read', () => {
    const full = typesetter.typeset(request('Menu'));
    expect(typesetter.typeset(request('Menu', { scale: 0.7 })).fontSize).toBeCloseTo(full.fontSize * 0.7, 5);
    expect(typesetter.typeset(request('Menu', { scale: 0.001 })).fontSize * fonts.get('lilita-one').capHeight).toBeCloseTo(9, 5);
  });

  test('align moves the lines; start is right for Hebrew', () => {
    const box = (text: string, align: 'start' | 'middle' | 'end', font: string) =>
      inkBox(typesetter.typeset(request(text, { area: straight(0, 40, 256, 30, { align }), font })).layer);
    expect(box('Hi', 'start', 'inter').left).toBeLessThan(8);
    expect(box('Hi', 'end', 'inter').right).toBeGreaterThan(248);
    expect(box('שלום', 'start', 'heebo').right).toBeGreaterThan(248);
  });

  test('text that is far too long is refused and says how much would fit', () => {
    const text = 'word '.repeat(40).trim();
    const area = straight(8, 8, 120, 40);
    let error: { code?: string; message?: string; details?: { fittingCharacters?: number } } = {};
    try {
      typesetter.typeset(request(text, { area }));
    } catch (caught) {
      error = caught as typeof error;
    }
    expect(error.code).toBe('text-does-not-fit');
    expect(error.message).toMatch(/120 × 40 px .* about \d+ of its 199 characters would/);
    const count = error.details!.fittingCharacters!;
    expect(count).toBeGreaterThan(5);
    expect(typesetter.typeset(request(text.slice(0, count).trim(), { area })).fontSize).toBeGreaterThan(9);
  });
});

test('long strings are set or refused in good time', () => {
  const setAll = () => {
    const area = straight(0, 0, 1000, 1000);
    const words = outlineText(fonts, { text: 'every word counts '.repeat(11), area, font: 'inter', scale: 1 });
    expect(words.fontSize).toBeGreaterThan(40);
    expect(outlineText(fonts, { text: '漢字'.repeat(100), area, font: 'noto-sans-jp', scale: 1 }).fontSize).toBeGreaterThan(30);
    expect(() => outlineText(fonts, { text: 'x'.repeat(999), area, font: 'inter', scale: 1 })).toThrow(expect.objectContaining({ code: 'text-does-not-fit' }));
    expect(() => outlineText(fonts, { text: 'x '.repeat(10_000), area, font: 'inter', scale: 1 })).toThrow(
      expect.objectContaining({ code: 'text-does-not-fit', message: expect.stringContaining('1000') }),
    );
  };
  expect(leastCpuMs(setAll)).toBeLessThan(3000);
});

describe('arcs', () => {
  test.each([false, true])('letters stand within their band and the image (inside: %s)', (inside) => {
    const area = badge(300, inside);
    const { path, data } = outlineText(fonts, { text: 'NORTH STAR', area, font: 'lilita-one', scale: 1 });
    const arc = area.path as Extract<typeof area.path, { kind: 'arc' }>;
    const radii = path.flatMap(({ values }) => pairs(values).map(([x, y]) => Math.hypot(x - arc.centreX, y - arc.centreY)));
    const angles = path.flatMap(({ values }) => pairs(values).map(([x, y]) => (Math.atan2(y - arc.centreY, x - arc.centreX) * 180) / Math.PI));
    if (inside) {
      expect(Math.max(...radii)).toBeLessThanOrEqual(arc.radius * 1.03);
      expect(Math.min(...angles)).toBeGreaterThan(25);
      expect(Math.max(...angles)).toBeLessThan(155);
      expect(pathStart(path)[0]).toBeLessThan(arc.centreX);
    } else {
      expect(Math.min(...radii)).toBeGreaterThanOrEqual(arc.radius * 0.97);
      expect(Math.max(...angles)).toBeLessThan(-10);
    }
    // The first and the last letter are as far from the ends as each other.
    expect(Math.min(...angles) + Math.max(...angles)).toBeCloseTo(inside ? 180 : -180, -1);
    expect(data.startsWith('M')).toBe(true);
  });

  test('short strings are tracked out, long ones fill the span', () => {
    const share = (text: string) => {
      const { path } = outlineText(fonts, { text, area: badge(400, false), font: 'oswald', scale: 1 });
      const angles = path.flatMap(({ values }) => pairs(values).map(([x, y]) => (Math.atan2(y - 200, x - 200) * 180) / Math.PI));
      return (Math.max(...angles) - Math.min(...angles)) / 150;
    };
    expect(share('NORTHERN STAR BREWING COMPANY')).toBeGreaterThan(0.92);
    expect(share('NORTH STAR')).toBeGreaterThan(0.7);
    expect(share('OK')).toBeLessThan(0.6);
  });

  test('a string that cannot be read on its arc is refused', () => {
    expect(() => typesetter.typeset(request('far too many words for a small badge', { area: badge(100, false) }))).toThrow(
      expect.objectContaining({ code: 'text-does-not-fit' }),
    );
  });
});

describe('bad input', () => {
  test('empty, blank and control characters only', () => {
    for (const text of ['', '  \n ', '\u0000\u0007', '\u200d']) {
      expect(() => typesetter.typeset(request(text)), JSON.stringify(text)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    }
  });

  test('emoji are named', () => {
    expect(() => typesetter.typeset(request('Party 🎉'))).toThrow(expect.objectContaining({ code: 'missing-glyph', message: expect.stringContaining('🎉') }));
  });

  test('unknown fonts, impossible sizes and areas outside the image', () => {
    expect(() => typesetter.typeset(request('x', { font: 'nope' }))).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(() => typesetter.typeset(request('x', { width: 0 }))).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => typesetter.typeset(request('x', { width: 1e9 }))).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => typesetter.typeset(request('x', { area: straight(900, 900, 100, 100) }))).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining('outside the image') }),
    );
  });

  test('warns when a fallback was used or lettering is cut off', () => {
    const { fonts: used, warnings } = typesetter.typeset(request('Привет', { area: straight(200, 16, 224, 96) }));
    expect(used).toEqual(['oswald']);
    expect(warnings).toEqual(['Lilita One has no П р и в е т; set in Oswald instead.', '“Привет” sticks out of the image and is cut off.']);
  });
});

function pairs(values: readonly number[]): [number, number][] {
  return Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i], values[2 * i + 1]]);
}

function pathStart(path: readonly { values: readonly number[] }[]): readonly number[] {
  return path[0].values;
}

function rowMeans({ data, width, height }: Raster): [upper: number, lower: number] {
  const sums = [0, 0];
  const counts = [0, 0];
  for (let i = 0; i < width * height; i++) {
    if (data[i * 4 + 3] !== 255) continue;
    const half = i < (width * height) / 2 ? 0 : 1;
    sums[half] += data[i * 4];
    counts[half]++;
  }
  return [sums[0] / counts[0], sums[1] / counts[1]];
}

function slowMask({ data, width, height }: Raster, margin: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let i = 0; i < mask.length; i++) {
    if (data[i * 4 + 3] === 0) continue;
    for (let y = Math.max(0, Math.floor(i / width) - margin); y <= Math.min(height - 1, Math.floor(i / width) + margin); y++) {
      mask.fill(255, y * width + Math.max(0, (i % width) - margin), y * width + Math.min(width, (i % width) + margin + 1));
    }
  }
  return mask;
}

describe('perspective and old sizes', () => {
  const quad: Quad = [
    [28, 20],
    [232, 44],
    [236, 92],
    [24, 112],
  ];
  const slanted: LetteringArea = { ...straight(24, 20, 212, 92), path: { kind: 'perspective', quad } };

  test('stays within the quad and fills it', () => {
    const { layer, area } = typesetter.typeset(request('WALL', { area: slanted, font: 'anton' }));
    const box = inkBox(layer);
    expect(box.left).toBeGreaterThanOrEqual(24);
    expect(box.right).toBeLessThanOrEqual(237);
    expect(box.bottom - box.top).toBeGreaterThan(40);
    expect(area.path.kind).toBe('perspective');
  });

  test('refuses a folded quad', () => {
    const folded: Quad = [quad[0], quad[2], quad[1], quad[3]];
    const area: LetteringArea = { ...slanted, path: { kind: 'perspective', quad: folded } };
    expect(() => typesetter.typeset(request('WALL', { area }))).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  test('letters take the old height and width, and never more than 8 % of stretching', () => {
    const old = { text: 'COMLCIATED', capHeight: 24, width: 180 };
    const area = straight(38, 50, 180, 28);
    const set = typesetter.typeset(request('COMPLICATED', { area, font: 'oswald', old }));
    const box = inkBox(set.layer);
    // A letter more than before: a little wider rather than smaller.
    expect(box.right - box.left).toBeGreaterThan(176);
    expect(box.right - box.left).toBeLessThan(1.06 * 180 + 3);
    expect(box.bottom - box.top).toBeGreaterThan(20);
    expect(box.bottom - box.top).toBeLessThan(28);
    const short = typesetter.typeset(request('SALE', { area, font: 'oswald', old }));
    expect(inkBox(short.layer).right - inkBox(short.layer).left).toBeLessThan(110);
    expect(short.fontSize * fonts.get('oswald').capHeight).toBeCloseTo(24, 0);
  });

  test('the place that is reported gives the letters the same size again', () => {
    const old = { text: 'GRIZZLY', capHeight: 30, width: 150 };
    const area = straight(50, 40, 160, 44, { rotation: 12 });
    const first = typesetter.typeset(request('Grizzly', { area, old, font: 'anton' }));
    const again = typesetter.typeset(request('Grizzly', { area: first.area, font: 'anton' }));
    expect(again.fontSize / first.fontSize).toBeGreaterThan(0.9);
    expect(again.fontSize / first.fontSize).toBeLessThan(1.1);
  });

  test('says when a face has no small letters', () => {
    expect(typesetter.typeset(request('Kaboom', { font: 'bangers' })).warnings).toEqual(['Bangers has no lower case: “Kaboom” stands in capitals.']);
    expect(typesetter.typeset(request('KABOOM', { font: 'bangers' })).warnings).toEqual([]);
  });

  test('grain and softness stay within the mask', () => {
    const { layer, mask } = typesetter.typeset(request('Grain', { effects: GOLD, finish: { softness: 2, grain: 12 } }));
    for (let i = 0; i < mask.data.length; i++) if (layer.data[i * 4 + 3] > 0) expect(mask.data[i]).toBe(255);
  });
});

describe('set again from what the report keeps', () => {
  const canvas = { width: 640, height: 320 };
  const again = (area: LetteringArea, text: string, extra = {}) => typesetter.typeset(request(text, { ...canvas, font: 'oswald', area, ...extra }));
  const near = (a: Raster, b: Raster, by: number) => {
    const [first, second] = [inkBox(a), inkBox(b)];
    for (const side of ['left', 'right', 'top', 'bottom'] as const) expect(Math.abs(first[side] - second[side]), side).toBeLessThanOrEqual(by);
  };

  test.each([
    ['spaced out', { text: 'LUXURRY', capHeight: 40, width: 520 }],
    ['stretched', { text: 'LUXURRY', capHeight: 60, width: 245 }],
    ['as drawn', { text: 'LUXURRY', capHeight: 60, width: 205 }],
  ])('letters that were %s stay so, as high and as wide', (_, old) => {
    const area = straight(40, 100, 560, 90);
    const first = again(area, 'LUXURY', { old });
    const second = again(first.area, 'LUXURY');
    near(first.layer, second.layer, 2);
    expect(second.area).toMatchObject({ ...(first.area.tracking !== undefined && { tracking: first.area.tracking }) });
    // Other words of the same length are spaced the same.
    const other = again(first.area, 'LUXURI');
    expect(other.area.tracking).toBe(first.area.tracking);
    expect(other.area.stretch).toBe(first.area.stretch);
    expect(other.fontSize / first.fontSize).toBeGreaterThan(0.97);
    expect(other.fontSize / first.fontSize).toBeLessThan(1.03);
  });

  test('longer words get smaller, not closer', () => {
    const first = again(straight(40, 100, 560, 90), 'LUXURY', { old: { text: 'LUXURRY', capHeight: 40, width: 520 } });
    const longer = again(first.area, 'LUXURIOUSLY');
    expect(first.area.tracking).toBeGreaterThan(0.2);
    expect(longer.area.tracking).toBe(first.area.tracking);
    expect(longer.fontSize).toBeLessThan(0.75 * first.fontSize);
    expect(inkBox(longer.layer).right - inkBox(longer.layer).left).toBeLessThan(inkBox(first.layer).right - inkBox(first.layer).left + 4);
  });

  test.each([false, true])('letters on an arc keep their size, their spacing and their baseline (inside: %s)', (inside) => {
    const square = { width: 512, height: 512 };
    const first = typesetter.typeset(
      request('GRIZZLY', { ...square, font: 'oswald', area: badge(512, inside), old: { text: 'GRIZLY', capHeight: 34, width: 300 } }),
    );
    const second = typesetter.typeset(request('GRIZZLY', { ...square, font: 'oswald', area: first.area }));
    near(first.layer, second.layer, 1);
    expect(second.fontSize).toBeCloseTo(first.fontSize, 1);
    expect(second.area).toEqual(first.area);
    const shorter = typesetter.typeset(request('BEAR', { ...square, font: 'oswald', area: first.area }));
    expect(shorter.fontSize).toBeCloseTo(first.fontSize, 1);
    expect(shorter.area.tracking).toBe(first.area.tracking);
  });

  test('pixels of a face that follows old letters are whole where that is near, and as large as the old ones where it is not', () => {
    const sizeOf = (capHeight: number) =>
      typesetter.typeset(
        request('GAME', { ...canvas, font: 'press-start-2p', area: straight(40, 100, 560, 90), old: { text: 'GAEM', capHeight, width: capHeight * 4.5 } }),
      ).fontSize;
    expect(sizeOf(47.2) % 8).toBe(0);
    expect(sizeOf(54.9) / (54.9 / fonts.get('press-start-2p').capHeight)).toBeGreaterThan(0.94);
    expect(sizeOf(54.9) / (54.9 / fonts.get('press-start-2p').capHeight)).toBeLessThan(1.06);
  });
});
