import type { Insights, InsightsExportFormat } from '../../shared/insights.ts';
import type { Database } from './database.ts';
import { createParquetRows, type ParquetColumn } from './parquet.ts';

/** Names of the columns are part of the format: readers rely on them. */
const COLUMNS = [
  { name: 'started_at', type: 'TIMESTAMP' },
  { name: 'job_id', type: 'STRING' },
  { name: 'prompt', type: 'STRING' },
  { name: 'intent', type: 'STRING' },
  { name: 'step', type: 'STRING' },
  { name: 'operation', type: 'STRING' },
  { name: 'model', type: 'STRING' },
  { name: 'status', type: 'STRING' },
  { name: 'is_cached', type: 'BOOLEAN' },
  { name: 'wait_ms', type: 'DOUBLE' },
  { name: 'time_ms', type: 'DOUBLE' },
  { name: 'peak_bytes', type: 'INT64' },
  { name: 'cost_usd', type: 'DOUBLE' },
  { name: 'retries', type: 'INT32' },
  { name: 'error_code', type: 'STRING' },
  { name: 'corrected', type: 'STRING' },
] as const satisfies readonly ParquetColumn[];

type Run = Record<(typeof COLUMNS)[number]['name'], string | number | null>;

/** Rows that are in memory at once. */
const PAGE = 5000;

export interface RunExport {
  format: InsightsExportFormat;
  /** ISO times; `since` is included, `until` is not. */
  since: string;
  until: string;
  insights: () => Insights;
}

/**
 * The executed steps of a time as a file in pieces, oldest first; a million steps need no more memory than five thousand. CSV (RFC 4180): one line a step.
 * JSON: the figures and the same steps. Parquet: the same columns with their types, five thousand rows a group.
 */
export async function* exportRuns(database: Database, request: RunExport): AsyncGenerator<Uint8Array> {
  const pages = pagesOf(database, request);
  if (request.format === 'csv') yield* csvOf(pages);
  else if (request.format === 'json') yield* jsonOf(pages, request);
  else yield* parquetOf(pages);
}

/** Page by page by key: a statement that is left open would hold up every write. */
async function* pagesOf(database: Database, { since, until }: RunExport): AsyncGenerator<Run[]> {
  const next = database.prepare<[string, number, string, number], Run & { id: number }>(
    `SELECT page.id, page.started_at, page.job_id, jobs.prompt, jobs.intent, step, operation, model, status, is_cached, wait_ms, time_ms, peak_bytes, cost_usd,
       retries, error_code, (SELECT group_concat(part, ' ') FROM reading_corrections WHERE reading_corrections.job_id = page.job_id) AS corrected
     FROM (SELECT id FROM step_runs WHERE (started_at, id) > (?, ?) AND started_at < ? ORDER BY started_at, id LIMIT ?) AS wanted
     CROSS JOIN step_runs AS page ON page.id = wanted.id LEFT JOIN jobs ON jobs.id = page.job_id
     ORDER BY page.started_at, page.id`,
  );
  // Ids begin at 1, so this is before the first step of that moment.
  let [at, id] = [since, 0];
  for (;;) {
    const rows = next.all(at, id, until, PAGE);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    [at, id] = [last.started_at as string, last.id];
    // Rendering goes on while a year is written.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const encoder = new TextEncoder();

async function* csvOf(pages: AsyncIterable<Run[]>): AsyncGenerator<Uint8Array> {
  yield encoder.encode(`${COLUMNS.map(({ name }) => name).join(',')}\r\n`);
  for await (const page of pages) {
    yield encoder.encode(page.map((run) => `${COLUMNS.map(({ name }) => csvCell(run[name])).join(',')}\r\n`).join(''));
  }
}

async function* jsonOf(pages: AsyncIterable<Run[]>, { since, until, insights }: RunExport): AsyncGenerator<Uint8Array> {
  const head = JSON.stringify({ exportedAt: until, since, ...insights() }, null, 2);
  yield encoder.encode(`${head.slice(0, head.lastIndexOf('\n'))},\n  "runs": [`);
  let separator = '\n';
  for await (const page of pages) {
    const lines = page.map((run) => `    ${JSON.stringify(Object.fromEntries(COLUMNS.map(({ name }) => [name, run[name]])))}`);
    yield encoder.encode(`${separator}${lines.join(',\n')}`);
    separator = ',\n';
  }
  yield encoder.encode('\n  ]\n}\n');
}

async function* parquetOf(pages: AsyncIterable<Run[]>): AsyncGenerator<Uint8Array> {
  const rows = createParquetRows(COLUMNS);
  for await (const page of pages) yield rows.add(page);
  yield rows.end();
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front. */
function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
