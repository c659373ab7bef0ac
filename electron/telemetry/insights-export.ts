import { AppError } from '../../shared/errors.ts';
import type { Insights } from '../../shared/insights.ts';
import type { Database } from './database.ts';

/** Steps in one file; a string with more would no longer pass to the window at once. */
export const MAX_EXPORTED_RUNS = 200_000;

/** Names of the columns are part of the format: readers rely on them. */
const COLUMNS = [
  'started_at',
  'job_id',
  'prompt',
  'intent',
  'step',
  'operation',
  'model',
  'status',
  'is_cached',
  'wait_ms',
  'time_ms',
  'peak_bytes',
  'cost_usd',
  'retries',
  'error_code',
  'corrected',
] as const;

type Run = Record<(typeof COLUMNS)[number], string | number | null>;

export interface RunExport {
  format: 'csv' | 'json';
  /** ISO time. */
  since: string;
  at: string;
  insights: () => Insights;
}

/** The executed steps since a time as a file's text, oldest first. @throws AppError invalid-input when there are too many */
export function exportRuns(database: Database, { format, since, at, insights }: RunExport): string {
  const runs = database
    .prepare<[string, number], Run>(
      `SELECT step_runs.started_at, job_id, jobs.prompt, jobs.intent, step, operation, model, status, is_cached, wait_ms, time_ms, peak_bytes, cost_usd, retries,
         error_code, (SELECT group_concat(part, ' ') FROM reading_corrections WHERE reading_corrections.job_id = step_runs.job_id) AS corrected
       FROM step_runs LEFT JOIN jobs ON jobs.id = job_id WHERE step_runs.started_at >= ? ORDER BY step_runs.id LIMIT ?`,
    )
    .all(since, MAX_EXPORTED_RUNS + 1);
  if (runs.length > MAX_EXPORTED_RUNS) {
    throw new AppError('invalid-input', `There are more than ${MAX_EXPORTED_RUNS.toLocaleString('en')} steps since ${since.slice(0, 10)}; choose fewer days.`);
  }
  if (format === 'json') return `${JSON.stringify({ exportedAt: at, since, ...insights(), runs }, null, 2)}\n`;
  const lines = runs.map((run) => COLUMNS.map((column) => csvCell(run[column])).join(','));
  return [COLUMNS.join(','), ...lines, ''].join('\r\n');
}

/** RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe in front. */
function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
