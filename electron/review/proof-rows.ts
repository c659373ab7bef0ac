import { type Gates, markOf } from '../../shared/gates.ts';
import type { LetteringReport } from '../../shared/lettering.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import type { ProofSummary, Verdict, VerdictEntry } from '../../shared/proof.ts';
import { REDUCED_LIKE } from '../../shared/reduced.ts';
import { EFFORT_SQL, type EffortRecord, gateValuesOf } from './gate-rows.ts';

/** One row of PROOFS_SQL. */
export interface ProofRecord extends EffortRecord {
  id: string;
  job_id: string;
  prompt: string;
  intent: ProofSummary['intent'];
  route: string;
  request: string;
  before_sha256: string;
  after_sha256: string;
  mask_sha256: string | null;
  plan: string;
  lettering: string | null;
  layers: string;
  created_at: string;
  width: number | null;
  height: number | null;
  verdict: Verdict | null;
  rating: number;
  assignee: string | null;
  pins: number;
  open_pins: number;
  is_reduced: number;
}

/** 1 = a model ran out of memory, so that a picture of it was rendered smaller and enlarged. */
const REDUCED_SQL = `EXISTS (SELECT 1 FROM step_runs JOIN step_results USING (key), json_each(step_results.data, '$.warnings') AS warning
  WHERE step_runs.job_id = proofs.job_id AND step_runs.status = 'done' AND step_runs.operation = 'generate' AND warning.value LIKE '${REDUCED_LIKE}')`;

/** Proofs with their job, the size of their final and what was said of exactly their present pixels. */
export const PROOFS_SQL = `
  SELECT proofs.*, jobs.prompt, jobs.intent, jobs.route, jobs.request, artifacts.width, artifacts.height,
    states.verdict, states.rating, states.assignee, states.pins, states.open_pins, ${REDUCED_SQL} AS is_reduced, ${EFFORT_SQL}
  FROM proofs JOIN jobs ON jobs.id = proofs.job_id JOIN review_states AS states ON states.proof_id = proofs.id LEFT JOIN artifacts ON artifacts.sha256 = proofs.after_sha256`;

export function summaryOf(record: ProofRecord, gates: Gates): ProofSummary {
  const request = JSON.parse(record.request) as { width: number; height: number };
  return {
    id: record.id,
    jobId: record.job_id,
    prompt: record.prompt,
    intent: record.intent,
    model: modelOf(record),
    width: record.width ?? request.width,
    height: record.height ?? request.height,
    beforeSha256: record.before_sha256,
    afterSha256: record.after_sha256,
    maskSha256: record.mask_sha256,
    metrics: JSON.parse(record.metrics),
    verdict: record.verdict,
    isLetteringExact: record.is_lettering_exact === 1,
    isReduced: record.is_reduced === 1,
    gate: markOf(gates[record.intent], gateValuesOf(record)),
    rating: record.rating,
    assignee: record.assignee,
    pins: record.pins,
    openPins: record.open_pins,
    createdAt: record.created_at,
  };
}

export function letteringOf({ lettering }: ProofRecord): LetteringReport | null {
  return lettering === null ? null : JSON.parse(lettering);
}

/** The model that made the base: the plan was stored as it was run. An imported base has none. */
function modelOf({ plan, route }: ProofRecord): string {
  const { steps } = JSON.parse(plan) as RenderPlan;
  const base = steps.find((step) => step.operation === 'generate' || step.operation === 'import');
  if (base?.operation === 'generate') return base.params.model;
  return base ? 'imported' : (JSON.parse(route) as { model: string }).model;
}

/** The ledger with what was taken back since; a WHERE can follow. */
export const LEDGER_SQL = `
  SELECT verdicts.*, withdrawn.reviewer AS withdrawn_by, withdrawn.at AS withdrawn_at
  FROM verdicts LEFT JOIN verdict_withdrawals AS withdrawn ON withdrawn.verdict_id = verdicts.id`;

export interface VerdictRecord {
  id: number;
  proof_id: string;
  pixels_sha256: string;
  verdict: Verdict;
  note: string;
  reviewer: string;
  override_reason: string;
  at: string;
  withdrawn_by: string | null;
  withdrawn_at: string | null;
}

export function verdictEntryOf(record: VerdictRecord): VerdictEntry {
  return {
    id: record.id,
    proofId: record.proof_id,
    pixelsSha256: record.pixels_sha256,
    verdict: record.verdict,
    note: record.note,
    reviewer: record.reviewer,
    overrideReason: record.override_reason,
    at: record.at,
    withdrawn: record.withdrawn_by === null ? null : { reviewer: record.withdrawn_by, at: record.withdrawn_at ?? record.at },
  };
}
