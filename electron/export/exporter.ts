import type { ExportRequest, ExportResult } from '../../shared/export.ts';
import type { Preflight } from '../../shared/export-checks.ts';
import type { TemplatePreview } from '../../shared/export-names.ts';
import type { ExportProgress, ExportRun } from '../../shared/export-runs.ts';
import type { Database } from '../telemetry/database.ts';
import type { FontLibrary } from '../typography/fonts.ts';
import type { ImportOriginals } from './c2pa/import-originals.ts';
import { preflightOf } from './checks/preflight.ts';
import { createDocumentMaker, type DocumentMaker } from './documents/document-maker.ts';
import { finishRun } from './finish-run.ts';
import { createFileMaker } from './make-file.ts';
import { previewNames } from './names/preview-names.ts';
import { createProofNames } from './names/proof-names.ts';
import { journalled, planRun, refuse } from './plan-run.ts';
import type { ArtifactSource, ExportProgressListener, ProofSource, StepOutputs } from './ports.ts';
import { createPresetService, type PresetService } from './presets/preset-service.ts';
import { createPresetTable } from './presets/preset-table.ts';
import { createRunService, type RunService } from './runs/run-service.ts';
import { createRunTable } from './runs/run-table.ts';

export interface ExporterOptions {
  proofs: ProofSource;
  artifacts: ArtifactSource;
  /** Files that imports came as. */
  originals: Pick<ImportOriginals, 'of'>;
  /** What the typography pass left beside its picture: documents are made of it. */
  steps: StepOutputs;
  fonts: FontLibrary;
  /** Where the bundled typefaces lie: PDF files embed them. */
  fontsFolder: string;
  /** Makes an export's documents, from its first one to its end; left out = on this thread. */
  openDocuments?: () => DocumentMaker;
  /** Keeps presets, the journal and a record of each export. */
  database: Database;
  /** Name of the project, for names and the manifest. */
  project: string;
  /** Galley's own. */
  version: string;
  /** How far a run is; several times a second. */
  onProgress?: (progress: ExportProgress) => void;
  platform?: NodeJS.Platform;
  createId: () => string;
  clock: () => Date;
}

/** Approved assets out of the project. Nothing unapproved leaves, nothing is written outside the folder, nothing is overwritten unless that was asked for. */
export interface Exporter extends Pick<RunService, 'stop' | 'removeFiles' | 'recover' | 'close'> {
  readonly presets: PresetService;
  readonly runs: Pick<RunService, 'list' | 'files' | 'get'>;
  /** The first names that a template gives; the disk is not looked at. */
  names(request: ExportRequest, first: number): TemplatePreview;
  /** What would be written and what stands in the way; writes nothing. */
  preflight(request: ExportRequest): Promise<Preflight>;
  /**
   * Begins an export.
   * @throws AppError with the code of the first problem (not-approved, path-escape, file-exists, read-only, invalid-input, not-found, image-too-large,
   *   disk-full), conflict (one is running)
   */
  start(request: ExportRequest): Promise<ExportRun>;
  /**
   * Writes all files. What was written stays when it fails: `resume` goes on.
   * @throws AppError what start throws, conflict (the image file is not the approved one any more), disk-full, cancelled
   */
  run(request: ExportRequest, listener?: ExportProgressListener): Promise<ExportResult>;
  /** @throws AppError not-found | conflict (it needs no resuming, one is running) */
  resume(id: string): ExportRun;
  /** Ends with the resumed run. @throws what run throws */
  resumeAndWait(id: string, listener?: ExportProgressListener): Promise<ExportResult>;
}

/** At most one progress event in so many ms, but the last one always. */
const TELL_EVERY_MS = 200;

export function createExporter(options: ExporterOptions): Exporter {
  const { proofs, artifacts, originals, steps, fonts, openDocuments, database, project, version, createId, clock, platform = process.platform } = options;
  const table = createRunTable(database);
  const presets = createPresetService({ table: createPresetTable(database), createId, transact: (write) => database.transaction(write)() });
  const tellStudio = notTooOften(options.onProgress ?? (() => undefined));
  const listeners = new Map<string, (progress: ExportProgress) => void>();
  const runs = createRunService({
    table,
    openMaker: (run) =>
      createFileMaker(run, { proofs, artifacts, originals, steps, version, documents: openDocuments?.() ?? createDocumentMaker({ artifacts, fonts }) }),
    finish: (run, signal) => finishRun(run, signal, { ...options, table }),
    onProgress(progress) {
      tellStudio(progress);
      listeners.get(progress.runId)?.(progress);
    },
    createId,
    clock,
  });
  const parts = { proofs, artifacts, originals, project, clock, platform };
  const namesOf = createProofNames(database);

  async function begin(request: ExportRequest, signal?: AbortSignal): Promise<ExportRun> {
    const looked = await planRun(request, parts);
    const disk = preflightOf(looked).issues.find(({ id, severity }) => id === 'disk-space' && severity === 'error');
    refuse(looked, disk ? { code: 'disk-full', issue: 'disk-space', text: disk.text, sentence: disk.sentence } : null);
    return runs.start(request, journalled(looked.files), signal);
  }

  async function waited(run: ExportRun, listener: ExportProgressListener): Promise<ExportResult> {
    listeners.set(run.id, ({ filesDone, filesTotal }) => listener.onProgress?.(filesTotal === 0 ? 1 : filesDone / filesTotal));
    try {
      await runs.finished(run.id);
    } finally {
      listeners.delete(run.id);
    }
    return resultOf(run.id);
  }

  function resultOf(id: string): ExportResult {
    const { folder, manifestPath, sheetPaths } = runs.get(id);
    const files = table.files(id).flatMap(({ plan, state, proofId, path, width, height, bytes, sha256, facts: { notes = [] } }) => {
      if (!plan || state !== 'written') return [];
      const noted = notes.length > 0 && { notes: notes.map(({ text }) => text) };
      return [{ proofId, path, width, height, problem: '', bytes: bytes!, sha256: sha256!, ...noted }];
    });
    return { runId: id, folder, files, manifestPath, contactSheetPath: sheetPaths[0] ?? null };
  }

  return {
    presets,
    runs,
    names(request, first) {
      const chosen = namesOf([...new Set(request.proofIds ?? proofs.approvedIds())], request.hasLayers);
      return previewNames(chosen, request, { project, now: clock() }, first);
    },
    preflight: async (request) => preflightOf(await planRun(request, parts)),
    start: (request) => begin(request),
    run: async (request, listener = {}) => waited(await begin(request, listener.signal), listener),
    resume: (id) => runs.resume(id),
    resumeAndWait: (id, listener = {}) => waited(runs.resume(id, listener.signal), listener),
    stop: runs.stop,
    removeFiles: runs.removeFiles,
    recover: runs.recover,
    close: runs.close,
  };
}

function notTooOften(tell: (progress: ExportProgress) => void): (progress: ExportProgress) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (progress) => {
    if (progress.state === 'running' && performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    tell(progress);
  };
}
