import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { command } from '../bad-input/given.ts';
import { picture } from '../image/pictures.ts';
import { createProject } from '../review/project.ts';
import { filesIn } from './export-project.ts';

/** A project on disk that no process has open. */
async function createClosedProject() {
  const { folder, database, addApproved } = createProject();
  await addApproved({ id: 'a', prompt: 'Oak planks', intent: 'texture', image: picture(96, 64, 4) });
  database.close();
  const out = join(folder, 'out');
  const run = (...args: string[]) => command('export', '--project', folder, ...args);
  return { folder, out, run };
}

it('galley export begins with a preset, and options overrule it', async () => {
  const { out, run } = await createClosedProject();
  expect(await run('--out', out, '--preset', 'unreal engine')).toMatchObject({
    code: 0,
    out: 'Content/Art/Texture/T_OakPlanks_01.png\n',
    says: expect.stringContaining('no power of two'),
  });
  const { out: paths } = await run('--out', out, '--preset', 'web', '--template', 'x', '--scale', '2', '--metadata', 'keep');
  expect(paths).toBe('x.webp\nx.avif\n');
  expect((await run('--out', out, '--template', 'y', '--also-format', 'jpeg,tiff')).out).toBe('y.png\ny.jpg\ny.tif\n');
  expect((await sharp(join(out, 'x.webp')).metadata()).xmp?.toString()).toContain('Oak planks');
  expect((await sharp(join(out, 'Content/Art/Texture/T_OakPlanks_01.png')).metadata()).xmp).toBeUndefined();
});

it('galley export keeps presets, lists them, and takes them from a file', async () => {
  const { folder, out, run } = await createClosedProject();
  expect(await run('--out', out, '--template', 'shop/{slug}', '--sides', 'pad', '--no-manifest', '--no-contact-sheet', '--save-preset', 'Shop')).toMatchObject({
    code: 0,
    says: expect.stringContaining('Kept as the preset Shop.'),
  });
  const { out: lines } = await run('--list-presets');
  expect(lines.split('\n')).toEqual(expect.arrayContaining(['Shop', expect.stringMatching(/^Godot: PNG below assets/)]));
  const own = JSON.parse((await run('--list-presets', '--json')).out).find(({ name }: { name: string }) => name === 'Shop');
  const file = join(folder, 'shop.galley-preset.json');
  writeFileSync(file, JSON.stringify({ format: 1, kind: 'galley-export-presets', presets: [{ name: 'Shop', settings: own.settings }] }));
  expect(await run('--out', join(folder, 'again'), '--preset', file)).toMatchObject({ code: 0, out: 'shop/oak-planks.png\n' });
  expect(await sharp(join(folder, 'again/shop/oak-planks.png')).metadata()).toMatchObject({ width: 128, height: 64 });
  expect(await run('--out', out, '--preset', 'none')).toMatchObject({
    code: 1,
    says: expect.stringContaining('There is no preset none; there are Unity, Unreal Engine'),
  });
});

it('galley export says what it does about files that are there, and lists its runs', async () => {
  const { out, run } = await createClosedProject();
  const asked = ['--out', out, '--template', '{slug}', '--no-manifest', '--no-contact-sheet'];
  expect(await run(...asked)).toMatchObject({ code: 0 });
  expect(await run(...asked)).toMatchObject({
    code: 1,
    says: expect.stringContaining('Nothing was written'),
    out: expect.stringContaining('is in the folder already'),
  });
  expect(await run(...asked, '--existing', 'skip', '--dry-run')).toMatchObject({ code: 0, out: 'oak-planks.png (96 × 64, is there already)\n' });
  expect(await run(...asked, '--existing', 'rename')).toMatchObject({ code: 0, out: 'oak-planks-2.png\n' });
  expect(await run(...asked, '--existing', 'overwrite')).toMatchObject({ code: 0, out: 'oak-planks.png\n' });
  expect(filesIn(out)).toEqual(['oak-planks-2.png', 'oak-planks.png']);
  const runs = JSON.parse((await run('--list-runs', '--json')).out);
  expect(runs.map(({ state, filesDone }: { state: string; filesDone: number }) => [state, filesDone])).toEqual(Array(3).fill(['done', 1]));
  expect(await run('--resume', runs[0].id)).toMatchObject({ code: 1, says: expect.stringContaining('nothing to go on with') });
});

it.each([
  [[], 'Say where the files go: --out DIR.'],
  [['--out', 'x', '--metadata', 'some'], 'keep, strip'],
  [['--out', 'x', '--dpi', '0'], 'from 1 to 2400'],
  [['--out', 'x', '--captions', 'prompt,price'], '--captions takes prompt, seed, model'],
  [['--out', 'x', '--also-format', 'bmp'], '--also-format takes png, webp'],
  [['--resume', 'none'], 'There is no export none'],
])('galley export %j explains what is wrong and writes nothing', async (args, words) => {
  const { folder, run } = await createClosedProject();
  expect(await run(...args.map((arg) => (arg === 'x' ? join(folder, 'x') : arg)))).toMatchObject({ code: 1, says: expect.stringContaining(words) });
  expect(existsSync(join(folder, 'x'))).toBe(false);
});

it('galley export writes a contact sheet in pages, with the captions that are wanted', async () => {
  const { out, run } = await createClosedProject();
  expect(
    await run(
      '--out',
      out,
      '--template',
      'x',
      '--sheet',
      'png,pdf',
      '--sheet-pages',
      '--paper',
      'letter',
      '--landscape',
      '--columns',
      '2',
      '--captions',
      'stars,seed',
    ),
  ).toMatchObject({ code: 0 });
  expect(await sharp(join(out, 'contact-sheet.png')).metadata()).toMatchObject({ width: 1650, height: 1275 });
  expect(readFileSync(join(out, 'contact-sheet.pdf'), 'latin1')).toMatch(/^%PDF-1\.7/);
});
