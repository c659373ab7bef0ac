import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFontLibrary, type LoadedFont } from '../../electron/typography/fonts.ts';
import { addTeamFont, fontShape, listTeamFonts, removeTeamFont } from '../../electron/typography/team-fonts.ts';
import { createTypesetter } from '../../electron/typography/typesetter.ts';
import { FONT_FOLDER, fonts, request } from './typesetting.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const bundled = (id: string) => readFileSync(join(FONT_FOLDER, `${id}.ttf`));
let project: string;
let folder: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'galley-team-fonts-'));
  folder = join(project, 'fonts');
});
afterEach(() => rmSync(project, { recursive: true }));

/** Every character's outline and extents. */
function shapes(font: LoadedFont): unknown[] {
  return [...'ABCxyz0149&éß'].map((character) => {
    const glyph = font.handle.nominalGlyph(character.codePointAt(0)!) ?? 0;
    return [font.outline(glyph), font.extents(glyph)];
  });
}

/** A WOFF 1.0 file of a TTF: every table compressed by itself. */
function woffOf(ttf: Buffer): Buffer {
  const count = ttf.readUInt16BE(4);
  const head = Buffer.alloc(44 + count * 20);
  head.write('wOFF', 0, 'latin1');
  ttf.copy(head, 4, 0, 4);
  head.writeUInt16BE(count, 12);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (let i = 0; i < count; i++) {
    const at = 12 + i * 16;
    const [from, length] = [ttf.readUInt32BE(at + 8), ttf.readUInt32BE(at + 12)];
    const raw = ttf.subarray(from, from + length);
    const packed = deflateSync(raw);
    const data = packed.length < raw.length ? packed : raw;
    ttf.copy(head, 44 + i * 20, at, at + 4);
    head.writeUInt32BE(offset, 44 + i * 20 + 4);
    head.writeUInt32BE(data.length, 44 + i * 20 + 8);
    head.writeUInt32BE(length, 44 + i * 20 + 12);
    parts.push(data);
    offset += data.length;
  }
  return Buffer.concat(parts);
}

describe('addTeamFont', () => {
  test('keeps a TTF under a stable id, with the family and licence that the font itself names', async () => {
    const added = await addTeamFont(folder, 'Our Logo Font.ttf', bundled('pirata-one'));
    expect(added).toEqual({
      id: 'added-pirata-one-regular',
      family: 'Pirata One',
      kind: 'added',
      licence: expect.stringMatching(/^This Font Software is licensed under the SIL Open Font License, Version 1\.1\./),
      isAdded: true,
    });
    expect(readdirSync(folder)).toEqual(['added-pirata-one-regular.ttf']);
    expect(readFileSync(join(folder, 'added-pirata-one-regular.ttf')).equals(bundled('pirata-one'))).toBe(true);
  });

  test.each(['press-start-2p', 'pirata-one'])('unpacks %s from WOFF2 and WOFF to the same outlines, and it stays one font', async (id) => {
    const first = await addTeamFont(folder, `${id}.woff2`, readFileSync(join(FIXTURES, `${id}.woff2`)));
    const library = createFontLibrary(FONT_FOLDER, folder);
    expect(shapes(library.get(first.id))).toEqual(shapes(fonts.get(id)));
    const second = await addTeamFont(folder, `${id}.WOFF`, woffOf(bundled(id)));
    expect(second).toEqual(first);
    expect(shapes(library.get(first.id))).toEqual(shapes(fonts.get(id)));
    expect(listTeamFonts(folder).map(fontShape)).toEqual([first]);
  });

  const damaged: [name: string, bytes: () => Uint8Array, says: RegExp][] = [
    ['empty.ttf', () => new Uint8Array(0), /“empty\.ttf” cannot be used: it is empty\./],
    ['text.otf', () => Buffer.from('this is a letter to a printer, not a font'), /it is not a TTF, OTF, WOFF or WOFF2 file/],
    ['cut.ttf', () => bundled('anton').subarray(0, 40_000), /cut off/],
    ['cut.woff2', () => readFileSync(join(FIXTURES, 'pirata-one.woff2')).subarray(0, 9000), /compressed data is damaged/],
    ['stub.ttf', () => Buffer.concat([Buffer.from([0, 1, 0, 0, 0, 0]), Buffer.alloc(40)]), /list of tables/],
    ['many.ttf', () => Buffer.concat([Buffer.from('ttcf'), Buffer.alloc(40)]), /collection/],
    [
      'nocmap.ttf',
      () => {
        const bytes = Buffer.from(bundled('anton'));
        bytes.write('XXXX', bytes.indexOf('cmap', 12, 'latin1'), 'latin1');
        return bytes;
      },
      /it has no table “cmap”/,
    ],
  ];
  test.each(damaged)('refuses %s and says why; nothing is written', async (name, bytes, says) => {
    await expect(addTeamFont(folder, name, bytes())).rejects.toMatchObject({ code: 'corrupt-font', message: expect.stringMatching(says) });
    expect(existsSync(folder)).toBe(false);
  });

  test('bytes that were altered anywhere are refused or make a font, but never another fault', async () => {
    const source = readFileSync(join(FIXTURES, 'pirata-one.woff2'));
    for (let at = 0; at < 1200; at += 37) {
      const bytes = Buffer.from(source);
      bytes[at] ^= 0x5a;
      await addTeamFont(folder, 'altered.woff2', bytes).catch((error: unknown) => expect(error).toMatchObject({ code: 'corrupt-font' }));
    }
  });

  test('takes no other file, and no path out of the folder', async () => {
    await expect(addTeamFont(folder, 'font.exe', bundled('anton'))).rejects.toMatchObject({ code: 'invalid-input' });
    await addTeamFont(folder, '../../escape.ttf', bundled('anton'));
    await addTeamFont(folder, 'C:\\fonts\\x.ttf', bundled('bangers'));
    expect(readdirSync(project)).toEqual(['fonts']);
    expect(readdirSync(folder)).toEqual(['added-anton-regular.ttf', 'added-bangers-regular.ttf']);
  });
});

describe('removeTeamFont', () => {
  test('removes the file; unknown, bundled and escaping ids are not found', async () => {
    const { id } = await addTeamFont(folder, 'a.ttf', bundled('anton'));
    for (const other of ['inter', 'added-nothing', '../added-anton-regular', '']) {
      await expect(removeTeamFont(folder, other)).rejects.toMatchObject({ code: 'not-found' });
    }
    await removeTeamFont(folder, id);
    expect(readdirSync(folder)).toEqual([]);
    expect(listTeamFonts(folder)).toEqual([]);
  });
});

describe('a library with a team folder', () => {
  test('sees fonts come and go, letters in them, and names them when a face lacks a character', async () => {
    const library = createFontLibrary(FONT_FOLDER, folder);
    const before = library.list().length;
    const { id } = await addTeamFont(folder, 'Arcade.woff2', readFileSync(join(FIXTURES, 'press-start-2p.woff2')));
    expect(library.list().length).toBe(before + 1);
    const set = createTypesetter(library).typeset(request('LEVEL 9', { font: id }));
    expect(set.fonts).toEqual([id]);
    const able = ['oswald', 'playfair-display', 'lobster', 'press-start-2p', 'inter', 'noto-sans-jp'];
    expect(library.fontsWith('Ж')).toEqual([...able, 'nunito', 'lora', 'lora-bold', 'lora-italic', 'roboto-slab', 'caveat', id]);
    await removeTeamFont(folder, id);
    expect(() => library.get(id)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  test('passes over files that cannot be used', async () => {
    await addTeamFont(folder, 'a.ttf', bundled('anton'));
    writeFileSync(join(folder, 'broken.otf'), 'no font');
    writeFileSync(join(folder, 'notes.txt'), 'no font either');
    expect(listTeamFonts(folder).map((font) => font.id)).toEqual(['added-anton-regular']);
  });
});
