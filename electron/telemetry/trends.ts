import type { Trends } from '../../shared/insights.ts';
import { INTENTS } from '../../shared/prompt.ts';
import type { Database } from './database.ts';
import { createJobCounts, KINDS } from './job-counts.ts';
import { localPeriods } from './local-days.ts';
import { DONE, FAILED, OUT_OF_MEMORY, type RunColumns, type RunFilter, readModelRuns } from './packed-runs.ts';
import { medianAndP95 } from './selection.ts';

/** Up to here a chart over days can still be read. */
const MOST_DAYS = 92;

interface Span {
  sinceQuarter: number;
  /** Up to now, at least 1. */
  quarters: number;
}

type Counts = Omit<Trends['models'][number], 'model' | 'points' | 'approved'>;

/** Models and assets by local day, or by week where the days are too many. Every model is listed, whichever is asked for. */
export function trendsOf(database: Database, { sinceQuarter, quarters }: Span, filter: RunFilter = {}): Trends {
  const unit = quarters > MOST_DAYS * 96 ? 'week' : 'day';
  const { days, starts, indices } = localPeriods(sinceQuarter, quarters, unit);
  const periodOf = (quarter: number) => indices[Math.min(quarter - sinceQuarter, indices.length - 1)];
  const byModel = new Map<string, RunColumns[]>();
  for (const columns of readModelRuns(database, sinceQuarter, { ...filter, model: undefined }))
    byModel.set(columns.model, [...(byModel.get(columns.model) ?? []), columns]);
  const approved = database
    .prepare<unknown[], number>(
      'SELECT total(approved) FROM model_approvals WHERE model = ? AND quarter >= ? AND intent = coalesce(?, intent) AND host = coalesce(?, host)',
    )
    .pluck();
  const models = [...byModel].map(([model, groups]) => {
    const [whole, ...points] = countRuns(groups, days.length, periodOf);
    return { model, approved: approved.get(model, sinceQuarter, filter.intent ?? null, filter.host ?? null) as number, ...whole, points };
  });
  models.sort((a, b) => b.runs - a.runs || (a.model < b.model ? -1 : 1));
  const paid = models.filter(({ model }) => filter.model === undefined || model === filter.model);
  const assets = assetsBy(database, starts, filter).map((counts, period) => ({
    ...counts,
    costUsd: paid.reduce((sum, { points }) => sum + points[period].costUsd, 0),
  }));
  return { unit, periods: days, assets, models };
}

/** Of all periods together, then of each. */
function countRuns(groups: readonly RunColumns[], periods: number, periodOf: (quarter: number) => number): Counts[] {
  const all = Array.from({ length: periods + 1 }, () => ({ runs: 0, failed: 0, outOfMemory: 0, retries: 0, costUsd: 0, times: [] as number[] }));
  for (const { count, quarters, outcomes, timesMs, costsUsd, retries } of groups) {
    for (let i = 0; i < count; i++) {
      for (const counts of [all[0], all[periodOf(quarters[i]) + 1]]) {
        counts.costUsd += costsUsd[i];
        const outcome = outcomes[i];
        if (outcome > OUT_OF_MEMORY) continue;
        counts.runs++;
        if (outcome === FAILED || outcome === OUT_OF_MEMORY) counts.failed++;
        if (outcome === OUT_OF_MEMORY) counts.outOfMemory++;
        if (retries[i] > 0) counts.retries++;
        if (outcome === DONE && !Number.isNaN(timesMs[i])) counts.times.push(timesMs[i]);
      }
    }
  }
  return all.map(({ times, ...counts }) => {
    const figures = medianAndP95(Float64Array.from(times));
    return { ...counts, medianMs: figures?.median ?? null, p95Ms: figures?.p95 ?? null };
  });
}

/** @param starts first quarter of each period */
function assetsBy(database: Database, starts: readonly number[], { intent, model, host }: RunFilter): Omit<Trends['assets'][number], 'costUsd'>[] {
  const count = createJobCounts(database, { model, host });
  const asked = INTENTS.filter((name) => intent === undefined || name === intent);
  return starts.map((from, index) => {
    // Jobs that a wrong clock queued in the future belong to the newest period.
    const to = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const kinds = KINDS.map((kind) => {
      const rows = asked.map((name) => count({ intent: name, kind, from, to }));
      return { jobs: rows.reduce((sum, { jobs }) => sum + jobs, 0), approved: rows.reduce((sum, row) => sum + row.approved, 0) };
    });
    const [, rerenders, fixes] = kinds;
    return { approved: kinds.reduce((sum, kind) => sum + kind.approved, 0), rerenders: rerenders.jobs, fixes: fixes.jobs };
  });
}
