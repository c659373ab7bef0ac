import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage, decodeImageFile, encodePng, inspectImage } from '../../electron/image/codecs.ts';
import { picture, pixel, plain } from './pictures.ts';

/** The start of a PNG that claims a size; its pixels never come. */
function pngHeader(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(body.length + 8);
    frame.writeUInt32BE(data.length, 0);
    body.copy(frame, 4);
    frame.writeUInt32BE(crc32(body), body.length + 4);
    return frame;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', Buffer.alloc(0)), chunk('IEND', Buffer.alloc(0))]);
}

describe('decodeImage', () => {
  it.each([1, 3, 4] as const)('gives back what encodePng wrote, %i channels', async (channels) => {
    const image = picture(33, 21, channels);
    const decoded = await decodeImage(await encodePng(image), 'a.png');
    expect([decoded.width, decoded.height, decoded.channels]).toEqual([33, 21, channels === 1 ? 3 : channels]);
    for (const [x, y] of [
      [0, 0],
      [32, 20],
      [17, 9],
    ]) {
      const value = pixel(image, x, y);
      expect(pixel(decoded, x, y)).toEqual(channels === 1 ? [value[0], value[0], value[0]] : value);
    }
  });

  it('turns the image as its EXIF orientation says', async () => {
    const bytes = await sharp(Buffer.from(plain(20, 10, [9, 9, 9]).data), { raw: { width: 20, height: 10, channels: 3 } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(await inspectImage(bytes, 'phone.jpg')).toMatchObject({ format: 'jpeg', width: 10, height: 20 });
    expect(await decodeImage(bytes, 'phone.jpg')).toMatchObject({ width: 10, height: 20, channels: 3 });
  });

  it('reads grey with alpha, 16 bits, CMYK, palettes, WebP, AVIF, TIFF and GIF as 8-bit sRGB', async () => {
    const rgba = sharp(Buffer.from(picture(24, 16, 4).data), { raw: { width: 24, height: 16, channels: 4 } });
    const rgb = sharp(Buffer.from(picture(24, 16).data), { raw: { width: 24, height: 16, channels: 3 } });
    const files: Record<string, [Buffer, number]> = {
      'grey-alpha.png': [await rgba.clone().greyscale().png().toBuffer(), 4],
      'deep.png': [await rgb.clone().toColourspace('rgb16').png().toBuffer(), 3],
      'print.jpg': [await rgb.clone().toColourspace('cmyk').jpeg().toBuffer(), 3],
      'palette.png': [await rgb.clone().png({ palette: true, colours: 16 }).toBuffer(), 3],
      'a.webp': [await rgba.clone().webp().toBuffer(), 4],
      'a.avif': [await rgb.clone().avif().toBuffer(), 3],
      'a.tiff': [await rgb.clone().tiff().toBuffer(), 3],
      'a.gif': [await rgba.clone().gif().toBuffer(), 4],
    };
    for (const [name, [bytes, channels]] of Object.entries(files)) {
      expect({ name, ...(await decodeImage(bytes, name)) }).toMatchObject({ name, width: 24, height: 16, channels });
    }
  });

  it('refuses a bomb before its pixels are touched', async () => {
    await expect(decodeImage(pngHeader(30_000, 30_000), 'bomb.png')).rejects.toMatchObject({
      code: 'image-too-large',
      message: expect.stringContaining('30000 × 30000'),
    });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'unreadable-image'],
    ['a text file named .png', Buffer.from('Dear diary'), 'unreadable-image'],
    ['a header without pixels', pngHeader(64, 64), 'unreadable-image'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'unsupported-image'],
  ])('refuses %s by name', async (_, bytes, code) => {
    await expect(decodeImage(bytes, 'cover.png')).rejects.toMatchObject({ code, message: expect.stringContaining('cover.png') });
  });

  it.each(['png', 'jpeg', 'webp', 'tiff'] as const)('refuses a truncated %s', async (format) => {
    const noise = picture(200, 200);
    for (let i = 0; i < noise.data.length; i++) noise.data[i] ^= (i * 2654435761) >>> 24;
    const bytes = await sharp(Buffer.from(noise.data), { raw: { width: 200, height: 200, channels: 3 } })
      .toFormat(format)
      .toBuffer();
    await expect(decodeImage(bytes.subarray(0, bytes.length * 0.6), `half.${format}`)).rejects.toMatchObject({ code: 'unreadable-image' });
  });

  it('names missing files and folders', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'galley-codecs-'));
    await expect(decodeImageFile(join(folder, 'none.png'))).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('none.png') });
    await expect(decodeImageFile(folder)).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('is not a file') });
    writeFileSync(join(folder, 'a.png'), await encodePng(picture(9, 9)));
    expect(await decodeImageFile(join(folder, 'a.png'))).toMatchObject({ width: 9, height: 9 });
  });
});
