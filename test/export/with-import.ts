import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeImage } from '../../electron/image/codecs.ts';
import { storeImage } from '../../electron/render/perform-task.ts';
import type { ExportRequestInput } from '../../shared/export.ts';
import { exportRunFileSchema } from '../../shared/export-runs.ts';
import { picture } from '../image/pictures.ts';
import { createExportProject } from './export-project.ts';

/** An import whose proof shows exactly its pixels, or something made of them. */
export async function withImport(file: Buffer, isChanged = false) {
  const project = createExportProject();
  const { artifacts, originals, database, addApproved } = project;
  const raster = await decodeImage(file, 'import.png');
  const { sha256, width, height } = await storeImage(artifacts, raster);
  await originals.keep({ sha256, width, height }, file, 'import.png');
  const image = isChanged ? picture(80, 64) : raster;
  if (isChanged) image.data[0] ^= 255;
  await addApproved({ id: 'a', prompt: 'Oak', image });
  const { plan } = database.prepare('SELECT plan FROM proofs').get() as { plan: string };
  const imported = { ...JSON.parse(plan), steps: [{ id: 'base', operation: 'import', inputs: {}, params: { sha256 } }] };
  database.prepare('UPDATE proofs SET plan = ?').run(JSON.stringify(imported));
  const run = async (settings: Partial<ExportRequestInput> = {}) => {
    const { exporter, request, out } = project;
    const asked = request({ template: '{slug}', hasManifest: true, ...settings });
    const { issues } = await exporter.preflight(asked);
    const { runId, files, manifestPath } = await exporter.run(asked);
    const manifest = JSON.parse(readFileSync(join(out, manifestPath!), 'utf8'));
    return {
      issues,
      bytes: files.map(({ path }) => readFileSync(join(out, path))),
      journal: exporter.runs.files(runId, { limit: 10, offset: 0 }).files.map((file) => exportRunFileSchema.parse(file)),
      records: manifest.proofs[0].files.map((entry: { contentCredentials: unknown }) => entry.contentCredentials),
    };
  };
  return { ...project, run };
}
