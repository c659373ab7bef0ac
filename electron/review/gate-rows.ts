import type { GateColour, GateValues } from '../../shared/gates.ts';
import type { Intent } from '../../shared/prompt.ts';

/** What its steps took, of the proof in `proofs`. A step from the cache took nothing. */
export const EFFORT_SQL = `
  (SELECT total(time_ms) / 1000 FROM step_runs WHERE job_id = proofs.job_id AND status = 'done' AND is_cached = 0) AS seconds,
  (SELECT total(cost_usd) FROM step_runs WHERE job_id = proofs.job_id) AS cost_usd,
  (SELECT max(peak_bytes) FROM step_runs WHERE job_id = proofs.job_id) AS peak_bytes`;

export const GATE_VALUES_SQL = `
  SELECT proofs.id, proofs.gate, proofs.metrics, proofs.is_lettering_exact, jobs.intent, ${EFFORT_SQL}
  FROM proofs JOIN jobs ON jobs.id = proofs.job_id`;

export interface EffortRecord {
  metrics: string;
  is_lettering_exact: number;
  seconds: number;
  cost_usd: number;
  peak_bytes: number | null;
}

/** One row of GATE_VALUES_SQL. */
export interface GateValuesRecord extends EffortRecord {
  id: string;
  gate: GateColour | null;
  intent: Intent;
}

export function gateValuesOf({ metrics, is_lettering_exact, seconds, cost_usd, peak_bytes }: EffortRecord): GateValues {
  return { metrics: JSON.parse(metrics), isLetteringExact: is_lettering_exact === 1, seconds, costUsd: cost_usd, peakBytes: peak_bytes };
}
