import type { Intent } from '../../../shared/prompt.ts';
import type { Database } from '../../telemetry/database.ts';
import type { ProofToName } from '../plan-export.ts';

interface NameRow {
  id: string;
  prompt: string;
  intent: Intent;
  model: string;
  width: number;
  height: number;
  seed: number;
  layers: string;
}

/** What names are made of, for many proofs at once; those that are not there are left out. */
export type ProofNames = (ids: readonly string[], hasLayers: boolean) => ProofToName[];

/** Reads the narrow columns only, and each proof once: nothing that a name depends on ever changes. */
export function createProofNames(database: Database): ProofNames {
  const select = database.prepare<[string], NameRow>(`
    SELECT proofs.id, jobs.prompt, jobs.intent, states.model, json_extract(proofs.plan, '$.seed') AS seed, proofs.layers,
      coalesce(artifacts.width, json_extract(jobs.request, '$.width')) AS width, coalesce(artifacts.height, json_extract(jobs.request, '$.height')) AS height
    FROM json_each(?) AS wanted JOIN proofs ON proofs.id = wanted.value JOIN jobs ON jobs.id = proofs.job_id
      JOIN review_states AS states ON states.proof_id = proofs.id LEFT JOIN artifacts ON artifacts.sha256 = proofs.after_sha256`);
  const known = new Map<string, ProofToName>();
  return (ids, hasLayers) => {
    const missing = ids.filter((id) => !known.has(id));
    if (missing.length > 0) for (const { layers, ...row } of select.all(JSON.stringify(missing))) known.set(row.id, { ...row, layers: JSON.parse(layers) });
    return ids.flatMap((id) => {
      const proof = known.get(id);
      if (!proof) return [];
      return [hasLayers ? proof : { ...proof, layers: [] }];
    });
  };
}
