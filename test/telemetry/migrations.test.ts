import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generate } from '../../bench/telemetry/generate.ts';
import { type Database, openDatabase } from '../../electron/telemetry/database.ts';
import { migrations } from '../../electron/telemetry/migrations/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const AT = '2026-03-01T10:00:00.000Z';
/** A row in every table of the first version: values by column. */
const FIRST_ROWS: Record<string, Record<string, string | number | null>> = {
  jobs: {
    id: 'j1',
    request: '{"prompt":"=1+1 “naïve” 木"}',
    prompt: '=1+1 “naïve” 木',
    intent: 'general',
    state: 'done',
    priority: -3,
    position: 1.5,
    reading: '{}',
    route: '{}',
    attempts: 2,
    crash_count: 1,
    error: null,
    parent_id: 'j0',
    proof_id: 'p1',
    thumbnail_sha256: 'aa',
    created_at: AT,
    started_at: AT,
    finished_at: null,
  },
  step_runs: {
    id: 7,
    job_id: 'j1',
    step: 'base',
    operation: 'generate',
    key: 'k',
    is_cached: 0,
    status: 'done',
    model: 'sketch',
    wait_ms: 0.5,
    time_ms: 12.25,
    peak_bytes: 2 ** 40,
    cost_usd: 0.001,
    retries: 1,
    error_code: null,
    started_at: AT,
  },
  step_results: { key: 'k', outputs: '{}', data: '[1]', created_at: AT },
  artifacts: { sha256: 'aa', width: 64, height: 65, bytes: 9, media_type: 'image/png', created_at: AT },
  proofs: {
    id: 'p1',
    job_id: 'j1',
    before_sha256: 'aa',
    after_sha256: 'bb',
    mask_sha256: null,
    plan: '{}',
    metrics: '{"characterErrorRate":{"before":1,"after":0}}',
    lettering: null,
    is_lettering_exact: 1,
    created_at: AT,
  },
  verdicts: { id: 1, proof_id: 'p1', pixels_sha256: 'bb', verdict: 'approve', note: 'good', reviewer: 'Mara', override_reason: '', at: AT },
  matrices: { version: 1, saved_at: AT, note: '', matrix: '{}' },
  settings: { key: 'queue-paused', value: 'true' },
  exports: { id: 1, at: AT, folder: '/x', manifest: '{}' },
};

function tablesOf(database: Database): Record<string, unknown[]> {
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all() as string[];
  return Object.fromEntries(names.map((name) => [name, database.prepare(`SELECT * FROM ${name}`).all()]));
}

it('brings a project of the first version to the second: every row stays, proofs have no layers, nothing was corrected', () => {
  const path = join(temporaryFolder(), 'galley.db');
  const first = openDatabase(path, { migrations: migrations.slice(0, 1) });
  for (const [table, row] of Object.entries(FIRST_ROWS)) {
    const columns = Object.keys(row);
    first.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`).run(row);
  }
  const before = tablesOf(first);
  expect(before).toEqual(Object.fromEntries(Object.entries(FIRST_ROWS).map(([table, row]) => [table, [row]])));
  first.close();

  const second = openDatabase(path, { migrations: migrations.slice(0, 2) });
  expect(tablesOf(second)).toEqual({ ...before, proofs: [{ ...FIRST_ROWS.proofs, layers: '[]' }], reading_corrections: [] });
  expect(second.pragma('user_version', { simple: true })).toBe(2);
  expect(second.pragma('integrity_check', { simple: true })).toBe('ok');
  second.close();
});

it('gives a project of the second version the figures that it would have had from the start', () => {
  const folder = temporaryFolder();
  const second = openDatabase(join(folder, 'second.db'), { migrations: migrations.slice(0, 2) });
  generate(second, { jobs: 400, hasHosts: false });
  const before = tablesOf(second);
  second.close();
  const third = openDatabase(join(folder, 'second.db'), { migrations: migrations.slice(0, 3) });
  const fresh = openDatabase(join(folder, 'third.db'), { migrations: migrations.slice(0, 3) });
  generate(fresh, { jobs: 400, hasHosts: false });
  const [migrated, kept] = [tablesOf(third), tablesOf(fresh)];
  for (const [table, rows] of Object.entries(before)) expect(migrated[table], table).toEqual(rows);
  for (const [table, rows] of Object.entries(kept)) expect(sortedRows(table, migrated[table]), table).toEqual(sortedRows(table, rows));
  expect(Object.keys(migrated).sort()).toEqual(Object.keys(kept).sort());
  expect(third.pragma('integrity_check', { simple: true })).toBe('ok');
});

/** Triggers leave rows of nothing where a count came and went, add in another order, and pack a day in the order in which things ended. */
function sortedRows(table: string, rows: unknown[]): string[] {
  const records = rows as Record<string, unknown>[];
  const shown = (row: Record<string, unknown>) => {
    if (table === 'step_run_totals') return { ...row, time_ms: Math.round(row.time_ms as number), cost_usd: (row.cost_usd as number).toFixed(6) };
    if (table === 'job_end_blocks') return { ...row, ends: (row.ends as Buffer).toString('hex').match(/.{12}/g)!.sort() };
    if (table === 'step_run_blocks') return { ...row, runs: (row.runs as Buffer).toString('hex') };
    return row;
  };
  return records
    .filter((row) => table !== 'model_approvals' || row.approved !== 0)
    .map((row) => JSON.stringify(shown(row)))
    .sort();
}

it('brings a project of the eighth version to the ninth: every row stays, and each proof has the state that its verdicts say', () => {
  const folder = temporaryFolder();
  const before = migrations.filter(({ version }) => version < 9);
  const upTo = migrations.filter(({ version }) => version <= 9);
  const eighth = openDatabase(join(folder, 'eighth.db'), { migrations: before });
  generate(eighth, { jobs: 300 });
  const rows = tablesOf(eighth);
  eighth.close();
  const ninth = openDatabase(join(folder, 'eighth.db'), { migrations: upTo });
  const fresh = openDatabase(join(folder, 'ninth.db'), { migrations: upTo });
  generate(fresh, { jobs: 300 });
  const [migrated, kept] = [tablesOf(ninth), tablesOf(fresh)];
  for (const [table, was] of Object.entries(rows)) expect(migrated[table], table).toEqual(was);
  expect(migrated.review_states).toEqual(kept.review_states);
  expect(migrated.review_states).toHaveLength(migrated.proofs.length);
  const states = migrated.review_states as { verdict: string | null; model: string }[];
  expect(new Set(states.map(({ verdict }) => verdict))).toEqual(new Set([null, 'approve', 'changes', 'reject']));
  expect(states.every(({ model }) => model !== '')).toBe(true);
  expect(Object.keys(migrated).sort()).toEqual(Object.keys(kept).sort());
  expect(ninth.pragma('integrity_check', { simple: true })).toBe('ok');
});
