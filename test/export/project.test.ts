import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { findManifest } from '../../electron/export/c2pa/find-manifest.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { migrations } from '../../electron/telemetry/migrations/index.ts';
import { exportRequestSchema } from '../../shared/export.ts';
import { openStudio } from '../bad-input/given.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { inPng, manifestStore } from './content-credentials.ts';

it('an import keeps its Content Credentials all the way through a project, as long as nothing is done to it', async () => {
  const studio = await openStudio();
  const file = inPng(
    await sharp({ create: { width: 96, height: 96, channels: 3, background: '#456' } })
      .png()
      .toBuffer(),
    manifestStore(),
  );
  const { sha256 } = await studio.importImage(file, 'photo.png');
  const [id] = studio.queue.add([{ prompt: 'a plain wall', intent: 'texture', width: 96, height: 96, baseSha256: sha256 }]);
  await studio.whenIdle();
  const proof = studio.review.get(studio.queue.get(id).proofId ?? '');
  studio.review.decide({ proofId: proof.id, pixelsSha256: proof.afterSha256, verdict: 'approve', note: '', overrideReason: 'it is a wall' });
  const folder = temporaryFolder();
  const result = await studio.exporter.run(exportRequestSchema.parse({ folder, template: 'wall', scales: [1, 0.5], hasContactSheet: false }));
  expect(readFileSync(join(folder, 'wall.png')).equals(file)).toBe(true);
  expect(findManifest(readFileSync(join(folder, 'wall@0.5x.png')))).toBeNull();
  const { proofs } = JSON.parse(readFileSync(join(folder, result.manifestPath!), 'utf8'));
  expect(proofs[0].files.map(({ contentCredentials }: { contentCredentials: { state: string } }) => contentCredentials.state)).toEqual(['kept', 'dropped']);
  const { files } = studio.exporter.runs.files(result.runId, { limit: 10, offset: 0 });
  expect(files.map(({ notes }) => notes[0].text)).toEqual([expect.stringContaining('bit for bit'), expect.stringContaining('were dropped')]);
});

it('a project of the thirteenth version keeps its exports and gets a journal', () => {
  const path = join(temporaryFolder(), 'thirteenth.db');
  const thirteenth = openDatabase(path, { migrations: migrations.filter(({ version }) => version <= 13) });
  thirteenth.prepare("INSERT INTO exports (at, folder, manifest) VALUES ('2026-03-01', '/out', '{}')").run();
  thirteenth.close();
  const fourteenth = openDatabase(path, { migrations: migrations.filter(({ version }) => version <= 14) });
  expect(fourteenth.prepare('SELECT at, folder, manifest FROM exports').all()).toEqual([{ at: '2026-03-01', folder: '/out', manifest: '{}' }]);
  for (const table of ['export_presets', 'export_runs', 'export_files', 'import_originals']) {
    expect(fourteenth.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
  }
  expect(fourteenth.pragma('user_version', { simple: true })).toBe(14);
  fourteenth.close();
});
