import { describe, expect, it } from 'vitest';
import { fromOklab, mixColours, toOklab } from '../../../electron/image/oklab.ts';
import { readPalette } from '../../../electron/models/sketch/palette.ts';
import { createRandom } from '../../../electron/models/sketch/random.ts';
import { contrastOf, luminanceOf } from '../../../electron/models/sketch/tint.ts';
import { type Colour, hexOf } from '../../../shared/geometry.ts';

const read = (words: string) => readPalette(words, createRandom(1));

describe('palette', () => {
  it('reads named colours in order, pairs before single words', () => {
    expect(read('Teal tweed with mustard flecks on midnight blue').named).toEqual([
      [20, 124, 126],
      [204, 160, 44],
      [22, 30, 66],
    ]);
    expect(read('a reddish, woolen thing').named).toEqual([[196, 42, 42]]);
    expect(read('navy, navy and navy').named).toHaveLength(1);
  });

  it('bends the colour that follows', () => {
    const [plain, pale, dark] = ['teal', 'pale teal', 'very dark teal'].map((words) => luminanceOf(read(words).base));
    expect(pale).toBeGreaterThan(plain);
    expect(dark).toBeLessThan(plain);
  });

  it('draws a base by seed when none is named, and keeps what was said about colour in general', () => {
    const palette = read('a pastel bicycle');
    expect(palette.isNamed).toBe(false);
    expect(palette.modifier.lightness).toBeGreaterThan(0);
    expect(readPalette('bicycle', createRandom(4))).toEqual(readPalette('bicycle', createRandom(4)));
    expect(read('').named).toEqual([]);
  });

  it('orders dark, base and light', () => {
    for (const words of ['navy', 'ivory', 'black', 'white', 'neon lime']) {
      const { dark, base, light } = read(words);
      expect(luminanceOf(dark)).toBeLessThanOrEqual(luminanceOf(base));
      expect(luminanceOf(light)).toBeGreaterThanOrEqual(luminanceOf(base));
    }
  });

  it('goes to OKLab and back', () => {
    for (const colour of [
      [0, 0, 0],
      [255, 255, 255],
      [12, 200, 99],
      [255, 0, 0],
    ] as Colour[])
      expect(fromOklab(toOklab(colour))).toEqual(colour);
    expect(toOklab([255, 255, 255])[0]).toBeCloseTo(1, 3);
    expect(mixColours([0, 0, 0], [255, 255, 255], 1)).toEqual([255, 255, 255]);
    expect(contrastOf([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(hexOf([255, 0, 10])).toBe('#ff000a');
  });
});
