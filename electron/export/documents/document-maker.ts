import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import type { ExportDocument } from '../../../shared/export.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import type { Said } from '../../../shared/sentence.ts';
import type { FontLibrary } from '../../typography/fonts.ts';
import type { ArtifactSource, StepResult } from '../ports.ts';
import { documentOf } from './layers-of-proof.ts';
import type { ProofDocument } from './proof-document.ts';
import { encodeDocument } from './write-document.ts';

export interface MadeDocument {
  bytes: Uint8Array;
  /** What the document could not be given, whole sentences. */
  notes: Said[];
}

/** Makes layered files of approved proofs: seconds of work for large pictures. */
export interface DocumentMaker {
  /**
   * @param step what the typography pass left; null = nothing
   * @throws AppError not-found | conflict (a picture is not the approved one any more) | unreadable-image | cancelled
   */
  make(proof: ProofDetail, kind: ExportDocument, step: StepResult | null, signal?: AbortSignal): Promise<MadeDocument>;
  close(): Promise<void>;
}

/** Works on the thread that calls it. A proof is taken apart once for all files that follow each other. */
export function createDocumentMaker({ artifacts, fonts }: { artifacts: ArtifactSource; fonts: FontLibrary }): DocumentMaker {
  let last: { id: string; document: ProofDocument } | null = null;
  return {
    async make(proof, kind, step) {
      if (last?.id !== proof.id) {
        last = { id: proof.id, document: await documentOf(proof, { read: (sha256, what) => unharmed(sha256, what, artifacts), step, fonts }) };
      }
      return { bytes: await encodeDocument(kind, last.document, fonts), notes: last.document.notes };
    },
    async close() {
      last = null;
    },
  };
}

/** The bytes that an artifact's name promises. @throws AppError not-found | conflict */
export async function unharmed(sha256: string, what: string, artifacts: ArtifactSource): Promise<Uint8Array> {
  const bytes = await artifacts.read(sha256);
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  throw new AppError('conflict', `${what} is not the one that was approved; nothing was exported.`, { details: { sha256 } });
}
