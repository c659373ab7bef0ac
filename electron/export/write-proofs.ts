import { createHash } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import type { ExportRequest } from '../../shared/export.ts';
import type { ProofDetail } from '../../shared/proof.ts';
import { decodeImage, toSharp } from '../image/codecs.ts';
import { encodeFor } from '../image/files.ts';
import { upscale } from '../image/upscale.ts';
import type { FontLibrary } from '../typography/fonts.ts';
import { type SheetEntry, sheetPicture } from './contact-sheet.ts';
import { documentOf } from './documents/layers-of-proof.ts';
import type { ProofDocument } from './documents/proof-document.ts';
import { encodeDocument } from './documents/write-document.ts';
import type { ExportWriter } from './export-folder.ts';
import type { ManifestFile, ManifestProof } from './manifest.ts';
import type { PlannedFile } from './plan-export.ts';
import type { ArtifactSource, ExportProgress, ProofSource, StepOutputs } from './ports.ts';

interface Sources {
  proofs: Pick<ProofSource, 'get' | 'plan'>;
  artifacts: ArtifactSource;
  steps: StepOutputs;
  fonts: FontLibrary;
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
    let document: ProofDocument | null = null;
    const done: ManifestFile[] = [];
    for (const file of own) {
      if (progress.signal?.aborted) throw new AppError('cancelled', 'The export was cancelled; nothing was written.');
      if (file.document) document ??= await takenApart(detail, sources);
      const encoded = file.document ? await encodeDocument(file.document, document!, sources.fonts) : await pictureOf(bytes, file, request.quality, sources);
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
        notes: file.document && document ? document.notes : [],
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

async function unharmed(sha256: string, what: string, artifacts: ArtifactSource): Promise<Uint8Array> {
  const bytes = await artifacts.read(sha256);
  if (sha256Of(bytes) === sha256) return bytes;
  throw new AppError('conflict', `${what} is not the one that was approved; nothing was exported.`, { details: { sha256 } });
}

/** The picture itself, or a layer of a split render. */
async function pictureOf(bytes: Uint8Array, file: PlannedFile, quality: number, { artifacts }: Sources): Promise<Buffer> {
  const { layer, proof } = file;
  return encodeFile(layer ? await unharmed(layer.sha256, `The ${layer.name} layer of proof ${proof.id}`, artifacts) : bytes, file, quality);
}

/** Made once for all of a proof's documents. */
function takenApart(detail: ProofDetail, { artifacts, steps, fonts }: Sources): Promise<ProofDocument> {
  return documentOf(detail, { read: (sha256, what) => unharmed(sha256, what, artifacts), steps, fonts });
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
