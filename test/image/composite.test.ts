import { describe, expect, it } from 'vitest';
import { checkerGround, composite, flatten, hasTransparency } from '../../electron/image/composite.ts';
import { createRaster } from '../../shared/raster.ts';
import { picture, pixel, plain } from './pictures.ts';

describe('composite', () => {
  it('changes no bit where the layer is transparent, whatever colour hides there', () => {
    const image = picture(30, 20);
    expect(composite(image, plain(30, 20, [255, 0, 255, 0])).data).toEqual(image.data);
  });

  it('takes the colour as it is where the layer is opaque', () => {
    expect(pixel(composite(picture(8, 8), plain(8, 8, [1, 2, 3, 255])), 4, 4)).toEqual([1, 2, 3]);
  });

  it('mixes by straight alpha', () => {
    const half = composite(plain(1, 1, [0, 100, 200]), plain(1, 1, [255, 100, 0, 128]));
    expect(pixel(half, 0, 0)).toEqual([128, 100, 100]);
    const onTransparent = composite(plain(1, 1, [9, 9, 9, 0]), plain(1, 1, [255, 100, 0, 128]));
    expect(pixel(onTransparent, 0, 0)).toEqual([255, 100, 0, 128]);
    const onHalf = composite(plain(1, 1, [0, 0, 0, 128]), plain(1, 1, [255, 255, 255, 128]));
    expect(pixel(onHalf, 0, 0)).toEqual([170, 170, 170, 192]);
  });

  it('cuts off what sticks out on any side', () => {
    const image = plain(4, 3, [0, 0, 0]);
    const layer = plain(3, 3, [255, 255, 255, 255]);
    const lit = (x: number, y: number) => composite(image, layer, { x, y }).data.filter((value) => value === 255).length / 3;
    expect([lit(-2, -2), lit(3, 2), lit(0, 0), lit(9, 0), lit(-9, -9)]).toEqual([1, 1, 9, 0, 0]);
  });

  it('refuses layers without alpha, masks as ground and half pixels', () => {
    expect(() => composite(picture(4, 4), picture(4, 4))).toThrow('alpha channel');
    expect(() => composite(createRaster(4, 4, 1), picture(4, 4, 4))).toThrow('grey mask');
    expect(() => composite(picture(4, 4), picture(4, 4, 4), { x: 0.5 })).toThrow('whole pixels');
  });
});

describe('grounds', () => {
  it('flattens alpha on a colour and spreads grey', () => {
    expect(pixel(flatten(plain(1, 1, [0, 0, 0, 51]), [255, 255, 255]), 0, 0)).toEqual([204, 204, 204]);
    expect(pixel(flatten(plain(1, 1, [77]), [255, 255, 255]), 0, 0)).toEqual([77, 77, 77]);
    const opaque = picture(5, 5);
    expect(flatten(opaque, [255, 255, 255])).toBe(opaque);
  });

  it('draws the checker of two greys', () => {
    const checker = checkerGround(20, 20, 8);
    expect([pixel(checker, 0, 0), pixel(checker, 8, 0), pixel(checker, 8, 8)]).toEqual([
      [204, 204, 204],
      [255, 255, 255],
      [204, 204, 204],
    ]);
  });

  it('knows whether anything shines through', () => {
    expect([hasTransparency(picture(9, 9, 4)), hasTransparency(plain(9, 9, [1, 2, 3, 255])), hasTransparency(picture(9, 9))]).toEqual([true, false, false]);
  });
});
