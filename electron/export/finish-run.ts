import type { Database } from '../telemetry/database.ts';
import type { FontLibrary } from '../typography/fonts.ts';
import { type ManifestProof, manifestOf } from './manifest.ts';
import type { ArtifactSource, ProofSource } from './ports.ts';
import type { RunFile, RunRecord, RunTable } from './runs/run-table.ts';
import { createPaperWriter } from './runs/write-papers.ts';
import { sheetEntry } from './sheets/sheet-entry.ts';
import { writeSheets } from './sheets/write-sheets.ts';

export interface FinishParts {
  proofs: Pick<ProofSource, 'get' | 'plan'>;
  artifacts: Pick<ArtifactSource, 'read'>;
  fonts: FontLibrary;
  /** Where the bundled typefaces lie. */
  fontsFolder: string;
  database: Database;
  table: RunTable;
  project: string;
  /** Galley's own. */
  version: string;
}

/** Contact sheets and the manifest behind the last file, and the project's own record. @throws AppError cancelled | disk-full | read-only */
export async function finishRun(run: RunRecord, signal: AbortSignal, parts: FinishParts): Promise<void> {
  const { proofs, artifacts, fonts, fontsFolder, database, project, version, table } = parts;
  const { request, startedAt } = run;
  const files = table.files(run.id).filter(({ plan }) => plan !== null);
  const papers = await createPaperWriter(run, table);
  const written: ManifestProof[] = [];
  for (const own of filesByProof(files)) {
    const proof = proofs.get(own[0].proofId);
    written.push({ proof, plan: proofs.plan(proof.id), files: own });
  }
  const contactSheets: string[] = [];
  if (request.hasContactSheet) {
    const entries = written.map(({ proof, plan, files: own }) =>
      sheetEntry(proof, plan.seed, own[0].path, request.sheetCaptions, async () => {
        signal.throwIfAborted();
        return artifacts.read(proof.afterSha256);
      }),
    );
    contactSheets.push(...(await writeSheets(fonts, entries, { project, at: new Date(startedAt), papers, request, fontsFolder })));
  }
  const text = `${JSON.stringify(manifestOf({ version, project, at: startedAt, request, proofs: written, contactSheets }), null, 2)}\n`;
  if (request.hasManifest) await papers.write('manifest', 'manifest', '.json', async () => Buffer.from(text));
  database.prepare('INSERT INTO exports (at, folder, manifest) VALUES (?, ?, ?)').run(startedAt, run.folder, text);
}

function filesByProof(files: readonly RunFile[]): RunFile[][] {
  const groups = new Map<string, RunFile[]>();
  for (const file of files) groups.set(file.proofId, [...(groups.get(file.proofId) ?? []), file]);
  return [...groups.values()];
}
