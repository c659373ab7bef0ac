import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { blackRepaints, readMask, transparencyRepaints, whiteRepaints } from '../../electron/models/masks.ts';
import type { EncodedImage } from '../../electron/models/remote-model.ts';

/** A mask of one row. */
const ROW = [255, 200, 128, 127, 60, 0];

async function grey(values: readonly number[]): Promise<EncodedImage> {
  const image = sharp(Buffer.from(values), { raw: { width: values.length, height: 1, channels: 1 } });
  return { bytes: await image.toColourspace('b-w').png().toBuffer(), mediaType: 'image/png' };
}

async function blank(width: number, height: number): Promise<EncodedImage> {
  return {
    bytes: await sharp({ create: { width, height, channels: 3, background: '#123456' } })
      .jpeg()
      .toBuffer(),
    mediaType: 'image/jpeg',
  };
}

async function pixels({ bytes, mediaType }: EncodedImage): Promise<{ channels: number; values: number[]; mediaType: string }> {
  const { channels } = await sharp(bytes).metadata();
  const data = await (channels === 1 ? sharp(bytes).toColourspace('b-w') : sharp(bytes)).raw().toBuffer();
  return { channels, values: [...data], mediaType };
}

const row = async () => readMask(await grey(ROW), await blank(ROW.length, 1));

describe('masks for vendors', () => {
  it('keep greys where white repaints', async () => {
    expect(await pixels(await whiteRepaints(await row()))).toEqual({ channels: 1, values: ROW, mediaType: 'image/png' });
  });

  it('are black and nothing between where black repaints', async () => {
    expect(await pixels(await blackRepaints(await row()))).toEqual({ channels: 1, values: [0, 0, 0, 255, 255, 255], mediaType: 'image/png' });
  });

  it('are clear and nothing between where transparency repaints', async () => {
    const { channels, values } = await pixels(await transparencyRepaints(await row()));
    expect(channels).toBe(4);
    expect(values.filter((_, index) => index % 4 === 3)).toEqual([0, 0, 0, 255, 255, 255]);
  });

  it('are read from colour and transparency by their red, and their share is told', async () => {
    const rgba = Buffer.from(ROW.flatMap((value) => [value, 7, 9, 255]));
    const bytes = await sharp(rgba, { raw: { width: ROW.length, height: 1, channels: 4 } })
      .png()
      .toBuffer();
    const mask = await readMask({ bytes, mediaType: 'image/png' }, await blank(ROW.length, 1));
    expect([...mask.raster.data]).toEqual(ROW);
    expect(mask.share).toBe(0.5);
  });

  it.each([
    ['another size', ROW, 5, 'invalid-request', /6 × 1 pixels, its image 5 × 1/],
    ['nothing to repaint', [127, 3, 0], 3, 'invalid-request', /nothing to repaint/],
  ])('are refused for %s', async (_what, values, width, code, message) => {
    const work = readMask(await grey(values), await blank(width, 1));
    await expect(work).rejects.toMatchObject({ code, message: expect.stringMatching(message), details: { isBilled: false } });
  });

  it('are refused when they are no pictures', async () => {
    const noPicture: EncodedImage = { bytes: Buffer.from('<html>'), mediaType: 'image/png' };
    await expect(readMask(noPicture, await blank(2, 2))).rejects.toMatchObject({ code: 'unreadable-image' });
    await expect(readMask(await grey([255]), noPicture)).rejects.toMatchObject({ code: 'unreadable-image' });
  });
});
