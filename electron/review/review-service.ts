import { AppError } from '../../shared/errors.ts';
import type { GateColour, Gates } from '../../shared/gates.ts';
import type { Job } from '../../shared/job.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import type { ProofDetail, ProofSummary, StepRun, Verdict, VerdictEntry } from '../../shared/proof.ts';
import type { Database } from '../telemetry/database.ts';
import { letteringOf, PROOFS_SQL, type ProofRecord, summaryOf, VERDICT_SQL, type VerdictRecord, verdictEntryOf } from './proof-rows.ts';

export interface ReviewOptions {
  database: Database;
  /** Who made the proof; the queue's table. */
  jobs: { get(id: string): Job | null };
  /** What was executed for it; telemetry's table. */
  runs: { ofJob(jobId: string): StepRun[] };
  /** The team's limits as they are now. */
  gates(): Gates;
  clock: () => Date;
  /** Name that is written to the ledger. */
  reviewer: string;
}

export type ReviewFilter = 'all' | 'needs-review' | Verdict;

export interface Decision {
  proofId: string;
  /** What the reviewer looked at. */
  pixelsSha256: string;
  verdict: Verdict;
  note: string;
  /** Why lettering that is not exact may pass; needed then, dropped otherwise. */
  overrideReason: string;
}

/** Proofs and the ledger of verdicts. A verdict counts for the pixels it was given on: other pixels need review again. */
export interface ReviewService {
  /** Newest first. */
  list(query: { filter: ReviewFilter; gate?: GateColour | undefined; limit: number; offset: number }): { proofs: ProofSummary[]; total: number };
  /** @throws AppError not-found */
  get(id: string): ProofDetail;
  /** @throws AppError not-found */
  summary(id: string): ProofSummary;
  /** The plan as it was run. @throws AppError not-found */
  plan(id: string): RenderPlan;
  /** Proofs whose present pixels are approved, oldest first. */
  approvedIds(): string[];
  /** Appends to the ledger. @throws AppError not-found | conflict (other pixels now) | lettering-wrong */
  decide(decision: Decision): VerdictEntry;
}

const FILTER_SQL: Record<ReviewFilter, string> = {
  all: 'TRUE',
  // The renders of a bake-off are judged there: by figures and votes.
  'needs-review': `${VERDICT_SQL} IS NULL AND NOT EXISTS (SELECT 1 FROM bake_off_cells WHERE job_id = proofs.job_id)`,
  approve: `${VERDICT_SQL} = 'approve'`,
  changes: `${VERDICT_SQL} = 'changes'`,
  reject: `${VERDICT_SQL} = 'reject'`,
};
const NEWEST_FIRST = 'ORDER BY proofs.created_at DESC, proofs.id DESC';

export function createReviewService({ database, jobs, runs, gates, clock, reviewer }: ReviewOptions): ReviewService {
  const select = database.prepare<[string], ProofRecord>(`${PROOFS_SQL} WHERE proofs.id = ?`);
  const ledger = database.prepare<[string], VerdictRecord>('SELECT * FROM verdicts WHERE proof_id = ? ORDER BY id');
  const append = database.prepare<string[], VerdictRecord>(
    'INSERT INTO verdicts (proof_id, pixels_sha256, verdict, note, reviewer, override_reason, at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *',
  );
  const approved = database.prepare<[], string>(`SELECT id FROM proofs WHERE ${FILTER_SQL.approve} ORDER BY created_at, id`).pluck();

  const said = database
    .prepare<[string], string>(
      `SELECT DISTINCT warning.value FROM step_runs JOIN step_results USING (key), json_each(step_results.data, '$.warnings') AS warning
       WHERE step_runs.job_id = ? AND step_runs.status = 'done' AND step_runs.operation <> 'letter' AND warning.type = 'text' ORDER BY step_runs.id`,
    )
    .pluck();

  function recordOf(id: string): ProofRecord {
    const record = select.get(id);
    if (!record) throw new AppError('not-found', `There is no proof ${id}.`, { details: { proofId: id } });
    return record;
  }

  const decide = database.transaction((decision: Decision): VerdictEntry => {
    const record = recordOf(decision.proofId);
    if (record.after_sha256 !== decision.pixelsSha256) {
      throw new AppError('conflict', `Proof ${record.id} has other pixels by now than the ones that were looked at. Look at it again.`, {
        details: { proofId: record.id, pixelsSha256: decision.pixelsSha256, currentSha256: record.after_sha256 },
      });
    }
    const overrideReason = overrideOf(decision, record);
    const { proofId, pixelsSha256, verdict, note } = decision;
    return verdictEntryOf(append.get(proofId, pixelsSha256, verdict, note, reviewer, overrideReason, clock().toISOString())!);
  });

  return {
    list({ filter, gate = null, limit, offset }) {
      const where = `WHERE ${FILTER_SQL[filter]} ${gate === null ? '' : 'AND gate = @gate'}`;
      // The page is chosen by the narrow columns alone: a project holds many proofs, and their plans are wide.
      const page = `SELECT id FROM proofs ${where} ${NEWEST_FIRST} LIMIT @limit OFFSET @offset`;
      const proofs = database.prepare<object, ProofRecord>(`${PROOFS_SQL} WHERE proofs.id IN (${page}) ${NEWEST_FIRST}`).all({ gate, limit, offset });
      const total = database.prepare<object, number>(`SELECT count(*) FROM proofs ${where}`).pluck().get({ gate }) as number;
      const limits = gates();
      return { proofs: proofs.map((record) => summaryOf(record, limits)), total };
    },
    get(id) {
      const record = recordOf(id);
      const job = jobs.get(record.job_id);
      if (!job) throw new AppError('not-found', `The job ${record.job_id} of proof ${id} is gone.`, { details: { proofId: id, jobId: record.job_id } });
      return {
        ...summaryOf(record, gates()),
        job,
        lettering: letteringOf(record),
        steps: runs.ofJob(record.job_id),
        ledger: ledger.all(id).map(verdictEntryOf),
        layers: JSON.parse(record.layers),
        warnings: said.all(record.job_id),
      };
    },
    summary: (id) => summaryOf(recordOf(id), gates()),
    plan: (id) => JSON.parse(recordOf(id).plan),
    approvedIds: () => approved.all() as string[],
    decide: (decision) => decide.immediate(decision),
  };
}

/** The reason to store; '' where none is needed. @throws AppError lettering-wrong */
function overrideOf({ verdict, overrideReason }: Decision, record: ProofRecord): string {
  if (verdict !== 'approve' || record.is_lettering_exact === 1) return '';
  const reason = overrideReason.trim();
  if (reason !== '') return reason;
  const wrong = (letteringOf(record)?.regions ?? [])
    .filter(({ wanted, action, check }) => wanted !== null && action !== 'kept' && check !== 'exact')
    .map(({ wanted, readAfter, check }) => ({ wanted, readAfter, check }));
  const named = wrong.map(({ wanted, readAfter }) => `“${wanted}” reads “${readAfter}”`).join(', ');
  throw new AppError('lettering-wrong', `The lettering is not what was asked for${named ? ` (${named})` : ''}. To approve it all the same, give a reason.`, {
    details: { proofId: record.id, regions: wrong },
  });
}
