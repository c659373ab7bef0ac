import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { comparisonMeasuresSchema } from '../../shared/measures.ts';
import { galley } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SIZE = 96;

/** A ramp with a plate in the middle; `plate` is its grey. */
function picture(plate: number, size = SIZE): Buffer {
  const data = Buffer.alloc(size * size * 3);
  for (let i = 0; i < size * size; i++) {
    const [x, y] = [i % size, Math.floor(i / size)];
    const isPlate = x >= 32 && x < 64 && y >= 40 && y < 56;
    data.fill(isPlate ? plate : 40 + x, i * 3, i * 3 + 3);
  }
  return data;
}

/** a.png, b.png (another plate), mask.png (the plate) and wide.png in a fresh folder. */
async function pictures() {
  const folder = temporaryFolder();
  const path = (name: string) => join(folder, name);
  const write = (name: string, data: Buffer, size = SIZE) => sharp(data, { raw: { width: size, height: size, channels: 3 } }).toFile(path(name));
  await write('a.png', picture(60));
  await write('b.png', picture(200));
  await write('wide.png', picture(60, 128), 128);
  const mask = picture(255).map((value) => (value === 255 ? 255 : 0));
  await write('mask.png', Buffer.from(mask));
  return path;
}

describe('galley compare', () => {
  it('gives every measure in every region as JSON, with the names of the contract', async () => {
    const path = await pictures();
    const { code, out } = await galley([
      'compare',
      path('a.png'),
      path('b.png'),
      '--mask',
      path('mask.png'),
      '--target',
      path('b.png'),
      '--own-target',
      '--json',
    ]);
    expect(code).toBe(0);
    const { files, ...measures } = JSON.parse(out);
    expect(files).toEqual({ a: path('a.png'), b: path('b.png'), target: path('b.png'), mask: path('mask.png') });
    expect(comparisonMeasuresSchema.parse(measures)).toEqual(measures);
    expect(measures.whole.difference).toMatchObject({ max: 140, changedPixels: 512 });
    expect(measures.outside).toMatchObject({ difference: { max: 0 }, ssim: 1, colourCast: 0 });
    expect(measures.toTarget).toMatchObject({ isCircular: true, b: { region: 'text', flip: { mean: 0 } } });
    expect(measures.notMeasured).toContainEqual(expect.objectContaining({ measure: 'lpips', reason: 'no-weights' }));
  });

  it('tells people in a table what was measured where, what it means, and what was not', async () => {
    const path = await pictures();
    const { code, out } = await galley(['compare', path('a.png'), path('b.png'), '--mask', path('mask.png'), '--target', path('b.png'), '--own-target']);
    expect(code).toBe(0);
    expect(out).toContain('b.png against a.png, 96 × 96 px: how much changed, not what became better.');
    expect(out).toMatch(/\n +whole +text lines +outside\n/);
    expect(out).toMatch(/\nLargest difference +140 +140 +0 {2}Of a channel/);
    expect(out).toMatch(/\nCompositing check, text lines: /);
    expect(out).toMatch(/\nNoise +\d/);
    expect(out).toContain('Not measured: LPIPS needs the weights');
  });

  it('measures in the lines of a file', async () => {
    const path = await pictures();
    writeFileSync(
      path('lines.json'),
      JSON.stringify({
        regions: [
          {
            quad: [
              [32, 40],
              [64, 40],
              [64, 56],
              [32, 56],
            ],
            readBefore: 'x',
          },
        ],
      }),
    );
    const given = await galley(['compare', path('a.png'), path('b.png'), '--lines', path('lines.json'), '--json']);
    expect(JSON.parse(given.out)).toMatchObject({ text: { region: 'text', pixels: 64 * 48 }, outside: null });
    writeFileSync(path('broken.json'), '[[1, 2, 3]]');
    const broken = await galley(['compare', path('a.png'), path('b.png'), '--lines', path('broken.json')]);
    expect(broken).toMatchObject({ code: 1, err: expect.stringContaining('broken.json holds no boxes') });
  });

  it('writes a map in false colours, says what they mean, and overwrites nothing unasked', async () => {
    const path = await pictures();
    const ask = ['compare', path('a.png'), path('b.png'), '--map', 'difference', '--out', path('map.png')];
    const { code, out } = await galley([...ask, '--json']);
    expect({ code, map: JSON.parse(out).map }).toMatchObject({ code: 0, map: { name: 'difference', legend: { from: 0, to: 64 } } });
    const { data, info } = await sharp(path('map.png')).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: SIZE, height: SIZE });
    const at = (x: number, y: number) => [...data.subarray((y * SIZE + x) * info.channels, (y * SIZE + x) * info.channels + 3)];
    expect([at(0, 0), at(40, 48)]).toEqual(
      [
        [0, 0, 3],
        [252, 253, 191],
      ].map((colour) => colour.map((value) => expect.closeTo(value, -1))),
    );
    expect(await galley(ask)).toMatchObject({ code: 1, err: expect.stringContaining('--force replaces it') });
    expect(await galley([...ask, '--force'])).toMatchObject({ code: 0, out: expect.stringContaining('wrote map.png: dark = 0, bright = 64 levels') });
    const alone = await galley(['compare', path('a.png'), path('b.png'), '--map', 'flip']);
    expect(alone).toMatchObject({ code: 1, err: expect.stringContaining('--out') });
    const none = await galley(['compare', path('a.png'), path('b.png'), '--map', 'lpips-alex', '--out', path('none.png')]);
    expect([none.code, none.err, existsSync(path('none.png'))]).toEqual([1, expect.stringMatching(/LPIPS/), false]);
  });

  it('fails when a figure passes its limit or was not measured', async () => {
    const path = await pictures();
    const ask = ['compare', path('a.png'), path('b.png'), '--mask', path('mask.png')];
    expect(await galley([...ask, '--max', 'outside.difference=0', '--min', 'ssim=0.1'])).toMatchObject({ code: 0, err: '' });
    const broken = await galley([...ask, '--max', 'difference=100', '--min', 'ssim=0.9999', '--max', 'lpips-alex=0.5', '--json']);
    expect(broken.code).toBe(1);
    expect(broken.err).toMatch(/difference is 140, more than 100\..*lpips-alex was not measured.*ssim is 0\.\d+, less than 0\.9999\./s);
    expect(JSON.parse(broken.out).limits).toMatchObject([{ isKept: false, max: 100, value: 140 }, { value: null }, { min: 0.9999, isKept: false }]);
    expect(await galley([...ask, '--max', 'beauty=1'])).toMatchObject({ code: 1, err: expect.stringContaining('There is no measure "beauty"') });
  });

  it('refuses images of different sizes and says both', async () => {
    const path = await pictures();
    const { code, err } = await galley(['compare', path('a.png'), path('wide.png')]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/96 × 96 px and 128 × 128 px/) });
  });

  it('measures 16-bit images in 8 bits and says so; transparent pixels lie on mid grey', async () => {
    const path = await pictures();
    await sharp(picture(60), { raw: { width: SIZE, height: SIZE, channels: 3 } })
      .toColourspace('rgb16')
      .png()
      .toFile(path('deep.png'));
    const deep = await galley(['compare', path('a.png'), path('deep.png'), '--json']);
    expect(deep).toMatchObject({ code: 0, err: expect.stringContaining('16 bits per channel; it is measured in 8') });
    expect(JSON.parse(deep.out).whole).toMatchObject({ ssim: 1, difference: { max: 0 } });
    const create = (background: object) => sharp({ create: { width: SIZE, height: SIZE, channels: 4, background: background as never } });
    await create({ r: 255, g: 0, b: 0, alpha: 0 }).png().toFile(path('clear.png'));
    await create({ r: 128, g: 128, b: 128, alpha: 1 }).png().toFile(path('grey.png'));
    const clear = await galley(['compare', path('clear.png'), path('grey.png'), '--json']);
    expect(JSON.parse(clear.out).whole).toMatchObject({ deltaE: { max: 0 }, ssim: 1, difference: { max: 255 } });
  });
});
