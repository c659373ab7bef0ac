import type { ExportRequest } from '../../shared/export.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import type { ProofDetail } from '../../shared/proof.ts';
import type { CredentialsRecord, RunFile } from './runs/run-table.ts';

export interface ManifestProof {
  proof: ProofDetail;
  plan: RenderPlan;
  files: readonly RunFile[];
}

export interface ManifestInput {
  version: string;
  project: string;
  at: string;
  request: ExportRequest;
  proofs: ManifestProof[];
  contactSheets: string[];
}

/**
 * The record of an export as plain data: every file with its hash, and for each proof all that is needed to render it again and to see why it
 * was let through. Documented in docs/export.md; a change that breaks readers raises `format`.
 */
export function manifestOf({ version, project, at, request, proofs, contactSheets }: ManifestInput) {
  return {
    format: 1,
    application: { name: 'Galley', version },
    project,
    exportedAt: at,
    settings: {
      template: request.template,
      format: request.format,
      alsoFormats: request.alsoFormats,
      quality: request.format === 'png' || request.format === 'tiff' ? null : request.quality,
      scales: request.scales,
      ownScale: request.ownScale,
      sides: request.sides,
      dpi: request.dpi,
      metadata: request.metadata,
      existing: request.existing,
      documents: request.documents,
    },
    contactSheets,
    skipped: proofs.flatMap(({ files }) => files.flatMap(({ state, path }) => (state === 'skipped' ? [path] : []))),
    proofs: proofs.map(recipeOf),
  };
}

function recipeOf({ proof, plan, files }: ManifestProof) {
  const { job, ledger, steps } = proof;
  const verdict = ledger.findLast((entry) => entry.pixelsSha256 === proof.afterSha256 && !entry.withdrawn)!;
  return {
    id: proof.id,
    jobId: proof.jobId,
    parentJobId: job.parentId,
    prompt: proof.prompt,
    intent: proof.intent,
    model: proof.model,
    seed: plan.seed,
    width: proof.width,
    height: proof.height,
    pixelsSha256: proof.afterSha256,
    request: job.request,
    reading: { lettering: job.reading.lettering.map(({ text }) => text), object: textsOf(job.reading.object), style: textsOf(job.reading.style) },
    route: { column: job.route.column, matrixVersion: job.route.matrixVersion, reasons: job.route.reasons, skipped: job.route.skipped },
    plan: plan.steps,
    runs: steps
      .filter(({ status }) => status === 'done')
      .map(({ step, operation, model, isCached, timeMs, peakBytes, costUsd, startedAt }) => ({
        step,
        operation,
        model,
        isCached,
        timeMs,
        peakBytes,
        costUsd,
        startedAt,
      })),
    metrics: proof.metrics,
    lettering:
      proof.lettering?.regions.map(({ wanted, readBefore, readAfter, action, font, check }) => ({ wanted, readBefore, readAfter, action, font, check })) ??
      null,
    verdict: { verdict: verdict.verdict, reviewer: verdict.reviewer, at: verdict.at, note: verdict.note, overrideReason: verdict.overrideReason },
    pins: proof.allPins
      .filter(({ proofId, pixelsSha256 }) => proofId === proof.id && pixelsSha256 === proof.afterSha256)
      .map(({ number, x, y, text, author, at, isResolved, entries }) => ({
        number,
        x: Math.round(x * proof.width),
        y: Math.round(y * proof.height),
        text,
        author,
        at,
        isResolved,
        replies: entries.filter(({ kind }) => kind === 'reply').map(({ text: reply, author: by, at: on }) => ({ text: reply, author: by, at: on })),
      })),
    files: files.filter(({ state }) => state === 'written').map(fileOf),
  };
}

/** `contentCredentials`: what became of those that the picture was imported with; null = it had none. */
function fileOf({ path, plan, width, height, bytes, sha256, facts }: RunFile) {
  const { layer, document, scale, drawn } = plan!;
  return {
    path,
    layer: layer?.name ?? null,
    document,
    width,
    height,
    scale,
    isPadded: drawn.width !== width || drawn.height !== height,
    bytes,
    sha256,
    notes: (facts.notes ?? []).map(({ text }) => text),
    contentCredentials: facts.credentials ? contentCredentialsOf(facts.credentials) : null,
  };
}

function contentCredentialsOf({ state, reason, manifest, manifestSha256 }: NonNullable<CredentialsRecord>) {
  return { state, reason, manifest, manifestSha256 };
}

function textsOf(spans: { text: string }[]): string[] {
  return spans.map(({ text }) => text);
}
