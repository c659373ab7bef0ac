import { createHash } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import type { ExportRequest } from '../../shared/export.ts';
import type { ProofDetail } from '../../shared/proof.ts';
import { decodeImage, toSharp } from '../image/codecs.ts';
import { encodeFor } from '../image/files.ts';
import { upscale } from '../image/upscale.ts';
import { type SheetEntry, sheetPicture } from './contact-sheet.ts';
import { type DocumentMaker, unharmed } from './documents/document-maker.ts';
import type { ExportWriter } from './export-folder.ts';
import type { ManifestFile, ManifestProof } from './manifest.ts';
import type { PlannedFile } from './plan-export.ts';
import type { ArtifactSource, ExportProgress, ProofSource, StepOutputs, StepResult } from './ports.ts';

interface Sources {
  proofs: Pick<ProofSource, 'get' | 'plan'>;
  artifacts: ArtifactSource;
  steps: StepOutputs;
  documents: DocumentMaker;
}

export interface WriteTask extends Sources {
  files: PlannedFile[];
  request: ExportRequest;
  writer: ExportWriter;
  progress: ExportProgress;
}

export interface WrittenProof extends ManifestProof {
  /** null when no contact sheet is wanted. */
  entry: SheetEntry | null;
}

/** Encodes and writes every file, proof by proof. @throws AppError not-approved | conflict | cancelled | what the writer throws */
export async function writeProofs({ files, request, writer, progress, ...sources }: WriteTask): Promise<WrittenProof[]> {
  const written: WrittenProof[] = [];
  let count = 0;
  for (const [id, own] of filesByProof(files)) {
    const { bytes, detail } = await approvedImage(id, own[0].proof.afterSha256, sources);
    const done: ManifestFile[] = [];
    for (const file of own) {
      if (progress.signal?.aborted) throw new AppError('cancelled', 'The export was cancelled; nothing was written.');
      const made = file.document ? await sources.documents.make(detail, file.document, letterStepOf(detail, sources.steps), progress.signal) : null;
      const encoded = made?.bytes ?? (await pictureOf(bytes, file, request.quality, sources));
      await writer.write(file.path, encoded);
      done.push({
        path: file.path,
        layer: file.layer?.name ?? null,
        document: file.document,
        width: file.width,
        height: file.height,
        scale: file.scale,
        bytes: encoded.length,
        sha256: sha256Of(encoded),
        notes: made?.notes ?? [],
      });
      progress.onProgress?.(++count / files.length);
    }
    written.push({
      proof: detail,
      plan: sources.proofs.plan(id),
      files: done,
      entry: request.hasContactSheet ? await entryOf(bytes, detail, done[0].path) : null,
    });
  }
  return written;
}

function filesByProof(files: PlannedFile[]): Map<string, PlannedFile[]> {
  const groups = new Map<string, PlannedFile[]>();
  for (const file of files) {
    const group = groups.get(file.proof.id);
    if (group) group.push(file);
    else groups.set(file.proof.id, [file]);
  }
  return groups;
}

/** The approved pixels. Checked once more: the verdict may have changed, or the file may have been damaged, since the pre-flight. */
async function approvedImage(id: string, sha256: string, { proofs, artifacts }: Pick<Sources, 'proofs' | 'artifacts'>) {
  const detail = proofs.get(id);
  if (detail.verdict !== 'approve' || detail.afterSha256 !== sha256) {
    throw new AppError('not-approved', `Proof ${id} is not approved any more; nothing was exported.`, { details: { proofId: id } });
  }
  return { bytes: await unharmed(sha256, `The image file of proof ${id}`, artifacts), detail };
}

/** The picture itself, or a layer of a split render. */
async function pictureOf(bytes: Uint8Array, file: PlannedFile, quality: number, { artifacts }: Sources): Promise<Buffer> {
  const { layer, proof } = file;
  return encodeFile(layer ? await unharmed(layer.sha256, `The ${layer.name} layer of proof ${proof.id}`, artifacts) : bytes, file, quality);
}

/** What the typography pass left of a proof. */
function letterStepOf({ steps: runs }: ProofDetail, steps: StepOutputs): StepResult | null {
  const run = runs.findLast(({ operation, status }) => operation === 'letter' && status === 'done');
  return run ? steps.get(run.key) : null;
}

/** A tile is scaled around its borders so that it stays one. */
async function encodeFile(bytes: Uint8Array, { proof, path, width, height }: PlannedFile, quality: number): Promise<Buffer> {
  const image = await upscale(await decodeImage(bytes, `The image of proof ${proof.id}`), width, height, { isTileable: proof.metrics.seamRatio !== null });
  return encodeFor(path, toSharp(image), quality).toBuffer();
}

async function entryOf(bytes: Uint8Array, { prompt, width, height, model }: ProofDetail, path: string): Promise<SheetEntry> {
  return { picture: await sheetPicture(bytes), title: path.slice(path.lastIndexOf('/') + 1), lines: [prompt, `${width} × ${height} · ${model}`] };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
