import { describe, expect, it, onTestFinished } from 'vitest';
import type { RemoteModel, RemoteResult } from '../../electron/models/remote-model.ts';
import type { StepProgress } from '../../electron/render/run-plan.ts';
import { stepKey } from '../../electron/routing/step-key.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import { startFake } from '../fakes/fake-server.ts';
import { fakePicture } from '../fakes/pictures.ts';
import { type OpenCallerOptions, openCaller, PARAMS } from './open-caller.ts';
import { tinyModel, tinyVendor } from './tiny-vendor.ts';

const image = { step: 'base', output: 'image' as const };
const planOf = (model: string): RenderPlan => ({
  seed: 1,
  steps: [
    { id: 'base', operation: 'generate', params: { ...PARAMS, model }, inputs: {} },
    { id: 'placeholder-mark', operation: 'placeholder-mark', params: {}, inputs: { image } },
  ],
  proof: { before: image, after: { step: 'placeholder-mark', output: 'image' }, mask: null },
});
const KEY = stepKey({ operation: 'generate', params: { ...PARAMS, model: 'tiny' }, seed: 1, inputHashes: {} });

async function open(change: (model: RemoteModel) => RemoteModel = (model) => model, options: Partial<OpenCallerOptions> = {}) {
  const server = await startFake(tinyVendor());
  onTestFinished(() => server.close());
  const opened = openCaller({ models: [change(tinyModel({ url: server.url }))], ...options });
  const { runner, runs } = opened.openRunner();
  const run = (jobId: string, more: object = {}) =>
    runner.run({ jobId, plan: planOf('tiny'), fallbacks: () => ['sketch'], signal: new AbortController().signal, ...more });
  const rows = (jobId: string) => runs.ofJob(jobId).map(({ step, status, isCached, costUsd, errorCode }) => [step, status, isCached, costUsd, errorCode]);
  return { server, run, rows, runs, ...opened };
}

describe('a step of a model behind a network', () => {
  it('is paid once, is cached after that, and is asked for anew where that is wanted', async () => {
    const { server, run, rows, runs } = await open();
    const first = await run('first');
    expect(rows('first')[0]).toEqual(['base', 'done', false, 0.04, null]);
    expect(runs.ofJob('first')[0]).toMatchObject({ model: 'tiny', host: new URL(server.url).host });
    const second = await run('second');
    expect(rows('second')[0]).toEqual(['base', 'done', true, 0, null]);
    expect(second.beforeSha256).toBe(first.beforeSha256);
    await run('fresh', { isFresh: true });
    expect(rows('fresh')[0]).toEqual(['base', 'done', false, 0.04, null]);
    expect(server.invoice).toHaveLength(2);
  });

  it('uses what arrived before Galley died, and its job pays for it once', async () => {
    const { server, run, rows, caller, orderOf, events } = await open();
    await caller.call(orderOf({ jobId: 'died', key: KEY }));
    await run('died', { isFresh: true });
    expect(rows('died')[0]).toEqual(['base', 'done', false, 0.04, null]);
    expect(events('died')).toEqual(['call', 'arrived', 'reused']);
    await run('died', { isFresh: true });
    expect(server.invoice).toHaveLength(2);
  });

  it('uses what another model of the route made for this job before Galley died', async () => {
    const server = await startFake(tinyVendor());
    onTestFinished(() => server.close());
    const { openRunner, caller, orderOf } = openCaller({ models: ['tiny', 'other'].map((id) => tinyModel({ url: server.url, id })) });
    const key = stepKey({ operation: 'generate', params: { ...PARAMS, model: 'other' }, seed: 1, inputHashes: {} });
    await caller.call(orderOf({ jobId: 'died', key, model: 'other' }));
    const { runner } = openRunner();
    const signal = new AbortController().signal;
    const outcome = await runner.run({ jobId: 'died', plan: planOf('tiny'), fallbacks: () => ['other', 'sketch'], signal });
    expect(outcome.plan.steps[0]).toMatchObject({ params: { model: 'other' } });
    expect(server.invoice).toHaveLength(1);
  });

  it('fails with a picture that cannot be read, keeps it, goes on with no other model, and asks again on a retry', async () => {
    const whole = await fakePicture(64, 64, 1);
    const broken = Buffer.concat([whole.subarray(0, 40), Buffer.alloc(30, 7), whole.subarray(-12)]);
    let isBroken = true;
    const breaking = (model: RemoteModel): RemoteModel => ({
      ...model,
      async call(request, context): Promise<RemoteResult> {
        const result = await model.call(request, context);
        return isBroken ? { ...result, images: [{ ...result.images[0], bytes: broken }] } : result;
      },
    });
    const { server, run, rows, ledger } = await open(breaking);
    await expect(run('job')).rejects.toMatchObject({
      code: 'unreadable-image',
      message: expect.stringMatching(/^Tiny tiny sent a picture that cannot be used.*a retry asks for another one/),
    });
    expect(rows('job')).toEqual([['base', 'failed', false, 0.04, 'unreadable-image']]);
    isBroken = false;
    await run('job');
    expect(server.invoice).toHaveLength(2);
    expect(ledger.list({}, { limit: 9, offset: 0 }).totals.chargedMicros).toBe(80_000);
  });

  it('hands on progress that only grows, and previews', async () => {
    const preview = { bytes: await fakePicture(8, 8, 2, 'jpeg'), mediaType: 'image/jpeg' as const };
    const talking = (model: RemoteModel): RemoteModel => ({
      ...model,
      async call(request, context) {
        context.onProgress(0.5, preview);
        context.onProgress(null);
        context.onProgress(0.2);
        return model.call(request, context);
      },
    });
    const { run } = await open(talking);
    const heard: StepProgress[] = [];
    await run('job', { onProgress: (progress: StepProgress) => heard.push(progress) });
    const fractions = heard.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(heard.filter((progress) => progress.preview).map(({ step }) => step)).toEqual(['base']);
  });

  it('says what was asked of the model: settings of the cell have their places, what is left goes along', async () => {
    const asked: unknown[] = [];
    const listening = (model: RemoteModel): RemoteModel => ({
      ...model,
      call(request, context) {
        asked.push(request);
        return model.call(request, context);
      },
    });
    const { openRunner } = await open(listening);
    const plan = planOf('tiny');
    const params = { ...PARAMS, model: 'tiny', params: { steps: 20, guidance: 4.5, negativePrompt: 'blur', style: 'film' } };
    await openRunner().runner.run({
      jobId: 'job',
      plan: { ...plan, steps: [{ id: 'base', operation: 'generate', params, inputs: {} }, plan.steps[1]] },
      fallbacks: () => [],
      signal: new AbortController().signal,
    });
    expect(asked).toEqual([
      expect.objectContaining({ kind: 'generate', steps: 20, guidance: 4.5, negativePrompt: 'blur', params: { style: 'film' }, seeds: [1] }),
    ]);
  });
});
