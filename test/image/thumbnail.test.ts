import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../electron/image/codecs.ts';
import { makeThumbnail, thumbnailWidth } from '../../electron/image/thumbnail.ts';
import { picture } from './pictures.ts';

describe('makeThumbnail', () => {
  it('scales down to the width as WebP and keeps alpha', async () => {
    const metadata = await sharp(await makeThumbnail(await encodePng(picture(400, 300, 4)), 96, 'a.png')).metadata();
    expect(metadata).toMatchObject({ format: 'webp', width: 96, height: 72, hasAlpha: true });
  });

  it('never enlarges', async () => {
    expect(await sharp(await makeThumbnail(await encodePng(picture(40, 30)), 512, 'a.png')).metadata()).toMatchObject({ width: 40, height: 30 });
  });

  it('says which image could not be read', async () => {
    await expect(makeThumbnail(Buffer.from('no picture'), 96, 'cover.png')).rejects.toMatchObject({
      code: 'unreadable-image',
      message: expect.stringContaining('cover.png'),
    });
    await expect(makeThumbnail('/nowhere/at/all.png', 96, 'all.png')).rejects.toMatchObject({ code: 'unreadable-image' });
    await expect(makeThumbnail(Buffer.from(''), 0, 'a.png')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('serves a request from the next larger step of the pyramid', () => {
    expect([1, 96, 97, 500, 2048, 9999].map(thumbnailWidth)).toEqual([96, 96, 192, 512, 2048, 2048]);
  });
});
