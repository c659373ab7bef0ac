import type { Database } from './database.ts';

/** Upper bounds in seconds of the buckets that migration 3 counts times in; a last bucket holds what took longer. */
export const BUCKET_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300] as const;

export interface StepTotals {
  operation: string;
  /** '' = none. */
  model: string;
  status: string;
  /** '' = no error. */
  errorCode: string;
  /** Index into BUCKET_SECONDS, its length for longer ones; -1 = no time was taken. */
  bucket: number;
  runs: number;
  timeMs: number;
  costUsd: number;
  retries: number;
}

export interface JobTotals {
  intent: string;
  kind: string;
  jobs: number;
  approved: number;
}

/** Everything the project ever did; these only go up, except for `approved`. */
export interface ProjectTotals {
  steps: StepTotals[];
  jobs: JobTotals[];
}

export function projectTotals(database: Database): ProjectTotals {
  const steps = database
    .prepare<[], StepTotals>(
      `SELECT operation, model, status, error_code AS errorCode, bucket, runs, time_ms AS timeMs, cost_usd AS costUsd, retries FROM step_run_totals
       ORDER BY operation, model, status, error_code, bucket`,
    )
    .all();
  const jobs = database
    .prepare<[], JobTotals>('SELECT intent, kind, sum(jobs) AS jobs, sum(approved) AS approved FROM job_counts GROUP BY intent, kind ORDER BY intent, kind')
    .all();
  return { steps, jobs };
}
