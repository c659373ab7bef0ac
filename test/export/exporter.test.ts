import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeImageFile } from '../../electron/image/codecs.ts';
import { picture, pixel, plain } from '../image/pictures.ts';
import { createExportProject, filesIn } from './export-project.ts';
import { noise } from './noise.ts';

describe('an export', () => {
  it('writes approved proofs only, by the default names, pixel for pixel', async () => {
    const { exporter, out, request, addApproved, addProof } = createExportProject();
    const image = picture(90, 70);
    await addApproved({ id: 'a', prompt: 'Oak planks', intent: 'texture', image });
    await addApproved({ id: 'bb', prompt: 'Oak planks', intent: 'texture' });
    await addProof({ id: 'ccc', prompt: 'Pine planks' });
    const progress: number[] = [];
    const result = await exporter.run(request(), { onProgress: (fraction) => progress.push(fraction) });
    expect(result.files.map(({ path }) => path)).toEqual(['Harbour/texture/oak-planks-1.png', 'Harbour/texture/oak-planks-2.png']);
    expect(filesIn(out)).toEqual(result.files.map(({ path }) => path));
    expect((await decodeImageFile(join(out, result.files[0].path))).data).toEqual(image.data);
    const bytes = readFileSync(join(out, result.files[0].path));
    expect(result.files[0]).toEqual({
      proofId: 'a',
      path: 'Harbour/texture/oak-planks-1.png',
      width: 90,
      height: 70,
      problem: '',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect([result.manifestPath, result.contactSheetPath, progress]).toEqual([null, null, [0, 0.5, 1, 1]]);
  });

  it.each([
    ['png', 'png', '.png', true],
    ['webp', 'webp', '.webp', true],
    ['jpeg', 'jpeg', '.jpg', false],
    ['avif', 'heif', '.avif', true],
  ] as const)('writes %s in several sizes', async (format, sharpFormat, extension, hasAlpha) => {
    const { exporter, out, request, addApproved } = createExportProject();
    await addApproved({ id: 'a', prompt: 'Oak', image: picture(80, 64, 4) });
    const { files } = await exporter.run(request({ format, scales: [1, 0.5, 2], template: '{slug}' }));
    expect(files.map(({ path, width, height }) => [path, width, height])).toEqual([
      [`oak${extension}`, 80, 64],
      [`oak@0.5x${extension}`, 40, 32],
      [`oak@2x${extension}`, 160, 128],
    ]);
    for (const { path, width, height } of files) {
      expect(await sharp(join(out, path)).metadata()).toMatchObject({ format: sharpFormat, width, height, hasAlpha });
    }
  });

  it('lays transparency on white in JPEG files', async () => {
    const { exporter, out, request, addApproved } = createExportProject();
    await addApproved({ id: 'a', prompt: 'Oak', image: plain(80, 64, [0, 0, 0, 0]) });
    const { files } = await exporter.run(request({ format: 'jpeg', quality: 100 }));
    expect(pixel(await decodeImageFile(join(out, files[0].path)), 30, 30)).toEqual([255, 255, 255]);
  });

  it('keeps a scaled tile seamless', async () => {
    const { exporter, out, request, addApproved } = createExportProject();
    const tile = plain(64, 64, [0, 0, 0]);
    for (let i = 0; i < 4096; i++) tile.data.fill(128 + 120 * Math.sin((2 * Math.PI * (i % 64)) / 64), i * 3, i * 3 + 3);
    await addApproved({ id: 'a', prompt: 'Wave', image: tile, metrics: { seamRatio: { horizontal: 1, vertical: 1 } } });
    const { files } = await exporter.run(request({ scales: [2] }));
    const large = await decodeImageFile(join(out, files[0].path));
    const step = (x: number, y: number) => Math.abs(pixel(large, x, 9)[0] - pixel(large, y, 9)[0]);
    expect(step(127, 0)).toBeLessThanOrEqual(step(0, 1) + 2);
  });

  it('fills in every token', async () => {
    const { exporter, request, addApproved } = createExportProject();
    await addApproved({ id: 'p1', prompt: 'Oak', intent: 'texture' });
    const template = '{project}-{intent}-{slug}-{n}-{id}-{model}-{seed}-{width}x{height}-{scale}-{date}';
    const { files } = await exporter.preflight(request({ template, scales: [1, 0.5] }));
    expect(files.map(({ path }) => path)).toEqual([
      'Harbour-texture-oak-1-p1-sketch-7-80x64-1x-2026-03-01.png',
      'Harbour-texture-oak-1-p1-sketch-7-40x32-0.5x-2026-03-01.png',
    ]);
  });

  it('writes a manifest with recipe, measures, verdict and hashes, and enters it in the project', async () => {
    const { exporter, database, out, request, addApproved } = createExportProject();
    const pixelsSha256 = await addApproved({ id: 'a', prompt: 'Oak planks', intent: 'texture' });
    const result = await exporter.run(request({ hasManifest: true }));
    const text = readFileSync(join(out, result.manifestPath!), 'utf8');
    const [file] = result.files;
    expect(JSON.parse(text)).toMatchObject({
      format: 1,
      application: { name: 'Galley', version: '0.1.0' },
      project: 'Harbour',
      settings: { template: '{project}/{intent}/{slug}-{n}', format: 'png', quality: null, scales: [1], documents: [], existing: 'refuse' },
      skipped: [],
      contactSheets: [],
      proofs: [
        {
          id: 'a',
          prompt: 'Oak planks',
          intent: 'texture',
          model: 'sketch',
          seed: 7,
          pixelsSha256,
          route: { matrixVersion: 1 },
          plan: [{ id: 'base', operation: 'generate' }],
          metrics: { ssim: 1 },
          verdict: { verdict: 'approve', reviewer: 'Lea' },
          files: [{ path: file.path, layer: null, document: null, notes: [], sha256: file.sha256, bytes: file.bytes, width: 80, height: 64, scale: 1 }],
        },
      ],
    });
    expect(database.prepare('SELECT folder, manifest FROM exports').all()).toEqual([{ folder: out, manifest: text }]);
  });

  it('draws contact sheets, and gives its papers names that are free', async () => {
    const { exporter, out, request, addApproved } = createExportProject();
    for (let i = 0; i < 5; i++)
      await addApproved({ id: `p${i}`, prompt: `Harbour sign ${i} 🎉 with a long story about fish`, image: picture(120 + i * 30, 100, 4) });
    mkdirSync(out);
    writeFileSync(join(out, 'Manifest.json'), 'mine');
    const first = await exporter.run(request({ template: '{slug}-{n}', hasManifest: true, hasContactSheet: true }));
    expect([first.manifestPath, first.contactSheetPath]).toEqual(['manifest-2.json', 'contact-sheet.png']);
    expect(readFileSync(join(out, 'Manifest.json'), 'utf8')).toBe('mine');
    expect(await sharp(join(out, 'contact-sheet.png')).metadata()).toMatchObject({ format: 'png', width: 48 * 2 + 3 * 320 + 2 * 28 });
    const second = await exporter.run(request({ template: 'again/{slug}-{n}', hasManifest: true, hasContactSheet: true }));
    expect([second.manifestPath, second.contactSheetPath]).toEqual(['manifest-3.json', 'contact-sheet-2.png']);
  });
});

describe('a contact sheet as PDF', () => {
  it('has its captions as text, in any script, on pages of the wanted paper', async () => {
    const { exporter, out, request, addApproved } = createExportProject();
    for (let i = 0; i < 21; i++)
      await addApproved({ id: `p${i}`, prompt: i === 3 ? 'Вывеска 港の看板' : `Harbour sign ${i} 🎉`, image: picture(60 + i * 3, 80, 4) });
    const sheetPaper = { size: 'A4', isLandscape: true } as const;
    const result = await exporter.run(request({ template: '{slug}-{n}', hasContactSheet: true, sheetFormats: ['png', 'pdf'], sheetPaper }));
    expect([result.contactSheetPath, filesIn(out).filter((name) => name.startsWith('contact-sheet'))]).toEqual([
      'contact-sheet.png',
      ['contact-sheet.pdf', 'contact-sheet.png'],
    ]);
    const pages = await readPdf(readFileSync(join(out, 'contact-sheet.pdf')));
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(Array(3).fill([842, 595]));
    const text = pages.map((page) => page.text).join(' ');
    for (const word of ['Harbour', '21 approved', 'Harbour sign 20', 'Вывеска', '港の看板', 'harbour-sign-20-1.png', '1 / 3']) expect(text).toContain(word);
  });
});

async function readPdf(bytes: Uint8Array): Promise<{ width: number; height: number; text: string }[]> {
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const pages = [];
  for (let i = 1; i <= pdf.numPages; i++) {
    const page = await pdf.getPage(i);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    pages.push({ width, height, text: items.map((item) => ('str' in item ? item.str : '')).join('') });
  }
  return pages;
}

describe('the pre-flight', () => {
  it('says that nothing is approved, and run refuses', async () => {
    const { exporter, request, addProof } = createExportProject();
    await addProof({ id: 'a' });
    expect(await exporter.preflight(request())).toEqual({
      files: [],
      issues: [
        {
          id: 'nothing-approved',
          severity: 'error',
          text: expect.stringContaining('no proof is approved'),
          sentence: { message: expect.stringContaining('no proof is approved') },
          files: 0,
          examples: [],
          fixes: [{ id: 'review', text: 'Review proofs', sentence: { message: 'Review proofs' }, changes: null }],
        },
      ],
      problems: [expect.stringContaining('no proof is approved')],
      predictedBytes: 0,
      freeBytes: expect.any(Number),
      isReady: false,
    });
    await expect(exporter.run(request())).rejects.toMatchObject({ code: 'not-approved' });
  });

  it('names proofs that are not approved or not there', async () => {
    const { exporter, out, request, addProof, addApproved } = createExportProject();
    await addProof({ id: 'a' });
    await addApproved({ id: 'bb' });
    const both = request({ proofIds: ['a', 'bb', 'none', 'bb'] });
    const { files, problems, isReady } = await exporter.preflight(both);
    expect(files.map(({ proofId, problem }) => [proofId, problem])).toEqual([
      ['a', 'Proof a needs review; only approved proofs are exported.'],
      ['bb', ''],
    ]);
    expect([problems, isReady]).toEqual([['There is no proof none.'], false]);
    await expect(exporter.run(both)).rejects.toMatchObject({ code: 'not-found' });
    expect(filesIn(out)).toEqual([]);
  });

  it('mentions what is approved although it is red, and stops nothing', async () => {
    const { exporter, request, addApproved } = createExportProject();
    await addApproved({ id: 'a', prompt: 'Oak planks', intent: 'texture', metrics: { seamRatio: { horizontal: 1.1, vertical: 1.9 } } });
    await addApproved({ id: 'bb' });
    expect(await exporter.preflight(request({ scales: [1, 0.5] }))).toMatchObject({
      notes: ['Approved, but red by the team’s limits: “Oak planks” (Seam ratio 1.9, red above 1.5).'],
      problems: [],
      isReady: true,
    });
    expect((await exporter.preflight(request({ proofIds: ['bb'] }))).notes).toBeUndefined();
  });

  it.each(['../../x', '..\\..\\x', '{project}/../../x', '/etc/{slug}', '\\\\server\\share\\x', 'C:\\x', 'c:x', 'a/.. /x'])(
    'stops the template %s, which climbs out',
    async (template) => {
      const { exporter, folder, out, request, addApproved } = createExportProject();
      await addApproved({ id: 'a' });
      const before = filesIn(folder);
      const { files, isReady } = await exporter.preflight(request({ template }));
      expect([files[0].problem, isReady]).toEqual([expect.stringContaining('leads out of the export folder'), false]);
      await expect(exporter.run(request({ template }))).rejects.toMatchObject({ code: 'path-escape' });
      expect(existsSync(out)).toBe(false);
      expect(filesIn(folder)).toEqual(before);
    },
  );

  it('cannot be led out by a prompt', async () => {
    const { exporter, out, request, addApproved } = createExportProject();
    await addApproved({ id: 'a', prompt: '../../../etc/passwd' });
    const { files } = await exporter.run(request({ template: '{slug}' }));
    expect(files[0].path).toBe('etc-passwd.png');
    expect(filesIn(out)).toEqual(['etc-passwd.png']);
  });

  it.each([
    ['ab:c', 'not every system allows'],
    ['{slug}?', 'not every system allows'],
    ['a\u0007', 'U+0007'],
    ['con', 'reserved name'],
    ['aux/{slug}', 'reserved name'],
    ['folder./{slug}', 'a blank or a dot'],
    [`${'{slug}'.repeat(30)}`, 'bytes'],
    ['{project}/', 'names a folder'],
    ['.', 'names a folder'],
  ])('lists the illegal name %j', async (template, words) => {
    const { exporter, request, addApproved } = createExportProject();
    await addApproved({ id: 'a', prompt: 'ten words that make a slug of some length' });
    expect((await exporter.preflight(request({ template }))).files[0].problem).toContain(words);
    await expect(exporter.run(request({ template }))).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it.each([
    ['{slug}-{number}', '{number}'],
    ['{slug', 'brace'],
  ])('explains the broken template %s', async (template, words) => {
    const { exporter, request, addApproved } = createExportProject();
    await addApproved({ id: 'a' });
    expect(await exporter.preflight(request({ template }))).toMatchObject({ files: [], problems: [expect.stringContaining(words)], isReady: false });
  });

  it('lists collisions within the batch on both sides, whatever the case', async () => {
    const { exporter, request, addApproved } = createExportProject();
    for (const [id, prompt] of [
      ['a', 'Oak'],
      ['bb', 'Oak'],
      ['ccc', 'Pine'],
    ])
      await addApproved({ id, prompt });
    const { files, isReady } = await exporter.preflight(request({ template: '{slug}' }));
    expect(files.map(({ problem }) => problem)).toEqual([expect.stringContaining('also for proof bb'), expect.stringContaining('also for proof a'), '']);
    expect(isReady).toBe(false);
    await expect(exporter.run(request({ template: '{slug}' }))).rejects.toMatchObject({ code: 'file-exists', message: expect.stringContaining('and 1 more') });
  });

  it('lists files that are in the folder already, whatever their case, and leaves them alone', async () => {
    const { exporter, out, request, addApproved } = createExportProject();
    await addApproved({ id: 'a', prompt: 'Oak' });
    await addApproved({ id: 'bb', prompt: 'Pine' });
    mkdirSync(out);
    writeFileSync(join(out, 'OAK.PNG'), 'mine');
    const { files } = await exporter.preflight(request({ template: '{slug}' }));
    expect(files.map(({ problem }) => problem)).toEqual(['“oak.png” is in the folder already.', '']);
    await expect(exporter.run(request({ template: '{slug}' }))).rejects.toMatchObject({ code: 'file-exists' });
    expect([filesIn(out), readFileSync(join(out, 'OAK.PNG'), 'utf8')]).toEqual([['OAK.PNG'], 'mine']);
  });

  it('follows no link out of the folder, but may be given a link as the folder', async () => {
    const { exporter, folder, out, request, addApproved } = createExportProject();
    await addApproved({ id: 'a', prompt: 'Oak' });
    mkdirSync(out);
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(out, 'trap'));
    symlinkSync(join(folder, 'nowhere'), join(out, 'dangling'));
    for (const template of ['trap/{slug}', 'dangling/{slug}']) {
      expect((await exporter.preflight(request({ template }))).files[0].problem).toContain('is a link to another place');
      await expect(exporter.run(request({ template }))).rejects.toMatchObject({ code: 'path-escape' });
    }
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'shortcut'));
    await exporter.run(request({ folder: join(folder, 'shortcut'), template: '{slug}' }));
    expect(filesIn(join(folder, 'elsewhere'))).toEqual(['oak.png']);
  });

  it('explains folders that cannot be used', async () => {
    const { exporter, folder, request, addApproved } = createExportProject();
    await addApproved({ id: 'a' });
    writeFileSync(join(folder, 'note.txt'), '');
    for (const [place, words] of [
      ['some/folder', 'relative'],
      [join(folder, 'note.txt'), 'is a file, not a folder'],
      [join(folder, 'note.txt', 'sub'), 'is a file, not a folder'],
    ]) {
      expect((await exporter.preflight(request({ folder: place }))).problems).toEqual([expect.stringContaining(words)]);
      await expect(exporter.run(request({ folder: place }))).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  // The administrator may write anywhere.
  it.skipIf(process.getuid?.() === 0)('explains a read-only folder', async () => {
    const { exporter, out, request, addApproved } = createExportProject();
    await addApproved({ id: 'a' });
    mkdirSync(out);
    chmodSync(out, 0o555);
    expect((await exporter.preflight(request())).problems).toEqual([expect.stringContaining('read-only')]);
    await expect(exporter.run(request())).rejects.toMatchObject({ code: 'read-only' });
  });

  it('refuses sizes that no file can have', async () => {
    const { exporter, request, addApproved } = createExportProject();
    await addApproved({ id: 'a', image: plain(4200, 64, [1, 2, 3]) });
    expect((await exporter.preflight(request({ scales: [4], format: 'webp' }))).files[0].problem).toContain('WebP');
    expect((await exporter.preflight(request({ scales: [4] }))).isReady).toBe(true);
  });
});

/** Mounts a small disk; false where that is not allowed. */
function mountDisk(folder: string, options: string): boolean {
  const run = (program: string, args: string[]) => execFileSync(program, args, { stdio: 'ignore' });
  mkdirSync(folder);
  try {
    run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  } catch {
    return false;
  }
  onTestFinished(() => void run('umount', [folder]));
  return true;
}

describe('a failing export', () => {
  it('does not begin where the disk has too little room (needs the right to mount)', async ({ skip }) => {
    const { exporter, out, request, addApproved } = createExportProject();
    skip(!mountDisk(out, 'size=256k'), 'no right to mount a disk');
    await addApproved({ id: 'bb', image: noise(400) });
    const { issues, predictedBytes, freeBytes } = await exporter.preflight(request());
    expect(issues).toMatchObject([{ id: 'disk-space', severity: 'error', fixes: [{ id: 'choose-folder', changes: null }] }]);
    expect([predictedBytes > 480_000, freeBytes]).toEqual([true, 262_144]);
    await expect(exporter.run(request())).rejects.toMatchObject({ code: 'disk-full', message: expect.stringContaining('The export needs about') });
    expect(readdirSync(out)).toEqual([]);
  });

  it('keeps what is whole when the disk fills up meanwhile, and goes on when there is room (needs the right to mount)', async ({ skip }) => {
    const { exporter, out, request, addApproved } = createExportProject();
    skip(!mountDisk(out, 'size=640k'), 'no right to mount a disk');
    await addApproved({ id: 'a' });
    await addApproved({ id: 'bb', image: noise(400) });
    const fill = () => existsSync(join(out, 'filler')) || writeFileSync(join(out, 'filler'), Buffer.alloc(400_000));
    await expect(exporter.run(request({ template: '{id}' }), { onProgress: fill })).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('could not be written'),
      retryable: true,
    });
    expect(readdirSync(out).sort()).toEqual(['a.png', 'filler']);
    const [stopped] = exporter.runs.list({ limit: 10, offset: 0 }).runs;
    expect(stopped).toMatchObject({ state: 'failed', filesDone: 1, filesTotal: 2, canResume: true, error: { code: 'disk-full' } });
    rmSync(join(out, 'filler'));
    const { files } = await exporter.resumeAndWait(stopped.id);
    expect([files.map(({ path }) => path), readdirSync(out).sort()]).toEqual([
      ['a.png', 'bb.png'],
      ['a.png', 'bb.png'],
    ]);
  });

  it('says that the disk is read-only (needs the right to mount)', async ({ skip }) => {
    const { exporter, out, request, addApproved } = createExportProject();
    skip(!mountDisk(out, 'ro'), 'no right to mount a disk');
    await addApproved({ id: 'a' });
    expect((await exporter.preflight(request())).problems).toEqual([expect.stringContaining('read-only')]);
    await expect(exporter.run(request())).rejects.toMatchObject({ code: 'read-only' });
  });

  it('keeps what it wrote when it is stopped, and takes it away when that is wanted, and nothing else', async () => {
    const { exporter, out, request, addApproved } = createExportProject();
    for (const id of ['a', 'bb', 'ccc']) await addApproved({ id });
    mkdirSync(out);
    writeFileSync(join(out, 'mine.txt'), 'mine');
    const abort = new AbortController();
    const run = exporter.run(request(), { signal: abort.signal, onProgress: (fraction) => fraction > 0.5 && abort.abort() });
    await expect(run).rejects.toMatchObject({ code: 'cancelled', message: expect.stringContaining('2 of 3 files') });
    expect(filesIn(out)).toEqual(['Harbour/general/a-red-badge-a-1.png', 'Harbour/general/a-red-badge-bb-1.png', 'mine.txt']);
    writeFileSync(join(out, 'Harbour/general/a-red-badge-a-1.png'), 'painted over');
    const { state, canResume } = await exporter.removeFiles('run-1');
    expect([state, canResume, filesIn(out)]).toEqual(['removed', false, ['Harbour/general/a-red-badge-a-1.png', 'mine.txt']]);
  });

  it('does not let a damaged image file out', async () => {
    const { exporter, artifacts, out, request, addApproved } = createExportProject();
    const sha256 = await addApproved({ id: 'a' });
    const bytes = readFileSync(artifacts.path(sha256));
    bytes[bytes.length - 20] ^= 1;
    writeFileSync(artifacts.path(sha256), bytes);
    await expect(exporter.run(request())).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('not the one that was approved') });
    expect(filesIn(out)).toEqual([]);
  });
});
