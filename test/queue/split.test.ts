import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeImageFile } from '../../electron/image/codecs.ts';
import type { Studio } from '../../electron/studio.ts';
import { exportRequestSchema } from '../../shared/export.ts';
import type { JobRequestInput } from '../../shared/job.ts';
import { LAYER_NAMES } from '../../shared/plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openStudio } from './studio-for-test.ts';

const PROMPT = 'a knight statue, weathered bronze, in the style of a travel poster';

/** The artist's own split, so that the test does not depend on the reader. */
const WORDS = { object: [{ start: 0, end: 33 }], style: [{ start: 35, end: 66 }] };
const request = (more: Partial<JobRequestInput> = {}): JobRequestInput => ({
  prompt: PROMPT,
  words: WORDS,
  intent: 'general',
  width: 256,
  height: 256,
  seed: 4,
  split: true,
  ...more,
});

async function proofOf(studio: Studio, input: JobRequestInput) {
  const [id] = studio.queue.add([input]);
  await studio.whenIdle();
  const job = studio.queue.get(id);
  expect(job).toMatchObject({ state: 'done', error: null });
  return studio.review.get(job.proofId!);
}
const picture = async (studio: Studio, sha256: string) => decodeImageFile((await studio.assets.file(sha256)).path);

describe('a split render through the studio', () => {
  it('gives review both layers, the matte, the cut-out and the merge', async () => {
    const studio = await openStudio();
    const proof = await proofOf(studio, request());
    expect(proof.layers.map(({ name }) => name)).toEqual([...LAYER_NAMES]);
    expect(proof.job.route.split).toMatchObject({ object: { model: 'sketch' }, style: { model: 'sketch' } });
    expect(proof.steps.map(({ step, model }) => [step, model])).toEqual([
      ['object', 'sketch'],
      ['matte', null],
      ['style', 'sketch'],
      ['merge', null],
      ['sharpen', null],
      ['measure', null],
    ]);
    const layer = Object.fromEntries(await Promise.all(proof.layers.map(async ({ name, sha256 }) => [name, await picture(studio, sha256)])));
    expect(proof.beforeSha256).toBe(proof.layers.find(({ name }) => name === 'merge')!.sha256);
    expect([layer.cutout.channels, layer.merge.channels]).toEqual([4, 3]);
    // The corners are the setting's, the middle is not.
    expect(layer.merge.data.subarray(0, 30)).toEqual(layer.style.data.subarray(0, 30));
    const covered = layer.merge.data.filter((value: number, i: number) => value !== layer.style.data[i]).length / layer.merge.data.length;
    expect(covered).toBeGreaterThan(0.05);
    expect(covered).toBeLessThan(0.7);
    const kept = layer.matte.data.filter((value: number) => value > 128).length / layer.matte.data.length;
    expect(kept).toBeGreaterThan(0.03);
    expect(kept).toBeLessThan(0.9);
  });

  it('keeps the object when only the style changes, and merges anew when only the merge does', async () => {
    const studio = await openStudio();
    const first = await proofOf(studio, request());
    const prompt = PROMPT.replace('travel poster', 'ukiyo-e print');
    const restyled = await proofOf(studio, request({ prompt, words: { ...WORDS, style: [{ start: 35, end: prompt.length }] } }));
    const cached = ({ steps }: typeof first) => steps.filter(({ isCached }) => isCached).map(({ step }) => step);
    expect(cached(restyled)).toEqual(['object', 'matte']);
    const remerged = await proofOf(studio, request({ merge: { contactShadow: 0 } }));
    expect(cached(remerged)).toEqual(['object', 'matte', 'style']);
    expect(remerged.afterSha256).not.toBe(first.afterSha256);
    const again = await proofOf(studio, request());
    expect(again.afterSha256).toBe(first.afterSha256);
  });

  it('exports the layers beside an approved proof when they are wanted, a cut-out with its alpha', async () => {
    const studio = await openStudio();
    const proof = await proofOf(studio, request());
    studio.review.decide({ proofId: proof.id, pixelsSha256: proof.afterSha256, verdict: 'approve', note: '', overrideReason: '' });
    const exportOf = (changes: object) =>
      exportRequestSchema.parse({ folder: temporaryFolder(), template: 'knight', format: 'jpeg', hasManifest: false, hasContactSheet: false, ...changes });
    const wanted = exportOf({ hasLayers: true, scales: [1, 0.5] });
    const { files } = await studio.exporter.run(wanted);
    expect(files.map(({ path }) => path)).toEqual(['knight.jpg', 'knight@0.5x.jpg', ...LAYER_NAMES.map((name) => `knight.${name}.png`)]);
    const cutout = await decodeImageFile(join(wanted.folder, 'knight.cutout.png'));
    expect(cutout.data).toEqual((await picture(studio, proof.layers.find(({ name }) => name === 'cutout')!.sha256)).data);
    expect((await studio.exporter.preflight(exportOf({}))).files).toHaveLength(1);
  });

  it('letters the merge and leaves the rest of it bit for bit', async () => {
    const studio = await openStudio();
    const proof = await proofOf(studio, request({ width: 512, height: 512, lettering: { texts: ['ROMA'] } }));
    expect(proof.lettering!.regions.filter(({ wanted }) => wanted === 'ROMA')).toHaveLength(1);
    expect(proof.metrics.outsideMask).toEqual({ max: 0, mean: 0 });
  });

  it('splits what the matrix says, and renders whole what cannot be split', async () => {
    const studio = await openStudio();
    const matrix = structuredClone(studio.matrix.get().matrix);
    const models = { models: ['sketch'], params: {} };
    matrix.rows.find(({ intent }) => intent === 'general')!.final.split = {
      object: models,
      style: models,
      merge: { harmonise: 0, lightWrap: 0, contactShadow: 0, scale: 0.5 },
    };
    studio.matrix.save(matrix, 'split');
    const proof = await proofOf(studio, request({ split: undefined }));
    expect(proof.layers).toHaveLength(5);
    expect(proof.job.route.split!.merge.scale).toBe(0.5);
    const declined = await proofOf(studio, request({ split: false }));
    expect(declined.layers).toEqual([]);
    const unsplit = await proofOf(studio, request({ words: { object: [{ start: 0, end: 66 }], style: [] } }));
    expect(unsplit.layers).toEqual([]);
    expect(unsplit.job.route.reasons).toContain('It is not split: the prompt has no words for a style. It is rendered whole.');
  });
});
