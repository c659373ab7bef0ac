import type { Insights } from '../../shared/insights.ts';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import type { Database } from './database.ts';
import { localPeriods } from './local-days.ts';
import type { EndColumns, RunDigest } from './packed-runs.ts';
import { medianAndP95, quantilesInPlace } from './selection.ts';

/** Points of the lettering chart; the newest are kept. */
const MAX_LETTERING_POINTS = 500;

interface IntentCount {
  intent: Intent;
  jobs: number;
  /** Jobs that are nobody's rework. */
  first: number;
  rerenders: number;
  fixes: number;
  done: number;
  failed: number;
  approved: number;
}

const KINDS = ['first', 'rerender', 'fix'] as const;
type KindCount = Pick<IntentCount, 'jobs' | 'done' | 'failed' | 'approved'>;

/** Jobs by intent. Each kind is a stretch of the table in its order, which is added up without sorting. */
export function countsSince(database: Database, sinceQuarter: number): IntentCount[] {
  const count = database.prepare<[string, string, number], KindCount>(
    `SELECT total(jobs) AS jobs, total(done) AS done, total(failed) AS failed, total(approved) AS approved
     FROM job_counts WHERE intent = ? AND kind = ? AND quarter >= ?`,
  );
  return INTENTS.map((intent) => {
    const kinds = KINDS.map((kind) => count.get(intent, kind, sinceQuarter)!);
    const [first, rerenders, fixes] = kinds.map(({ jobs }) => jobs);
    const sum = (name: keyof KindCount) => sumOf(kinds, (row) => row[name]);
    return { intent, jobs: sum('jobs'), first, rerenders, fixes, done: sum('done'), failed: sum('failed'), approved: sum('approved') };
  });
}

const sumOf = <Row>(rows: readonly Row[], value: (row: Row) => number) => rows.reduce((sum, row) => sum + value(row), 0);

export function totalsOf(counts: readonly IntentCount[], runs: readonly RunDigest[]): Insights['totals'] {
  return {
    jobs: sumOf(counts, ({ jobs }) => jobs),
    done: sumOf(counts, ({ done }) => done),
    failed: sumOf(counts, ({ failed }) => failed),
    approved: sumOf(counts, ({ approved }) => approved),
    // What was paid counts, whether the step succeeded or not.
    costUsd: sumOf(runs, ({ paidUsd }) => paidUsd),
  };
}

interface Figures {
  runs: number;
  medianMs: number;
  p95Ms: number;
  peakBytes: number | null;
  costUsd: number;
}

/** Times of steps that came to an end, by model and by operation, most used first. */
export function figuresOf(runs: readonly RunDigest[]): Pick<Insights, 'models' | 'operations'> {
  const by = (nameOf: (digest: RunDigest) => string) => {
    const names = new Set(runs.map(nameOf).filter((name) => name !== ''));
    return [...names]
      .flatMap((name) => {
        const figures = figuresOfGroup(runs.filter((digest) => nameOf(digest) === name));
        return figures ? [[name, figures] as const] : [];
      })
      .sort(([nameA, a], [nameB, b]) => b.runs - a.runs || (nameA < nameB ? -1 : 1));
  };
  return {
    models: by(({ model }) => model).map(([model, figures]) => ({ model, ...figures })),
    operations: by(({ operation }) => operation).map(([operation, { costUsd: _, ...figures }]) => ({ operation, ...figures })),
  };
}

function figuresOfGroup(digests: readonly RunDigest[]): Figures | null {
  const times = digests.length === 1 ? digests[0].timesMs : together(digests);
  const figures = medianAndP95(times);
  if (!figures) return null;
  const peaks = digests.flatMap(({ peakBytes }) => peakBytes ?? []);
  const peakBytes = peaks.length === 0 ? null : Math.max(...peaks);
  return { runs: times.length, medianMs: figures.median, p95Ms: figures.p95, peakBytes, costUsd: sumOf(digests, ({ costUsd }) => costUsd) };
}

function together(digests: readonly RunDigest[]): Float64Array {
  const times = new Float64Array(sumOf(digests, ({ timesMs }) => timesMs.length));
  let at = 0;
  for (const { timesMs } of digests) {
    times.set(timesMs, at);
    at += timesMs.length;
  }
  return times;
}

// Word for word as in the index `proofs_with_lettering`.
const ERROR_RATE_BEFORE = "json_extract(metrics, '$.characterErrorRate.before')";
const ERROR_RATE_AFTER = "json_extract(metrics, '$.characterErrorRate.after')";

/** Of the newest lettered proofs, oldest first. @param since ISO time */
export function letteringSince(database: Database, since: string): Insights['lettering'] {
  const rows = database
    .prepare<[string, number], Insights['lettering'][number]>(
      `SELECT proofs.id AS proofId, jobs.prompt AS prompt, proofs.created_at AS at,
         ${ERROR_RATE_BEFORE} AS before, ${ERROR_RATE_AFTER} AS after
       FROM proofs INDEXED BY proofs_with_lettering JOIN jobs ON jobs.id = proofs.job_id
       WHERE proofs.created_at >= ? AND ${ERROR_RATE_BEFORE} IS NOT NULL AND ${ERROR_RATE_AFTER} IS NOT NULL
       ORDER BY proofs.created_at DESC, proofs.id DESC LIMIT ?`,
    )
    .all(since, MAX_LETTERING_POINTS);
  return rows.reverse();
}

/** @param since ISO time */
export function reworkSince(database: Database, counts: readonly IntentCount[], since: string): Insights['rework'] {
  const sentBack = database.prepare<[string], number>("SELECT count(*) FROM verdicts WHERE at >= ? AND verdict <> 'approve'").pluck().get(since) as number;
  const approved = sumOf(counts, (row) => row.approved);
  const rerenders = sumOf(counts, (row) => row.rerenders);
  const fixes = sumOf(counts, (row) => row.fixes);
  return { rate: approved === 0 ? null : (rerenders + fixes) / approved, rerenders, fixes, sentBack, approved };
}

export function intentsOf(counts: readonly IntentCount[], ends: readonly EndColumns[]): Insights['byIntent'] {
  return INTENTS.flatMap((intent) => {
    const own = counts.find((row) => row.intent === intent);
    if (!own || own.jobs === 0) return [];
    const columns = ends.find((row) => row.intent === intent);
    const median = columns ? medianSeconds(columns.timesMs.subarray(0, columns.count)) : null;
    return [{ intent, jobs: own.jobs, approved: own.approved, medianSeconds: median }];
  });
}

function medianSeconds(timesMs: Float64Array): number | null {
  const known = new Float64Array(timesMs.length);
  let count = 0;
  for (let i = 0; i < timesMs.length; i++) if (!Number.isNaN(timesMs[i])) known[count++] = timesMs[i];
  return count === 0 ? null : quantilesInPlace(known.subarray(0, count), [0.5])[0] / 1000;
}

/**
 * Days on which jobs were done, as the clock on the wall has them.
 * @param peaks highest memory of any step plus 1, by quarter of an hour from `sinceQuarter` on
 */
export function daysOf(ends: readonly EndColumns[], peaks: Float64Array, sinceQuarter: number): Insights['days'] {
  const { days, indices } = localPeriods(sinceQuarter, peaks.length, 'day');
  const dayOf = (quarter: number) => indices[Math.min(quarter - sinceQuarter, indices.length - 1)];
  const counts = new Int32Array(days.length);
  for (const { quarters, count } of ends) for (let i = 0; i < count; i++) counts[dayOf(quarters[i])]++;
  const times = Array.from(counts, (count) => new Float64Array(count));
  const next = new Int32Array(days.length);
  for (const { quarters, timesMs, count } of ends) {
    for (let i = 0; i < count; i++) {
      const day = dayOf(quarters[i]);
      times[day][next[day]++] = timesMs[i];
    }
  }
  const highest = new Float64Array(days.length);
  for (let i = 0; i < peaks.length; i++) if (peaks[i] > highest[indices[i]]) highest[indices[i]] = peaks[i];
  return days.flatMap((day, index) =>
    counts[index] === 0
      ? []
      : [{ day, jobs: counts[index], medianSeconds: medianSeconds(times[index]), peakBytes: highest[index] === 0 ? null : highest[index] - 1 }],
  );
}
