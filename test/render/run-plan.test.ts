import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fontsFolder, workerEntry } from '../../electron/paths.ts';
import { createArtifactStore } from '../../electron/render/artifact-store.ts';
import { createRendering } from '../../electron/studio/rendering.ts';
import { createArtifactTable } from '../../electron/telemetry/artifact-table.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { createRunTable } from '../../electron/telemetry/run-table.ts';
import type { PlanStep, RenderPlan } from '../../shared/plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function open(memoryBudgetBytes?: number) {
  const folder = temporaryFolder();
  const database = openDatabase(join(folder, 'galley.db'));
  const runs = createRunTable(database);
  const { runner, pool } = createRendering({
    database,
    store: createArtifactStore(join(folder, 'artifacts')),
    runs,
    artifacts: createArtifactTable(database),
    workerEntry: workerEntry(),
    fontsFolder: fontsFolder(),
    concurrency: Math.min(2, availableParallelism()),
    memoryBudgetBytes,
    rss: () => process.memoryUsage.rss(),
    clock: () => new Date(),
  });
  onTestFinished(async () => {
    await pool.dispose();
    database.close();
  });
  return { runner, runs };
}

const planFor = (model: string, seed = 1): RenderPlan => ({
  seed,
  steps: [
    {
      id: 'base',
      operation: 'generate',
      params: {
        model,
        prompt: 'red brick wall',
        intent: 'texture',
        object: ['brick wall'],
        style: [],
        texts: [],
        width: 64,
        height: 64,
        isDraft: false,
        transparentBackground: false,
        params: {},
      },
      inputs: {},
    },
    { id: 'placeholder-mark', operation: 'placeholder-mark', params: {}, inputs: { image: { step: 'base', output: 'image' } } },
    { id: 'upscale', operation: 'upscale', params: { width: 128, height: 128 }, inputs: { image: { step: 'placeholder-mark', output: 'image' } } },
  ],
  proof: { before: { step: 'base', output: 'image' }, after: { step: 'upscale', output: 'image' }, mask: null },
});

const signal = new AbortController().signal;

describe('running a plan', () => {
  it('takes the next model of the route when one fails, and records both', async () => {
    const { runner, runs } = open();
    const outcome = await runner.run({ jobId: 'job', plan: planFor('ideogram-v1'), fallbacks: () => ['sketch'], signal });
    expect(outcome.plan.steps[0]).toMatchObject({ id: 'base', params: { model: 'sketch' } });
    expect(runs.ofJob('job').map(({ step, model, status, errorCode }) => [step, model, status, errorCode])).toEqual([
      ['base', 'ideogram-v1', 'failed', 'unavailable'],
      ['base', 'sketch', 'done', null],
      ['placeholder-mark', null, 'done', null],
      ['upscale', null, 'done', null],
    ]);
  });

  it('renders a base anew where that is asked for, and takes the other steps as they are', async () => {
    const { runner, runs } = open();
    for (const isFresh of [false, false, true]) await runner.run({ jobId: `fresh ${isFresh}`, plan: planFor('sketch'), fallbacks: () => [], isFresh, signal });
    const cachedOf = (jobId: string) => runs.ofJob(jobId).map(({ isCached }) => isCached);
    expect(cachedOf('fresh false')).toEqual([false, false, false, true, true, true]);
    expect(cachedOf('fresh true')).toEqual([false, true, true]);
  });

  it('falls back per layer: each layer has models of its own', async () => {
    const { runner, runs } = open();
    const [base] = planFor('ideogram-v1').steps;
    const layerOf = (layer: 'object' | 'style') => ({ ...base, id: layer, params: { ...base.params, layer, prompt: 'a red apple' } }) as PlanStep;
    const source = (step: string) => ({ step, output: 'image' as const });
    const plan: RenderPlan = {
      steps: [layerOf('object'), layerOf('style')],
      seed: 3,
      proof: { before: source('style'), after: source('style'), mask: null, layers: [{ name: 'object', source: source('object') }] },
    };
    const fallbacks = { whole: [], object: ['sketch'], style: ['sd3.5-large', 'sketch'] };
    const outcome = await runner.run({ jobId: 'job', plan, fallbacks: (layer) => fallbacks[layer], signal });
    expect(runs.ofJob('job').map(({ step, model, status }) => [step, model, status])).toEqual([
      ['object', 'ideogram-v1', 'failed'],
      ['object', 'sketch', 'done'],
      ['style', 'ideogram-v1', 'failed'],
      ['style', 'sd3.5-large', 'failed'],
      ['style', 'sketch', 'done'],
    ]);
    expect(outcome.layers).toEqual([{ name: 'object', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it('gives the error of the last model when all fail', async () => {
    const { runner } = open();
    const run = runner.run({ jobId: 'job', plan: planFor('ideogram-v1'), fallbacks: () => ['sd3.5-large'], signal });
    await expect(run).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('sd3.5-large') });
  });

  it('tells progress that only grows and ends at 1, with the newest picture', async () => {
    const { runner } = open();
    const heard: number[] = [];
    let picture: string | null = null;
    const outcome = await runner.run({
      jobId: 'job',
      plan: planFor('sketch'),
      fallbacks: () => [],
      signal,
      onProgress(progress) {
        heard.push(progress.fraction);
        picture = progress.thumbnailSha256;
      },
    });
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    expect(heard.at(-1)).toBe(1);
    expect(picture).toBe(outcome.afterSha256);
  });

  it('runs plans that exceed the memory budget one after the other', async () => {
    const { runner, runs } = open(1);
    await Promise.all(['a', 'b', 'c'].map((jobId, seed) => runner.run({ jobId, plan: planFor('sketch', seed), fallbacks: () => [], signal })));
    expect(['a', 'b', 'c'].flatMap((jobId) => runs.ofJob(jobId)).map(({ status }) => status)).toEqual(Array(9).fill('done'));
  });

  it('stops before the next step when told to', async () => {
    const { runner, runs } = open();
    const controller = new AbortController();
    const run = runner.run({
      jobId: 'job',
      plan: planFor('sketch'),
      fallbacks: () => [],
      signal: controller.signal,
      onProgress: ({ stepIndex }) => stepIndex === 1 && controller.abort(new Error('enough')),
    });
    await expect(run).rejects.toThrow('enough');
    expect(runs.ofJob('job').map(({ step }) => step)).not.toContain('upscale');
  });
});
