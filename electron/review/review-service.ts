import { AppError } from '../../shared/errors.ts';
import type { Gates } from '../../shared/gates.ts';
import type { Job } from '../../shared/job.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import type { Pin, ProofDetail, ProofSummary, StepRun, Verdict, VerdictEntry } from '../../shared/proof.ts';
import { type ReviewOverview, type ReviewQuery, type ReviewQueryInput, reviewQuerySchema } from '../../shared/review.ts';
import type { Database } from '../telemetry/database.ts';
import { LEDGER_SQL, letteringOf, PROOFS_SQL, type ProofRecord, summaryOf, type VerdictRecord, verdictEntryOf } from './proof-rows.ts';
import { querySql } from './review-query.ts';

export interface ReviewOptions {
  database: Database;
  /** Who made the proof; the queue's table. */
  jobs: { get(id: string): Job | null };
  /** What was executed for it; telemetry's table. */
  runs: { ofJob(jobId: string): StepRun[] };
  /** The team's limits as they are now. */
  gates(): Gates;
  /** Of a proof and the versions that it reworks. */
  pins?: (proof: { id: string; jobId: string }) => Pin[];
  clock: () => Date;
  /** Name that is written to the ledger where a call gives none. */
  reviewer: string;
  /** What is shown of these proofs is old. */
  onChange?: (proofIds: readonly string[]) => void;
}

export interface Decision {
  proofId: string;
  /** What the reviewer looked at. */
  pixelsSha256: string;
  verdict: Verdict;
  note: string;
  /** Why lettering that is not exact may pass; needed then, dropped otherwise. */
  overrideReason: string;
  /** Who judges; left out = this machine's reviewer. */
  by?: string | undefined;
}

/** What `find` looks for from a proof on. */
export type Wanted = 'this' | 'unjudged' | 'red';

/** Proofs and the ledger of verdicts. A verdict counts for the pixels it was given on: other pixels need review again. */
export interface ReviewService {
  /** In the query's order, newest first where it says none. */
  list(query: ReviewQueryInput & { limit: number; offset: number }): { proofs: ProofSummary[]; total: number };
  /** In the query's order. */
  ids(query: ReviewQueryInput): string[];
  /** Where a proof of the query is: the one itself, or the next one (round and round) that is unjudged or marked red; null = there is none. */
  find(query: ReviewQueryInput, fromId: string | null, wanted: Wanted): { id: string; index: number } | null;
  overview(query: ReviewQueryInput): ReviewOverview;
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
  /** Takes a verdict back: the one before it counts again. The ledger keeps both. @throws AppError not-found | conflict (taken back already) */
  withdraw(verdictId: number, by?: string): VerdictEntry;
}

const JUDGED = ['approve', 'changes', 'reject'] as const;

export function createReviewService({ database, jobs, runs, gates, clock, reviewer, pins, onChange = () => undefined }: ReviewOptions): ReviewService {
  const select = database.prepare<[string], ProofRecord>(`${PROOFS_SQL} WHERE proofs.id = ?`);
  const ledger = database.prepare<[string], VerdictRecord>(`${LEDGER_SQL} WHERE proof_id = ? ORDER BY verdicts.id`);
  const entry = database.prepare<[number], VerdictRecord>(`${LEDGER_SQL} WHERE verdicts.id = ?`);
  const append = database
    .prepare<string[], number>(
      'INSERT INTO verdicts (proof_id, pixels_sha256, verdict, note, reviewer, override_reason, at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id',
    )
    .pluck();
  const takeBack = database.prepare('INSERT INTO verdict_withdrawals (verdict_id, reviewer, at) VALUES (?, ?, ?)');
  const approved = database.prepare<[], string>("SELECT proof_id FROM review_states WHERE verdict = 'approve' ORDER BY created_at, proof_id").pluck();
  const models = database.prepare<[], string>("SELECT model FROM review_states WHERE model <> '' GROUP BY model ORDER BY count(*) DESC, model").pluck();
  const people = database
    .prepare<[], string>('SELECT reviewer FROM verdicts UNION SELECT author FROM pins UNION SELECT assignee FROM assignments WHERE assignee IS NOT NULL')
    .pluck();

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
    const { proofId, pixelsSha256, verdict, note, by = reviewer } = decision;
    const id = append.get(proofId, pixelsSha256, verdict, note, by, overrideReason, clock().toISOString())!;
    return verdictEntryOf(entry.get(id)!);
  });
  const withdraw = database.transaction((id: number, by: string): VerdictEntry => {
    const record = entry.get(id);
    if (!record) throw new AppError('not-found', `There is no verdict ${id}.`, { details: { verdictId: id } });
    if (record.withdrawn_by !== null) {
      throw new AppError('conflict', `This verdict on proof ${record.proof_id} was taken back already, by ${record.withdrawn_by}.`, {
        details: { verdictId: id },
      });
    }
    takeBack.run(id, by, clock().toISOString());
    return verdictEntryOf(entry.get(id)!);
  });
  const idsOf = (query: ReviewQuery) => {
    const { from, orderBy, values } = querySql(query);
    return database
      .prepare<object, { id: string; verdict: Verdict | null; gate: string | null }>(`SELECT proof_id AS id, verdict, gate ${from} ${orderBy}`)
      .all(values);
  };

  return {
    list({ limit, offset, ...input }) {
      const { from, orderBy, values } = querySql(reviewQuerySchema.parse(input));
      // The page is chosen by the narrow columns alone: a project holds many proofs, and their plans are wide.
      const ids = database
        .prepare<object, string>(`SELECT proof_id ${from} ${orderBy} LIMIT @limit OFFSET @offset`)
        .pluck()
        .all({ ...values, limit, offset });
      const total = database.prepare<object, number>(`SELECT count(*) ${from}`).pluck().get(values) as number;
      const limits = gates();
      return { proofs: (ids as string[]).map((id) => summaryOf(recordOf(id), limits)), total };
    },
    ids: (query) => idsOf(reviewQuerySchema.parse(query)).map(({ id }) => id),
    find(query, fromId, wanted) {
      const rows = idsOf(reviewQuerySchema.parse(query));
      const start = rows.findIndex(({ id }) => id === fromId);
      if (wanted === 'this') return start < 0 ? null : { id: rows[start].id, index: start };
      for (let by = 1; by <= rows.length; by++) {
        const index = (start + by) % rows.length;
        const { id, verdict, gate } = rows[index];
        if (id !== fromId && (wanted === 'red' ? gate === 'red' : verdict === null)) return { id, index };
      }
      return null;
    },
    overview(query) {
      const { from, values } = querySql(reviewQuerySchema.parse(query), false);
      const counted = database.prepare<object, { verdict: Verdict | null; count: number; open: number }>(
        `SELECT verdict, count(*) AS count, total(open_pins) AS open ${from} GROUP BY verdict`,
      );
      const rows = counted.all(values);
      const countOf = (verdict: Verdict | null) => rows.find((row) => row.verdict === verdict)?.count ?? 0;
      const [approve, changes, reject] = JUDGED.map(countOf);
      return {
        counts: { unjudged: countOf(null), approve, changes, reject },
        openPins: rows.reduce((sum, { open }) => sum + open, 0),
        models: models.all() as string[],
        people: [...new Set([reviewer, ...(people.all() as string[])])].sort((a, b) => a.localeCompare(b)),
      };
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
        allPins: pins?.({ id, jobId: record.job_id }) ?? [],
        layers: JSON.parse(record.layers),
        warnings: said.all(record.job_id),
      };
    },
    summary: (id) => summaryOf(recordOf(id), gates()),
    plan: (id) => JSON.parse(recordOf(id).plan),
    approvedIds: () => approved.all() as string[],
    decide(decision) {
      const entry = decide.immediate(decision);
      onChange([entry.proofId]);
      return entry;
    },
    withdraw(verdictId, by = reviewer) {
      const entry = withdraw.immediate(verdictId, by);
      onChange([entry.proofId]);
      return entry;
    },
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
