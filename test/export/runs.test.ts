import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createExportProject, filesIn } from './export-project.ts';
import { noise } from './noise.ts';

/** Stopped after its first file of three. */
async function stopped() {
  const project = createExportProject();
  for (const [i, id] of ['a', 'bb', 'ccc'].entries()) await project.addApproved({ id, image: noise(120, i + 1) });
  const { exporter, request } = project;
  const abort = new AbortController();
  const asked = request({ template: '{id}', hasManifest: true });
  const run = exporter.run(asked, { signal: abort.signal, onProgress: (fraction) => fraction > 0.3 && abort.abort() });
  await expect(run).rejects.toMatchObject({ code: 'cancelled', details: { runId: 'run-1' } });
  return project;
}

describe('a run', () => {
  it('answers at once, tells how far it is, and stands in the history with its result', async () => {
    const { exporter, out, request, addApproved, told } = createExportProject();
    for (const [i, id] of ['a', 'bb', 'ccc'].entries()) await addApproved({ id, image: noise(200, i + 1) });
    const run = await exporter.start(request({ template: '{id}', hasManifest: true, hasContactSheet: true, preset: 'Shop' }));
    expect(run).toMatchObject({ id: 'run-1', state: 'running', filesDone: 0, filesTotal: 3, endedAt: null, preset: 'Shop', canResume: false });
    await expect(exporter.start(request({ template: 'x-{id}' }))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('An export is running'),
    });
    await expect.poll(() => exporter.runs.get('run-1').state, { timeout: 20_000 }).toBe('done');
    const [done] = exporter.runs.list({ limit: 10, offset: 0 }).runs;
    expect(done).toMatchObject({
      filesDone: 3,
      error: null,
      manifestPath: 'manifest.json',
      sheetPaths: ['contact-sheet.png'],
      isFolderThere: true,
      canResume: false,
    });
    const { files, total } = exporter.runs.files('run-1', { limit: 2, offset: 0 });
    expect([files.map(({ path, state }) => [path, state]), total]).toEqual([
      [
        ['a.png', 'written'],
        ['bb.png', 'written'],
      ],
      3,
    ]);
    expect(done.bytes).toBe(['a', 'bb', 'ccc'].reduce((sum, id) => sum + statSync(join(out, `${id}.png`)).size, 0));
    expect(told[0]).toMatchObject({ runId: 'run-1', state: 'running', filesTotal: 3 });
    expect(told.at(-1)).toMatchObject({ state: 'done', filesDone: 3, secondsLeft: 0 });
    rmSync(out, { recursive: true });
    expect(exporter.runs.get('run-1').isFolderThere).toBe(false);
  });

  it('that was stopped goes on: whole files stay as they are, missing and changed ones are written', async () => {
    const { exporter, out } = await stopped();
    const before = statSync(join(out, 'a.png'));
    expect(exporter.runs.get('run-1')).toMatchObject({ state: 'stopped', canResume: true, filesDone: 1, error: { code: 'cancelled' } });
    const { files, manifestPath } = await exporter.resumeAndWait('run-1');
    expect([files.map(({ path }) => path), manifestPath]).toEqual([['a.png', 'bb.png', 'ccc.png'], 'manifest.json']);
    expect([statSync(join(out, 'a.png')).ino, statSync(join(out, 'a.png')).mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    expect(filesIn(out)).toEqual(['a.png', 'bb.png', 'ccc.png', 'manifest.json']);
    expect(() => exporter.resume('run-1')).toThrow(/nothing to go on with/);
  });

  it('writes a file again that was deleted meanwhile', async () => {
    const { exporter, out } = await stopped();
    rmSync(join(out, 'a.png'));
    await exporter.resumeAndWait('run-1');
    expect(filesIn(out)).toEqual(['a.png', 'bb.png', 'ccc.png', 'manifest.json']);
  });

  it('does not write over a file that somebody changed meanwhile', async () => {
    const { exporter, out } = await stopped();
    writeFileSync(join(out, 'a.png'), 'painted over');
    await expect(exporter.resumeAndWait('run-1')).rejects.toMatchObject({ code: 'file-exists' });
    expect(readFileSync(join(out, 'a.png'), 'utf8')).toBe('painted over');
    expect(exporter.runs.get('run-1')).toMatchObject({ state: 'failed', canResume: true, error: { code: 'file-exists' } });
  });

  it('does not go on with what is not approved any more', async () => {
    const { exporter, review, out } = await stopped();
    review.withdraw(review.get('ccc').ledger[0].id);
    await expect(exporter.resumeAndWait('run-1')).rejects.toMatchObject({ code: 'not-approved' });
    expect(filesIn(out)).toEqual(['a.png', 'bb.png']);
  });

  it('takes its files away, with folders that it leaves empty, and nothing else', async () => {
    const { exporter, out, request, addApproved } = createExportProject();
    await addApproved({ id: 'a' });
    await addApproved({ id: 'bb' });
    mkdirSync(join(out, 'kept'), { recursive: true });
    writeFileSync(join(out, 'kept/mine.txt'), 'mine');
    const { runId } = await exporter.run(request({ template: '{id}/deep/{n}', hasManifest: true }));
    writeFileSync(join(out, 'bb/mine.txt'), 'mine');
    expect(await exporter.removeFiles(runId)).toMatchObject({ state: 'removed', canResume: false });
    expect([filesIn(out), readdirSync(out).sort()]).toEqual([
      ['bb/mine.txt', 'kept/mine.txt'],
      ['bb', 'kept'],
    ]);
  });

  it('that Galley left when it was closed can be resumed', async () => {
    const { exporter, request, addApproved, out } = createExportProject();
    for (const [i, id] of ['a', 'bb', 'ccc'].entries()) await addApproved({ id, image: noise(400, i + 1) });
    await exporter.start(request({ template: '{id}' }));
    await exporter.close();
    expect(exporter.runs.get('run-1')).toMatchObject({ state: 'interrupted', canResume: true });
    await exporter.resumeAndWait('run-1');
    expect(filesIn(out)).toEqual(['a.png', 'bb.png', 'ccc.png']);
  });

  it('that ended when not even that could be entered can be resumed', async () => {
    const { exporter, request, addApproved, database, out } = createExportProject();
    await addApproved({ id: 'a' });
    exporter.recover();
    database.exec("CREATE TRIGGER full BEFORE UPDATE ON export_runs BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    await expect(exporter.run(request({ template: '{id}' }))).rejects.toThrow('disk full');
    expect(exporter.runs.get('run-1')).toMatchObject({ state: 'interrupted', canResume: true, filesDone: 1 });
    database.exec('DROP TRIGGER full');
    await exporter.resumeAndWait('run-1');
    expect([exporter.runs.get('run-1').state, filesIn(out)]).toEqual(['done', ['a.png']]);
  });

  it('is asked for by its id', async () => {
    const { exporter } = createExportProject();
    expect(() => exporter.resume('none')).toThrow(/There is no export none/);
    await expect(exporter.stop('none')).rejects.toMatchObject({ code: 'not-found' });
    await expect(exporter.removeFiles('none')).rejects.toMatchObject({ code: 'not-found' });
    expect(() => exporter.runs.files('none', { limit: 1, offset: 0 })).toThrow(/There is no export none/);
  });
});
