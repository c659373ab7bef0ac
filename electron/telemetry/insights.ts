import type { Insights } from '../../shared/insights.ts';
import type { Database } from './database.ts';
import { exportRuns } from './insights-export.ts';
import { daysSince, intentsSince, letteringSince, reworkSince, runsSince, totalsSince } from './insights-queries.ts';

export interface InsightsOptions {
  database: Database;
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
}

const DAY_MS = 24 * 60 * 60 * 1000;

export function createInsights({ database, clock }: InsightsOptions): InsightsService {
  const start = (sinceDays: number) => new Date(clock().getTime() - sinceDays * DAY_MS).toISOString();
  // One transaction, so that all figures are of the same moment.
  const get = database.transaction((sinceDays: number): Insights => {
    const since = start(sinceDays);
    return {
      totals: totalsSince(database, since),
      ...runsSince(database, since),
      lettering: letteringSince(database, since),
      rework: reworkSince(database, since),
      byIntent: intentsSince(database, since),
      days: daysSince(database, since),
    };
  });
  return {
    get: ({ sinceDays }) => get(sinceDays),
    export({ format, sinceDays }) {
      const at = clock().toISOString();
      const fileName = `galley-insights-${at.slice(0, 10)}.${format}`;
      return { fileName, content: exportRuns(database, { format, since: start(sinceDays), at, insights: () => get(sinceDays) }) };
    },
  };
}
