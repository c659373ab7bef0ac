import type { Insights } from '../../shared/insights.ts';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import type { Database } from './database.ts';
import { createJobCounts, type JobCount, KINDS } from './job-counts.ts';
import { localPeriods } from './local-days.ts';
import { intentCode } from './packed-bytes.ts';
import type { EndColumns } from './packed-ends.ts';
import type { RunDigest, RunFilter } from './packed-runs.ts';
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

/** `model` and `host`: of the base. Jobs of every intent, so that another one can be chosen beside. */
export type JobFilter = Pick<RunFilter, 'intent' | 'model' | 'host'>;

/** What a filter asks of a table with these columns, to be put behind other conditions. */
function conditionsOf(wanted: Partial<Record<'intent' | 'model' | 'host', string | undefined>>): { sql: string; values: string[] } {
  const given = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { sql: given.map(([name]) => ` AND ${name} = ?`).join(''), values: given.map(([, value]) => value) };
}

/** Jobs by intent. */
export function countsSince(database: Database, sinceQuarter: number, filter: JobFilter = {}): IntentCount[] {
  const count = createJobCounts(database, filter);
  return INTENTS.map((intent) => {
    const kinds = KINDS.map((kind) => count({ intent, kind, from: sinceQuarter, to: Number.POSITIVE_INFINITY }));
    const [first, rerenders, fixes] = kinds.map(({ jobs }) => jobs);
    const sum = (name: keyof JobCount) => sumOf(kinds, (row) => row[name]);
    return { intent, jobs: sum('jobs'), first, rerenders, fixes, done: sum('done'), failed: sum('failed'), approved: sum('approved') };
  });
}

const sumOf = <Row>(rows: readonly Row[], value: (row: Row) => number) => rows.reduce((sum, row) => sum + value(row), 0);

export function totalsOf(counts: readonly IntentCount[], runs: readonly RunDigest[], filter: RunFilter): Insights['totals'] {
  const own = counts.filter(({ intent }) => filter.intent === undefined || intent === filter.intent);
  return {
    jobs: sumOf(own, ({ jobs }) => jobs),
    done: sumOf(own, ({ done }) => done),
    failed: sumOf(own, ({ failed }) => failed),
    approved: sumOf(own, ({ approved }) => approved),
    // What was paid counts, whether the step succeeded or not.
    costUsd: sumOf(runs.filter(isRunOf(filter)), ({ paidUsd }) => paidUsd),
  };
}

const isRunOf =
  ({ model, operation }: Pick<RunFilter, 'model' | 'operation'>) =>
  (digest: RunDigest) =>
    (model === undefined || digest.model === model) && (operation === undefined || digest.operation === operation);

interface Figures {
  runs: number;
  medianMs: number;
  p95Ms: number;
  peakBytes: number | null;
  costUsd: number;
}

/** Times of steps that came to an end, by model and by operation, most used first; every model of the operation that is asked for, and the other way round. */
export function figuresOf(runs: readonly RunDigest[], { model, operation }: RunFilter): Pick<Insights, 'models' | 'operations'> {
  const by = (asked: readonly RunDigest[], nameOf: (digest: RunDigest) => string) => {
    const names = new Set(asked.map(nameOf).filter((name) => name !== ''));
    return [...names]
      .flatMap((name) => {
        const figures = figuresOfGroup(asked.filter((digest) => nameOf(digest) === name));
        return figures ? [[name, figures] as const] : [];
      })
      .sort(([nameA, a], [nameB, b]) => b.runs - a.runs || (nameA < nameB ? -1 : 1));
  };
  return {
    models: by(runs.filter(isRunOf({ operation })), (digest) => digest.model).map(([name, figures]) => ({ model: name, ...figures })),
    operations: by(runs.filter(isRunOf({ model })), (digest) => digest.operation).map(([name, { costUsd: _, ...figures }]) => ({
      operation: name,
      ...figures,
    })),
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

/** Of the newest lettered proofs, oldest first. @param since ISO time */
export function letteringSince(database: Database, since: string, filter: JobFilter): Insights['lettering'] {
  const { sql, values } = conditionsOf(filter);
  const rows = database
    .prepare<unknown[], Insights['lettering'][number]>(
      `SELECT lettered.proof_id AS proofId, jobs.prompt AS prompt, at, error_rate_before AS before, error_rate_after AS after
       FROM (SELECT * FROM lettered_proofs WHERE at >= ?${sql} ORDER BY at DESC, proof_id DESC LIMIT ?) AS lettered
       CROSS JOIN jobs ON jobs.id = lettered.job_id ORDER BY at DESC, lettered.proof_id DESC`,
    )
    .all(since, ...values, MAX_LETTERING_POINTS);
  return rows.reverse();
}

export function reworkSince(database: Database, counts: readonly IntentCount[], sinceQuarter: number, filter: JobFilter): Insights['rework'] {
  const { sql, values } = conditionsOf(filter);
  const sentBack = database
    .prepare<unknown[], number>(`SELECT total(verdicts) FROM sent_back WHERE quarter >= ?${sql}`)
    .pluck()
    .get(sinceQuarter, ...values) as number;
  const own = counts.filter(({ intent }) => filter.intent === undefined || intent === filter.intent);
  const approved = sumOf(own, (row) => row.approved);
  const rerenders = sumOf(own, (row) => row.rerenders);
  const fixes = sumOf(own, (row) => row.fixes);
  return { rate: approved === 0 ? null : (rerenders + fixes) / approved, rerenders, fixes, sentBack, approved };
}

/** Every intent, whichever is asked for. */
export function intentsOf(counts: readonly IntentCount[], ends: readonly EndColumns[]): Insights['byIntent'] {
  const times = timesByIntent(ends);
  return INTENTS.flatMap((intent) => {
    const own = counts.find((row) => row.intent === intent);
    if (!own || own.jobs === 0) return [];
    return [{ intent, jobs: own.jobs, approved: own.approved, medianSeconds: medianSeconds(times[intentCode(intent)]) }];
  });
}

/** By an intent's number. */
function timesByIntent(ends: readonly EndColumns[]): Float64Array[] {
  const counts = new Int32Array(8);
  for (const { count, intents } of ends) for (let i = 0; i < count; i++) counts[intents[i]]++;
  const times = Array.from(counts, (count) => new Float64Array(count));
  const next = new Int32Array(8);
  for (const { count, intents, timesMs } of ends) for (let i = 0; i < count; i++) times[intents[i]][next[intents[i]]++] = timesMs[i];
  return times;
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
export function daysOf(ends: readonly EndColumns[], peaks: Float64Array, sinceQuarter: number, intent: Intent | undefined): Insights['days'] {
  const { days, indices } = localPeriods(sinceQuarter, peaks.length, 'day');
  const dayOf = (quarter: number) => indices[Math.min(quarter - sinceQuarter, indices.length - 1)];
  const counts = new Int32Array(days.length);
  const wanted = intentCode(intent);
  for (const { quarters, intents, count } of ends) for (let i = 0; i < count; i++) if (wanted < 0 || intents[i] === wanted) counts[dayOf(quarters[i])]++;
  const times = Array.from(counts, (count) => new Float64Array(count));
  const next = new Int32Array(days.length);
  for (const { quarters, intents, timesMs, count } of ends) {
    for (let i = 0; i < count; i++) {
      if (wanted >= 0 && intents[i] !== wanted) continue;
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
