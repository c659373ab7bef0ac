import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { createStudio } from '../../electron/studio.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function lettered() {
  const studio = await createStudio({ projectFolder: join(temporaryFolder(), 'project'), concurrency: 1 });
  onTestFinished(() => studio.dispose());
  const [id] = studio.queue.add([{ prompt: 'a bakery sign that says "FRESH BREAD"', width: 512, height: 512, seed: 5 }]);
  await studio.whenIdle();
  const { proofId, error } = studio.queue.get(id);
  expect(error).toBeNull();
  return { studio, proof: studio.review.get(proofId!) };
}

it('shows the regions of a proof, previews them in other words, and sets other languages on the same base', async () => {
  const { studio, proof } = await lettered();
  const { width, regions } = await studio.lettering.regions(proof.id);
  expect(width).toBe(512);
  const [region] = regions.filter(({ wanted }) => wanted !== null);
  expect(region).toMatchObject({ wanted: 'FRESH BREAD', area: expect.any(Object), effects: expect.any(Object) });

  const placed = [{ text: 'FRISCHES BROT', region: null, area: region.area!, font: region.font!, effects: region.effects! }];
  const { sha256, warnings } = await studio.lettering.preview(proof.id, placed);
  expect(warnings).toEqual([]);
  expect(await sharp((await studio.assets.file(sha256)).path).metadata()).toMatchObject({ format: 'png', width: 512, height: 512 });
  // Another place on the same ground is another picture.
  const turned = await studio.lettering.preview(proof.id, [{ ...placed[0], area: { ...region.area!, rotation: 9 } }]);
  expect(turned.sha256).not.toBe(sha256);

  const { jobs, problems } = studio.lettering.localise(proof.id, 'de,fr\nFRISCHES BROT,PAIN FRAIS\n');
  expect({ languages: jobs.map(({ language }) => language), problems }).toEqual({ languages: ['de', 'fr'], problems: [] });
  await studio.whenIdle();
  for (const { jobId } of jobs) {
    const job = studio.queue.get(jobId);
    expect(job).toMatchObject({ state: 'done', parentId: proof.jobId });
    const other = studio.review.get(job.proofId!);
    expect(other.beforeSha256).toBe(proof.beforeSha256);
    expect(other.isLetteringExact).toBe(true);
    expect(other.steps.filter(({ isCached }) => isCached).length).toBeGreaterThan(0);
    expect(other.steps.find(({ operation }) => operation === 'generate')?.isCached).toBe(true);
    const wanted = other.lettering!.regions.filter((entry) => entry.wanted !== null);
    expect(wanted).toMatchObject([{ font: region.font, effects: region.effects, check: 'exact' }]);
  }
});

it('keeps looks and fonts with the project', async () => {
  const studio = await createStudio({ projectFolder: join(temporaryFolder(), 'project'), concurrency: 0 });
  onTestFinished(() => studio.dispose());
  const [preset] = studio.lettering.styles();
  const saved = studio.lettering.saveStyle({ label: 'Our Gold', effects: preset.effects, font: null });
  expect(saved).toMatchObject({ id: 'saved-our-gold', isBuiltIn: false });
  expect(studio.lettering.styles().at(-1)).toEqual(saved);
  expect(() => studio.lettering.removeStyle(preset.id)).toThrow(expect.objectContaining({ code: 'forbidden' }));
  studio.lettering.removeStyle(saved.id);
  expect(() => studio.lettering.removeStyle(saved.id)).toThrow(expect.objectContaining({ code: 'not-found' }));
  await expect(studio.lettering.addFont('broken.ttf', Buffer.from('no font').toString('base64'))).rejects.toMatchObject({ code: 'corrupt-font' });
  await expect(studio.lettering.removeFont('inter')).rejects.toMatchObject({ code: 'not-found' });
});
