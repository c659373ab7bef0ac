import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createImportOriginals } from '../../electron/export/c2pa/import-originals.ts';
import { createExporter } from '../../electron/export/exporter.ts';
import { fontsFolder } from '../../electron/paths.ts';
import { createArtifactTable } from '../../electron/telemetry/artifact-table.ts';
import { createFontLibrary } from '../../electron/typography/fonts.ts';
import { type ExportRequestInput, exportRequestSchema } from '../../shared/export.ts';
import type { ExportProgress } from '../../shared/export-runs.ts';
import { createProject } from '../review/project.ts';
import { createCounter } from './counter.ts';

/** A project with an exporter over its real files; exports go into its folder "out" unless a test says otherwise. */
export function createExportProject({ platform = 'linux' as NodeJS.Platform } = {}) {
  const project = createProject();
  const { review, artifacts, database, results, clock } = project;
  const originals = createImportOriginals({ database, store: artifacts, artifacts: createArtifactTable(database), clock });
  const told: ExportProgress[] = [];
  const exporter = createExporter({
    proofs: review,
    artifacts,
    originals,
    steps: results,
    fonts: createFontLibrary(fontsFolder()),
    fontsFolder: fontsFolder(),
    database,
    project: 'Harbour',
    version: '0.1.0',
    onProgress: (progress) => told.push(progress),
    platform,
    createId: createCounter('run'),
    clock,
  });
  const out = join(project.folder, 'out');
  const request = (changes: Partial<ExportRequestInput> = {}) =>
    exportRequestSchema.parse({ folder: out, hasManifest: false, hasContactSheet: false, ...changes });
  return { ...project, originals, exporter, out, request, told };
}

/** Every file below a folder, relative, sorted. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
