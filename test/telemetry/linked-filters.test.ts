import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { END, generate } from '../../bench/telemetry/generate.ts';
import { cellFigures } from '../../electron/telemetry/cell-figures.ts';
import { type Database, openDatabase } from '../../electron/telemetry/database.ts';
import { createInsights, type InsightsService } from '../../electron/telemetry/insights.ts';
import { migrations } from '../../electron/telemetry/migrations/index.ts';
import type { InsightsQuery } from '../../shared/insights.ts';

const SINCE = new Date(Math.floor((END - 90 * 86_400_000) / 900_000) * 900_000).toISOString();

const folder = mkdtempSync(join(tmpdir(), 'galley-test-'));
let database: Database;
let insights: InsightsService;

function open(folder: string, name: string, upTo = Number.POSITIVE_INFINITY): Database {
  return openDatabase(join(folder, name), { migrations: migrations.filter(({ version }) => version <= upTo) });
}

/** The model that made the base, or that was to make it, and where. */
const FACTS = `SELECT jobs.id, jobs.intent, jobs.state, jobs.parent_id, jobs.created_at, jobs.started_at, jobs.finished_at,
    json_extract(route, '$.column') AS cell,
    coalesce((SELECT json_extract(plan, '$.steps[0].params.model') FROM proofs WHERE job_id = jobs.id), json_extract(route, '$.model')) AS model,
    coalesce((SELECT host FROM step_runs WHERE job_id = jobs.id AND operation = 'generate' AND host IS NOT NULL ORDER BY id DESC LIMIT 1), '') AS host,
    (SELECT verdict FROM verdicts JOIN proofs ON proofs.id = proof_id WHERE job_id = jobs.id ORDER BY verdicts.id DESC LIMIT 1) AS verdict
  FROM jobs`;

beforeAll(() => {
  database = open(folder, 'galley.db');
  generate(database, { jobs: 3000 });
  insights = createInsights({ database, jobs: { get: () => null }, runs: { ofJob: () => [] }, clock: () => new Date(END) });
}, 60_000);

afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
}

const QUERIES: Omit<InsightsQuery, 'sinceDays'>[] = [
  {},
  { intent: 'face' },
  { model: 'sd3.5-large' },
  { host: 'gpu-2:8188' },
  { host: '' },
  { operation: 'letter' },
  { intent: 'typography', model: 'dall-e-3', host: 'api.openai.com:443', operation: 'generate' },
];

describe.each(QUERIES)('figures of %o', (query) => {
  const all = { sinceDays: 90, ...query };
  const matches = (names: readonly (keyof typeof query)[]) =>
    names
      .filter((name) => query[name] !== undefined)
      .map((name) => ` AND ${name} = @${name}`)
      .join('');

  it('are those of the rows that match', () => {
    const steps = database
      .prepare<[object], { operation: string; model: string; time: number }>(
        `SELECT operation, coalesce(model, '') AS model, time_ms AS time FROM
          (SELECT step_runs.*, jobs.intent FROM step_runs JOIN jobs ON jobs.id = job_id) WHERE status = 'done' AND started_at >= @since
          ${matches(['intent'])}${query.host === undefined ? '' : " AND coalesce(host, '') = @host"}`,
      )
      .all({ since: SINCE, ...query });
    const { models, operations, totals, rework, byIntent, lettering, days } = insights.get(all);
    const times = (name: 'model' | 'operation', value: string, other: 'model' | 'operation') =>
      steps.filter((step) => step[name] === value && (query[other] === undefined || step[other] === query[other])).map(({ time }) => time);
    for (const { model, runs, medianMs } of models) {
      const own = times('model', model, 'operation');
      expect([runs, medianMs], model).toEqual([own.length, expect.closeTo(median(own), 2)]);
    }
    for (const { operation, runs } of operations) expect(runs, operation).toBe(times('operation', operation, 'model').length);

    const jobs = database
      .prepare<[object], Record<string, string | null>>(`SELECT * FROM (${FACTS}) WHERE created_at >= @since${matches(['intent', 'model', 'host'])}`)
      .all({ since: SINCE, ...query });
    const approved = jobs.filter(({ verdict }) => verdict === 'approve').length;
    expect(totals).toMatchObject({ jobs: jobs.length, done: jobs.filter(({ state }) => state === 'done').length, approved });
    expect(rework).toMatchObject({ approved });
    expect(rework.rerenders + rework.fixes).toBe(jobs.filter(({ parent_id }) => parent_id !== null).length);
    if (query.intent) expect(byIntent.find(({ intent }) => intent === query.intent)?.jobs).toBe(jobs.length);
    const ended = database
      .prepare<[object], number>(`SELECT count(*) FROM (${FACTS}) WHERE state = 'done' AND finished_at >= @since${matches(['intent', 'model', 'host'])}`)
      .pluck()
      .get({ since: SINCE, ...query });
    expect(days.reduce((sum, day) => sum + day.jobs, 0)).toBe(ended);
    expect(lettering.length > 0 || jobs.length < 4).toBe(true);
  });

  it('over time add up to the same', () => {
    const { assets, models } = insights.trends(all);
    const { totals, rework } = insights.get(all);
    expect(assets.reduce((sum, { approved }) => sum + approved, 0)).toBe(totals.approved);
    expect(assets.reduce((sum, { rerenders, fixes }) => sum + rerenders + fixes, 0)).toBe(rework.rerenders + rework.fixes);
    expect(assets.reduce((sum, { costUsd }) => sum + costUsd, 0)).toBeCloseTo(totals.costUsd, 6);
    if (query.model) expect(models.map(({ model }) => model)).toContain(query.model);
  });
});

it('offers what ever ran', () => {
  expect(insights.choices()).toEqual({
    models: ['dall-e-3', 'flux-dev', 'gpt-image-1', 'imagen-4', 'sd3.5-large', 'sketch'],
    hosts: ['', 'api.bfl.ai:443', 'api.google.com:443', 'api.openai.com:443', 'gpu-1:8188', 'gpu-2:8188'],
    operations: ['generate', 'letter', 'measure', 'sharpen', 'upscale'],
  });
});

it('measures what ran through each cell of the matrix, as the rows have it', () => {
  const sinceBlock = Math.floor(END / 86_400_000) - 90;
  const since = new Date(sinceBlock * 86_400_000).toISOString();
  const cells = cellFigures(database, sinceBlock);
  expect(cells.map(({ intent, column }) => `${intent} ${column}`)).toHaveLength(10);
  const rows = database
    .prepare<[string], Record<string, string | null>>(
      `SELECT *, (SELECT max(peak_bytes) FROM step_runs WHERE job_id = facts.id) AS peak, (SELECT total(cost_usd) FROM step_runs WHERE job_id = facts.id) AS cost
       FROM (${FACTS}) AS facts WHERE created_at >= ?`,
    )
    .all(since);
  for (const { intent, column, whole, models } of cells) {
    const own = rows.filter((row) => row.intent === intent && row.cell === column);
    const done = own.filter(({ state }) => state === 'done');
    const seconds = done.map((row) => (Date.parse(row.finished_at!) - Date.parse(row.started_at!)) / 1000);
    expect(whole).toMatchObject({
      jobs: own.length,
      done: done.length,
      judged: own.filter(({ verdict }) => verdict !== null).length,
      approved: own.filter(({ verdict }) => verdict === 'approve').length,
      medianSeconds: expect.closeTo(median(seconds), 2),
      timed: seconds.length,
      peakBytes: Math.max(...done.map(({ peak }) => Number(peak))),
      costUsd: expect.closeTo(done.reduce((sum, { cost }) => sum + Number(cost), 0) / done.length, 6),
    });
    expect(models.reduce((sum, { jobs }) => sum + jobs, 0)).toBe(own.length);
    for (const { model, jobs } of models) expect(own.filter((row) => row.model === model)).toHaveLength(jobs);
  }
});

it('gives an older project the tables that it would have had from the start', () => {
  const older = open(folder, 'older.db', 10);
  generate(older, { jobs: 400 });
  older.close();
  const [migrated, fresh] = [open(folder, 'older.db'), open(folder, 'fresh.db')];
  generate(fresh, { jobs: 400 });
  for (const table of ['job_facts', 'job_counts', 'model_approvals', 'job_day_counts', 'lettered_proofs', 'sent_back', 'step_run_blocks', 'job_end_blocks']) {
    expect(rowsOf(migrated, table), table).toEqual(rowsOf(fresh, table));
  }
  migrated.close();
  fresh.close();
});

/** Triggers leave rows of nothing where a count came and went, and pack a day in the order in which jobs ended. */
function rowsOf(from: Database, table: string): string[] {
  const rows = from.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];
  const counts = ['jobs', 'approved', 'verdicts'].filter((name) => rows[0] && name in rows[0]);
  return rows
    .filter((row) => counts.length === 0 || counts.some((name) => row[name] !== 0))
    .map(({ runs, ends, ...row }) =>
      JSON.stringify([row, runs && (runs as Buffer).toString('hex'), ends && (ends as Buffer).toString('hex').match(/.{36}/g)!.sort()]),
    )
    .sort();
}
