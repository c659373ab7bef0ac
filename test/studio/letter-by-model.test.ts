import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Psd from '@webtoon/psd';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeImage } from '../../electron/image/codecs.ts';
import { genericKind } from '../../electron/models/vendors/generic/index.ts';
import { createPassingConnections } from '../../electron/studio/connections/connection-file.ts';
import { createEnvironmentVault } from '../../electron/studio/connections/environment-vault.ts';
import { createStudio } from '../../electron/studio.ts';
import { exportRequestSchema } from '../../shared/export.ts';
import type { Raster } from '../../shared/raster.ts';
import { startFake } from '../fakes/fake-server.ts';
import { letterer, lettererOptions, type Manner, PLACE } from '../fakes/letterer.ts';
import { connectionTo } from '../models/vendors/support/hosted-stage.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const USD = 0.06;

async function open(manner: Manner) {
  const server = await startFake(letterer({ manners: { painter: manner }, place: PLACE, plate: null, usd: USD }));
  const file = createPassingConnections();
  const offered = { id: 'painter', label: 'The painter', vendorModel: 'painter', assumedUsd: USD, options: lettererOptions('painter', true) };
  file.write([connectionTo(genericKind, server.url, { models: [offered] })]);
  const connections = { environment: { GALLEY_ENDPOINT_KEY: 'a-key' }, file, vault: createEnvironmentVault() };
  const folder = temporaryFolder();
  const studio = await createStudio({ projectFolder: folder, concurrency: 1, reviewer: 'tester', connections });
  onTestFinished(async () => {
    await studio.dispose();
    await server.close();
  });
  return { studio, server, folder };
}

const request = (more: object = {}) => ({
  prompt: 'a shop sign that says "OPEN LATE"',
  width: 512,
  height: 384,
  seed: 5,
  cell: { models: ['sketch'], letterWith: ['painter', 'brush'] },
  ...more,
});

describe('a job whose cell names a model to letter with', () => {
  it('ends in an exact proof that says who lettered it and what it cost, and exports what was approved', async () => {
    const { studio, server, folder } = await open({});
    const [id] = studio.queue.add([request()]);
    await studio.whenIdle();
    const job = studio.queue.get(id);
    expect([job.state, job.error]).toEqual(['done', null]);
    expect(job.route.lettering).toMatchObject({ models: ['painter'], skipped: [{ model: 'brush' }] });
    expect(job.route.reasons.join(' ')).toContain('The painter letters it, for about $0.06');
    const proof = studio.review.get(job.proofId!);
    expect(proof.lettering!.regions[0]).toMatchObject({
      wanted: 'OPEN LATE',
      check: 'exact',
      font: null,
      letteredBy: { model: 'painter', label: 'The painter' },
    });
    expect(proof.isLetteringExact).toBe(true);
    expect(proof.steps.filter(({ step }) => step.startsWith('letter')).map(({ step, model, costUsd }) => [step, model, costUsd])).toEqual([
      ['letter-plan', null, 0],
      ['letter-edit', 'painter', USD],
      ['letter', null, 0],
    ]);
    expect(proof.metrics.outsideMask?.max ?? 0).toBe(0);
    expect(studio.ledger.list({}, { limit: 9, offset: 0 }).calls[0]).toMatchObject({ kind: 'edit', chargedMicros: USD * 1e6, state: 'arrived' });

    // The same strings on the same base cost nothing more.
    const [twin] = studio.queue.add([request()]);
    await studio.whenIdle();
    expect(studio.queue.get(twin).state).toBe('done');
    expect(server.invoice).toHaveLength(1);

    studio.review.decide({ proofId: proof.id, pixelsSha256: proof.afterSha256, verdict: 'approve', note: '', overrideReason: '' });
    const out = join(folder, 'out');
    const { files } = await studio.exporter.run(exportRequestSchema.parse({ folder: out, proofIds: [proof.id], documents: ['psd', 'svg', 'ora'] }));
    const approved = await pixels(join(out, files.find(({ path }) => path.endsWith('.png'))!.path));
    expect(await stacked(join(out, files.find(({ path }) => path.endsWith('.psd'))!.path), approved)).toBeLessThanOrEqual(1);
  });

  it('is typeset where the artist chose the face, and nothing is sent', async () => {
    const { studio, server } = await open({});
    const [id] = studio.queue.add([request({ lettering: { font: 'oswald' } })]);
    await studio.whenIdle();
    const { proofId, route } = studio.queue.get(id);
    expect(route.lettering).toBeUndefined();
    expect(studio.review.get(proofId!).lettering!.regions[0]).toMatchObject({ check: 'exact', font: 'oswald' });
    expect(studio.review.get(proofId!).lettering!.regions[0].letteredBy).toBeUndefined();
    expect(server.asked).toEqual([]);
  });

  it('stops when the call may have been billed', async () => {
    const { studio, server } = await open({});
    server.forecast.push('reset');
    const [id] = studio.queue.add([request()]);
    await studio.whenIdle();
    expect(studio.queue.get(id)).toMatchObject({ state: 'failed', error: { code: 'maybe-billed' } });
    studio.queue.retry([id], { acceptSecondBill: true });
    await studio.whenIdle();
    expect(studio.queue.get(id).state).toBe('done');
    expect(server.invoice).toHaveLength(2);
  });
});

async function pixels(path: string): Promise<Raster> {
  return decodeImage(readFileSync(path), path);
}

/** Largest difference of the file's visible layers from the picture, in levels. */
async function stacked(path: string, picture: Raster): Promise<number> {
  const bytes = readFileSync(path);
  const psd = Psd.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
  const merged = await psd.composite();
  let largest = 0;
  for (let i = 0; i < picture.width * picture.height; i++)
    for (let c = 0; c < 3; c++) largest = Math.max(largest, Math.abs(merged[i * 4 + c] - picture.data[i * picture.channels + c]));
  return largest;
}
