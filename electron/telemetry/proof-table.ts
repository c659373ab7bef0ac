import type { LetteringReport } from '../../shared/lettering.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import type { ProofLayer } from '../../shared/proof.ts';
import type { ProofMetrics } from '../../shared/proof-metrics.ts';
import type { Database } from './database.ts';

export interface NewProof {
  id: string;
  jobId: string;
  beforeSha256: string;
  afterSha256: string;
  maskSha256: string | null;
  /** As it was run: with the model that really made the base. */
  plan: RenderPlan;
  metrics: ProofMetrics;
  lettering: LetteringReport | null;
  isLetteringExact: boolean;
  /** Pictures that a split render was made of; [] otherwise. */
  layers: ProofLayer[];
  createdAt: string;
}

/** Writes proofs; reading them is the review's business. A job has one proof at most: a second insert throws. */
export interface ProofTable {
  add(proof: NewProof): void;
}

export function createProofTable(database: Database): ProofTable {
  const insert = database.prepare(
    `INSERT INTO proofs (id, job_id, before_sha256, after_sha256, mask_sha256, plan, metrics, lettering, is_lettering_exact, layers, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    add(proof) {
      insert.run(
        proof.id,
        proof.jobId,
        proof.beforeSha256,
        proof.afterSha256,
        proof.maskSha256,
        JSON.stringify(proof.plan),
        JSON.stringify(proof.metrics),
        proof.lettering && JSON.stringify(proof.lettering),
        proof.isLetteringExact ? 1 : 0,
        JSON.stringify(proof.layers),
        proof.createdAt,
      );
    },
  };
}
