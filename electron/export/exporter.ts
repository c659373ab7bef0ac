import { readdir } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';
import type { ExportFile, ExportRequest, ExportResult, Preflight } from '../../shared/export.ts';
import { gateReasonWords } from '../../shared/gate-words.ts';
import type { Database } from '../telemetry/database.ts';
import type { FontLibrary } from '../typography/fonts.ts';
import { createDocumentMaker, type DocumentMaker } from './documents/document-maker.ts';
import { createExportWriter, createPlaceChecker, folderProblem } from './export-folder.ts';
import { nameKey } from './file-names.ts';
import { manifestOf } from './manifest.ts';
import { templateProblems } from './name-template.ts';
import { type PlannedFile, type ProofToExport, planExport } from './plan-export.ts';
import type { ArtifactSource, ExportProgress, ProofSource, StepOutputs } from './ports.ts';
import type { Problem } from './problem.ts';
import { writeProofs } from './write-proofs.ts';
import { writeSheets } from './write-sheets.ts';

/** Of the red proofs, in a note. */
const MOST_NAMED = 3;

export interface ExporterOptions {
  proofs: ProofSource;
  artifacts: ArtifactSource;
  /** What the typography pass left beside its picture: documents are made of it. */
  steps: StepOutputs;
  fonts: FontLibrary;
  /** Where the bundled typefaces lie: PDF files embed them. */
  fontsFolder: string;
  /** Makes an export's documents, from its first one to its end; left out = on this thread. */
  openDocuments?: () => DocumentMaker;
  /** Keeps a record of each export. */
  database: Database;
  /** Name of the project, for names and the manifest. */
  project: string;
  /** Galley's own. */
  version: string;
  clock: () => Date;
}

/** Approved assets out of the project. Nothing unapproved leaves, nothing is overwritten, nothing is written outside the folder. */
export interface Exporter {
  /** What would be written and what stands in the way; writes nothing. */
  preflight(request: ExportRequest): Promise<Preflight>;
  /**
   * Writes all files or none.
   * @throws AppError with the code of the first problem (not-approved, path-escape, file-exists, read-only, invalid-input, not-found, image-too-large),
   *   conflict (the image file is not the approved one any more), disk-full, cancelled
   */
  run(request: ExportRequest, progress?: ExportProgress): Promise<ExportResult>;
}

interface Plan {
  files: PlannedFile[];
  problems: Problem[];
}

export function createExporter({ proofs, artifacts, steps, fonts, fontsFolder, openDocuments, database, project, version, clock }: ExporterOptions): Exporter {
  const record = database.prepare('INSERT INTO exports (at, folder, manifest) VALUES (?, ?, ?)');

  async function plan(request: ExportRequest): Promise<Plan> {
    const { chosen, problems } = chooseProofs(request);
    const broken = templateProblems(request.template);
    const folder = await folderProblem(request.folder);
    if (folder) problems.push(folder);
    problems.push(...broken);
    if (broken.length > 0) return { files: [], problems };
    const files = planExport(chosen, request, { project, now: clock() });
    const placeProblem = createPlaceChecker(request.folder);
    if (!folder) for (const file of files) file.problem ??= await placeProblem(file.path);
    return { files, problems };
  }

  function chooseProofs({ proofIds, hasLayers }: ExportRequest): { chosen: ProofToExport[]; problems: Problem[] } {
    const problems: Problem[] = [];
    const chosen: ProofToExport[] = [];
    for (const id of new Set(proofIds ?? proofs.approvedIds())) {
      try {
        chosen.push({ ...proofs.summary(id), seed: proofs.plan(id).seed, layers: hasLayers ? proofs.get(id).layers : [] });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
        problems.push({ code: 'not-found', text: error.message });
      }
    }
    if (chosen.length === 0 && problems.length === 0) {
      problems.push({ code: 'not-approved', text: 'There is nothing to export: no proof is approved yet.' });
    }
    return { chosen, problems };
  }

  return {
    async preflight(request) {
      const { files, problems } = await plan(request);
      return {
        files: files.map(fileOf),
        problems: problems.map(({ text }) => text),
        ...redNotes(files),
        isReady: problems.length === 0 && files.every(({ problem }) => problem === null),
      };
    },
    async run(request, progress = {}) {
      const { files, problems } = await plan(request);
      refuse(files, problems);
      const writer = createExportWriter(request.folder);
      const documents = openDocuments?.() ?? createDocumentMaker({ artifacts, fonts });
      try {
        const written = await writeProofs({ files, request, writer, progress, proofs, artifacts, steps, documents });
        const at = clock();
        const names = await freeNames(request.folder, files);
        const entries = written.flatMap(({ entry }) => entry ?? []);
        const contactSheets = await writeSheets(fonts, entries, { project, at, names, writer, request, fontsFolder });
        const manifest = manifestOf({ version, project, at: at.toISOString(), request, proofs: written.map(({ entry: _, ...proof }) => proof), contactSheets });
        const text = `${JSON.stringify(manifest, null, 2)}\n`;
        const manifestPath = request.hasManifest ? names('manifest', '.json') : null;
        if (manifestPath) await writer.write(manifestPath, Buffer.from(text));
        record.run(at.toISOString(), request.folder, text);
        return {
          folder: request.folder,
          files: written.flatMap(({ proof, files: own }) =>
            own.map(({ path, width, height, bytes, sha256, notes }) => ({
              proofId: proof.id,
              path,
              width,
              height,
              problem: '',
              bytes,
              sha256,
              ...(notes.length > 0 && { notes }),
            })),
          ),
          manifestPath,
          contactSheetPath: contactSheets[0] ?? null,
        };
      } catch (error) {
        await writer.rollBack();
        throw error;
      } finally {
        await documents.close();
      }
    },
  };
}

function fileOf({ proof, path, width, height, problem }: PlannedFile): ExportFile {
  return { proofId: proof.id, path, width, height, problem: problem?.text ?? '' };
}

/** Proofs that go out although they are red. A person approved them: nothing is stopped. */
function redNotes(files: PlannedFile[]): { notes?: string[] } {
  const red = [...new Set(files.map(({ proof }) => proof))].filter(({ gate, verdict }) => gate.colour === 'red' && verdict === 'approve');
  if (red.length === 0) return {};
  const named = red.slice(0, MOST_NAMED).map(({ prompt, gate }) => `“${prompt.replace(/\s+/g, ' ').slice(0, 60)}” (${gateReasonWords(gate.reasons[0])})`);
  const others = red.length > MOST_NAMED ? `, and ${red.length - MOST_NAMED} more` : '';
  return { notes: [`Approved, but red by the team’s limits: ${named.join(', ')}${others}.`] };
}

function refuse(files: PlannedFile[], problems: Problem[]): void {
  const all = [...problems, ...files.flatMap(({ problem }) => problem ?? [])];
  if (all.length === 0) return;
  const more = all.length > 1 ? ` (and ${all.length - 1} more)` : '';
  throw new AppError(all[0].code, `Nothing was exported. ${all[0].text}${more}`, { details: { problems: all.map(({ text }) => text) } });
}

/** Gives names for the export's own papers that nothing in the folder and no exported file has. */
async function freeNames(folder: string, files: PlannedFile[]): Promise<(stem: string, extension: string) => string> {
  const taken = new Set([...(await readdir(folder)), ...files.map(({ path }) => path.split('/')[0])].map(nameKey));
  return (stem, extension) => {
    let name = stem + extension;
    for (let i = 2; taken.has(nameKey(name)); i++) name = `${stem}-${i}${extension}`;
    taken.add(nameKey(name));
    return name;
  };
}
