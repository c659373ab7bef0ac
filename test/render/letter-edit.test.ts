import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeImage, encodePng } from '../../electron/image/codecs.ts';
import type { RemoteModel } from '../../electron/models/remote-model.ts';
import { genericKind } from '../../electron/models/vendors/generic/index.ts';
import { saveBudgets } from '../../electron/telemetry/budgets.ts';
import { AppError } from '../../shared/errors.ts';
import type { LetteringReport } from '../../shared/lettering.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import type { Raster } from '../../shared/raster.ts';
import { startFake } from '../fakes/fake-server.ts';
import { pictureIn } from '../fakes/input-pictures.ts';
import { letterer, lettererOptions, type Manner, PLACE, PLATE, SIGN, sign } from '../fakes/letterer.ts';
import { connectionTo, openAdapter } from '../models/vendors/support/hosted-stage.ts';
import { type OpenCallerOptions, openCaller } from '../money/open-caller.ts';
import { changedOutside } from '../typography/drawing.ts';

const USD = 0.06;

interface Cast {
  /** Models by id, in the order in which they are asked. */
  manners: Record<string, Manner>;
  /** These have no mask. */
  remixers?: string[];
  options?: Partial<OpenCallerOptions>;
  /** The sign stands on a wall of this size. */
  canvas?: { width: number; height: number };
  plate?: string;
}

async function open({ manners, remixers = [], options = {}, canvas = SIGN, plate = PLATE }: Cast) {
  const server = await startFake(letterer({ manners, place: PLACE, plate, usd: USD }));
  onTestFinished(() => server.close());
  const offered = Object.keys(manners).map((id) => ({
    id,
    label: `The ${id}`,
    vendorModel: id,
    assumedUsd: USD,
    options: lettererOptions(id, !remixers.includes(id)),
  }));
  const adapter = openAdapter(genericKind, connectionTo(genericKind, server.url, { models: offered }));
  const models: RemoteModel[] = adapter.models();
  const opened = openCaller({ models, ...options });
  const rendering = opened.openRunner();
  const base = await sign(canvas);
  const { sha256, bytes } = await opened.store.put(await encodePng(base));
  opened.addArtifact({ sha256, bytes, ...canvas, mediaType: 'image/png' });
  const image = { step: 'base', output: 'image' as const };
  const params = { texts: ['OPEN LATE'], options: {}, placements: [''], isImported: true };
  const plan: RenderPlan = {
    seed: 3,
    steps: [
      { id: 'base', operation: 'import', params: { sha256 }, inputs: {} },
      { id: 'letter-plan', operation: 'letter-plan', params, inputs: { image } },
      {
        id: 'letter-edit',
        operation: 'letter-edit',
        params: { models: Object.keys(manners), prompt: 'a sign', isDraft: false },
        inputs: { image, mask: { step: 'letter-plan', output: 'mask' } },
      },
      { id: 'letter', operation: 'letter', params, inputs: { image, edited: { step: 'letter-edit', output: 'image' } } },
    ],
    proof: { before: image, after: { step: 'letter', output: 'image' }, mask: { step: 'letter', output: 'mask' } },
  };
  const read = async (sha: string) => decodeImage(await opened.store.read(sha), sha);
  async function run(jobId = 'job', signal = new AbortController().signal) {
    const outcome = await rendering.runner.run({ jobId, plan, fallbacks: () => [], signal });
    const report = outcome.results.get('letter')!.data.report as LetteringReport;
    const region = report.regions.find(({ wanted }) => wanted === 'OPEN LATE')!;
    const [image, mask] = [await read(outcome.afterSha256), await read(outcome.maskSha256!)];
    return { region, report, image, outside: changedOutside(base, image, { ...mask, data: mask.data.filter((_, i) => i % mask.channels === 0) }) };
  }
  const rows = (jobId = 'job') =>
    rendering.runs
      .ofJob(jobId)
      .filter(({ step }) => step === 'letter-edit')
      .map(({ model, status, costUsd, isCached }) => [model, status, costUsd, isCached]);
  return { server, run, rows, base, ...opened };
}

describe('lettering by a model', () => {
  it('takes what reads as wanted, and outside the mask nothing differs', async () => {
    const { run, rows, server } = await open({ manners: { painter: {} } });
    const { region, outside, report } = await run();
    expect(region).toMatchObject({
      readBefore: 'OPNE LATE',
      readAfter: 'OPEN LATE',
      check: 'exact',
      action: 'replaced',
      font: null,
      letteredBy: { model: 'painter', label: 'The painter', refused: [] },
    });
    expect(outside).toBe(0);
    expect(report.characterErrorRate.after).toBe(0);
    expect(rows()).toEqual([['painter', 'done', USD, false]]);
    const [{ body }] = server.asked;
    expect(JSON.parse(body.toString()).prompt).toContain('write exactly "OPEN LATE", in place of the letters that stand there now ("OPNE LATE").');
  });

  it('sets what a model misspells, and says what it read', async () => {
    const { run, rows, server } = await open({ manners: { painter: { writes: 'OPEN LATER' } } });
    const { region, outside } = await run();
    expect(region).toMatchObject({ readAfter: 'OPEN LATE', check: 'exact', font: expect.any(String) });
    expect(region.letteredBy).toEqual({
      model: null,
      label: 'Galley’s typesetter',
      refused: [{ model: 'painter', label: 'The painter', reason: 'It reads “OPEN LATER” instead of “OPEN LATE”.' }],
    });
    expect(outside).toBe(0);
    expect(rows()).toEqual([['painter', 'done', USD, false]]);
    // A refused edit is not asked for again: neither by the same job nor by its like.
    await run('twin');
    expect(rows('twin')).toEqual([[null, 'done', 0, true]]);
    expect(server.invoice).toHaveLength(1);
  });

  it('asks each model once, in order', async () => {
    const { run, rows, server, lines } = await open({ manners: { first: { writes: 'OPNE LATE' }, second: {}, third: {} } });
    const { region } = await run();
    expect(region.letteredBy).toMatchObject({ model: 'second', refused: [{ model: 'first', reason: expect.stringContaining('It reads “OPNE LATE”') }] });
    expect(rows().map(([model]) => model)).toEqual(['first', 'second']);
    expect(lines()).toContain('next-model: first did not make it: It reads “OPNE LATE” instead of “OPEN LATE”. The route goes on with second.');
    expect(server.invoice).toHaveLength(2);
  });

  it.each<[number, number]>([
    [0.3, 0],
    [-0.2, 0.25],
  ])('undoes a shift of %s, %s px', async (x, y) => {
    const { run } = await open({ manners: { painter: { shift: [x, y] } } });
    const { region, outside } = await run();
    expect(region.letteredBy).toMatchObject({ model: 'painter', refused: [] });
    expect(outside).toBe(0);
  });

  it('refuses an edit that moved by 3 px', async () => {
    const { run } = await open({ manners: { painter: { shift: [3, 0] } } });
    const { region, outside } = await run();
    expect(region).toMatchObject({
      readAfter: 'OPEN LATE',
      letteredBy: { model: null, refused: [{ reason: expect.stringMatching(/drifted: it stands [23]\.\d+ px off the base/) }] },
    });
    expect(outside).toBe(0);
  });

  it('takes nothing but the place from a remix, and evens its colours out', async () => {
    const { run, server, base, ...opened } = await open({ manners: { remixer: { brighter: 11, grainy: 5 } }, remixers: ['remixer'] });
    const { region, outside, image } = await run();
    expect(region.letteredBy).toMatchObject({ model: 'remixer', refused: [] });
    expect(outside).toBe(0);
    expect(server.asked[0].path).toBe('/remix/remixer');
    // The plate beside the letters is as light as it was.
    const lightAt = ({ data, channels }: Raster, x: number, y: number) => data[(y * SIGN.width + x) * channels];
    const light = (raster: Raster) =>
      Array.from({ length: 200 }, (_, i) => lightAt(raster, 130 + (i % 100) * 3, 92 + Math.floor(i / 100))).reduce((a, b) => a + b) / 200;
    expect(Math.abs(light(image) - light(base))).toBeLessThan(2);
    expect(opened.ledger.list({}, { limit: 9, offset: 0 }).calls[0]).toMatchObject({ kind: 'remix', chargedMicros: USD * 1e6 });
  });

  it('refuses a remix that is another picture, and one that is too light', async () => {
    const { run } = await open({ manners: { other: { isOther: true }, lighter: { brighter: 30 } }, remixers: ['other', 'lighter'] });
    const { region, outside } = await run();
    expect(region.letteredBy!.refused.map(({ model, reason }) => [model, reason])).toEqual([
      ['other', expect.stringMatching(/drifted|another picture/)],
      ['lighter', expect.stringContaining('a seam would be seen')],
    ]);
    expect(region.check).toBe('exact');
    expect(outside).toBe(0);
  });

  it('refuses letters on a ground of their own', async () => {
    const { run } = await open({ manners: { painter: {} }, plate: '#bcd0e8' });
    const { region, outside } = await run();
    expect(region.letteredBy!.refused[0].reason).toBe('It painted another ground under the letters: the edge of the place would be seen.');
    expect([region.check, outside]).toEqual(['exact', 0]);
  });

  it('goes to the typesetter when the budget is used up, and asks again when it is not', async () => {
    const { run, rows, settings, server } = await open({ manners: { painter: {} } });
    saveBudgets(settings, { perJobUsd: 0.05, perDayUsd: null, projectUsd: null });
    const { region } = await run();
    expect(region).toMatchObject({ check: 'exact', letteredBy: { model: null, refused: [{ reason: expect.stringContaining('would cost $0.06') }] } });
    expect(rows()).toEqual([['painter', 'failed', 0, false]]);
    expect(server.asked).toEqual([]);
    saveBudgets(settings, { perJobUsd: 1, perDayUsd: null, projectUsd: null });
    expect((await run('richer')).region.letteredBy).toMatchObject({ model: 'painter' });
  });

  it('goes on after a refusal and a broken picture', async () => {
    const { run, server } = await open({ manners: { prude: {}, broken: { isBroken: true }, painter: {} } });
    server.forecast.push('moderated');
    const { region } = await run();
    expect(region.letteredBy).toMatchObject({
      model: 'painter',
      refused: [
        { model: 'prude', label: 'The prude' },
        { model: 'broken', label: 'The broken' },
      ],
    });
  });

  it('stops where a call may have been billed: a person decides', async () => {
    const { run, rows, server } = await open({ manners: { painter: {} } });
    server.forecast.push('reset');
    await expect(run()).rejects.toMatchObject({ code: 'maybe-billed' });
    await expect(run()).rejects.toMatchObject({ code: 'maybe-billed' });
    expect(server.invoice).toHaveLength(1);
    expect(rows().map(([, status]) => status)).toEqual(['failed', 'failed']);
  });

  it('uses what was paid before Galley died, and does not pay again', async () => {
    const { run, rows, server, store } = await open({ manners: { painter: {} }, options: { storeAs: (store) => store } });
    // Killed right after the picture was stored: the run ends where the result would be made.
    const stop = new AbortController();
    const put = store.put;
    store.put = async (bytes) => {
      const stored = await put(bytes);
      stop.abort(new AppError('cancelled', 'Galley closes.'));
      return stored;
    };
    await expect(run('job', stop.signal)).rejects.toThrow();
    store.put = put;
    expect(server.invoice).toHaveLength(1);
    expect((await run('job')).region.letteredBy).toMatchObject({ model: 'painter' });
    expect(server.invoice).toHaveLength(1);
    expect(rows().at(-1)).toEqual(['painter', 'done', USD, false]);
  });

  it('sends only a square around the place of a large picture, and keeps what lies outside', async () => {
    const { run, server } = await open({ manners: { painter: { shift: [0.2, 0.2] } }, canvas: { width: 1500, height: 1100 } });
    const { region, outside, image } = await run();
    expect(region.letteredBy).toMatchObject({ model: 'painter', refused: [] });
    expect([image.width, image.height, outside]).toEqual([1500, 1100, 0]);
    const body = JSON.parse(server.asked[0].body.toString()) as { image: string; mask: string };
    const sizes = await Promise.all([body.image, body.mask].map(async (uri) => decodeImage(pictureIn(uri)!, 'what was sent')));
    expect(sizes.map(({ width, height }) => [width, height])).toEqual([
      [1024, 1024],
      [1024, 1024],
    ]);
  });
});
