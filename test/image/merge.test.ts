import { describe, expect, it } from 'vitest';
import { drawTruths } from '../../bench/split/truth.ts';
import { mergeLayers } from '../../electron/image/merge/merge.ts';
import { toOklab } from '../../electron/image/oklab.ts';
import type { Colour } from '../../shared/geometry.ts';
import type { Raster } from '../../shared/raster.ts';
import { mergeOptionsSchema } from '../../shared/routing.ts';
import { picture, pixel, plain } from './pictures.ts';

const SIDE = 256;
const [{ object }, , { object: other }] = await drawTruths(SIDE);
const style = picture(SIDE, SIDE);
const OFF = { harmonise: 0, lightWrap: 0, contactShadow: 0 };
const merge = (options: object = {}, seed = 7, setting = style, cutout = object) =>
  mergeLayers({ style: setting, cutout, options: mergeOptionsSchema.parse(options), seed, standing: null });

/** A block that fills the middle of its layer. */
function block(colour: Colour, side = 100): Raster {
  const cutout = plain(side, side, [0, 0, 0, 0]);
  for (let y = 20; y < 80; y++) for (let x = 30; x < 70; x++) cutout.data.set([...colour, 255], (y * side + x) * 4);
  return cutout;
}

describe('placing', () => {
  it('is the same for the same seed, whatever the object, and another for another seed', () => {
    const place = ({ placement }: ReturnType<typeof merge>) => placement && [placement.footX, placement.footY, placement.scale * placement.bounds.height];
    expect(merge({}, 3).image.data).toEqual(merge({}, 3).image.data);
    expect(place(merge({}, 3, style, other))).toEqual(place(merge({}, 3)));
    expect(new Set([1, 2, 3, 4, 5].map((seed) => JSON.stringify(place(merge({}, seed))))).size).toBe(5);
  });

  it('keeps the whole object in the picture, wide or tall', () => {
    for (const [width, height] of [
      [300, 100],
      [100, 300],
    ]) {
      const { mask } = merge({}, 11, plain(width, height, [128, 128, 128]));
      const border = [...mask.data.subarray(0, width), ...mask.data.subarray((height - 1) * width)];
      expect(border.every((value) => value === 0)).toBe(true);
      expect(mask.data.some((value) => value === 255)).toBe(true);
    }
  });

  it('obeys what is fixed: height, middle and foot line', () => {
    const { placement, mask } = merge({ scale: 0.5, x: 0.25, y: 0.75, ...OFF }, 1, style, block([200, 30, 30]));
    expect(placement).toMatchObject({ footX: 64, footY: 192, stands: true });
    expect([pixel(mask, 64, 185), pixel(mask, 64, 198), pixel(mask, 64, 70), pixel(mask, 64, 56)]).toEqual([[255], [0], [255], [0]]);
  });

  it('sets what is cut off below on the bottom edge, without a shadow', () => {
    const bust = plain(80, 80, [0, 0, 0, 0]);
    for (let y = 30; y < 80; y++) for (let x = 20; x < 60; x++) bust.data.set([90, 60, 40, 255], (y * 80 + x) * 4);
    const { placement, mask } = merge({}, 5, style, bust);
    expect(placement!.footY).toBeGreaterThanOrEqual(SIDE + 2);
    expect(placement!.stands).toBe(false);
    expect(pixel(mask, Math.round(placement!.footX), SIDE - 1)).toEqual([255]);
  });

  it('stands where the style layer has room', () => {
    const { placement } = mergeLayers({ style, cutout: object, options: mergeOptionsSchema.parse({}), seed: 1, standing: { x: 0.3, y: 0.7, width: 0.5 } });
    expect([placement!.footX, placement!.footY]).toEqual([0.3 * SIDE, 0.7 * SIDE]);
  });
});

describe('pixels', () => {
  it('changes nothing outside the object and its shadow, and without a shadow nothing outside the object', () => {
    for (const options of [{}, { harmonise: 1, lightWrap: 1, contactShadow: 1 }, { ...OFF, harmonise: 1, lightWrap: 1 }]) {
      const { image, mask, placement } = merge(options);
      let farthest = 0;
      const reach = 'lightWrap' in options && options.contactShadow === 0 ? 0 : 0.6 * placement!.bounds.height * placement!.scale;
      for (let i = 0; i < mask.data.length; i++) {
        const isNear = Math.abs((i % SIDE) - placement!.footX) < reach * 1.2 && Math.abs(i / SIDE - placement!.footY) < reach;
        if (mask.data[i] > 0 || isNear) continue;
        // A trace of alpha that rounds to nothing in the mask may move a value by one.
        for (let c = 0; c < 3; c++) farthest = Math.max(farthest, Math.abs(image.data[i * 3 + c] - style.data[i * 3 + c]));
      }
      expect(farthest).toBeLessThanOrEqual(1);
    }
  });

  it('has no halo: an edge lies between the object and what is behind it', () => {
    const cutout = block([200, 60, 40]);
    const { image } = merge({ ...OFF, scale: 0.6, x: 0.5, y: 0.9 }, 1, plain(SIDE, SIDE, [40, 80, 160]), cutout);
    for (let at = 0; at < image.data.length; at += 3) {
      const [red, green, blue] = image.data.subarray(at, at + 3);
      expect(red >= 39 && red <= 201 && green >= 59 && green <= 81 && blue >= 39 && blue <= 161, `${red} ${green} ${blue}`).toBe(true);
    }
  });

  it('takes the colour out of an object in a picture without colours, unless harmonising is off', () => {
    const grey = plain(256, 256, [90, 90, 90]);
    const red = block([200, 30, 20]);
    const at = (amount: number, isMonochrome: boolean) => {
      const options = mergeOptionsSchema.parse({ ...OFF, harmonise: amount, x: 0.5, y: 0.9, scale: 0.6 });
      const { image } = mergeLayers({ style: grey, cutout: red, options, seed: 1, standing: null, isMonochrome });
      const [r, g, b] = pixel(image, 128, 180);
      return Math.max(r, g, b) - Math.min(r, g, b);
    };
    expect(at(0.6, true)).toBeLessThan(4);
    expect(at(0.6, false)).toBeGreaterThan(80);
    expect(at(0, true)).toBeGreaterThan(150);
  });

  it('harmonises part of the way: bronze on blue stays bronze', () => {
    const bronze: Colour = [140, 95, 50];
    const blue = plain(SIDE, SIDE, [40, 70, 170]);
    const middle = (amount: number) => {
      const { image, placement } = merge({ ...OFF, harmonise: amount, x: 0.5, y: 0.9, scale: 0.6 }, 1, blue, block(bronze));
      return toOklab(pixel(image, 128, Math.round(placement!.footY - 60)) as Colour);
    };
    const [own, some, full] = [middle(0), middle(0.6), middle(1)];
    expect(own.every((value, i) => Math.abs(value - toOklab(bronze)[i]) < 0.01)).toBe(true);
    expect(full[2]).toBeLessThan(some[2]);
    expect(some[2]).toBeLessThan(own[2]);
    // Still warm: the hue has not crossed over.
    expect(full[2]).toBeGreaterThan(0.02);
    expect(Math.abs(full[0] - own[0])).toBeLessThan(0.12);
  });

  it('wraps light around edges before a bright ground and never darkens', () => {
    const bright = plain(SIDE, SIDE, [250, 240, 220]);
    const options = { ...OFF, x: 0.5, y: 0.9, scale: 0.6 };
    const [without, wrapped] = [0, 1].map((lightWrap) => merge({ ...options, lightWrap }, 1, bright, block([60, 50, 40])).image);
    const differences = Array.from(wrapped.data, (value, i) => value - without.data[i]);
    expect(differences.every((difference) => difference >= 0)).toBe(true);
    expect(differences.some((difference) => difference > 15)).toBe(true);
    expect(pixel(wrapped, 128, 150)).toEqual(pixel(without, 128, 150));
  });

  it('casts a shadow that is darkest at the foot and softer away from it', () => {
    const ground = plain(SIDE, SIDE, [200, 190, 170]);
    const { image } = merge({ ...OFF, contactShadow: 1, x: 0.5, y: 0.8, scale: 0.5 }, 1, ground, block([60, 50, 40]));
    const below = (px: number) => pixel(image, 128, Math.round(0.8 * SIDE) + px)[0];
    expect(below(2)).toBeLessThan(160);
    expect(below(2)).toBeLessThan(below(6));
    expect(below(40)).toBe(200);
  });
});

it('leaves the setting as it is when the cut-out is empty', () => {
  const { image, placement, mask } = merge({}, 1, style, plain(50, 50, [9, 9, 9, 0]));
  expect([image.data, placement, mask.data.some((value) => value > 0)]).toEqual([style.data, null, false]);
});
