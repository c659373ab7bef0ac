import { describe, expect, test } from 'vitest';
import { fromOklab, toOklab } from '../../electron/image/oklab.ts';
import { contrastRatio, READABLE_CONTRAST } from '../../electron/typography/contrast.ts';
import { signedDistance } from '../../electron/typography/distance.ts';
import { chooseEffects } from '../../electron/typography/effects-choice.ts';
import { chooseFont } from '../../electron/typography/font-choice.ts';
import type { Colour } from '../../shared/geometry.ts';
import { letteringEffectsSchema } from '../../shared/lettering.ts';
import { createRaster } from '../../shared/raster.ts';
import { fonts, painted, straight } from './typesetting.ts';

describe('signedDistance', () => {
  test('agrees with the distance to the nearest pixel of the other side, pixel by pixel', () => {
    const [width, height] = [23, 17];
    const isIn = (x: number, y: number) => Math.hypot(x - 8, y - 8) < 5 || (x > 15 && y > 3 && y < 12);
    const coverage = Uint8Array.from({ length: width * height }, (_, i) => (isIn(i % width, Math.floor(i / width)) ? 255 : 0));
    const distance = signedDistance(coverage, width, height);
    for (let i = 0; i < coverage.length; i++) {
      let nearest = Infinity;
      for (let j = 0; j < coverage.length; j++) {
        if (coverage[j] !== coverage[i]) nearest = Math.min(nearest, Math.hypot((i % width) - (j % width), Math.floor(i / width) - Math.floor(j / width)));
      }
      expect(distance[i]).toBeCloseTo(coverage[i] === 255 ? -nearest : nearest, 4);
    }
  });

  test('places an edge within the pixel by its coverage', () => {
    const row = Uint8Array.from([255, 255, 64, 0, 0]);
    const distance = signedDistance(row, 5, 1);
    expect(distance[2]).toBeCloseTo(0.5 - 64 / 255, 5);
    expect(distance[3]).toBeGreaterThan(1);
    expect(distance[0]).toBeLessThan(-1.5);
  });

  test('of nothing and of everything is far', () => {
    expect(Math.min(...signedDistance(new Uint8Array(12), 4, 3))).toBeGreaterThan(1e5);
    expect(Math.max(...signedDistance(new Uint8Array(12).fill(255), 4, 3))).toBeLessThan(-1e5);
  });
});

test('Oklab there and back gives the same colour', () => {
  for (const colour of [
    [0, 0, 0],
    [255, 255, 255],
    [200, 30, 90],
    [12, 200, 140],
  ] as Colour[])
    expect(fromOklab(toOklab(colour))).toEqual(colour);
});

const GROUNDS: Record<string, (x: number, y: number) => Colour> = {
  white: () => [255, 255, 255],
  black: () => [0, 0, 0],
  'middle grey': () => [119, 119, 119],
  paper: () => [240, 228, 205],
  red: () => [180, 30, 30],
  'bright green': () => [90, 220, 90],
  'night sky': (x, y) => ((x * 31 + y * 17) % 97 === 0 ? [255, 255, 255] : [14, 16, 40]),
  noise: (x, y) => [(x * 7919 + y * 104_729) % 256, (x * 611 + y * 953) % 256, (x * 47 + y * 3571) % 256],
  'black to white': (x) => [x, x, x],
};

describe('chooseEffects', () => {
  const area = straight(10, 10, 236, 80);

  test.each(Object.keys(GROUNDS))('letters read on %s with every font, style word and ink', (name) => {
    const image = painted(256, 100, GROUNDS[name]);
    const isEven = !['noise', 'black to white'].includes(name);
    const ground = GROUNDS[name](1, 1);
    for (const { id } of fonts.list()) {
      for (const placement of ['', 'in gold', 'silver letters', 'neon', 'engraved', 'as a sticker', 'comic', 'in red', 'in yellow letters']) {
        for (const ink of [null, [120, 130, 120], [250, 220, 60]] as (Colour | null)[]) {
          const effects = chooseEffects({ image, area: { ...area, ink }, font: id, seed: 5, placement });
          expect(letteringEffectsSchema.safeParse(effects).success).toBe(true);
          const fills: Colour[] = effects.fill.kind === 'solid' ? [effects.fill.colour] : [effects.fill.from];
          const byFill = isEven && fills.every((fill) => contrastRatio(fill, ground) >= READABLE_CONTRAST);
          const byEdge = effects.outline !== null && fills.every((fill) => contrastRatio(fill, effects.outline!.colour) >= READABLE_CONTRAST);
          const hint = `${id}, “${placement}”, ink ${ink}: ${JSON.stringify(effects)}`;
          expect(byFill || byEdge, hint).toBe(true);
        }
      }
    }
  });

  test('is quiet on quiet ground and takes the base’s ink where it reads', () => {
    const image = painted(256, 100, GROUNDS.paper);
    const effects = chooseEffects({ image, area: { ...area, ink: [90, 20, 30] }, font: 'oswald', seed: 1 });
    expect(effects).toEqual({ fill: { kind: 'solid', colour: [90, 20, 30] }, outline: null, shadow: null, bevel: null });
  });

  test('puts an edge around letters on busy ground', () => {
    const image = painted(256, 100, GROUNDS.noise);
    expect(chooseEffects({ image, area, font: 'inter', seed: 1 }).outline).not.toBeNull();
  });

  test('follows the words of the prompt', () => {
    const image = painted(256, 100, GROUNDS.black);
    expect(chooseEffects({ image, area, font: 'cinzel', seed: 1, placement: 'in gold serif' })).toMatchObject({
      fill: { kind: 'gradient' },
      bevel: { width: 0.06 },
    });
    expect(chooseEffects({ image, area, font: 'lobster', seed: 1, placement: 'blue neon sign' })).toMatchObject({
      shadow: { colour: [40, 90, 210], offsetX: 0, offsetY: 0 },
    });
    const white = painted(256, 100, GROUNDS.white);
    expect(chooseEffects({ image: white, area, font: 'inter', seed: 1, placement: 'in navy letters' })).toMatchObject({ fill: { colour: [22, 36, 84] } });
    expect(chooseEffects({ image: white, area, font: 'inter', seed: 1, placement: 'on a red ribbon' })).not.toMatchObject({ fill: { colour: [214, 40, 40] } });
  });

  test('works on transparent images and areas outside, by the area’s own ground', () => {
    const effects = chooseEffects({ image: createRaster(256, 100, 4), area, font: 'inter', seed: 1 });
    expect(effects.outline).not.toBeNull();
    expect(chooseEffects({ image: painted(8, 8, GROUNDS.white), area: straight(500, 500, 9, 9), font: 'inter', seed: 1 }).fill.kind).toBe('solid');
  });
});

describe('chooseFont', () => {
  const area = straight(0, 0, 100, 50);
  const choose = (text: string, placement: string, extra: object = {}) => chooseFont({ text, area, placement, seed: 0, ...extra });

  test('listens to the words, then the area, then the hint', () => {
    expect(choose('KING', 'in gold serif')).toBe('cinzel');
    expect(choose('King', 'in gold serif')).toBe('playfair-display');
    expect(choose('King', 'in Cinzel')).toBe('cinzel');
    expect(choose('King', 'clean sans serif')).toBe('inter');
    expect(choose('King', 'as pixel art text')).toBe('press-start-2p');
    expect(choose('King', 'blackletter')).toBe('pirata-one');
    expect(choose('King', 'in a flowing script')).toBe('lobster');
    expect(choose('King', 'stencil')).toBe('black-ops-one');
    expect(choose('King', 'set in Alfa Slab One')).toBe('alfa-slab-one');
    expect(choose('King', '', { area: { ...area, font: 'bangers' } })).toBe('bangers');
    expect(choose('King', '', { area: { ...area, font: 'no-such-font' }, kindHint: 'slab' })).toBe('alfa-slab-one');
    expect(choose('King', '', { kindHint: 'retro diner sign' })).toBe('lobster');
  });

  test('a face is named by whole words only, and faces for likeness only by name', () => {
    expect(choose('King', 'a winter scene in gold serif')).toBe('playfair-display');
    expect(choose('King', 'floral, clean sans')).toBe('inter');
    expect(choose('King', 'in Lora')).toBe('lora');
    expect(choose('King', 'in Public Sans ExtraBold')).toBe('public-sans-heavy');
    expect(choose('King', '', { kindHint: 'slab' })).toBe('alfa-slab-one');
    for (let seed = 0; seed < 6; seed++) expect(['anton', 'oswald']).toContain(choose('King', '', { kindHint: 'condensed', seed }));
  });

  test('takes a font that has the script', () => {
    expect(choose('قهوة', 'in gold serif')).toBe('cairo');
    expect(choose('שלום', '')).toBe('heebo');
    expect(choose('東京', 'script')).toBe('noto-sans-jp');
    expect(choose('Привет', 'script')).toBe('lobster');
    expect(choose('Привет', 'in gold serif')).toBe('playfair-display');
    expect(choose('Привет', 'in blackletter')).toBe('oswald');
  });

  test('gives long strings a calm face', () => {
    expect(choose('a rather long line of small print at the foot of the poster', '')).toBe('inter');
    expect(choose('Subtitle', '', { area: { ...area, rank: 1 } })).toBe('oswald');
    expect(['lilita-one', 'anton', 'alfa-slab-one']).toContain(choose('Title', ''));
  });
});
