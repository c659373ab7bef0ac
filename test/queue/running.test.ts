import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../electron/image/codecs.ts';
import { createStudio, type Studio } from '../../electron/studio.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { createRaster } from '../../shared/raster.ts';
import { tryMount } from '../render/mounts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openPausedStudio, openStudio, tiny } from './studio-for-test.ts';

const moodyWorker = fileURLToPath(new URL('./moody-worker.ts', import.meta.url));
const jobsOf = (studio: Studio, ids: string[]) => ids.map((id) => studio.queue.get(id));
const stepsOf = (studio: Studio, id: string) => studio.review.get(studio.queue.get(id).proofId!).steps;
const waitFor = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('a running queue', () => {
  it('renders jobs of every intent to proofs, several at once, and tells what happens', async () => {
    const studio = await openStudio();
    const events: string[] = [];
    studio.subscribe((event) => events.push(event.type));
    const ids = studio.queue.add([
      tiny('red brick wall texture'),
      tiny('portrait of a sailor'),
      { prompt: 'a round badge that says "HELLO"', width: 512, height: 512, seed: 5 },
      tiny('rough thumbnail of a lighthouse'),
      tiny('abstract circles in ochre'),
    ]);
    await studio.whenIdle();
    const jobs = jobsOf(studio, ids);
    expect(jobs.map(({ state, error }) => ({ state, error }))).toEqual(ids.map(() => ({ state: 'done', error: null })));
    expect(jobs.map(({ reading }) => reading.intent)).toEqual(['texture', 'face', 'typography', 'thumbnail', 'general']);
    const badge = studio.review.get(jobs[2].proofId!);
    expect(badge).toMatchObject({ isLetteringExact: true, verdict: null, metrics: { characterErrorRate: { after: 0 }, outsideMask: { max: 0 } } });
    expect(badge.steps.map(({ step, status, isCached }) => [step, status, isCached])).toEqual([
      ['base', 'done', false],
      ['letter', 'done', false],
      ['sharpen', 'done', false],
      ['measure', 'done', false],
    ]);
    expect(badge.steps.every(({ timeMs, peakBytes }) => timeMs! > 0 && peakBytes! > 0)).toBe(true);
    expect(jobs[2].thumbnailSha256).toBe(badge.afterSha256);
    expect(new Set(events)).toEqual(new Set(['progress', 'jobs', 'queue', 'proof', ...(events.includes('memory') ? ['memory'] : [])]));
  });

  it('runs by priority, then by position', async () => {
    const studio = await openPausedStudio({ concurrency: 1 });
    const ids = studio.queue.add([tiny('one'), tiny('two'), tiny('three', { priority: 5 }), tiny('four')]);
    studio.queue.move(ids[3], ids[0]);
    studio.queue.setPaused(false);
    await studio.whenIdle();
    const byStart = jobsOf(studio, ids).sort((a, b) => a.startedAt!.localeCompare(b.startedAt!));
    expect(byStart.map(({ request }) => request.prompt)).toEqual(['three', 'four', 'one', 'two']);
  });

  it('renders the same request to the same pixels, and an edit of the lettering keeps the base', async () => {
    const studio = await openStudio();
    const request = { prompt: 'a round badge that says "HELLO"', width: 256, height: 256, seed: 5 };
    const [first] = studio.queue.add([request]);
    await studio.whenIdle();
    const [again] = studio.queue.add([request]);
    const changed = studio.queue.rerender(first, { lettering: { effects: { fill: { kind: 'solid', colour: [200, 30, 30] } } } });
    await studio.whenIdle();
    expect(stepsOf(studio, again).map(({ isCached }) => isCached)).toEqual([true, true, true, true]);
    expect(studio.queue.get(again).thumbnailSha256).toBe(studio.queue.get(first).thumbnailSha256);
    expect(stepsOf(studio, changed.id).map(({ step, isCached }) => [step, isCached])).toEqual([
      ['base', true],
      ['letter', false],
      ['sharpen', false],
      ['measure', false],
    ]);
  });

  it('keeps the base when other words are lettered, and renders it again for another number of strings', async () => {
    const studio = await openStudio();
    const [first] = studio.queue.add([{ prompt: 'a round badge that says "HELLO"', width: 256, height: 256, seed: 5 }]);
    await studio.whenIdle();
    const other = studio.queue.rerender(first, { lettering: { texts: ['WELCOME'] } });
    const more = studio.queue.rerender(first, { lettering: { texts: ['WELCOME', 'HOME'] } });
    await studio.whenIdle();
    const baseOf = (id: string) => stepsOf(studio, id).find(({ step }) => step === 'base');
    expect([baseOf(other.id), baseOf(more.id)]).toMatchObject([{ isCached: true }, { isCached: false }]);
    const proof = studio.review.get(studio.queue.get(other.id).proofId!);
    expect(proof.beforeSha256).toBe(studio.review.get(studio.queue.get(first).proofId!).beforeSha256);
    expect(proof.lettering!.regions.map(({ wanted, check }) => [wanted, check])).toEqual([['WELCOME', 'exact']]);
  });

  it('makes a step again whose file is gone', async () => {
    const studio = await openStudio();
    const [first] = studio.queue.add([tiny('a lighthouse', { seed: 3 })]);
    await studio.whenIdle();
    const { beforeSha256 } = studio.review.get(studio.queue.get(first).proofId!);
    rmSync((await studio.assets.file(beforeSha256)).path);
    const [again] = studio.queue.add([tiny('a lighthouse', { seed: 3 })]);
    await studio.whenIdle();
    expect(studio.queue.get(again).state).toBe('done');
    expect(stepsOf(studio, again)[0]).toMatchObject({ step: 'base', isCached: false });
    expect((await studio.assets.file(beforeSha256)).path).toContain(beforeSha256);
  });

  it('takes an imported image as the base', async () => {
    const studio = await openStudio();
    const raster = createRaster(200, 100, 3);
    raster.data.fill(200);
    const { sha256, width, height } = await studio.importImage(await encodePng(raster), 'plate.png');
    expect([width, height]).toEqual([200, 100]);
    const [id] = studio.queue.add([{ prompt: 'a sign that says "OPEN"', baseSha256: sha256 }]);
    await studio.whenIdle();
    const proof = studio.review.get(studio.queue.get(id).proofId!);
    expect(proof).toMatchObject({ beforeSha256: sha256, width: 200, height: 100 });
    expect(proof.lettering!.regions.map(({ readAfter }) => readAfter)).toEqual(['OPEN']);
  });

  it('refuses to import what is no image', async () => {
    const studio = await openPausedStudio();
    await expect(studio.importImage(new TextEncoder().encode('no image'), 'letter.png')).rejects.toMatchObject({ code: 'unreadable-image' });
    const cut = (await encodePng(createRaster(300, 300, 3))).subarray(0, 200);
    await expect(studio.importImage(cut, 'cut.png')).rejects.toMatchObject({ code: 'unreadable-image' });
  });
});

describe('when things go wrong', () => {
  it('fails a job whose worker crashes, goes on with the others, and can retry it', async () => {
    const studio = await openStudio({ workerEntry: moodyWorker, concurrency: 1 });
    const [bad, good] = studio.queue.add([tiny('CRASH'), tiny('a lighthouse')]);
    await studio.whenIdle();
    expect(studio.queue.get(bad)).toMatchObject({ state: 'failed', attempts: 1, error: { code: 'crashed' } });
    expect(studio.queue.get(good).state).toBe('done');
    studio.queue.retry([bad]);
    await studio.whenIdle();
    expect(studio.queue.get(bad)).toMatchObject({ state: 'failed', attempts: 2 });
  });

  it('cancels a step that does not stop', async () => {
    const studio = await openStudio({ workerEntry: moodyWorker, concurrency: 1 });
    const [hanging, next] = studio.queue.add([tiny('HANG'), tiny('a lighthouse')]);
    await waitFor(() => studio.queue.get(hanging).state === 'running');
    studio.queue.cancel([hanging]);
    await studio.whenIdle();
    expect(jobsOf(studio, [hanging, next]).map(({ state }) => state)).toEqual(['cancelled', 'done']);
  });

  it('pauses a running job between steps and resumes it without doing them again', async () => {
    const studio = await openStudio({ concurrency: 1 });
    const [id] = studio.queue.add([{ prompt: 'a round badge that says "HELLO"', width: 256, height: 256 }]);
    await waitFor(() => studio.queue.get(id).state === 'running');
    studio.queue.pause([id]);
    await studio.whenIdle();
    expect(studio.queue.get(id).state).toBe('paused');
    studio.queue.resume([id]);
    await studio.whenIdle();
    expect(studio.queue.get(id)).toMatchObject({ state: 'done', attempts: 2 });
    expect(stepsOf(studio, id).filter(({ step, isCached }) => step === 'base' && !isCached)).toHaveLength(1);
  });

  it('takes a pause back that has not come into effect', async () => {
    const studio = await openStudio({ concurrency: 1 });
    const [id] = studio.queue.add([tiny('a lighthouse')]);
    studio.queue.pause([id]);
    studio.queue.resume([id]);
    await studio.whenIdle();
    expect(studio.queue.get(id)).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('tries a step again alone when memory ran out', async () => {
    const studio = await openStudio({ workerEntry: moodyWorker, concurrency: 1 });
    const [id] = studio.queue.add([tiny('TIGHT lighthouse')]);
    await studio.whenIdle();
    expect(stepsOf(studio, id).slice(0, 2)).toMatchObject([
      { step: 'base', status: 'failed', errorCode: 'out-of-memory', retries: 0 },
      { step: 'base', status: 'done', errorCode: null, retries: 1 },
    ]);
  });

  it('closing puts running jobs back without blaming them', async () => {
    const projectFolder = temporaryFolder();
    const studio = await createStudio({ projectFolder, workerEntry: moodyWorker, concurrency: 1 });
    const [id] = studio.queue.add([tiny('HANG')]);
    await waitFor(() => studio.queue.get(id).state === 'running');
    await studio.dispose();
    const database = openDatabase(join(projectFolder, 'galley.db'), { readonly: true });
    expect(database.prepare('SELECT state, crash_count FROM jobs').all()).toEqual([{ state: 'queued', crash_count: 0 }]);
    database.close();
  });

  it('quarantines a job that was running in two crashes, runs it alone before that, and retry frees it', async () => {
    const projectFolder = temporaryFolder();
    const crash = () => {
      const database = openDatabase(join(projectFolder, 'galley.db'));
      database.prepare("UPDATE jobs SET state = 'running', started_at = '2999-01-01' WHERE prompt = 'suspect'").run();
      database.close();
    };
    const first = await createStudio({ projectFolder });
    first.queue.setPaused(true);
    const [suspect, other] = first.queue.add([tiny('suspect'), tiny('other')]);
    await first.dispose();
    crash();
    const second = await createStudio({ projectFolder });
    expect(jobsOf(second, [suspect, other])).toMatchObject([
      { state: 'queued', crashCount: 1 },
      { state: 'queued', crashCount: 0 },
    ]);
    await second.dispose();
    crash();
    const third = await openStudio({ projectFolder });
    expect(third.queue.get(suspect)).toMatchObject({ state: 'quarantined', error: { code: 'crashed' } });
    third.queue.setPaused(false);
    await third.whenIdle();
    expect(jobsOf(third, [suspect, other]).map(({ state }) => state)).toEqual(['quarantined', 'done']);
    third.queue.retry([suspect]);
    await third.whenIdle();
    expect(third.queue.get(suspect)).toMatchObject({ state: 'done', crashCount: 0 });
  });

  it('waits when the disk is full, and goes on when there is room again', async (context) => {
    const mount = tryMount('tiny', '3m');
    if (!mount) return context.skip('a tiny tmpfs needs root and mount(8)');
    try {
      const studio = await createStudio({ projectFolder: join(mount.folder, 'project'), concurrency: 1 });
      studio.queue.setPaused(true);
      const ids = studio.queue.add([{ prompt: 'abstract circles', width: 512, height: 512 }, tiny('a lighthouse')]);
      studio.queue.setPaused(false);
      mount.fill();
      await studio.whenIdle();
      expect(studio.queue.status().isPaused).toBe(true);
      mount.empty();
      studio.queue.setPaused(false);
      await studio.whenIdle();
      expect(jobsOf(studio, ids).map(({ state, error }) => ({ state, error }))).toEqual(ids.map(() => ({ state: 'done', error: null })));
      await studio.dispose();
    } finally {
      mount.release();
    }
  });
});

describe('samples and pictures', () => {
  it('queues the sample prompts in a new project only', async () => {
    const studio = await openPausedStudio();
    expect(await studio.ensureSampleProject()).toHaveLength(20);
    expect(await studio.ensureSampleProject()).toEqual([]);
  });

  it('gives an artifact or a thumbnail of it, which is made once', async () => {
    const studio = await openPausedStudio();
    const raster = createRaster(1000, 500, 4);
    const { sha256 } = await studio.importImage(await encodePng(raster), 'plate.png');
    const whole = await studio.assets.file(sha256);
    expect(whole).toMatchObject({ type: 'image/png' });
    const [small, same] = await Promise.all([studio.assets.file(sha256, 300), studio.assets.file(sha256, 380)]);
    expect(small).toEqual(same);
    expect(small).toMatchObject({ type: 'image/webp', path: expect.stringContaining(join('cache', 'thumbs', '384')) });
    expect(readFileSync(small.path).subarray(8, 12).toString()).toBe('WEBP');
    await expect(studio.assets.file('0'.repeat(64), 300)).rejects.toMatchObject({ code: 'not-found' });
    await expect(studio.assets.file('../../secret')).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
