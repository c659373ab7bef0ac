import { AppError } from '../../shared/errors.ts';
import type { ProofDetail } from '../../shared/proof.ts';
import { type DocumentMaker, unharmed } from './documents/document-maker.ts';
import { encodePicture } from './encode-picture.ts';
import type { ArtifactSource, ProofSource, StepOutputs, StepResult } from './ports.ts';
import type { RunRecord } from './runs/run-table.ts';
import type { FileMaker } from './runs/write-run.ts';

export interface MakerParts {
  proofs: Pick<ProofSource, 'get' | 'plan'>;
  artifacts: ArtifactSource;
  steps: StepOutputs;
  documents: DocumentMaker;
}

/** Makes the files of one export from the project's pictures. */
export function createFileMaker({ request }: RunRecord, { proofs, artifacts, steps, documents }: MakerParts): FileMaker & { close(): Promise<void> } {
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
      if (document) {
        const { bytes: made, notes } = await documents.make(detail, document, letterStepOf(detail, steps), signal);
        return { bytes: made, facts: { notes } };
      }
      const source = layer ? await unharmed(layer.sha256, `The ${layer.name} layer of proof ${detail.id}`, artifacts) : bytes;
      return { bytes: await encodePicture(source, file, detail, request), facts: {} };
    },
    close: () => documents.close(),
  };
}

/** What the typography pass left of a proof. */
function letterStepOf({ steps: runs }: ProofDetail, steps: StepOutputs): StepResult | null {
  const run = runs.findLast(({ operation, status }) => operation === 'letter' && status === 'done');
  return run ? steps.get(run.key) : null;
}
