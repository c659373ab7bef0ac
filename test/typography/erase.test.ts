import { describe, expect, it } from 'vitest';
import { eraseText } from '../../electron/typography/erase.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { changedOutside, draw, ground, line } from './drawing.ts';

function boxMask(width: number, height: number, x: number, y: number, w: number, h: number): Raster {
  const mask = createRaster(width, height, 1);
  for (let row = y; row < y + h; row++) mask.data.fill(255, row * width + x, row * width + x + w);
  return mask;
}

/** Mean absolute difference of all channels inside the mask. */
function errorInside(a: Raster, b: Raster, mask: Raster): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] === 0) continue;
    for (let c = 0; c < 3; c++) sum += Math.abs(a.data[i * a.channels + c] - b.data[i * b.channels + c]);
    count += 3;
  }
  return sum / count;
}

const GRADIENT = '<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#f4b860"/><stop offset="1" stop-color="#5a1e78"/></linearGradient></defs>';
const STRIPES = Array.from({ length: 40 }, (_, i) => `<rect x="0" y="${i * 8}" width="400" height="4" fill="#7a4a2a"/>`).join('');

describe('eraseText', () => {
  it.each([
    ['a gradient', `${GRADIENT}<rect width="400" height="200" fill="url(#g)"/>`, 3],
    ['stripes', `${ground('#c9a06a')}${STRIPES}`, 12],
  ])('rebuilds %s and touches nothing outside its mask', async (_, body, most) => {
    const clean = await draw(400, 200, body);
    const lettered = await draw(400, 200, body + line('ERASE ME', 200, 120, 56));
    const erased = eraseText(lettered, boxMask(400, 200, 40, 66, 320, 68), { seed: 7 });
    expect(changedOutside(lettered, erased.image, erased.mask)).toBe(0);
    expect(errorInside(erased.image, clean, erased.mask)).toBeLessThan(most);
  });

  it('grows over what the mask cuts through', async () => {
    const clean = await draw(300, 120, ground('#ddd'));
    const lettered = await draw(300, 120, ground('#ddd') + line('TIGHT', 150, 80, 60));
    const erased = eraseText(lettered, boxMask(300, 120, 66, 40, 168, 40));
    expect(errorInside(erased.image, clean, { ...erased.mask, data: new Uint8Array(300 * 120).fill(255) })).toBeLessThan(0.5);
  });

  it('is the same for the same seed, and leaves the input alone', async () => {
    const image = await draw(200, 100, ground('#8a8') + STRIPES + line('AGAIN', 100, 60, 40));
    const before = image.data.slice();
    const mask = boxMask(200, 100, 30, 25, 140, 45);
    expect(Buffer.compare(eraseText(image, mask, { seed: 3 }).image.data, eraseText(image, mask, { seed: 3 }).image.data)).toBe(0);
    expect(Buffer.compare(image.data, before)).toBe(0);
  });

  it('keeps what must stay', async () => {
    const image = await draw(300, 150, ground('#eee') + line('OUT', 150, 60, 50) + line('STAYS', 150, 110, 50));
    const keep = boxMask(300, 150, 0, 66, 300, 84);
    const erased = eraseText(image, boxMask(300, 150, 60, 15, 180, 55), { keep });
    const below = 66 * 300 * image.channels;
    expect(Buffer.compare(erased.image.data.subarray(below), image.data.subarray(below))).toBe(0);
  });

  it('survives an empty mask, a full one and 1 × 1 px', () => {
    const image = createRaster(40, 30, 4);
    const none = eraseText(image, createRaster(40, 30, 1));
    expect(none.image.data).toEqual(image.data);
    expect(none.mask.data.some((value) => value > 0)).toBe(false);
    expect(eraseText(image, boxMask(40, 30, 0, 0, 40, 30)).image.data).toHaveLength(40 * 30 * 4);
    expect(eraseText(createRaster(1, 1, 3), boxMask(1, 1, 0, 0, 1, 1)).image.data).toHaveLength(3);
  });
});
