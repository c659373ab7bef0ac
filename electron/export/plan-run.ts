import { AppError } from '../../shared/errors.ts';
import type { ExportRequest } from '../../shared/export.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import { said } from '../../shared/sentence.ts';
import { credentialsOutlook } from './c2pa/credentials.ts';
import type { ImportOriginals } from './c2pa/import-originals.ts';
import { freeBytesAt } from './checks/disk.ts';
import { settleExisting } from './checks/existing.ts';
import type { Looked } from './checks/looked.ts';
import { pathProblem } from './checks/path-length.ts';
import { createPictureFacts, predictBytes } from './checks/predict-bytes.ts';
import { createPlaceChecker, folderProblem } from './export-folder.ts';
import { templateProblems } from './names/name-template.ts';
import { type PlannedFile, type ProofToExport, planExport } from './plan-export.ts';
import type { ArtifactSource, ProofSource } from './ports.ts';
import type { FoundProblem } from './problem.ts';

export interface PlanningParts {
  proofs: ProofSource;
  artifacts: ArtifactSource;
  originals: Pick<ImportOriginals, 'of'>;
  project: string;
  clock: () => Date;
  platform: NodeJS.Platform;
}

/** What would be written, with all that stands in the way. Writes nothing. */
export async function planRun(request: ExportRequest, { proofs, artifacts, originals, project, clock, platform }: PlanningParts): Promise<Looked> {
  const { chosen, problems } = chooseProofs(request, proofs);
  const isWindows = platform === 'win32';
  const sound = chosen.filter(({ verdict }) => verdict === 'approve').map(({ id }) => id);
  const nothing = { request, files: [], problems, existing: 0, predicted: [], freeBytes: null, transparent: [], tooLong: [], sound, isWindows };
  const broken = templateProblems(request.template).filter(({ id }) => id !== 'illegal-character');
  const folder = await folderProblem(request.folder);
  if (folder) problems.push(folder);
  problems.push(...broken.map(({ code, text, sentence }): FoundProblem => ({ code, text, sentence, issue: 'template' })));
  if (broken.length > 0) return { ...nothing, credentials: { kept: [], dropped: [] } };
  const files = planExport(chosen, request, { project, now: clock() });
  const existing = folder ? 0 : await settleExisting(files, request.existing, createPlaceChecker(request.folder));
  const factsOf = createPictureFacts(artifacts);
  const facts = await Promise.all(files.map(({ proof }) => factsOf(proof.afterSha256)));
  const tooLong = files.flatMap(({ path, problem }) => (problem ? [] : (pathProblem(request.folder, path) ?? [])));
  return {
    ...nothing,
    files,
    existing,
    predicted: files.map((file, i) => predictBytes(file, facts[i], request.quality)),
    freeBytes: folder ? null : await freeBytesAt(request.folder),
    transparent: files.filter(({ format, layer, document }, i) => format === 'jpeg' && !layer && !document && facts[i].hasAlpha),
    tooLong,
    credentials: credentialsOutlook(files, request, originals),
  };
}

function chooseProofs({ proofIds, hasLayers }: ExportRequest, proofs: ProofSource): { chosen: ProofToExport[]; problems: FoundProblem[] } {
  const problems: FoundProblem[] = [];
  const chosen: ProofToExport[] = [];
  for (const id of new Set(proofIds ?? proofs.approvedIds())) {
    try {
      const plan = proofs.plan(id);
      chosen.push({
        ...proofs.summary(id),
        seed: plan.seed,
        layers: hasLayers ? proofs.get(id).layers : [],
        renderedAt: renderedAt(plan),
        importedSha256: importOf(plan),
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
      problems.push({ code: 'not-found', issue: 'not-found', ...said('There is no proof {id}.', { id }) });
    }
  }
  if (chosen.length === 0 && problems.length === 0) {
    problems.push({ code: 'not-approved', issue: 'nothing-approved', ...said('There is nothing to export: no proof is approved yet.') });
  }
  return { chosen, problems };
}

function renderedAt({ steps }: RenderPlan): ProofToExport['renderedAt'] {
  const large = steps.find(({ operation }) => operation === 'upscale');
  if (large?.operation !== 'upscale') return null;
  for (const step of steps) {
    if (step.operation !== 'generate') continue;
    const { width, height } = step.params;
    return width < large.params.width || height < large.params.height ? { width, height } : null;
  }
  return null;
}

/** The imported picture that a recipe begins with; null = a render. */
export function importOf({ steps }: RenderPlan): string | null {
  for (const step of steps) if (step.operation === 'import') return step.params.sha256;
  return null;
}

/** The error of the first thing that stops an export. @throws AppError with its code */
export function refuse({ files, problems, tooLong, isWindows }: Looked, diskError: FoundProblem | null): void {
  const all = [...problems, ...files.flatMap(({ problem }) => problem ?? []), ...(isWindows ? tooLong : []), ...(diskError ? [diskError] : [])];
  if (all.length === 0) return;
  const more = all.length > 1 ? ` (and ${all.length - 1} more)` : '';
  throw new AppError(all[0].code, `Nothing was exported. ${all[0].text}${more}`, { details: { problems: all.map(({ text }) => text) } });
}

/** What the journal keeps of a planned file. */
export function journalled(files: readonly PlannedFile[]) {
  return files.map(({ proof, layer, document, format, scale, drawn, path, width, height, action }, position) => ({
    position,
    proofId: proof.id,
    kind: document ? ('document' as const) : layer ? ('layer' as const) : ('picture' as const),
    path,
    width,
    height,
    plan: { layer, document, format, scale, drawn, pixelsSha256: proof.afterSha256 },
    state: action === 'skip' ? ('skipped' as const) : ('planned' as const),
    isNew: action === 'write',
    bytes: null,
    sha256: null,
    facts: {},
  }));
}
