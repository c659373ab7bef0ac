import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { toSharp } from '../../electron/image/codecs.ts';
import { galley } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { draw, ground, line } from '../typography/drawing.ts';

/** A sign that says “OPNE LATE”, and below it “Est. 1922”. */
async function sign(): Promise<Sharp> {
  const raster = await draw(640, 400, ground('#e5dac0') + line('OPNE LATE', 320, 150, 80) + line('Est. 1922', 320, 320, 50));
  return sharp(await toSharp(raster).png().toBuffer());
}

async function letter(path: string, out: string, ...more: string[]) {
  return galley(['letter', path, '--text', 'OPEN LATE', '--out', out, '--json', ...more]);
}

describe('files of every kind', () => {
  it('keeps the ICC profile, and what is not lettered bit for bit', async () => {
    const folder = temporaryFolder();
    const [path, out] = [join(folder, 'p3.png'), join(folder, 'out.png')];
    await (await sign()).withIccProfile('p3').png().toFile(path);
    const { code, out: text } = await letter(path, out);
    expect(code, text).toBe(0);
    const [before, after] = [await sharp(path).metadata(), await sharp(out).metadata()];
    expect(after.icc?.equals(before.icc!)).toBe(true);
    const raw = async (file: string) => sharp(file, { ignoreIcc: true }).extract({ left: 0, top: 240, width: 640, height: 160 }).raw().toBuffer();
    expect((await raw(out)).equals(await raw(path))).toBe(true);
  });

  it('letters 16-bit, CMYK, paletted and turned pictures, and keeps alpha', async () => {
    const folder = temporaryFolder();
    const kinds: [string, Sharp, object, RegExp][] = [
      ['deep.png', (await sign()).toColourspace('rgb16').png(), { width: 640, height: 400 }, /16 bits per channel/],
      ['press.tif', (await sign()).toColourspace('cmyk').tiff(), { width: 640, height: 400 }, /^/],
      ['palette.png', (await sign()).png({ palette: true, colours: 16 }), { width: 640, height: 400 }, /^/],
      [
        'turned.jpg',
        sharp(await (await sign()).rotate(90).toBuffer())
          .withMetadata({ orientation: 8 })
          .jpeg({ quality: 95 }),
        { width: 640, height: 400 },
        /^/,
      ],
      [
        'clear.png',
        sharp(await (await sign()).toBuffer())
          .ensureAlpha(0.5)
          .png(),
        { width: 640, height: 400, hasAlpha: true },
        /^/,
      ],
    ];
    for (const [name, picture, expected, words] of kinds) {
      const [path, out] = [join(folder, name), join(folder, `${name}.out.png`)];
      await picture.toFile(path);
      const { code, out: text, err } = await letter(path, out);
      expect({ name, code, err }).toMatchObject({ name, code: 0 });
      const report = JSON.parse(text);
      expect(
        report.regions.find(({ wanted }: { wanted: string }) => wanted === 'OPEN LATE'),
        name,
      ).toMatchObject({ action: 'replaced', check: 'exact' });
      expect(report.warnings.join(' ')).toMatch(words);
      expect(await sharp(out).metadata()).toMatchObject(expected);
    }
  });

  it('refuses an animation', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'blink.gif');
    const frame = await (await sign()).resize(64, 40).raw().toBuffer();
    const frames = Buffer.concat([frame, Buffer.alloc(frame.length, 90)]);
    await sharp(frames, { raw: { width: 64, height: 80, channels: 3, pageHeight: 40 } })
      .gif({ delay: [100, 100] })
      .toFile(path);
    const { code, err } = await letter(path, join(folder, 'out.png'));
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('is animated or has 2 pages') });
  });
});

describe('regions', () => {
  it('lists what stands there, and letters the one that is named', async () => {
    const folder = temporaryFolder();
    const [path, out] = [join(folder, 'sign.png'), join(folder, 'out.png')];
    await (await sign()).toFile(path);
    const listed = await galley(['letter', path, '--list']);
    expect(listed).toMatchObject({ code: 0 });
    expect(listed.out.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^ {2}1 {2}"OPNE LATE" {2}at \d/),
      expect.stringMatching(/^ {2}2 {2}"Est\. 1922" {2}at \d/),
    ]);
    const { code, out: text } = await galley(['letter', path, '--region', '2="Est. 2031"', '--out', out, '--json']);
    expect(code, text).toBe(0);
    const { regions } = JSON.parse(text);
    expect(regions.map(({ action, readBefore, wanted, check }: Record<string, unknown>) => [action, readBefore, wanted, check])).toEqual([
      ['kept', 'OPNE LATE', null, 'not-checked'],
      ['replaced', 'Est. 1922', 'Est. 2031', 'exact'],
    ]);
    const beyond = await galley(['letter', path, '--region', '9=X', '--out', join(folder, 'none.png')]);
    expect(beyond).toMatchObject({ code: 1, err: expect.stringContaining('no region 9') });
  });

  it('takes a region away, and shares a string out over two', async () => {
    const folder = temporaryFolder();
    const [path, out, second] = [join(folder, 'sign.png'), join(folder, 'out.png'), join(folder, 'second.png')];
    await (await sign()).toFile(path);
    const erased = await galley(['letter', path, '--erase', '2', '--out', out]);
    expect(erased, erased.err).toMatchObject({ code: 0, out: expect.stringContaining('erased    "Est. 1922"') });
    expect((await galley(['letter', out, '--list'])).out).not.toContain('Est.');
    const both = await galley(['letter', path, '--region', '1,2=OPEN DAILY', '--out', second, '--json']);
    expect(JSON.parse(both.out).regions.map(({ wanted, check }: Record<string, unknown>) => [wanted, check])).toEqual([
      ['OPEN', 'exact'],
      ['DAILY', 'exact'],
    ]);
    const beyond = await galley(['letter', path, '--erase', '7', '--out', join(folder, 'none.png')]);
    expect(beyond).toMatchObject({ code: 1, err: expect.stringContaining('no region 7 to erase') });
    expect(await galley(['letter', path, '--region', '1,x=A', '--out', second])).toMatchObject({
      code: 1,
      err: expect.stringContaining('several: 2,3="text"'),
    });
  });

  it('asks about a Japanese line that may be right, leaves the picture alone, and takes the answer', async () => {
    const folder = temporaryFolder();
    const [path, out] = [join(folder, 'rules.png'), join(folder, 'out.png')];
    const raster = await draw(640, 240, ground('#e5dac0') + line('禁煙エリアです', 320, 150, 70, 'fill="#222"', 'Noto Sans JP'));
    writeFileSync(path, await toSharp(raster).png().toBuffer());
    const asked = await galley(['letter', path, '--text', '禁止エリアです', '--out', out]);
    expect(asked.code, asked.out).toBe(1);
    expect(asked.err).toMatch(/“禁止エリアです” may stand in region 1 already, in letters that cannot be read here.*\n {2}1: .*--region 1="禁止エリアです"/s);
    const { code, out: text, err } = await galley(['letter', path, '--region', '1=禁止エリアです', '--out', out, '--json']);
    expect(JSON.parse(text).regions, err).toMatchObject([{ action: 'replaced', wanted: '禁止エリアです', check: 'unreadable' }]);
    expect(code).toBe(1);
  });

  it('asks which region is meant where two are as like, and takes the answer', async () => {
    const folder = temporaryFolder();
    const [path, out] = [join(folder, 'twins.png'), join(folder, 'out.png')];
    const raster = await draw(640, 400, ground('#e5dac0') + line('SLAE', 320, 150, 80) + line('SLAE', 320, 320, 80));
    writeFileSync(path, await toSharp(raster).png().toBuffer());
    const asked = await galley(['letter', path, '--text', 'SALE', '--out', out]);
    expect(asked.code).toBe(1);
    expect(asked.err).toMatch(/“SALE” may belong into region 1 or 2.*\n {2}1: “SLAE” at .*\n {2}2: “SLAE” at .*\n.*--region 1="SALE"/s);
    const { code, out: text } = await galley(['letter', path, '--text', 'SALE', '--region', '2', '--out', out, '--json']);
    expect(code, text).toBe(0);
    expect(JSON.parse(text).regions.map(({ action }: { action: string }) => action)).toEqual(['kept', 'replaced']);
  });
});

it('reads tables as spreadsheets save them, and says where that is a guess', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'sign.png');
  await (await sign()).toFile(path);
  const table = 'de\tfr\nSPÄT OFFEN\tOUVERT\nSeit 1922\tDepuis 1922\n';
  const files = { utf16: Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(table, 'utf16le')]), latin: Buffer.from(table, 'latin1') };
  for (const [name, bytes] of Object.entries(files)) {
    const file = join(folder, `${name}.txt`);
    writeFileSync(file, bytes);
    const { out, err } = await galley(['localise', path, '--table', file, '--out', join(folder, name), '--json']);
    const { outcomes } = JSON.parse(out);
    expect(outcomes[0], name).toMatchObject({ language: 'de', string: 1, text: 'SPÄT OFFEN' });
    expect(err.includes('read as Windows-1252'), name).toBe(name === 'latin');
  }
});

it('puts a picture into several languages, with a table of how it went', async () => {
  const folder = temporaryFolder();
  const [path, table, out] = [join(folder, 'sign.png'), join(folder, 'strings.csv'), join(folder, 'out')];
  await (await sign()).toFile(path);
  writeFileSync(table, 'key,de,fr\nhours,SPÄT OFFEN,OUVERT TARD\nsince,Seit 1922,Depuis 1922\n');
  const { out: text, err } = await galley(['localise', path, '--table', table, '--out', out, '--json']);
  const { outcomes, files } = JSON.parse(text);
  expect(outcomes, err).toMatchObject([
    { language: 'de', string: 1, text: 'SPÄT OFFEN' },
    { language: 'de', string: 2, text: 'Seit 1922', check: 'exact' },
    { language: 'fr', string: 1, text: 'OUVERT TARD', check: 'exact' },
    { language: 'fr', string: 2, text: 'Depuis 1922', check: 'exact' },
  ]);
  expect(files).toEqual([join(out, 'sign.de.png'), join(out, 'sign.fr.png'), join(out, 'localisation.csv')]);
  expect(readFileSync(join(out, 'localisation.csv'), 'utf8').split('\r\n')[0]).toBe('language,string,text,fontSize,share,font,check,readAfter,problem');
});
