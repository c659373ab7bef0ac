import { AppError } from '../../shared/errors.ts';
import type { Drift, GoldenPrompt, Insights, InsightsChoices, InsightsExportFormat, InsightsQuery, Trends } from '../../shared/insights.ts';
import type { Job } from '../../shared/job.ts';
import type { StepRun } from '../../shared/proof.ts';
import type { Database } from './database.ts';
import { findDrift } from './drift.ts';
import { createGoldenTable } from './golden-table.ts';
import { exportRuns } from './insights-export.ts';
import { countsSince, daysOf, figuresOf, intentsOf, letteringSince, reworkSince, totalsOf } from './insights-queries.ts';
import { QUARTER_MS } from './packed-bytes.ts';
import { readEnds } from './packed-ends.ts';
import { choicesOf, digestRuns } from './packed-runs.ts';
import { type RunMetrics, runMetricsOf } from './run-metrics.ts';
import { type ProjectTotals, projectTotals } from './run-totals.ts';
import { trendsOf } from './trends.ts';
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
  /** Operations and models are those of the rest of the question, so that another one can be chosen; so are intents. What is about whole jobs does not know operations. */
  get(query: InsightsQuery): Insights;
  trends(query: InsightsQuery): Trends;
  /** What can be asked for. */
  choices(): InsightsChoices;
  drift(): Drift;
  golden(): GoldenPrompt[];
  setGolden(prompts: readonly GoldenPrompt[]): void;
  /** A golden prompt is always rendered anew: a picture from the cache says nothing about the model of today. */
  isGolden(prompt: GoldenPrompt): boolean;
  /** Of the whole project, for those who count over time themselves. */
  totals(): ProjectTotals;
  /** The executed steps as a file in pieces; JSON holds the insights too. */
  export(query: { format: InsightsExportFormat; sinceDays: number }): { fileName: string; pieces: AsyncGenerator<Uint8Array> };
  /** Content of a job's `run_metrics.json`. @throws AppError not-found */
  runMetrics(jobId: string): RunMetrics;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export function createInsights({ database, jobs, runs, clock }: InsightsOptions): InsightsService {
  // Quarters of an hour are the smallest thing that is counted.
  const startQuarter = (sinceDays: number) => Math.floor((clock().getTime() - sinceDays * DAY_MS) / QUARTER_MS);
  const isoOf = (quarter: number) => new Date(quarter * QUARTER_MS).toISOString();
  const start = (sinceDays: number) => isoOf(startQuarter(sinceDays));
  // One transaction, so that all figures are of the same moment.
  const get = database.transaction(({ sinceDays, operation, ...filter }: InsightsQuery): Insights => {
    const quarter = startQuarter(sinceDays);
    const { runs, peaks } = digestRuns(database, quarter, Math.floor(clock().getTime() / QUARTER_MS), { ...filter, operation });
    const ends = readEnds(database, quarter, filter);
    const counts = countsSince(database, quarter, filter);
    return {
      totals: totalsOf(counts, runs, { ...filter, operation }),
      ...figuresOf(runs, { ...filter, operation }),
      lettering: letteringSince(database, isoOf(quarter), filter),
      rework: reworkSince(database, counts, quarter, filter),
      byIntent: intentsOf(counts, ends),
      readings: readingsSince(database, quarter, counts, filter),
      days: daysOf(ends, peaks, quarter, filter.intent),
    };
  });
  const golden = createGoldenTable(database);
  const metricsOf = database.prepare<[string], string>('SELECT metrics FROM proofs WHERE job_id = ?').pluck();
  return {
    get,
    trends({ sinceDays, ...filter }) {
      const sinceQuarter = startQuarter(sinceDays);
      return trendsOf(database, { sinceQuarter, quarters: Math.floor(clock().getTime() / QUARTER_MS) - sinceQuarter + 1 }, filter);
    },
    choices: () => choicesOf(database),
    totals: () => projectTotals(database),
    drift: () => findDrift(golden, clock()),
    golden: golden.list,
    setGolden: (prompts) => golden.set(prompts, clock().toISOString()),
    isGolden: golden.has,
    export({ format, sinceDays }) {
      const until = clock().toISOString();
      const fileName = `galley-insights-${until.slice(0, 10)}.${format}`;
      return { fileName, pieces: exportRuns(database, { format, since: start(sinceDays), until, insights: () => get({ sinceDays }) }) };
    },
    runMetrics(jobId) {
      const job = jobs.get(jobId);
      if (!job) throw new AppError('not-found', `There is no job ${jobId}.`, { details: { jobId } });
      const metrics = metricsOf.get(jobId) as string | undefined;
      return runMetricsOf(job, runs.ofJob(jobId), metrics === undefined ? null : JSON.parse(metrics));
    },
  };
}
