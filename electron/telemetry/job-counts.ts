import type { Intent } from '../../shared/prompt.ts';
import type { Database } from './database.ts';
import { QUARTERS_PER_BLOCK } from './packed-bytes.ts';

export const KINDS = ['first', 'rerender', 'fix'] as const;
export type Kind = (typeof KINDS)[number];

export interface JobCount {
  jobs: number;
  done: number;
  failed: number;
  approved: number;
}

export interface JobCountQuestion {
  intent: Intent;
  kind: Kind;
  /** Quarters of an hour since the epoch, `to` not included; Infinity = whatever a wrong clock queued in the future. */
  from: number;
  to: number;
}

/** Jobs of an intent and a kind by the time at which they were queued: whole days are taken from the table of days, what lies before and behind them by quarters. */
export function createJobCounts(
  database: Database,
  { model, host }: { model?: string | undefined; host?: string | undefined },
): (question: JobCountQuestion) => JobCount {
  const further = `${model === undefined ? '' : ' AND model = @model'}${host === undefined ? '' : ' AND host = @host'}`;
  const prepare = (table: string, time: string) =>
    database.prepare<[Record<string, unknown>], JobCount>(
      `SELECT total(jobs) AS jobs, total(done) AS done, total(failed) AS failed, total(approved) AS approved
       FROM ${table} WHERE intent = @intent AND kind = @kind AND ${time} >= @from AND ${time} < @to${further}`,
    );
  const [quarters, days] = [prepare('job_counts', 'quarter'), prepare('job_day_counts', 'day')];
  return ({ intent, kind, from, to: end }) => {
    const to = Math.min(end, Number.MAX_SAFE_INTEGER);
    const firstDay = Math.ceil(from / QUARTERS_PER_BLOCK);
    const lastDay = Math.max(firstDay, Math.floor(to / QUARTERS_PER_BLOCK));
    const ask = (counts: typeof quarters, first: number, last: number) =>
      first < last ? counts.get({ intent, kind, from: first, to: last, model, host })! : null;
    const wholeFrom = firstDay * QUARTERS_PER_BLOCK;
    const parts =
      wholeFrom >= to
        ? [ask(quarters, from, to)]
        : [ask(quarters, from, wholeFrom), ask(days, firstDay, lastDay), ask(quarters, lastDay * QUARTERS_PER_BLOCK, to)];
    const sum: JobCount = { jobs: 0, done: 0, failed: 0, approved: 0 };
    for (const part of parts) {
      if (part) for (const name of ['jobs', 'done', 'failed', 'approved'] as const) sum[name] += part[name];
    }
    return sum;
  };
}
