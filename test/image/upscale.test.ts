import { describe, expect, it } from 'vitest';
import { upscale } from '../../electron/image/upscale.ts';
import { seamRatio } from '../../electron/metrics/seam-ratio.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { picture, pixel, plain } from './pictures.ts';

/** Repeats seamlessly: whole waves in both directions. */
function tile(size: number): Raster {
  const image = createRaster(size, size, 3);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const value = 128 + 60 * Math.sin((2 * Math.PI * 5 * x) / size + 1) + 50 * Math.cos((2 * Math.PI * 3 * y) / size + 0.5);
      image.data.fill(value, (y * size + x) * 3, (y * size + x) * 3 + 3);
    }
  }
  return image;
}

describe('upscale', () => {
  it.each([1, 3, 4] as const)('gives exactly the size asked for and keeps %i channels', async (channels) => {
    const large = await upscale(picture(40, 30, channels), 111, 64);
    expect([large.width, large.height, large.channels, large.data.length]).toEqual([111, 64, channels, 111 * 64 * channels]);
  });

  it('keeps a plain colour and gives the image itself back when nothing is to be done', async () => {
    expect(pixel(await upscale(plain(8, 8, [10, 200, 90]), 32, 32), 31, 31)).toEqual([10, 200, 90]);
    const image = picture(8, 8);
    expect(await upscale(image, 8, 8)).toBe(image);
  });

  it('does not bleed hidden colours into visible ones', async () => {
    const sprite = plain(16, 16, [0, 255, 0, 0]);
    for (let y = 0; y < 16; y++) for (let x = 8; x < 16; x++) sprite.data.set([200, 0, 0, 255], (y * 16 + x) * 4);
    const { data } = await upscale(sprite, 64, 64);
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 0) expect(data[at + 1]).toBeLessThan(4);
  });

  it.each([
    [128, 128],
    [100, 150],
  ])('keeps a tile seamless at %i × %i', async (width, height) => {
    const large = await upscale(tile(64), width, height, { isTileable: true });
    const seams = seamRatio(large)!;
    expect([large.width, large.height]).toEqual([width, height]);
    expect(seams.horizontal).toBeLessThan(1.35);
    expect(seams.vertical).toBeLessThan(1.35);
    // The picture stays where it was: sampled in the middle it is the plain resampling.
    const cut = await upscale(tile(64), width, height);
    expect(Math.abs(pixel(large, width / 2, height / 2)[0] - pixel(cut, width / 2, height / 2)[0])).toBeLessThanOrEqual(1);
  });

  it('refuses sizes that cannot be', async () => {
    await expect(upscale(picture(4, 4), 0, 4)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(upscale(picture(4, 4), 4.5, 4)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(upscale(picture(4, 4), 30_000, 30_000)).rejects.toMatchObject({ code: 'image-too-large' });
  });
});
