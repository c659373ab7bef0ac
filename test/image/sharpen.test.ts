import { describe, expect, it } from 'vitest';
import { sharpen } from '../../electron/image/sharpen.ts';
import { laplacianVariance } from '../../electron/metrics/sharpness.ts';
import { createRaster } from '../../shared/raster.ts';
import { boxMask, picture, pixel, plain } from './pictures.ts';

describe('sharpen', () => {
  it('makes an image sharper the more is asked, and leaves the original alone', () => {
    const image = picture(96, 64);
    const original = image.data.slice();
    const [none, some, much] = [0, 0.5, 1.5].map((amount) => laplacianVariance(sharpen(image, { target: 'image', amount }))!);
    expect(none).toBe(laplacianVariance(image));
    expect(some).toBeGreaterThan(none * 1.2);
    expect(much).toBeGreaterThan(some);
    expect(image.data).toEqual(original);
  });

  it('adds the same step to all channels, so that greys stay grey', () => {
    const grey = createRaster(40, 40, 3);
    picture(40, 40, 1).data.forEach((value, i) => {
      grey.data.fill(value, i * 3, i * 3 + 3);
    });
    const { data } = sharpen(grey, { target: 'image', amount: 1 });
    for (let at = 0; at < data.length; at += 3) expect([data[at + 1], data[at + 2]]).toEqual([data[at], data[at]]);
  });

  it('keeps fine grain as it is where skin must not be crisped, yet lifts contours', () => {
    const skin = plain(64, 64, [200, 160, 140]);
    for (let i = 0; i < 64 * 64; i++) skin.data[i * 3] += (i * 7919) % 9;
    expect(sharpen(skin, { target: 'skin-safe', amount: 1 }).data).toEqual(skin.data);
    const contour = plain(64, 64, [200, 160, 140]);
    for (let y = 0; y < 64; y++) contour.data.fill(40, (y * 64 + 30) * 3, (y * 64 + 34) * 3);
    const lifted = sharpen(contour, { target: 'skin-safe', amount: 1 });
    expect(pixel(lifted, 31, 10)[0]).toBeLessThan(40);
    expect(Math.max(...lifted.data.map((value, i) => Math.abs(value - contour.data[i])))).toBeLessThanOrEqual(14);
  });

  it('touches nothing outside the mask of the lettering and comes in softly at its edge', () => {
    const image = picture(120, 80);
    const mask = boxMask(120, 80, { x: 30, y: 20, width: 60, height: 40 });
    const sharper = sharpen(image, { target: 'lettering', amount: 1.5, mask });
    const steps = { outside: 0, edge: 0, inside: 0 };
    for (let y = 0; y < 80; y++) {
      for (let x = 0; x < 120; x++) {
        const depth = Math.min(x - 29, 90 - x, y - 19, 60 - y);
        const step = Math.abs(pixel(sharper, x, y)[0] - pixel(image, x, y)[0]);
        const place = depth <= 0 ? 'outside' : depth === 1 ? 'edge' : 'inside';
        steps[place] = Math.max(steps[place], step);
      }
    }
    expect(steps.outside).toBe(0);
    expect(steps.edge).toBeLessThan(steps.inside / 2);
    expect(steps.inside).toBeGreaterThan(10);
  });

  it('keeps alpha, and what is transparent', () => {
    const image = picture(60, 40, 4);
    const { data } = sharpen(image, { target: 'image', amount: 1 });
    for (let at = 0; at < data.length; at += 4) {
      expect(data[at + 3]).toBe(image.data[at + 3]);
      if (data[at + 3] === 0) expect([...data.subarray(at, at + 3)]).toEqual([...image.data.subarray(at, at + 3)]);
    }
  });

  it('is not disturbed by colours hidden under alpha 0', () => {
    const clean = plain(40, 40, [120, 120, 120, 255]);
    const dirty = plain(40, 40, [120, 120, 120, 255]);
    for (let y = 0; y < 40; y++) for (let x = 0; x < 20; x++) dirty.data.set([255, 255, 255, 0], (y * 40 + x) * 4);
    const sharper = sharpen(dirty, { target: 'image', amount: 2 });
    expect(pixel(sharper, 20, 20)).toEqual(pixel(clean, 20, 20));
  });

  it('takes a single pixel', () => {
    expect(sharpen(plain(1, 1, [9, 8, 7]), { target: 'image', amount: 1 }).data).toEqual(new Uint8Array([9, 8, 7]));
  });

  it.each([
    ['no mask', { target: 'lettering' as const, amount: 1 }, 'needs its mask'],
    ['a mask of another size', { target: 'lettering' as const, amount: 1, mask: createRaster(9, 9, 1) }, '10 × 10'],
    ['a coloured mask', { target: 'lettering' as const, amount: 1, mask: createRaster(10, 10, 3) }, '3 channels'],
    ['a negative amount', { target: 'image' as const, amount: -1 }, 'between 0 and 4'],
    ['no number', { target: 'image' as const, amount: Number.NaN }, 'between 0 and 4'],
  ])('refuses %s', (_, options, words) => {
    expect(() => sharpen(picture(10, 10), options)).toThrow(expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining(words) }));
  });
});
