import type { Insights } from '../../shared/insights.ts';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import type { Database } from './database.ts';
import { median, quantile } from './quantiles.ts';

/** Points of the lettering chart; the newest are kept. */
const MAX_LETTERING_POINTS = 5000;

/** Proofs of the time span whose present pixels are approved. */
const APPROVED_SQL = `
  SELECT proofs.id, proofs.job_id FROM proofs
  WHERE proofs.created_at >= ? AND 'approve' =
    (SELECT verdict FROM verdicts WHERE proof_id = proofs.id AND pixels_sha256 = proofs.after_sha256 ORDER BY verdicts.id DESC LIMIT 1)`;

export function totalsSince(database: Database, since: string): Insights['totals'] {
  const jobs = database
    .prepare<[string], { jobs: number; done: number; failed: number }>(
      `SELECT count(*) AS jobs, count(*) FILTER (WHERE state = 'done') AS done, count(*) FILTER (WHERE state IN ('failed', 'quarantined')) AS failed
       FROM jobs WHERE created_at >= ?`,
    )
    .get(since)!;
  // What was paid counts, whether the step succeeded or not.
  const costUsd = database.prepare<[string], number>('SELECT total(cost_usd) FROM step_runs WHERE started_at >= ?').pluck().get(since) as number;
  return { ...jobs, approved: approvedSince(database, since), costUsd };
}

function approvedSince(database: Database, since: string): number {
  return database.prepare<[string], number>(`SELECT count(*) FROM (${APPROVED_SQL})`).pluck().get(since) as number;
}

type RunRow = [model: string | null, operation: string, timeMs: number, peakBytes: number | null, costUsd: number];

interface Group {
  times: number[];
  peakBytes: number | null;
  costUsd: number;
}

/** Times of finished steps that were really computed, by model and by operation, most used first. */
export function runsSince(database: Database, since: string): Pick<Insights, 'models' | 'operations'> {
  const rows = database
    .prepare<[string], RunRow>(
      `SELECT model, operation, time_ms, peak_bytes, cost_usd FROM step_runs
       WHERE started_at >= ? AND status = 'done' AND is_cached = 0 AND time_ms IS NOT NULL`,
    )
    .raw();
  const models = new Map<string, Group>();
  const operations = new Map<string, Group>();
  for (const [model, operation, timeMs, peakBytes, costUsd] of rows.iterate(since) as IterableIterator<RunRow>) {
    if (model !== null) addTo(models, model, timeMs, peakBytes, costUsd);
    addTo(operations, operation, timeMs, peakBytes, costUsd);
  }
  return {
    models: figuresOf(models).map(([model, figures]) => ({ model, ...figures })),
    operations: figuresOf(operations).map(([operation, { costUsd: _, ...figures }]) => ({ operation, ...figures })),
  };
}

function addTo(groups: Map<string, Group>, name: string, timeMs: number, peakBytes: number | null, costUsd: number): void {
  let group = groups.get(name);
  if (!group) {
    group = { times: [], peakBytes: null, costUsd: 0 };
    groups.set(name, group);
  }
  group.times.push(timeMs);
  group.costUsd += costUsd;
  if (peakBytes !== null && peakBytes > (group.peakBytes ?? -1)) group.peakBytes = peakBytes;
}

function figuresOf(groups: Map<string, Group>) {
  return [...groups]
    .map(([name, { times, peakBytes, costUsd }]) => {
      const sorted = Float64Array.from(times).sort();
      return [name, { runs: sorted.length, medianMs: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95), peakBytes, costUsd }] as const;
    })
    .sort(([nameA, a], [nameB, b]) => b.runs - a.runs || (nameA < nameB ? -1 : 1));
}

export function letteringSince(database: Database, since: string): Insights['lettering'] {
  const rows = database
    .prepare<[string, number], Insights['lettering'][number]>(
      `SELECT proofs.id AS proofId, jobs.prompt AS prompt, proofs.created_at AS at,
         json_extract(metrics, '$.characterErrorRate.before') AS before, json_extract(metrics, '$.characterErrorRate.after') AS after
       FROM proofs JOIN jobs ON jobs.id = proofs.job_id
       WHERE proofs.created_at >= ? AND before IS NOT NULL AND after IS NOT NULL
       ORDER BY proofs.created_at DESC, proofs.id DESC LIMIT ?`,
    )
    .all(since, MAX_LETTERING_POINTS);
  return rows.reverse();
}

export function reworkSince(database: Database, since: string): Insights['rework'] {
  const count = (sql: string) => database.prepare<[string], number>(sql).pluck().get(since) as number;
  const rerenders = count('SELECT count(*) FROM jobs WHERE created_at >= ? AND parent_id IS NOT NULL');
  const sentBack = count("SELECT count(*) FROM verdicts WHERE at >= ? AND verdict <> 'approve'");
  const approved = approvedSince(database, since);
  return { rate: approved === 0 ? null : (rerenders + sentBack) / approved, rerenders, sentBack, approved };
}

export function intentsSince(database: Database, since: string): Insights['byIntent'] {
  const rows = database
    .prepare<[string, string], { intent: Intent; seconds: number | null; approved: number }>(
      `SELECT intent, ${SECONDS} AS seconds, jobs.id IN (SELECT job_id FROM (${APPROVED_SQL})) AS approved FROM jobs WHERE created_at >= ?`,
    )
    .all(since, since);
  return INTENTS.flatMap((intent) => {
    const own = rows.filter((row) => row.intent === intent);
    if (own.length === 0) return [];
    const seconds = own.flatMap((row) => row.seconds ?? []);
    return [{ intent, jobs: own.length, approved: own.reduce((sum, row) => sum + row.approved, 0), medianSeconds: median(seconds) }];
  });
}

/** From the start to the end of a job that is done; null otherwise. */
const SECONDS = "CASE WHEN state = 'done' THEN (julianday(finished_at) - julianday(started_at)) * 86400 END";

interface DoneJob {
  finishedAt: string;
  seconds: number | null;
  peakBytes: number | null;
}

/** Days on which jobs were done, as the clock on the wall has them; the peak is that of their steps. */
export function daysSince(database: Database, since: string): Insights['days'] {
  const done = database
    .prepare<[string], DoneJob>(
      `SELECT finished_at AS finishedAt, ${SECONDS} AS seconds, (SELECT max(peak_bytes) FROM step_runs WHERE job_id = jobs.id) AS peakBytes
       FROM jobs WHERE finished_at >= ? AND state = 'done' ORDER BY finished_at`,
    )
    .all(since);
  const days = new Map<string, DoneJob[]>();
  for (const job of done) {
    const day = localDay(job.finishedAt);
    const own = days.get(day);
    if (own) own.push(job);
    else days.set(day, [job]);
  }
  return [...days].map(([day, own]) => ({
    day,
    jobs: own.length,
    medianSeconds: median(own.flatMap(({ seconds }) => seconds ?? [])),
    peakBytes: own.reduce<number | null>((peak, { peakBytes }) => (peakBytes === null ? peak : Math.max(peak ?? 0, peakBytes)), null),
  }));
}

/** Not by SQLite: its conversion to local time takes microseconds a row. */
function localDay(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}
