import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFontLibrary } from '../../electron/typography/fonts.ts';
import { type LetterRequest, type LetterTools, letterImage } from '../../electron/typography/pass.ts';
import { assertLocked } from '../../electron/typography/pass-lock.ts';
import { createPassMemory } from '../../electron/typography/pass-memory.ts';
import { createTextReader } from '../../electron/typography/read/reader.ts';
import { createTypesetter } from '../../electron/typography/typesetter.ts';
import { boxAround, type Quad } from '../../shared/geometry.ts';
import { type LetteringArea, letteringReportSchema } from '../../shared/lettering.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { changedOutside, draw, FONTS, ground, line } from './drawing.ts';

let tools: LetterTools;
beforeAll(async () => {
  const fonts = createFontLibrary(FONTS);
  tools = { reader: await createTextReader(), fonts, typesetter: createTypesetter(fonts) };
});
afterAll(() => tools.reader?.dispose());

/** Runs the pass and checks what must hold of every result: the lock and the report's shape. */
async function letter(image: Raster, texts: string[], more: Partial<LetterRequest> = {}) {
  const result = await letterImage({ image, texts, placements: [], options: {}, areas: [], isImported: true, seed: 1, ...more }, { ...tools });
  expect(changedOutside(image, result.image, result.mask)).toBe(0);
  expect(() => letteringReportSchema.parse(result.report)).not.toThrow();
  return result;
}

const AREA: LetteringArea = {
  box: { x: 60, y: 60, width: 520, height: 140 },
  rotation: 0,
  path: { kind: 'straight' },
  rank: 0,
  align: 'middle',
  ground: [220, 200, 160],
  ink: null,
  font: null,
};

describe('an imported image', () => {
  it('puts garbled lettering right, in its place, and keeps what was right', async () => {
    const image = await draw(640, 480, ground('#e5dac0') + line('SUMMRE BRAEK', 320, 160, 70) + line('Est. 1922', 320, 360, 60));
    const { report, mask } = await letter(image, ['SUMMER BREAK', 'Est. 1922']);
    expect(report.regions.map(({ action, readBefore, wanted, readAfter, check }) => ({ action, readBefore, wanted, readAfter, check }))).toEqual([
      { action: 'replaced', readBefore: 'SUMMRE BRAEK', wanted: 'SUMMER BREAK', readAfter: 'SUMMER BREAK', check: 'exact' },
      { action: 'kept', readBefore: 'Est. 1922', wanted: 'Est. 1922', readAfter: 'Est. 1922', check: 'exact' },
    ]);
    expect(report.characterErrorRate.before).toBeCloseTo(4 / 21, 5);
    expect(report.characterErrorRate.after).toBe(0);
    expect(mask.data.subarray(640 * 300).some((value) => value > 0)).toBe(false);
    expect(Object.keys(report.stagesMs)).toEqual(['find', 'read', 'erase', 'set', 'check']);
  });

  it('leaves an image whose lettering is right bit for bit', async () => {
    const image = await draw(640, 300, ground('#fff') + line('ALL RIGHT', 320, 170, 80));
    const { image: after, report } = await letter(image, ['ALL RIGHT']);
    expect(Buffer.compare(after.data, image.data)).toBe(0);
    expect(report.characterErrorRate).toEqual({ before: 0, after: 0 });
  });

  it('leaves letters that look like Latin ones bit for bit, and says that nobody can vouch for them', async () => {
    const image = await draw(640, 480, ground('#fff') + line('СОК', 320, 180, 120) + line('ΚΑΦΕ', 320, 400, 120));
    const outcome = async (texts: string[]) => {
      const { image: after, report } = await letter(image, texts);
      expect(Buffer.compare(after.data, image.data)).toBe(0);
      return report.regions.map(({ wanted, action, check, flags }) => [wanted, action, check, ...flags]);
    };
    const [juice, coffee] = [
      ['СОК', 'kept', 'unreadable', 'script-unreadable'],
      ['ΚΑΦΕ', 'kept', 'unreadable', 'ambiguous', 'script-unreadable'],
    ];
    expect(await outcome(['СОК', 'ΚΑΦΕ'])).toEqual([juice, coffee]);
    // Another word: nothing is called right, and nothing is changed before somebody who reads it has answered.
    expect((await outcome(['СОН', 'ΚΑΦΕ']))[0]).toEqual(['СОН', 'kept', 'unreadable', 'ambiguous', 'script-unreadable']);
  });

  it('keeps lettering that nobody asked for and puts new strings into free places', async () => {
    const image = await draw(640, 640, ground('#284058') + line('Massachusetts Avenue', 320, 560, 50, 'fill="#fff"'));
    const { report } = await letter(image, ['OPEN']);
    expect(report.regions.map(({ action, wanted, check }) => [action, wanted, check])).toEqual([
      ['kept', null, 'not-checked'],
      ['set', 'OPEN', 'exact'],
    ]);
  });

  it('resets turned text at its angle', async () => {
    const image = await draw(640, 480, `${ground('#335')}<g transform="rotate(-18 320 240)">${line('HARBUOR', 320, 260, 80, 'fill="#fc6"')}</g>`);
    const { report } = await letter(image, ['HARBOUR']);
    const [{ quad, check }] = report.regions;
    expect(check).toBe('exact');
    expect((Math.atan2(quad[1][1] - quad[0][1], quad[1][0] - quad[0][0]) * 180) / Math.PI).toBeCloseTo(-18, -0.5);
  });
});

describe('what is kept', () => {
  /** Pixels of a region's quad that are not what they were. */
  function changedIn(before: Raster, after: Raster, { quad }: { quad: Quad }): number {
    const { x, y, width, height } = boxAround(quad);
    let changed = 0;
    for (let row = Math.floor(y); row < y + height; row++) {
      for (let column = Math.floor(x); column < x + width; column++) {
        const at = (row * before.width + column) * before.channels;
        for (let c = 0; c < before.channels; c++) if (before.data[at + c] !== after.data[at + c]) changed++;
      }
    }
    return changed;
  }
  const shadow = { colour: [200, 30, 30] as [number, number, number], opacity: 0.9, offsetX: 0, offsetY: -0.3, blur: 0.3 };

  it('is not reached by the shadow of the line below it', async () => {
    const image = await draw(640, 360, ground('#e5dac0') + line('FRESH BREAD', 320, 130, 70) + line('SUMMRE BRAEK', 320, 205, 70));
    const { image: after, report, mask } = await letter(image, ['FRESH BREAD', 'SUMMER BREAK'], { options: { effects: { shadow } } });
    expect(report.regions).toMatchObject([
      { action: 'kept', wanted: 'FRESH BREAD' },
      { action: 'replaced', wanted: 'SUMMER BREAK', check: 'exact' },
    ]);
    expect(changedIn(image, after, report.regions[0])).toBe(0);
    // The shadow is there, between the lines.
    expect(mask.data.some((value) => value > 0)).toBe(true);
  });

  it('makes larger letters give way', async () => {
    const image = await draw(640, 360, ground('#e5dac0') + line('FRESH BREAD', 320, 130, 70) + line('SUMMRE BRAEK', 320, 205, 70));
    const area = { ...AREA, box: { x: 30, y: 128, width: 580, height: 110 } };
    const placed = [{ text: 'SUMMER BREAK', region: 2, area, font: 'anton' }];
    const { image: after, report } = await letter(image, ['FRESH BREAD'], { options: { texts: ['FRESH BREAD'], placed } });
    expect(report.regions).toMatchObject([{ action: 'kept' }, { action: 'replaced', wanted: 'SUMMER BREAK', check: 'exact' }]);
    expect(changedIn(image, after, report.regions[0])).toBe(0);
    const [top] = report.regions[1].quad;
    expect(top[1]).toBeGreaterThan(Math.max(...report.regions[0].quad.map(([, y]) => y)) - 2);
  });

  it('is what stood in a place that nothing fits into, also for the lines beside it', async () => {
    const image = await draw(640, 240, ground('#e5dac0') + line('open daily', 320, 60, 18) + line('SUMMRE', 320, 160, 70));
    const long = 'A very long sentence that nobody could ever read at such a size '.repeat(3).trim();
    const { image: after, report } = await letter(image, [], {
      options: {
        placed: [
          { text: long, region: 1 },
          { text: 'SUMMER', region: 2 },
        ],
      },
    });
    expect(report.regions).toMatchObject([
      { action: 'kept', readBefore: 'open daily', flags: expect.arrayContaining(['does-not-fit']) },
      { action: 'replaced', wanted: 'SUMMER' },
    ]);
    expect(changedIn(image, after, report.regions[0])).toBe(0);
    expect(report.warnings.join(' ')).toContain('does not fit');
  });
});

describe('a generated base', () => {
  it('sets strings into the areas of the engine, transparent or not', async () => {
    const opaque = await letter(await draw(640, 480, ground('#dcc8a0')), ['GRAND OPENING'], { isImported: false, areas: [AREA] });
    expect(opaque.report.regions[0]).toMatchObject({ action: 'set', readBefore: '', check: 'exact' });
    const clear = await letter(createRaster(640, 480, 4), ['GRAND OPENING'], { isImported: false, areas: [AREA] });
    expect(clear.report.regions[0].check).toBe('exact');
  });

  it('sets along an arc and reads it back', async () => {
    const path = { kind: 'arc' as const, centreX: 320, centreY: 330, radius: 220, startAngle: 200, endAngle: 340, inside: false };
    const area = { ...AREA, box: { x: 40, y: 40, width: 560, height: 300 }, path };
    const { report } = await letter(await draw(640, 480, ground('#dcc8a0')), ['HARBOUR FAIR'], { isImported: false, areas: [area] });
    expect(report.regions[0]).toMatchObject({ check: 'exact', readAfter: 'HARBOUR FAIR' });
  });

  it('erases what a model garbled where the string goes', async () => {
    const image = await draw(640, 480, ground('#dcc8a0') + line('QWZX PLRT', 320, 150, 80));
    const { report } = await letter(image, ['COFFEE', 'Tea'], { isImported: false, areas: [AREA, { ...AREA, box: { ...AREA.box, y: 300 }, rank: 1 }] });
    expect(report.regions.map(({ action, wanted, check }) => [action, wanted, check])).toEqual([
      ['replaced', 'COFFEE', 'exact'],
      ['set', 'Tea', 'exact'],
    ]);
  });

  it('stacks the strings in the artist’s box and takes what the artist fixed', async () => {
    const options = { box: { x: 40, y: 40, width: 400, height: 300 }, font: 'oswald', texts: ['FIRST LINE', 'SECOND'] };
    const { report, mask } = await letter(await draw(640, 480, ground('#123')), ['IGNORED'], { isImported: false, options });
    expect(report.regions.map(({ wanted, font, check }) => [wanted, font, check])).toEqual([
      ['FIRST LINE', 'oswald', 'exact'],
      ['SECOND', 'oswald', 'exact'],
    ]);
    for (let y = 0; y < 480; y++) expect(mask.data[y * 640 + 600]).toBe(0);
  });

  it('gives the same pixels for the same seed', async () => {
    const image = await draw(480, 480, ground('#586') + line('OLD TXET', 240, 120, 70));
    const first = await letter(image, ['OLD TEXT', 'New words'], { isImported: false });
    const second = await letter(image, ['OLD TEXT', 'New words'], { isImported: false });
    expect(Buffer.compare(second.image.data, first.image.data)).toBe(0);
  });
});

describe('hard wishes', () => {
  it('does nothing when nothing is wanted', async () => {
    const image = await draw(200, 200, ground('#456'));
    const { image: after, report } = await letter(image, []);
    expect(Buffer.compare(after.data, image.data)).toBe(0);
    expect(report).toMatchObject({ regions: [], characterErrorRate: { before: null, after: null } });
  });

  it('sets scripts that cannot be read, and says that they were not', async () => {
    const texts = ['مرحبا', 'こんにちは', 'שלום'];
    const { report } = await letter(await draw(640, 640, ground('#fff')), texts, { isImported: false });
    expect(report.regions.map(({ check, action }) => [check, action])).toEqual(texts.map(() => ['unreadable', 'set']));
    expect(report.characterErrorRate).toEqual({ before: null, after: null });
  });

  it('never calls a string exact of which a character has no glyph', async () => {
    const { report } = await letter(await draw(640, 300, ground('#fff')), ['SALE 🔥'], { isImported: false });
    expect(report.regions[0]).toMatchObject({ wanted: 'SALE 🔥', check: 'mismatch' });
    expect(report.warnings.join(' ')).toContain('🔥');
    expect((await letter(await draw(200, 200, ground('#fff')), ['🔥', '  '])).report.regions).toEqual([]);
  });

  it('survives an image of 20 px and text that fills the image', async () => {
    const tiny = await letter(createRaster(20, 20, 3), ['A very long sentence that cannot stand in twenty pixels']);
    expect(tiny.report.regions[0]?.check).not.toBe('exact');
    const full = await draw(400, 160, ground('#fff') + line('FULL', 200, 140, 165));
    expect((await letter(full, ['FULL'])).report.regions[0].wanted).toBe('FULL');
    await letter(full, ['HALF'], { isImported: false });
  });

  it('without a reader sets, but claims nothing', async () => {
    const image = await draw(400, 300, ground('#fff'));
    const request = { image, texts: ['UNSEEN'], placements: [], options: {}, areas: [], isImported: false, seed: 1 };
    const { report } = await letterImage(request, { ...tools, reader: null });
    expect(report.regions[0]).toMatchObject({ action: 'set', readAfter: '', check: 'not-checked' });
    expect(report.characterErrorRate).toEqual({ before: null, after: null });
    expect(report.warnings).toHaveLength(1);
  });
});

describe('taking away', () => {
  it('erases a region and sets nothing, and leaves its neighbour bit for bit', async () => {
    const image = await draw(640, 480, ground('#e5dac0') + line('OLD SALE', 320, 160, 70) + line('Est. 1922', 320, 360, 60));
    const { report, mask, image: after } = await letter(image, [], { options: { placed: [{ text: '', region: 1 }] } });
    expect(report.regions.map(({ action, readBefore, wanted, readAfter }) => [action, readBefore, wanted, readAfter])).toEqual([
      ['erased', 'OLD SALE', null, ''],
      ['kept', 'Est. 1922', null, 'Est. 1922'],
    ]);
    expect((await tools.reader!.read(after)).map(({ text }) => text)).toEqual(['Est. 1922']);
    expect(mask.data.subarray(640 * 300).some((value) => value > 0)).toBe(false);
    await expect(letter(image, [], { options: { placed: [{ text: '', region: 1, moreRegions: [7] }] } })).rejects.toMatchObject({
      message: 'There is no region 7 to erase: 2 were found.',
    });
  });
});

describe('setting again', () => {
  it('sets other words in the same place and look, without reading or erasing anew', async () => {
    const image = await draw(640, 480, ground('#e5dac0') + line('SUMMRE BRAEK', 320, 160, 70));
    const memory = createPassMemory();
    const request = { image, imageKey: 'sign', texts: ['SUMMER BREAK'], placements: [], options: {}, areas: [], isImported: true, seed: 1 };
    const first = await letterImage(request, { ...tools, memory });
    const { area, effects, font, finish } = first.report.regions[0];
    const placed = [{ text: 'SOMMERPAUSE', region: 1, area: area!, effects: effects!, font: font!, finish: finish! }];
    const again = await letterImage({ ...request, options: { texts: [], placed } }, { ...tools, memory });
    expect(again.report.stagesMs).toMatchObject({ find: 0, read: 0 });
    expect(again.report.regions).toMatchObject([{ readBefore: 'SUMMRE BRAEK', wanted: 'SOMMERPAUSE', check: 'exact', font, effects, finish }]);
    expect(changedOutside(image, again.image, again.mask)).toBe(0);
    const fresh = await letterImage({ ...request, imageKey: undefined, options: { texts: [], placed } }, { ...tools });
    expect(Buffer.compare(fresh.image.data, again.image.data)).toBe(0);
  });

  it('refuses a picture that changed outside its mask', async () => {
    const image = await draw(64, 64, ground('#456'));
    const changed = { ...image, data: image.data.map((value, i) => (i === 100 * image.channels ? value + 1 : value)) };
    const mask = createRaster(64, 64, 1);
    expect(() => assertLocked(image, image, mask)).not.toThrow();
    expect(() => assertLocked(image, changed, mask)).toThrow('changed 1 pixels outside its mask');
    mask.data[100] = 255;
    expect(() => assertLocked(image, changed, mask)).not.toThrow();
  });

  it('sets in a look by name, and refuses a name that is none', async () => {
    const image = await draw(640, 300, ground('#284058'));
    const { report } = await letter(image, ['HARBOUR'], { options: { style: 'gold-badge' } });
    expect(report.regions[0]).toMatchObject({ check: 'exact', effects: { fill: { kind: 'gradient' } } });
    await expect(letter(image, ['HARBOUR'], { options: { style: 'no-such-look' } })).rejects.toMatchObject({ code: 'not-found' });
  });
});
