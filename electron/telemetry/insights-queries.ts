import type { Insights } from '../../shared/insights.ts';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import type { Database } from './database.ts';
import { median, quantile } from '../statistics/quantiles.ts';

/** Points of the lettering chart; the newest are kept. */
const MAX_LETTERING_POINTS = 5000;

/** Jobs whose proof is of the time span and approved as its pixels are now. A job has one proof. */
export function approvedSince(database: Database, since: string): ReadonlySet<string> {
  const jobIds = database
    .prepare<[string], string>(
      `SELECT job_id FROM proofs
       WHERE created_at >= ? AND 'approve' =
         (SELECT verdict FROM verdicts WHERE proof_id = proofs.id AND pixels_sha256 = proofs.after_sha256 ORDER BY verdicts.id DESC LIMIT 1)`,
    )
    .pluck()
    .all(since) as string[];
  return new Set(jobIds);
}

/** @param approved number of approved proofs */
export function totalsSince(database: Database, since: string, approved: number): Insights['totals'] {
  const jobs = database
    .prepare<[string], { jobs: number; done: number; failed: number }>(
      `SELECT count(*) AS jobs, count(*) FILTER (WHERE state = 'done') AS done, count(*) FILTER (WHERE state IN ('failed', 'quarantined')) AS failed
       FROM jobs WHERE created_at >= ?`,
    )
    .get(since)!;
  // What was paid counts, whether the step succeeded or not.
  const costUsd = database.prepare<[string], number>('SELECT total(cost_usd) FROM step_runs WHERE started_at >= ?').pluck().get(since) as number;
  return { ...jobs, approved, costUsd };
}

/** Steps that were really computed and came to an end; the words of the index `step_runs_measured`. */
const MEASURED_SQL = "status = 'done' AND is_cached = 0 AND time_ms IS NOT NULL AND started_at >= @since";

interface MeasuredGroup {
  operation: string;
  model: string | null;
  runs: number;
  peakBytes: number | null;
  costUsd: number;
}

interface Figures {
  times: Float64Array;
  peakBytes: number | null;
  costUsd: number;
}

/** Times of finished steps that were really computed, by model and by operation, most used first. */
export function runsSince(database: Database, since: string): Pick<Insights, 'models' | 'operations'> {
  const groups = database
    .prepare<[{ since: string }], MeasuredGroup>(
      `SELECT operation, model, count(*) AS runs, max(peak_bytes) AS peakBytes, total(cost_usd) AS costUsd
       FROM step_runs WHERE ${MEASURED_SQL} GROUP BY operation, model`,
    )
    .all({ since });
  const timesOf = database
    .prepare<[{ since: string; operation: string; model: string | null }], number>(
      `SELECT time_ms FROM step_runs WHERE operation = @operation AND model IS @model AND ${MEASURED_SQL}`,
    )
    .pluck();
  const models = new Map<string, Figures>();
  const operations = new Map<string, Figures>();
  for (const { operation, model, peakBytes, costUsd } of groups) {
    const times = Float64Array.from(timesOf.all({ since, operation, model }) as number[]);
    if (model !== null) addTo(models, model, { times, peakBytes, costUsd });
    addTo(operations, operation, { times, peakBytes, costUsd });
  }
  return {
    models: figuresOf(models).map(([model, figures]) => ({ model, ...figures })),
    operations: figuresOf(operations).map(([operation, { costUsd: _, ...figures }]) => ({ operation, ...figures })),
  };
}

function addTo(groups: Map<string, Figures>, name: string, more: Figures): void {
  const known = groups.get(name);
  if (!known) return void groups.set(name, more);
  const times = new Float64Array(known.times.length + more.times.length);
  times.set(known.times);
  times.set(more.times, known.times.length);
  const peaks = [known.peakBytes, more.peakBytes].filter((peak) => peak !== null);
  groups.set(name, { times, peakBytes: peaks.length > 0 ? Math.max(...peaks) : null, costUsd: known.costUsd + more.costUsd });
}

function figuresOf(groups: Map<string, Figures>) {
  return [...groups]
    .map(([name, { times, peakBytes, costUsd }]) => {
      const sorted = times.toSorted();
      return [name, { runs: sorted.length, medianMs: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95), peakBytes, costUsd }] as const;
    })
    .sort(([nameA, a], [nameB, b]) => b.runs - a.runs || (nameA < nameB ? -1 : 1));
}

// Word for word as in the index `proofs_with_lettering`.
const ERROR_RATE_BEFORE = "json_extract(metrics, '$.characterErrorRate.before')";
const ERROR_RATE_AFTER = "json_extract(metrics, '$.characterErrorRate.after')";

export function letteringSince(database: Database, since: string): Insights['lettering'] {
  const rows = database
    .prepare<[string, number], Insights['lettering'][number]>(
      `SELECT proofs.id AS proofId, jobs.prompt AS prompt, proofs.created_at AS at,
         ${ERROR_RATE_BEFORE} AS before, ${ERROR_RATE_AFTER} AS after
       FROM proofs JOIN jobs ON jobs.id = proofs.job_id
       WHERE proofs.created_at >= ? AND ${ERROR_RATE_BEFORE} IS NOT NULL AND ${ERROR_RATE_AFTER} IS NOT NULL
       ORDER BY proofs.created_at DESC, proofs.id DESC LIMIT ?`,
    )
    .all(since, MAX_LETTERING_POINTS);
  return rows.reverse();
}

/** @param approved number of approved proofs */
export function reworkSince(database: Database, since: string, approved: number): Insights['rework'] {
  const count = (sql: string) => database.prepare<[string], number>(sql).pluck().get(since) as number;
  const rerenders = count('SELECT count(*) FROM jobs WHERE created_at >= ? AND parent_id IS NOT NULL');
  const sentBack = count("SELECT count(*) FROM verdicts WHERE at >= ? AND verdict <> 'approve'");
  return { rate: approved === 0 ? null : (rerenders + sentBack) / approved, rerenders, sentBack, approved };
}

/** From the start to the end of a job. */
const SECONDS = '(julianday(finished_at) - julianday(started_at)) * 86400';

type IntentRow = [intent: Intent, id: string, seconds: number | null];

/** @param approved ids of the jobs whose proof is approved */
export function intentsSince(database: Database, since: string, approved: ReadonlySet<string>): Insights['byIntent'] {
  const rows = database
    .prepare<[string], IntentRow>(`SELECT intent, id, CASE WHEN state = 'done' THEN ${SECONDS} END FROM jobs WHERE created_at >= ?`)
    .raw()
    .all(since) as IntentRow[];
  return INTENTS.flatMap((intent) => {
    const own = rows.filter((row) => row[0] === intent);
    if (own.length === 0) return [];
    const medianSeconds = median(own.flatMap(([, , seconds]) => seconds ?? []));
    return [{ intent, jobs: own.length, approved: own.filter(([, id]) => approved.has(id)).length, medianSeconds }];
  });
}

interface Day {
  jobs: number;
  seconds: number[];
  peakBytes: number | null;
}

type DoneJob = [finishedAt: string, seconds: number | null, peakBytes: number | null];

/** Days on which jobs were done, as the clock on the wall has them; the peak is that of their steps. */
export function daysSince(database: Database, since: string): Insights['days'] {
  // Left to itself SQLite finds the jobs by their state and then reads every row.
  const done = database
    .prepare<[string], DoneJob>(
      `SELECT finished_at, ${SECONDS}, (SELECT max(peak_bytes) FROM step_runs WHERE job_id = jobs.id)
       FROM jobs INDEXED BY jobs_by_end WHERE finished_at >= ? AND state = 'done' ORDER BY finished_at`,
    )
    .raw()
    .all(since) as DoneJob[];
  const dayOf = localDays();
  const days = new Map<string, Day>();
  for (const [finishedAt, seconds, peakBytes] of done) {
    const name = dayOf(finishedAt);
    let day = days.get(name);
    if (!day) {
      day = { jobs: 0, seconds: [], peakBytes: null };
      days.set(name, day);
    }
    day.jobs++;
    if (seconds !== null) day.seconds.push(seconds);
    if (peakBytes !== null) day.peakBytes = Math.max(day.peakBytes ?? 0, peakBytes);
  }
  return [...days].map(([day, { jobs, seconds, peakBytes }]) => ({ day, jobs, medianSeconds: median(seconds), peakBytes }));
}

/** Local days of UTC times, looked up once per quarter of an hour: no time zone begins its day within one. */
function localDays(): (at: string) => string {
  const known = new Map<string, string>();
  return (at) => {
    const quarter = `${at.slice(0, 14)}${Math.floor(Number(at.slice(14, 16)) / 15)}`;
    let day = known.get(quarter);
    if (day === undefined) {
      day = localDay(at);
      known.set(quarter, day);
    }
    return day;
  };
}

/** Not by SQLite: its conversion to local time takes microseconds a row. */
function localDay(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}
