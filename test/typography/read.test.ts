import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeImageFile } from '../../electron/image/codecs.ts';
import { characterErrorRate } from '../../electron/metrics/legibility.ts';
import type { TextReader } from '../../electron/typography/ports.ts';
import { createTextReader } from '../../electron/typography/read/reader.ts';
import { type Quad, quadOf } from '../../shared/geometry.ts';
import type { LetteringArea } from '../../shared/lettering.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { draw, ground, line } from './drawing.ts';
import { groundOf, inPerspective, lettersOf, over } from './reading/pictures.ts';

let reader: TextReader;
beforeAll(async () => {
  reader = await createTextReader();
});
afterAll(() => reader.dispose());

async function texts(image: Raster): Promise<string[]> {
  return (await reader.read(image)).map(({ text }) => text);
}

const ARC: LetteringArea = {
  box: { x: 100, y: 60, width: 440, height: 200 },
  rotation: 0,
  path: { kind: 'arc', centreX: 320, centreY: 360, radius: 220, startAngle: 200, endAngle: 340, inside: false },
  rank: 0,
  align: 'middle',
  ground: [255, 255, 255],
  ink: null,
  font: null,
};

function arcText(text: string, isLower: boolean): string {
  const path = isLower ? 'M100 260 A220 220 0 0 0 540 260' : 'M100 360 A220 220 0 0 1 540 360';
  return `<defs><path id="p" d="${path}"/></defs><text font-family="Inter" font-weight="700" font-size="56" fill="#123" text-anchor="middle"><textPath xlink:href="#p" startOffset="50%">${text}</textPath></text>`;
}

describe('reading drawn text', () => {
  it('reads lines in reading order, spaces kept', async () => {
    const body = ground('#f3ead8') + line('OPEN ALL DAY', 320, 110, 60) + line('Fresh bread', 320, 230, 60) + line('24 Mill Road', 320, 350, 48);
    expect(await texts(await draw(640, 420, body))).toEqual(['OPEN ALL DAY', 'Fresh bread', '24 Mill Road']);
  });

  it.each([-25, 12, 40, 90, -90, 180])('reads text turned by %i°', async (angle) => {
    const image = await draw(640, 640, `${ground('#20364a')}<g transform="rotate(${angle} 320 320)">${line('MARKET', 320, 340, 90, 'fill="#fff"')}</g>`);
    expect(await texts(image)).toEqual(['MARKET']);
  });

  it.each([false, true])('unrolls an arc (lower: %s)', async (isLower) => {
    const image = await draw(640, 640, ground('#fff') + arcText('CELEBRATION', isLower));
    const [region] = await reader.read(image);
    expect(characterErrorRate('CELEBRATION', region.text)).toBeLessThan(0.1);
    expect(region.arc?.inside).toBe(isLower);
  });

  it('reads a line and an arc whose places are known', async () => {
    const image = await draw(640, 420, ground('#fff') + line('KNOWN PLACE', 320, 220, 60));
    expect((await reader.readLine(image, quadOf({ x: 100, y: 165, width: 440, height: 68 }))).text).toBe('KNOWN PLACE');
    const curved = await draw(640, 420, ground('#fff') + arcText('HARBOUR', false));
    expect((await reader.readArc(curved, { ...ARC, path: { ...ARC.path, centreY: 360 } as LetteringArea['path'] }, 56)).text).toBe('HARBOUR');
    expect((await reader.readArc(curved, ARC)).text).toBe('HARBOUR');
  });

  it('reads only inside the box asked for', async () => {
    const image = await draw(640, 420, ground('#fff') + line('UPPER', 320, 120, 70) + line('LOWER', 320, 320, 70));
    const [region, ...rest] = await reader.read(image, { within: { x: 0, y: 220, width: 640, height: 200 } });
    expect([region.text, rest.length]).toEqual(['LOWER', 0]);
    expect(region.quad[0][1]).toBeGreaterThan(220);
  });

  it('reads Chinese, and light text on nothing at all', async () => {
    expect(await texts(await draw(640, 200, ground('#fff') + line('大安公園', 320, 130, 90, 'fill="#222"', 'Noto Sans JP')))).toEqual(['大安公園']);
    expect(await texts(await draw(640, 200, line('GHOST', 320, 130, 90, 'fill="#fff"')))).toEqual(['GHOST']);
  });

  it('finds nothing in an empty image, a tiny one and a very long one', async () => {
    expect(await texts(createRaster(500, 300, 3))).toEqual([]);
    expect(await texts(createRaster(1, 1, 4))).toEqual([]);
    expect(await texts(createRaster(20, 20, 3))).toEqual([]);
    expect(await texts(createRaster(4000, 8, 1))).toEqual([]);
  });

  it('knows which scripts it can read', () => {
    const can = ['Open 24/7!', '港区', 'It’s — “on”', 'Café', 'שלום', 'مرحبا', '안녕', 'かな', 'SALE 🔥'].map((text) => reader.canRead(text));
    expect(can).toEqual([true, true, true, false, false, false, false, false, false]);
  });
});

describe('outlines', () => {
  it('go around the letters, in perspective and along an arc', async () => {
    const layer = await lettersOf(800, 600, line('HARBOUR', 400, 340, 150, 'fill="#222"'));
    const quad: Quad = [
      [100, 60],
      [720, 180],
      [720, 430],
      [100, 560],
    ];
    const [slanted] = await reader.read(over(groundOf('paper', 800, 600, 1), inPerspective(layer, quad)));
    expect(slanted.text).toBe('HARBOUR');
    const left = slanted.polygon!.filter(([x]) => x < 250).map(([, y]) => y);
    const right = slanted.polygon!.filter(([x]) => x > 550).map(([, y]) => y);
    // The letters grow smaller to the right, and so does their outline.
    expect((Math.max(...left) - Math.min(...left)) / (Math.max(...right) - Math.min(...right))).toBeGreaterThan(1.2);
    const [bent] = await reader.read(await draw(640, 640, ground('#fff') + arcText('CELEBRATION', false)));
    const distances = bent.polygon!.map(([x, y]) => Math.hypot(x - 320, y - 360));
    expect([Math.min(...distances) > 190, Math.max(...distances) < 300]).toEqual([true, true]);
  });
});

describe('scripts', () => {
  it.each([
    ['Добро пожаловать', 'cyrillic', 'Inter'],
    ['Ευχαριστώ Αθήνα', 'greek', 'Inter'],
    ['ようこそ さくらまつり', 'kana', 'Noto Sans JP'],
    ['Fresh Bread', 'latin', 'Lobster'],
    ['FFINNAL FRONNITIER', 'latin', 'Alfa Slab One'],
    ['大安公園 立入禁止', 'han', 'Noto Sans JP'],
    ['مرحبا بالعالم', 'arabic', 'Cairo'],
    ['ברוכים הבאים', 'hebrew', 'Heebo'],
  ])('%s is %s or, where it is too little to tell, unknown', async (text, script, family) => {
    const letters = await lettersOf(900, 260, line(text, 450, 160, 80, 'fill="#222"', family));
    const regions = await reader.read(over(groundOf('paper', 900, 260, 2), letters));
    const isRead = script === 'latin' || script === 'han';
    expect(regions.length).toBeGreaterThan(0);
    const told = regions.map((region) => region.script);
    if (isRead) expect(new Set(told)).toEqual(new Set([script]));
    else expect(told.filter((name) => name !== script && name !== 'unknown')).toEqual([]);
    expect(regions.filter(({ script: name, text: read }) => name === script && script !== 'kana' && (read !== '') !== isRead)).toEqual([]);
  });
});

describe('large and tiny images', () => {
  it('reads small letters in an image of 8192 px', async () => {
    const image = createRaster(8192, 4096, 3);
    image.data.fill(236);
    const letters = await draw(900, 120, ground('#ececec') + line('HARBOUR LIGHTS', 450, 75, 44));
    for (let y = 0; y < 120; y++) image.data.set(rgbRow(letters, y), ((3000 + y) * 8192 + 6000) * 3);
    const [region, ...rest] = await reader.read(image);
    expect([region?.text, rest.length]).toEqual(['HARBOUR LIGHTS', 0]);
    expect(region.quad[0][0]).toBeGreaterThan(6150);
  }, 120_000);

  it('reads a word in an image of 20 px', async () => {
    expect(await texts(await draw(64, 20, ground('#fff') + line('SALE', 32, 16, 18)))).toEqual(['SALE']);
  });
});

function rgbRow({ data, width, channels }: Raster, y: number): Uint8Array {
  const row = new Uint8Array(width * 3);
  for (let x = 0; x < width; x++) for (let c = 0; c < 3; c++) row[x * 3 + c] = data[(y * width + x) * channels + c];
  return row;
}

describe('a reader without the native library', () => {
  it('reads the same with WebAssembly', async () => {
    const image = await draw(640, 420, ground('#f3ead8') + line('OPEN ALL DAY', 320, 150, 60) + line('Fresh bread', 320, 300, 60));
    const slower = await createTextReader({ threads: 1, loadNative: () => Promise.reject(new Error('libonnxruntime.so.1: cannot open shared object file')) });
    try {
      expect((await slower.read(image)).map(({ text }) => text)).toEqual(['OPEN ALL DAY', 'Fresh bread']);
    } finally {
      await slower.dispose();
    }
  });
});

describe('a reader without models', () => {
  it('says in a sentence what is missing', async () => {
    await expect(createTextReader({ modelFolder: '/nowhere' })).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('/nowhere') });
  });
});

const SHARED = join(import.meta.dirname, '../../../shared/eval/images');
describe.skipIf(!existsSync(SHARED))('real and AI images (skipped where the evaluation images are absent)', () => {
  it.each([
    ['ai_final_frontier.jpg', ['THE', 'FFINNAL', 'FRONNITIER']],
    ['scene_scamps.png', ['Scamps has', 'NOT been fed']],
    ['scene_pedestrians.jpg', ['PEDESTRIANS']],
    ['none_painting_2.png', []],
  ])('%s', async (file, expected) => {
    expect(await texts(await decodeImageFile(join(SHARED, file)))).toEqual(expected);
  });
});
