import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeImageFile } from '../../electron/image/codecs.ts';
import { characterErrorRate } from '../../electron/metrics/legibility.ts';
import type { TextReader } from '../../electron/typography/ports.ts';
import { createTextReader } from '../../electron/typography/read/reader.ts';
import { quadOf } from '../../shared/geometry.ts';
import type { LetteringArea } from '../../shared/lettering.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { draw, ground, line } from './drawing.ts';

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
