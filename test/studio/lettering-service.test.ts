import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
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
  const { groundSha256, layers, warnings } = await studio.lettering.preview(proof.id, placed, 256);
  expect({ groundSha256, warnings }).toEqual({ groundSha256: proof.beforeSha256, warnings: [] });
  const letters = layers[0]!;
  const picture = await sharp((await studio.assets.file(letters.sha256)).path).metadata();
  // Half as fine as the base, and no larger than the letters.
  expect({ width: picture.width * 2, height: picture.height * 2 }).toEqual({ width: letters.box.width, height: letters.box.height });
  expect(letters.box.width).toBeLessThan(512);
  // The same letters elsewhere are another picture; what did not change is the same.
  const moved = { ...placed[0], area: { ...region.area!, rotation: 9 } };
  const both = await studio.lettering.preview(proof.id, [placed[0], moved], 256);
  expect(both.layers.map((layer) => layer?.sha256 === letters.sha256)).toEqual([true, false]);

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

it('shows what nobody changed as it stands, and what is erased not at all', async () => {
  const { studio, proof } = await lettered();
  const base = studio.queue.add([{ prompt: 'a bakery sign', baseSha256: proof.afterSha256, width: 512, height: 512, lettering: { texts: ['WARM BREAD'] } }]);
  await studio.whenIdle();
  const other = studio.review.get(studio.queue.get(base[0]).proofId!);
  const number = other.lettering!.regions.findIndex(({ action }) => action === 'replaced') + 1;
  expect(number).toBeGreaterThan(0);
  const { groundSha256, layers } = await studio.lettering.preview(other.id, [{ text: 'WARM BREAD', region: number }], 512);
  const { box } = layers[0]!;
  const ground = (await studio.assets.file(groundSha256)).path;
  const letters = (await studio.assets.file(layers[0]!.sha256)).path;
  const pixels = (image: Sharp) => image.removeAlpha().raw().toBuffer();
  const shown = await pixels(
    sharp(
      await sharp(ground)
        .composite([{ input: letters, left: box.x, top: box.y }])
        .png()
        .toBuffer(),
    ),
  );
  expect(shown.equals(await pixels(sharp((await studio.assets.file(other.afterSha256)).path)))).toBe(true);

  const erased = await studio.lettering.preview(other.id, [{ text: '', region: number }], 512);
  expect(erased).toEqual({ groundSha256, layers: [null], warnings: [] });
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
