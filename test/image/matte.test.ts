import { describe, expect, it } from 'vitest';
import { drawTruths, layOnGround, matteErrors, TRUTH_GROUNDS, type TruthGround } from '../../bench/split/truth.ts';
import { hasTransparency } from '../../electron/image/composite.ts';
import { cutOut } from '../../electron/image/matte/cut-out.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { picture, pixel, plain } from './pictures.ts';

const SIDE = 384;
const truths = await drawTruths(SIDE);
const truth = (name: string) => truths.find((candidate) => candidate.name === name)!.object;
const groundOf = (name: string) => TRUTH_GROUNDS.find((candidate) => candidate.name === name)!;
const flat = (...colour: [number, number, number]): TruthGround => ({ name: 'flat', at: () => colour, noise: 0 });

describe('cutting out of a plain ground', () => {
  it.each(TRUTH_GROUNDS)('finds the true alpha and colours on $name', (ground) => {
    const errors = matteErrors(truth('figure'), cutOut(layOnGround(truth('figure'), ground), null).image);
    // Without noise a hundredth of the edges' alpha is off; noise of 4 values of 255 costs the rest.
    expect(errors.alpha).toBeLessThan(ground.noise > 0 ? 0.004 : 0.0015);
    expect(errors.edge).toBeLessThan(ground.noise > 0 ? 0.09 : 0.04);
    expect(errors.gradient).toBeLessThan(0.003);
    expect(errors.colour).toBeLessThan(ground.noise > 0 ? 12 : 7);
  });

  it('keeps hair, thin as it is', async () => {
    const [, { object }] = await drawTruths(768);
    const errors = matteErrors(object, cutOut(layOnGround(object, groundOf('green')), [0, 177, 64]).image);
    expect(errors.alpha).toBeLessThan(0.001);
    expect(errors.edge).toBeLessThan(0.04);
  });

  it('opens the loop of an arm on a ground with a hue, and leaves ground-coloured parts inside', () => {
    const object = truth('arm loop');
    const inLoop = (image: Raster) => pixel(image, Math.round(0.67 * SIDE), Math.round(0.62 * SIDE))[3];
    expect(inLoop(object)).toBe(0);
    expect(inLoop(cutOut(layOnGround(object, flat(0, 177, 64)), null).image)).toBe(0);
    const onWhite = cutOut(layOnGround(object, flat(255, 255, 255)), null).image;
    // The eye is as white as the ground; so is what the arm encloses, which may be a shirt.
    expect(pixel(onWhite, Math.round(0.46 * SIDE), Math.round(0.26 * SIDE))).toEqual([255, 255, 255, 255]);
    expect(inLoop(onWhite)).toBe(255);
  });

  it('leaves no ground in the edges: laid on black they are not green', () => {
    const { image } = cutOut(layOnGround(truth('figure'), flat(0, 177, 64)), null);
    let worst = 0;
    for (let at = 0; at < image.data.length; at += 4) {
      const [red, green, blue, alpha] = image.data.subarray(at, at + 4);
      if (alpha > 0) worst = Math.max(worst, ((green - Math.max(red, blue)) * alpha) / 255);
    }
    expect(worst).toBeLessThan(12);
  });

  it('takes soft shadows on the ground for ground', () => {
    const { matte } = cutOut(layOnGround(truth('figure'), groundOf('white with a soft shadow')), null);
    expect(pixel(matte, Math.round(SIDE * 0.25), Math.round(SIDE * 0.9))).toEqual([0]);
  });

  it('is the same every time', () => {
    const layer = layOnGround(truth('hair'), groundOf('grey gradient, noisy'));
    expect(cutOut(layer, null).image.data).toEqual(cutOut(layer, null).image.data);
  });
});

describe('cutting out by the alpha that is there', () => {
  it('takes it as it is, and cleans what is nearly empty or nearly full', () => {
    const object = truth('figure');
    const { image, method } = cutOut(object, [0, 177, 64]);
    expect(method).toBe('alpha');
    expect(matteErrors(object, image).alpha).toBeLessThan(0.0003);
    const dusty = plain(40, 40, [10, 20, 30, 0]);
    for (let y = 10; y < 30; y++) for (let x = 10; x < 30; x++) dusty.data.set([90, 80, 70, 254], (y * 40 + x) * 4);
    dusty.data.set([200, 0, 0, 2], 0);
    const cleaned = cutOut(dusty, null).image;
    expect([pixel(cleaned, 0, 0), pixel(cleaned, 20, 20)]).toEqual([
      [0, 0, 0, 0],
      [90, 80, 70, 255],
    ]);
  });

  it.each([
    ['black', 0],
    ['white', 255],
  ])('takes %s out of edges that were rendered on it', (_, grey) => {
    const object = truth('figure');
    const mixed: Raster = { ...object, data: object.data.slice() };
    for (let at = 0; at < mixed.data.length; at += 4) {
      const alpha = mixed.data[at + 3] / 255;
      for (let c = 0; c < 3; c++) mixed.data[at + c] = Math.round(mixed.data[at + c] * alpha + grey * (1 - alpha));
    }
    const before = matteErrors(object, mixed).colour;
    expect(matteErrors(object, cutOut(mixed, null).image).colour).toBeLessThan(before / 4);
  });
});

describe('layers that are not as they should be', () => {
  it('uses a layer whole that has no plain ground, and says so', () => {
    const noise = picture(120, 120);
    for (let i = 0; i < noise.data.length; i++) noise.data[i] = (Math.imul(i + 1, 2654435761) >>> 24) & 255;
    const { image, method, warnings } = cutOut(noise, null);
    expect([method, hasTransparency(image)]).toEqual(['none', false]);
    expect(warnings).toEqual([expect.stringContaining('No plain ground')]);
  });

  it('says that an empty layer is empty', () => {
    for (const layer of [plain(64, 64, [0, 177, 64]), createRaster(64, 64, 4)]) {
      const { matte, warnings } = cutOut(layer, null);
      expect(matte.data.every((value) => value === 0)).toBe(true);
      expect(warnings).toEqual([expect.stringContaining('empty')]);
    }
  });

  it('takes grey pictures and the smallest ones', () => {
    expect(cutOut(plain(64, 64, [200]), null).matte.width).toBe(64);
    for (const side of [1, 2, 3]) expect(cutOut(plain(side, side, [1, 2, 3]), null).image.width).toBe(side);
  });
});
