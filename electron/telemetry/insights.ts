import { AppError } from '../../shared/errors.ts';
import type { Insights } from '../../shared/insights.ts';
import type { Job } from '../../shared/job.ts';
import type { StepRun } from '../../shared/proof.ts';
import type { Database } from './database.ts';
import { exportRuns } from './insights-export.ts';
import { approvedSince, daysSince, intentsSince, letteringSince, reworkSince, runsSince, totalsSince } from './insights-queries.ts';
import { type RunMetrics, runMetricsOf } from './run-metrics.ts';
import { readingsSince } from './wrong-readings.ts';

export interface InsightsOptions {
  database: Database;
  /** The queue's table. */
  jobs: { get(id: string): Job | null };
  runs: { ofJob(jobId: string): StepRun[] };
  clock: () => Date;
}

/** What the recorded runs and verdicts say about the last days. */
export interface InsightsService {
  get(query: { sinceDays: number }): Insights;
  /**
   * CSV: one line per executed step. JSON: the insights and the same steps.
   * @throws AppError invalid-input when the span holds more steps than fit into one file
   */
  export(query: { format: 'csv' | 'json'; sinceDays: number }): { fileName: string; content: string };
  /** Content of a job's `run_metrics.json`. @throws AppError not-found */
  runMetrics(jobId: string): RunMetrics;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export function createInsights({ database, jobs, runs, clock }: InsightsOptions): InsightsService {
  const start = (sinceDays: number) => new Date(clock().getTime() - sinceDays * DAY_MS).toISOString();
  // One transaction, so that all figures are of the same moment.
  const get = database.transaction((sinceDays: number): Insights => {
    const since = start(sinceDays);
    const approved = approvedSince(database, since);
    return {
      totals: totalsSince(database, since, approved.size),
      ...runsSince(database, since),
      lettering: letteringSince(database, since),
      rework: reworkSince(database, since, approved.size),
      byIntent: intentsSince(database, since, approved),
      readings: readingsSince(database, since),
      days: daysSince(database, since),
    };
  });
  const metricsOf = database.prepare<[string], string>('SELECT metrics FROM proofs WHERE job_id = ?').pluck();
  return {
    get: ({ sinceDays }) => get(sinceDays),
    export({ format, sinceDays }) {
      const at = clock().toISOString();
      const fileName = `galley-insights-${at.slice(0, 10)}.${format}`;
      return { fileName, content: exportRuns(database, { format, since: start(sinceDays), at, insights: () => get(sinceDays) }) };
    },
    runMetrics(jobId) {
      const job = jobs.get(jobId);
      if (!job) throw new AppError('not-found', `There is no job ${jobId}.`, { details: { jobId } });
      const metrics = metricsOf.get(jobId) as string | undefined;
      return runMetricsOf(job, runs.ofJob(jobId), metrics === undefined ? null : JSON.parse(metrics));
    },
  };
}
