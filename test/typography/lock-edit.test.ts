import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage, toSharp } from '../../electron/image/codecs.ts';
import { lockEdit } from '../../electron/typography/lock-edit.ts';
import { changedOutside } from '../../electron/typography/pass-lock.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';

const WIDTH = 320;
const HEIGHT = 288;

/** Rolling hills of several sizes, known at every point, so that a shifted picture is exact. */
function picture(dx = 0, dy = 0, noise = 0): Raster {
  const raster = createRaster(WIDTH, HEIGHT, 3);
  let seed = 7;
  const random = () => {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    return seed / 2 ** 32 - 0.5;
  };
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [u, v] = [x - dx, y - dy];
      const wave = Math.sin(u * 0.11 + v * 0.05) + Math.sin(u * 0.31 - v * 0.23) * 0.6 + Math.sin(v * 0.17 + 1) + Math.sin((u + v) * 0.6) * 0.4;
      for (let c = 0; c < 3; c++) raster.data[(y * WIDTH + x) * 3 + c] = Math.max(0, Math.min(255, Math.round(128 + wave * (28 + 6 * c) + random() * noise)));
    }
  }
  return raster;
}

function maskOf(x: number, y: number, width: number, height: number): Raster {
  const mask = createRaster(WIDTH, HEIGHT, 1);
  for (let row = y; row < y + height; row++) mask.data.fill(255, row * WIDTH + x, row * WIDTH + x + width);
  return mask;
}

/** What a model letters: a block of its own inside the mask. */
function lettered(edit: Raster): Raster {
  const data = edit.data.slice();
  for (let y = 130; y < 150; y++) for (let x = 100; x < 200; x++) data.set([240, 230, 40], (y * WIDTH + x) * 3);
  return { ...edit, data };
}

const MASK = maskOf(90, 120, 120, 40);

describe('a model’s edit', () => {
  it('keeps the base outside the mask, bit for bit, and the edit inside', () => {
    const base = picture();
    const edit = lettered(base);
    const { image, shift } = lockEdit(base, edit, MASK);
    expect(changedOutside(base, image, MASK)).toBe(0);
    expect(Buffer.compare(image.data, edit.data)).toBe(0);
    expect(Math.hypot(shift.x, shift.y)).toBeLessThan(0.02);
  });

  it.each([
    [0.3, -0.2],
    [-0.41, 0.1],
    [0.12, 0.33],
  ])('measures a drift of %s, %s px and undoes it', (dx, dy) => {
    const base = picture();
    const { image, shift } = lockEdit(base, picture(dx, dy), MASK);
    expect(shift.x).toBeCloseTo(dx, 1);
    expect(shift.y).toBeCloseTo(dy, 1);
    expect(changedOutside(base, image, MASK)).toBe(0);
    // Inside the mask the realigned edit is the base again but for rounding.
    let worst = 0;
    for (let i = 0; i < image.data.length; i++) worst = Math.max(worst, Math.abs(image.data[i] - base.data[i]));
    expect(worst).toBeLessThanOrEqual(8);
  });

  it('measures through noise, JPEG and a change of brightness', async () => {
    const base = picture();
    const noisy = lettered(picture(0.3, 0.2, 30));
    const jpeg = await decodeImage(await toSharp(noisy).jpeg({ quality: 70 }).toBuffer(), 'edit');
    const { shift } = lockEdit(base, jpeg, MASK);
    expect(shift.x).toBeCloseTo(0.3, 0.7);
    expect(shift.y).toBeCloseTo(0.2, 0.7);
    const brighter = await decodeImage(
      await sharp(await toSharp(lettered(base)).png().toBuffer())
        .modulate({ brightness: 1.1 })
        .png()
        .toBuffer(),
      'edit',
    );
    expect(Math.hypot(lockEdit(base, brighter, MASK).shift.x)).toBeLessThan(0.05);
  });

  it.each([
    [0.6, 0],
    [0.4, 0.4],
    [-3, 2],
    [11, -7],
  ])('refuses an edit that drifted by %s, %s px', (dx, dy) => {
    expect(() => lockEdit(picture(), picture(dx, dy), MASK)).toThrow(
      expect.objectContaining({ code: 'refused', details: expect.objectContaining({ flag: 'drifted' }) }),
    );
  });

  it('refuses an edit of another size', () => {
    expect(() => lockEdit(picture(), createRaster(20, 20, 3), MASK)).toThrow('they must be alike');
  });
});
