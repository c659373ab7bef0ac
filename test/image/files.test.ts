import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeImageFile, inspectImage } from '../../electron/image/codecs.ts';
import { writeImageFile, writeNewFile } from '../../electron/image/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { picture, pixel, plain } from './pictures.ts';

describe('writeImageFile', () => {
  it.each([
    ['a.png', 'png', true],
    ['a.webp', 'webp', true],
    ['a.JPG', 'jpeg', false],
    ['a.jpeg', 'jpeg', false],
    ['a.avif', 'heif', true],
    ['a.tif', 'tiff', true],
  ])('writes %s', async (name, format, hasAlpha) => {
    const path = join(temporaryFolder(), name);
    await writeImageFile(path, picture(70, 50, 4));
    expect(await inspectImage(readFileSync(path), name)).toEqual({ format, width: 70, height: 50, hasAlpha, pages: 1, depth: 8 });
  });

  it.each(['a.png', 'a.tiff'])('writes %s without loss', async (name) => {
    const path = join(temporaryFolder(), name);
    await writeImageFile(path, picture(33, 22, 4));
    expect((await decodeImageFile(path)).data).toEqual(picture(33, 22, 4).data);
  });

  it('refuses an existing file unless told to replace it', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.png');
    writeFileSync(path, 'mine');
    await expect(writeImageFile(path, plain(4, 4, [1, 2, 3]))).rejects.toMatchObject({ code: 'file-exists', message: expect.stringContaining(path) });
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['mine', ['a.png']]);
    await writeImageFile(path, plain(4, 4, [1, 2, 3]), { isReplacing: true });
    expect(pixel(await decodeImageFile(path), 3, 3)).toEqual([1, 2, 3]);
    expect(readdirSync(folder)).toEqual(['a.png']);
  });

  it('names endings it cannot write and folders that are not there', async () => {
    const folder = temporaryFolder();
    await expect(writeImageFile(join(folder, 'a.bmp'), picture(4, 4))).rejects.toMatchObject({
      code: 'unsupported-image',
      message: expect.stringContaining('.bmp'),
    });
    await expect(writeImageFile(join(folder, 'none', 'a.png'), picture(4, 4))).rejects.toMatchObject({ code: 'not-found' });
    writeFileSync(join(folder, 'file'), '');
    await expect(writeImageFile(join(folder, 'file', 'a.png'), picture(4, 4))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(writeImageFile(join(folder, `${'x'.repeat(300)}.png`), picture(4, 4))).rejects.toMatchObject({ code: 'invalid-input' });
    mkdirSync(join(folder, 'a.png'));
    await expect(writeImageFile(join(folder, 'a.png'), picture(4, 4))).rejects.toMatchObject({ code: 'file-exists' });
  });
});

describe('writeNewFile', () => {
  it('lets exactly one of many writers win', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.txt');
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => writeNewFile(path, Buffer.from(String(i)))));
    const winners = results.flatMap(({ status }, i) => (status === 'fulfilled' ? [String(i)] : []));
    expect([winners, readdirSync(folder)]).toEqual([[readFileSync(path, 'utf8')], ['a.txt']]);
  });
});
