import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImageFile } from '../../electron/image/codecs.ts';
import type { ExportChanges } from '../../shared/export-checks.ts';
import { picture, pixel, plain } from '../image/pictures.ts';
import { createExportProject, filesIn } from './export-project.ts';
import { noise } from './noise.ts';

describe('sides that are no power of two', () => {
  it('are pointed out, and either fix mends them', async () => {
    const { exporter, out, request, addApproved } = createExportProject();
    const image = picture(100, 60);
    await addApproved({ id: 'a', prompt: 'Sprite', image });
    await addApproved({ id: 'bb', prompt: 'Tile', image: plain(64, 128, [1, 2, 3]) });
    const asked = { template: '{slug}', sides: 'warn' } as const;
    const { issues, isReady } = await exporter.preflight(request(asked));
    expect(isReady).toBe(true);
    expect(issues).toMatchObject([
      { id: 'not-power-of-two', severity: 'warning', files: 1, examples: ['sprite.png'], text: expect.stringContaining('100 × 60') },
    ]);
    const [pad, resize] = issues[0].fixes;
    for (const { changes } of [pad, resize])
      expect((await exporter.preflight(request({ ...asked, ...changes }))).issues.map(({ id }) => id)).not.toContain('not-power-of-two');

    await exporter.run(request({ ...asked, ...pad.changes, template: 'pad/{slug}' }));
    const padded = await decodeImageFile(join(out, 'pad/sprite.png'));
    expect([padded.width, padded.height, pixel(padded, 99, 59)[3], pixel(padded, 100, 59), pixel(padded, 50, 60)]).toEqual([
      128,
      64,
      255,
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect(pixel(padded, 31, 17).slice(0, 3)).toEqual(pixel(image, 31, 17));
    await exporter.run(request({ ...asked, ...resize.changes, template: 'resize/{slug}' }));
    expect(await sharp(join(out, 'resize/sprite.png')).metadata()).toMatchObject({ width: 128, height: 64, hasAlpha: false });
    expect(await sharp(join(out, 'resize/tile.png')).metadata()).toMatchObject({ width: 64, height: 128 });
  });
});

describe('more pixels than a proof has', () => {
  it('are named as resampled, and are not needed where its own are the largest', async () => {
    const { exporter, out, request, addApproved } = createExportProject();
    await addApproved({ id: 'a', prompt: 'Sign', image: picture(90, 70) });
    const asked = { template: '{slug}', scales: [1, 2, 3] };
    const { issues, files } = await exporter.preflight(request(asked));
    expect(files.map(({ path, isEnlarged }) => [path, isEnlarged])).toEqual([
      ['sign.png', false],
      ['sign@2x.png', true],
      ['sign@3x.png', true],
    ]);
    expect(issues).toMatchObject([
      {
        id: 'enlarged',
        severity: 'warning',
        files: 2,
        text: expect.stringContaining('resampled with Lanczos (90 × 70 to 270 × 210 px), which adds no detail'),
      },
    ]);
    const [own, drop] = issues[0].fixes;
    expect([own.changes, drop.changes]).toEqual([{ ownScale: 3 }, { scales: [1] }]);
    const { issues: left } = await exporter.preflight(request({ ...asked, ...own.changes }));
    expect(left).toEqual([]);
    await exporter.run(request({ ...asked, ...own.changes }));
    const sizes = await Promise.all(['sign', 'sign@2x', 'sign@3x'].map(async (name) => (await sharp(join(out, `${name}.png`)).metadata()).width));
    expect(sizes).toEqual([30, 60, 90]);
  });

  it('that the recipe itself made are told from those of the export', async () => {
    const { exporter, database, request, addApproved } = createExportProject();
    await addApproved({ id: 'a', prompt: 'Sign', image: picture(128, 96) });
    const { plan } = database.prepare('SELECT plan FROM proofs').get() as { plan: string };
    const made = JSON.parse(plan);
    Object.assign(made.steps[0].params, { width: 64, height: 48 });
    made.steps.push({ id: 'upscale', operation: 'upscale', params: { width: 128, height: 96 }, inputs: { image: { step: 'base', output: 'image' } } });
    database.prepare('UPDATE proofs SET plan = ?').run(JSON.stringify(made));
    expect((await exporter.preflight(request())).issues).toMatchObject([
      { id: 'enlarged-by-recipe', severity: 'note', text: expect.stringContaining('rendered at 64 × 48 px, approved at 128 × 96 px') },
    ]);
  });
});

describe('other issues', () => {
  it('have fixes that mend them', async () => {
    const { exporter, out, request, addApproved, addProof } = createExportProject();
    await addApproved({ id: 'a', prompt: 'Oak', image: picture(80, 64, 4) });
    await addApproved({ id: 'bb', prompt: 'Oak' });
    await addProof({ id: 'ccc', prompt: 'Pine' });
    mkdirSync(out);
    writeFileSync(join(out, 'oak.png'), 'mine');
    const mended = async (asked: Parameters<typeof request>[0], id: string, fix: string) => {
      const { issues } = await exporter.preflight(request(asked));
      const found = issues.find((issue) => issue.id === id);
      const { changes } = found!.fixes.find((one) => one.id === fix)!;
      const after = await exporter.preflight(request({ ...asked, ...(changes as ExportChanges) }));
      return after.issues.filter((issue) => issue.id === id && issue.severity === 'error');
    };
    expect(await mended({ template: '{slug}', proofIds: ['a', 'bb'] }, 'collision', 'add-number')).toEqual([]);
    expect(await mended({ template: '{id}', proofIds: ['a', 'ccc'] }, 'not-approved', 'leave-out')).toEqual([]);
    expect(await mended({ template: '{id}', proofIds: ['a', 'gone'] }, 'not-found', 'leave-out')).toEqual([]);
    for (const fix of ['skip', 'rename', 'overwrite']) expect(await mended({ template: '{slug}', proofIds: ['a'] }, 'exists', fix)).toEqual([]);
    expect(await mended({ template: '{id}', proofIds: ['a'], format: 'jpeg' }, 'transparency', 'use-png')).toEqual([]);
    await addApproved({ id: 'wide', prompt: 'Wide', image: plain(4200, 64, [1, 2, 3]) });
    expect(await mended({ template: '{id}', proofIds: ['wide'], format: 'webp', scales: [1, 4] }, 'too-large', 'drop-scales')).toEqual([]);
  });

  it('point out paths that Windows programs cannot open, and stop the export on Windows', async () => {
    for (const [platform, severity] of [
      ['linux', 'warning'],
      ['win32', 'error'],
    ] as const) {
      const { exporter, out, request, addApproved } = createExportProject({ platform });
      await addApproved({ id: 'a', prompt: 'a very long prompt that makes a rather long name of it all' });
      const template = `${'folder-with-a-name/'.repeat(11)}{slug}-{n}`;
      const { issues, isReady } = await exporter.preflight(request({ template }));
      expect([issues.map(({ id, severity: given }) => [id, given]), isReady]).toEqual([[['path-too-long', severity]], severity === 'warning']);
      const { changes } = issues[0].fixes[0];
      expect((await exporter.preflight(request({ template, ...changes }))).issues).toEqual([]);
      if (platform === 'win32') await expect(exporter.run(request({ template }))).rejects.toMatchObject({ code: 'invalid-input' });
      expect(filesIn(out)).toEqual([]);
    }
  });

  it('say how large a print becomes', async () => {
    const { exporter, request, addApproved } = createExportProject();
    await addApproved({ id: 'a', image: plain(300, 150, [1, 2, 3]) });
    expect((await exporter.preflight(request({ dpi: 300 }))).issues).toMatchObject([
      { id: 'print-size', text: 'At 300 dpi the smallest picture prints 2.5 × 1.3 cm.' },
    ]);
  });

  it('count bytes that come close to those that are written', async () => {
    const { exporter, request, addApproved } = createExportProject();
    await addApproved({ id: 'a', prompt: 'Sign', image: picture(400, 300) });
    await addApproved({ id: 'bb', prompt: 'Noise', image: noise(300) });
    const { predictedBytes, freeBytes } = await exporter.preflight(request());
    const { files } = await exporter.run(request());
    const written = files.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(predictedBytes / written).toBeGreaterThan(0.7);
    expect(predictedBytes / written).toBeLessThan(1.5);
    expect(freeBytes).toBeGreaterThan(predictedBytes);
  });
});

describe('files that are there already', () => {
  async function twice(existing: 'skip' | 'overwrite' | 'rename') {
    const project = createExportProject();
    const { exporter, out, request, addApproved } = project;
    await addApproved({ id: 'a', prompt: 'Oak' });
    await addApproved({ id: 'bb', prompt: 'Pine' });
    mkdirSync(out);
    writeFileSync(join(out, 'oak@2x.png'), 'mine');
    const asked = request({ template: '{slug}', scales: [1, 2], existing, hasManifest: true });
    const preflight = await exporter.preflight(asked);
    const result = await exporter.run(asked);
    return { ...project, asked, preflight, result };
  }

  it('are left alone', async () => {
    const { out, preflight, result, exporter } = await twice('skip');
    expect(preflight.files.map(({ path, action }) => [path, action])).toEqual([
      ['oak.png', 'write'],
      ['oak@2x.png', 'skip'],
      ['pine.png', 'write'],
      ['pine@2x.png', 'write'],
    ]);
    expect(preflight.issues).toContainEqual(
      expect.objectContaining({ id: 'exists', severity: 'note', text: 'One file is in the folder already: it is left alone.' }),
    );
    expect(readFileSync(join(out, 'oak@2x.png'), 'utf8')).toBe('mine');
    expect(result.files.map(({ path }) => path)).toEqual(['oak.png', 'pine.png', 'pine@2x.png']);
    expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))).toMatchObject({ skipped: ['oak@2x.png'] });
    expect(exporter.runs.get(result.runId)).toMatchObject({ filesTotal: 4, filesDone: 4, filesSkipped: 1 });
  });

  it('are overwritten, with their manifest, and not taken away with the rest', async () => {
    const { out, asked, preflight, result, exporter } = await twice('overwrite');
    expect(preflight.issues).toContainEqual(expect.objectContaining({ id: 'exists', severity: 'warning' }));
    expect((await sharp(join(out, 'oak@2x.png')).metadata()).width).toBe(160);
    const again = await exporter.run(asked);
    expect(again.manifestPath).toBe('manifest.json');
    expect(filesIn(out)).toEqual(['manifest.json', 'oak.png', 'oak@2x.png', 'pine.png', 'pine@2x.png']);
    expect(result.manifestPath).toBe('manifest.json');
    writeFileSync(join(out, 'manifest.json'), 'somebody’s own');
    expect((await exporter.run(asked)).manifestPath).toBe('manifest-2.json');
    await exporter.removeFiles(again.runId);
    expect(filesIn(out)).toEqual(['manifest-2.json', 'manifest.json', 'oak.png', 'oak@2x.png', 'pine.png', 'pine@2x.png']);
  });

  it('get company: the whole set of a proof has a number', async () => {
    const { out, result } = await twice('rename');
    expect(result.files.map(({ path }) => path)).toEqual(['oak-2.png', 'oak-2@2x.png', 'pine.png', 'pine@2x.png']);
    expect(readFileSync(join(out, 'oak@2x.png'), 'utf8')).toBe('mine');
  });
});
