import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createStudio } from '../../electron/studio.ts';
import { exportRequestSchema } from '../../shared/export.ts';
import { tryMount } from '../render/mounts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { approved, bomb, command, noise, openStudio } from './given.ts';

// Every line of the list "Bad input": what is given, and the sentence that answers it. Each room tests its own part in depth.

const LIMIT = 'a red apple icon '.padEnd(20_000, 'x');

describe('a prompt', () => {
  it.each([
    ['empty', '', 'empty-prompt', /prompt is empty/],
    ['blank', ' \t\n ', 'empty-prompt', /prompt is empty/],
    ['of control characters alone', '\u0000\u0007\u202e\u200b', 'empty-prompt', /prompt is empty/],
    ['of 20,001 characters', `${LIMIT}x`, 'prompt-too-long', /20,001 characters; at most 20,000/],
    [
      'of eight million variations',
      'a '.padEnd(12, `{${'0|'.repeat(199)}0} `).concat(`{${'0|'.repeat(199)}0} {${'0|'.repeat(199)}0}`),
      'invalid-input',
      /variations/,
    ],
  ])('that is %s is refused, and nothing is queued', async (_what, prompt, code, message) => {
    const studio = await openStudio();
    expect(() => studio.queue.add([{ prompt: 'a cat' }, { prompt }])).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
    expect(studio.queue.list({ limit: 1, offset: 0 }).total).toBe(0);
  });

  it.each([
    ['of 20,000 characters', LIMIT],
    ['of emoji', '🍕🚀👩‍👩‍👧‍👦 sticker'],
    ['of right-to-left text', 'لافتة خشبية تقول "مرحبا"'],
    ['of Chinese, Japanese and Korean', '木の看板「営業中」 网站 아이콘'],
    ['with control characters', 'a \u0000\u0007 red \u202e apple \u001b[31m icon'],
    ['with half a surrogate pair', 'a \ud800 red apple icon'],
    ['of quotes and braces that are never closed', '{{{{"““ a {red|green apple'],
  ])('%s is rendered', async (_what, prompt) => {
    const studio = await openStudio();
    const ids = studio.queue.add([{ prompt, width: 64, height: 64, seed: 1 }]);
    await studio.whenIdle();
    expect(ids.map((id) => studio.queue.get(id)).map(({ state, error }) => ({ state, error }))).toEqual(ids.map(() => ({ state: 'done', error: null })));
  });
});

describe('a table', () => {
  const good = 'prompt,width,height\na red apple icon,64,64\n';
  const utf16 = (text: string, ...mark: number[]) => Buffer.concat([Buffer.from(mark), Buffer.from(text, 'utf16le')]);

  it.each<[what: string, name: string, bytes: Buffer, rendered: number, says: RegExp]>([
    [
      'with broken rows',
      'rows.csv',
      Buffer.from(`${good}"open,64,64\na mill,huge,64\na barn,64\na pear icon,64,64\n`),
      2,
      /line 3: .*quote.*line 4: .*huge.*line 5: /s,
    ],
    ['with a prompt that is too long', 'long.csv', Buffer.from(`${good}${LIMIT}x,64,64\n`), 1, /line 3: .*20,001/],
    ['with a line of one megabyte', 'wide.txt', Buffer.from(`${'x'.repeat(1e6)}\na red apple icon\n`), 1, /line 1: .*1,000,000 characters/],
    ['with too many variations in one line', 'many.txt', Buffer.from(`a red apple icon\n${`{${'a|'.repeat(300)}b}`.repeat(3)}\n`), 1, /line 2: .*variations/],
    ['in UTF-16', 'excel.csv', utf16(`${good}grüne Birne,64,64\n`, 0xff, 0xfe), 2, /^(?!.*line)/],
    ['in UTF-16 without a mark', 'bare.csv', utf16(good), 1, /^(?!.*line)/],
    ['in another encoding', 'latin.csv', Buffer.from(`${good}gr\xfcne Birne,64,64\n`, 'latin1'), 0, /latin\.csv is not text .*\(line 3\)/],
    ['without a column of prompts', 'other.csv', Buffer.from('name,size\na,1\n'), 0, /other\.csv, line 1: No column is named “prompt”; .*“name”, “size”/],
    ['of no bytes', 'nothing.csv', Buffer.alloc(0), 0, /nothing\.csv holds no prompt/],
    ['of 100,000 brackets', 'deep.json', Buffer.from(`${'['.repeat(1e5)}${']'.repeat(1e5)}`), 0, /deep\.json, line 1: /],
    ['of half a JSON', 'half.json', Buffer.from('[{"prompt":"a cat"},'), 0, /half\.json is not JSON/],
  ])('%s: the sentence names file and line, the rest goes in', async (what, name, bytes, rendered, says) => {
    const isWhole = what.startsWith('in UTF-16');
    const folder = temporaryFolder();
    const path = join(folder, name);
    const out = join(folder, 'out');
    writeFileSync(path, bytes);
    const result = await command('render', path, '--out', out, '--size', '64');
    expect(result.says).toMatch(says);
    expect(result.code).toBe(isWhole ? 0 : 1);
    expect(existsSync(out) ? readdirSync(out).filter((file) => file.endsWith('.png')) : []).toHaveLength(rendered);
  });

  it('of 50,000 lines is queued whole', async () => {
    const studio = await openStudio();
    studio.queue.setPaused(true);
    const { ids, problems } = await studio.queue.importText({ fileName: 'big.txt', content: 'a red apple icon\n'.repeat(50_000) });
    expect({ count: ids.length, problems, total: studio.queue.list({ limit: 1, offset: 0 }).total }).toEqual({ count: 50_000, problems: [], total: 50_000 });
  });
});

describe('an image', () => {
  const half = async (format: Parameters<typeof noise>[0]) => {
    const bytes = await noise(format);
    return bytes.subarray(0, bytes.length >> 1);
  };
  it.each<[what: string, name: string, bytes: () => Promise<Buffer>, says: RegExp]>([
    ...(['png', 'jpeg', 'webp', 'tiff', 'gif', 'avif'] as const).map((format): [string, string, () => Promise<Buffer>, RegExp] => [
      `truncated (${format})`,
      `cut.${format}`,
      () => half(format),
      new RegExp(`cut\\.${format} is damaged`),
    ]),
    ['a text file named .png', 'notes.png', async () => Buffer.from('hello, I am text'), /notes\.png is not an image/],
    ['an archive named .png', 'zip.png', async () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)]), /zip\.png is not an image/],
    ['an SVG named .png', 'svg.png', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), /svg\.png is a svg file/],
    ['of no bytes', 'empty.png', async () => Buffer.alloc(0), /empty\.png is empty/],
    ['a bomb of 30,000 × 30,000', 'bomb.png', () => bomb(30_000), /bomb\.png has 30000 × 30000 pixels; the largest .* 8192 × 8192/],
  ])('%s is refused by name, on the command line and in the window', async (_what, name, bytes, says) => {
    const folder = temporaryFolder();
    const path = join(folder, name);
    writeFileSync(path, await bytes());
    const result = await command('letter', path, '--text', 'X', '--out', join(folder, 'out.png'));
    expect(result).toEqual({ code: 1, out: '', says: expect.stringMatching(says) });
    expect(existsSync(join(folder, 'out.png'))).toBe(false);
    const studio = await openStudio();
    await expect(studio.importImage(readFileSync(path), name)).rejects.toThrow(says);
  });
});

describe('a project', () => {
  it('whose database is from a newer version is refused and left alone', async () => {
    const folder = temporaryFolder();
    await (await createStudio({ projectFolder: folder })).dispose();
    const path = join(folder, 'galley.db');
    const database = new Sqlite(path);
    database.pragma('user_version = 9999');
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const before = readFileSync(path);
    await expect(createStudio({ projectFolder: folder })).rejects.toMatchObject({
      code: 'database-newer',
      message: expect.stringMatching(/galley\.db was written by a newer Galley \(schema version 9999/),
    });
    expect(readFileSync(path)).toEqual(before);
  });

  it.each<[string, (whole: Buffer) => Buffer]>([
    ['garbage', () => Buffer.alloc(50_000, 0x41)],
    ['cut short', (whole) => whole.subarray(0, 5000)],
  ])('whose database is %s is refused and left alone', async (_what, damaged) => {
    const folder = temporaryFolder();
    await (await createStudio({ projectFolder: folder })).dispose();
    const path = join(folder, 'galley.db');
    const bytes = damaged(readFileSync(path));
    writeFileSync(path, bytes);
    await expect(createStudio({ projectFolder: folder })).rejects.toMatchObject({ code: 'database-corrupt', message: expect.stringContaining(path) });
    expect(readFileSync(path)).toEqual(bytes);
  });

  it.each([
    ['galley.db is a folder', 'galley.db', (path: string) => mkdirSync(path), 'database-corrupt', /galley\.db is a folder, not a database/],
    ['artifacts is a file', 'artifacts', (path: string) => writeFileSync(path, 'x'), 'invalid-input', /artifacts is a file, not a folder/],
  ])('whose %s cannot be opened', async (_what, name, put, code, says) => {
    const folder = temporaryFolder();
    put(join(folder, name));
    await expect(createStudio({ projectFolder: folder })).rejects.toMatchObject({ code, message: expect.stringMatching(says) });
  });

  it.each([
    ['is a file', (folder: string) => folder, /project\.txt is a file, not a folder/],
    ['lies in a file', (folder: string) => join(folder, 'x', 'y'), /project\.txt is a file, not a folder/],
    ['has a name of 300 letters', (folder: string) => join(folder, '..', 'a'.repeat(300)), /longer than this disk allows/],
  ])('that %s cannot be opened', async (_what, place, says) => {
    const file = join(temporaryFolder(), 'project.txt');
    writeFileSync(file, 'mine');
    await expect(createStudio({ projectFolder: place(file) })).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringMatching(says) });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it.runIf(existsSync('/proc/self'))('in a place that takes no folders is refused at once', async () => {
    await expect(createStudio({ projectFolder: '/proc/galley/project' })).rejects.toThrow(/takes no folder in \/proc/);
  });

  it('with blanks, emoji and accents in its path works', async () => {
    const studio = await openStudio(join(temporaryFolder(), 'Nächte 🍕 & “quotes”', "it's #1 100%"));
    const id = await approved(studio);
    expect(studio.review.get(id).verdict).toBe('approve');
  });

  it('that is open elsewhere says where', async () => {
    const folder = temporaryFolder();
    await openStudio(folder);
    const result = await command('render', 'a cat', '--out', temporaryFolder(), '--project', folder);
    expect(result).toMatchObject({ code: 1, says: expect.stringContaining(`is open in another Galley (process ${process.pid})`) });
  });

  it('that is not there is not made by exporting from it', async () => {
    const folder = join(temporaryFolder(), 'nowhere');
    const result = await command('export', '--project', folder, '--out', temporaryFolder());
    expect(result).toMatchObject({ code: 1, says: expect.stringContaining(`no Galley project in ${folder}`) });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('a disk', () => {
  it('that is full ends the command line with what and where; with room again nothing was lost', async (context) => {
    const mount = tryMount('tiny', '2m');
    if (!mount) return context.skip('a tiny tmpfs needs root and mount(8)');
    try {
      const project = join(mount.folder, 'project');
      await (await createStudio({ projectFolder: project })).dispose();
      mount.fill();
      const full = await command('render', 'a red apple icon', '--out', temporaryFolder(), '--project', project, '--size', '512');
      expect(full).toMatchObject({ code: 1, says: expect.stringMatching(/disk (is full|refused)/) });
      expect(full.says).toContain(project);
      mount.empty();
      const studio = await createStudio({ projectFolder: project });
      studio.queue.setPaused(false);
      await studio.whenIdle();
      expect(studio.queue.list({ limit: 9, offset: 0 }).jobs.filter(({ state }) => state !== 'done')).toEqual([]);
      await studio.dispose();
    } finally {
      mount.release();
    }
  });

  it('that fills up while rendering keeps the job, says so and ends', async (context) => {
    const mount = tryMount('tiny', '600k');
    if (!mount) return context.skip('a tiny tmpfs needs root and mount(8)');
    try {
      const out = join(mount.folder, 'out');
      const full = await command('render', 'noise texture of coarse sand', '--out', out, '--size', '512');
      expect(full).toMatchObject({ code: 1, says: expect.stringMatching(/disk is full/) });
      expect(full.says).toContain(out);
    } finally {
      mount.release();
    }
  });

  it('that is read-only is named, by project, letter and export alike', async (context) => {
    const mount = tryMount('read-only');
    if (!mount) return context.skip('a read-only tmpfs needs root and mount(8)');
    try {
      const plain = join(temporaryFolder(), 'plain.png');
      writeFileSync(plain, await noise('png'));
      const cases = await Promise.all([
        command('render', 'a cat', '--out', join(mount.folder, 'out')),
        command('letter', plain, '--text', 'X', '--box', '20,20,160,160', '--out', join(mount.folder, 'out.png')),
      ]);
      for (const result of cases) expect(result).toMatchObject({ code: 1, says: expect.stringMatching(/cannot be (made|written)|could not be written/) });
      for (const { says } of cases) expect(says).toContain(mount.folder);
      const studio = await openStudio();
      await approved(studio);
      const request = exportRequestSchema.parse({ folder: join(mount.folder, 'assets') });
      await expect(studio.exporter.run(request)).rejects.toMatchObject({ code: 'read-only', message: expect.stringContaining(mount.folder) });
    } finally {
      mount.release();
    }
  });
});

describe('an export template', () => {
  it.each([
    ['climbs out', '../../x', 'path-escape', /leads out/],
    ['climbs out in the middle', '{intent}/../../../x', 'path-escape', /leads out/],
    ['climbs out the way of Windows', '..\\..\\x', 'path-escape', /leads out/],
    ['is absolute', '/tmp/x', 'path-escape', /leads out/],
    ['is on another drive', 'C:\\x', 'path-escape', /leads out/],
    ['has a token that is none', '{prompt}', 'invalid-input', /unknown token \{prompt\}/],
    ['has an open brace', '{slug', 'invalid-input', /brace/],
    ['is a name that Windows keeps for itself', 'con', 'invalid-input', /reserved name on Windows/],
    ['holds a control character', 'a\u0007b', 'invalid-input', /control character U\+0007/],
    ['gives every proof the same name', 'same', 'file-exists', /written twice/],
    ['is longer than a name may be', '{slug}'.repeat(20), 'invalid-input', /255 at most/],
  ])('that %s writes nothing', async (_what, template, code, says) => {
    const studio = await openStudio();
    await approved(studio, 'a red apple icon');
    await approved(studio, 'a green pear icon');
    const place = temporaryFolder();
    const request = exportRequestSchema.parse({ folder: join(place, 'assets'), template });
    const error = await studio.exporter.run(request).catch((thrown) => thrown);
    expect(error).toMatchObject({ code, message: expect.stringMatching(says) });
    expect(readdirSync(place)).toEqual([]);
  });
});
