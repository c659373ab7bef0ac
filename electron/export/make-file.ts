import { AppError } from '../../shared/errors.ts';
import type { ProofDetail } from '../../shared/proof.ts';
import { passOn } from './c2pa/credentials.ts';
import type { ImportOriginals } from './c2pa/import-originals.ts';
import { type DocumentMaker, unharmed } from './documents/document-maker.ts';
import { createPictureEncoder } from './encode-picture.ts';
import { pictureFacts } from './metadata/picture-facts.ts';
import { importOf } from './plan-run.ts';
import type { ArtifactSource, ProofSource, StepOutputs, StepResult } from './ports.ts';
import type { RunRecord } from './runs/run-table.ts';
import type { FileMaker } from './runs/write-run.ts';

export interface MakerParts {
  proofs: Pick<ProofSource, 'get' | 'plan'>;
  artifacts: ArtifactSource;
  steps: StepOutputs;
  documents: DocumentMaker;
  originals: Pick<ImportOriginals, 'of'>;
  /** Galley's own. */
  version: string;
}

/** Makes the files of one export from the project's pictures. */
export function createFileMaker(
  { request }: RunRecord,
  { proofs, artifacts, steps, documents, originals, version }: MakerParts,
): FileMaker & { close(): Promise<void> } {
  const encode = createPictureEncoder(request);
  return {
    async open(id, pixelsSha256) {
      const detail = proofs.get(id);
      if (detail.verdict !== 'approve' || detail.afterSha256 !== pixelsSha256) {
        throw new AppError('not-approved', `Proof ${id} is not approved any more; it was not exported.`, { details: { proofId: id } });
      }
      return { detail, bytes: await unharmed(pixelsSha256, `The image file of proof ${id}`, artifacts) };
    },
    async make(file, { detail, bytes }, signal) {
      const { document, layer } = file.plan!;
      const plan = proofs.plan(detail.id);
      const imported = importOf(plan);
      if (document) {
        const { bytes: made, notes } = await documents.make(detail, document, letterStepOf(detail, steps), signal);
        return { bytes: made, facts: { notes, credentials: (await passOn(file, imported, bytes, request, { originals, artifacts })).record } };
      }
      const facts = request.metadata === 'keep' ? pictureFacts(detail, plan, version) : null;
      const passed = await passOn(file, imported, bytes, request, { originals, artifacts });
      if (passed.bytes) return { bytes: passed.bytes, facts: { credentials: passed.record } };
      const source = layer ? await unharmed(layer.sha256, `The ${layer.name} layer of proof ${detail.id}`, artifacts) : bytes;
      return { bytes: await encode(source, file, detail, facts), facts: { credentials: passed.record } };
    },
    close: () => documents.close(),
  };
}

/** What the typography pass left of a proof. */
function letterStepOf({ steps: runs }: ProofDetail, steps: StepOutputs): StepResult | null {
  const run = runs.findLast(({ operation, status }) => operation === 'letter' && status === 'done');
  return run ? steps.get(run.key) : null;
}
