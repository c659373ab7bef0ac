import type { RenderPlan } from '../../shared/plan.ts';
import type { ProofDetail, ProofSummary } from '../../shared/proof.ts';

/** What the exporter asks of the review. */
export interface ProofSource {
  approvedIds(): string[];
  summary(id: string): ProofSummary;
  get(id: string): ProofDetail;
  plan(id: string): RenderPlan;
}

export interface ExportProgressListener {
  signal?: AbortSignal;
  /** 0–1. */
  onProgress?: (fraction: number) => void;
}

/** What a finished step left. */
export interface StepResult {
  /** Artifacts by the output's name. */
  outputs: Record<string, string>;
  data: Record<string, unknown>;
}

/** What finished steps left, by the step's key. */
export interface StepOutputs {
  get(key: string): StepResult | null;
}

/** The project's image files. */
export interface ArtifactSource {
  read(sha256: string): Promise<Uint8Array>;
  /** Where the file is or would be. */
  path(sha256: string): string;
}
