import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { EncodedImage } from '../../../electron/models/remote-model.ts';
import { fittingImage } from '../../../electron/models/vendors/hosted/images.ts';

/** Noise: PNG cannot compress it. */
async function noise(side: number, channels: 3 | 4): Promise<EncodedImage> {
  let state = 1;
  const data = Uint8Array.from({ length: side * side * channels }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return 96 + (state >>> 27);
  });
  return {
    bytes: await sharp(data, { raw: { width: side, height: side, channels } })
      .png()
      .toBuffer(),
    mediaType: 'image/png',
  };
}

describe('a picture for a vendor', () => {
  it('is sent as it is where it fits', async () => {
    const image = await noise(64, 3);
    expect(await fittingImage(image, 'X', { bytes: 1e6 })).toEqual({ image, width: 64, height: 64, notes: [] });
  });

  it.each([
    [3, 'image/jpeg', 'JPEG'],
    [4, 'image/webp', 'WebP'],
  ] as const)('of %i channels is compressed, not made smaller, where its file is too large', async (channels, mediaType, name) => {
    const image = await noise(400, channels);
    const fitting = await fittingImage(image, 'X', { bytes: image.bytes.length - 1 });
    expect(fitting.image.mediaType).toBe(mediaType);
    expect(await sharp(fitting.image.bytes).metadata()).toMatchObject({ width: 400, height: 400, hasAlpha: channels === 4 });
    expect(fitting.notes).toEqual([`The picture was sent as ${name}: X takes no file of ${(image.bytes.length / 1e6).toFixed(1)} MB.`]);
  });

  it('is refused with the reason where nothing helps', async () => {
    const image = await noise(64, 3);
    const gif: EncodedImage = { ...image, mediaType: 'image/gif' };
    const cases: [EncodedImage, Parameters<typeof fittingImage>[2], RegExp][] = [
      [image, { bytes: 100 }, /even compressed/],
      [image, { bytes: 1e6, maxSide: 63 }, /64 × 64 pixels are too many/],
      [image, { bytes: 1e6, minPixels: 5000 }, /too few/],
      [gif, { bytes: 1e6 }, /no GIF/],
    ];
    for (const [picture, limits, message] of cases) {
      await expect(fittingImage(picture, 'X', limits)).rejects.toMatchObject({
        code: 'invalid-request',
        message: expect.stringMatching(message),
        details: { isBilled: false },
      });
    }
  });
});
