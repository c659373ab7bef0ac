import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../../electron/image/codecs.ts';
import type { OperationContext } from '../../electron/render/operations/operation.ts';
import { type ReceiveParams, receive } from '../../electron/render/operations/receive.ts';

const RED = { r: 220, g: 30, b: 30 };

async function received(bytes: Buffer, params: Partial<ReceiveParams> = {}) {
  const context = { artifact: () => decodeImage(bytes, 'it') } as unknown as OperationContext;
  const wanted = { sha256: 'a', from: 'Tiny', width: 96, height: 64, keepsAlpha: false, wantsAlpha: false, warnings: [], ...params };
  const { images, data } = await receive(wanted, context);
  const image = images.image!;
  const at = (x: number, y: number) => [...image.data.subarray((y * image.width + x) * image.channels, (y * image.width + x + 1) * image.channels)];
  return { image, at, warnings: (data as { warnings: string[] }).warnings };
}

const plain = (width: number, height: number, alpha = 1) => sharp({ create: { width, height, channels: 4, background: { ...RED, alpha } } });

describe('what a model sent', () => {
  it('is taken as it is at the wanted size; alpha that hides nothing goes', async () => {
    const { image, at, warnings } = await received(await plain(96, 64).png().toBuffer(), { warnings: ['Said before.'] });
    expect([image.width, image.height, image.channels]).toEqual([96, 64, 3]);
    expect(at(5, 5)).toEqual([220, 30, 30]);
    expect(warnings).toEqual(['Said before.']);
  });

  it('is turned upright as its EXIF says', async () => {
    const left = await sharp({ create: { width: 32, height: 96, channels: 3, background: RED } })
      .png()
      .toBuffer();
    const wide = await sharp({ create: { width: 64, height: 96, channels: 3, background: '#0000ff' } })
      .composite([{ input: left, left: 0, top: 0 }])
      .withMetadata({ orientation: 6 })
      .png()
      .toBuffer();
    const { image, at } = await received(wide);
    expect([image.width, image.height]).toEqual([96, 64]);
    // Turned a quarter to the right, what was on the left is on top.
    expect(at(48, 4)).toEqual([220, 30, 30]);
    expect(at(48, 60)).toEqual([0, 0, 255]);
  });

  it('is resampled where the shape fits, cropped around its centre where it does not, and says so', async () => {
    const same = await received(await plain(192, 128).jpeg().toBuffer());
    expect([same.image.width, same.image.height]).toEqual([96, 64]);
    expect(same.warnings).toEqual(['Tiny made it at 192 × 128; it was resampled to 96 × 64.']);
    const stripe = await sharp({ create: { width: 64, height: 128, channels: 3, background: '#ffffff' } })
      .png()
      .toBuffer();
    const square = await sharp({ create: { width: 128, height: 128, channels: 3, background: RED } })
      .composite([{ input: stripe, left: 32, top: 0 }])
      .webp({ lossless: true })
      .toBuffer();
    const tall = await received(square, { width: 64, height: 128 });
    expect(tall.warnings).toEqual(['Tiny made it at 128 × 128; it was cropped to 64 × 128 around its centre and resampled to 64 × 128.']);
    expect(tall.at(2, 64)).toEqual([255, 255, 255]);
    expect(tall.at(61, 64)).toEqual([255, 255, 255]);
  });

  it('keeps transparency where it was asked for, puts it on white elsewhere, and says what is missing', async () => {
    const clear = await plain(96, 64, 0.5).png().toBuffer();
    const kept = await received(clear, { keepsAlpha: true, wantsAlpha: true });
    expect(kept.image.channels).toBe(4);
    expect(kept.warnings).toEqual([]);
    const flat = await received(clear);
    expect(flat.image.channels).toBe(3);
    expect(flat.at(1, 1).map((value, channel) => Math.abs(value - [237, 142, 142][channel]) <= 1)).toEqual([true, true, true]);
    expect(flat.warnings).toEqual(['The picture from Tiny has transparent parts; they were put on white.']);
    const opaque = await received(await plain(96, 64).png().toBuffer(), { keepsAlpha: true, wantsAlpha: true });
    expect(opaque.warnings).toEqual(['Tiny was asked for a transparent background but sent none.']);
  });

  it('is refused when it is damaged', async () => {
    const bytes = await sharp(Buffer.from(Array.from({ length: 96 * 64 * 3 }, (_, i) => (i * 7919) & 255)), { raw: { width: 96, height: 64, channels: 3 } })
      .png()
      .toBuffer();
    await expect(received(bytes.subarray(0, Math.floor(bytes.length / 2)))).rejects.toMatchObject({ code: 'unreadable-image' });
  });
});
