import { join } from 'node:path';
import { expect, it } from 'vitest';
import { END, generate } from '../../bench/telemetry/generate.ts';
import { quantile } from '../../electron/statistics/quantiles.ts';
import { type Database, openDatabase } from '../../electron/telemetry/database.ts';
import { createInsights } from '../../electron/telemetry/insights.ts';
import { insightsSchema, trendsSchema } from '../../shared/insights.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const DAY_MS = 24 * 3600 * 1000;

function openYear() {
  const database = openDatabase(join(temporaryFolder(), 'galley.db'));
  generate(database, { jobs: 2000 });
  const insights = createInsights({ database, jobs: { get: () => null }, runs: { ofJob: () => [] }, clock: () => new Date(END) });
  return { database, insights };
}

interface RawRun {
  model: string;
  operation: string;
  status: string;
  time_ms: number;
  cost_usd: number;
  retries: number;
  error_code: string | null;
  peak_bytes: number | null;
}

function rawRuns(database: Database, sinceDays: number): RawRun[] {
  return database.prepare<[string], RawRun>('SELECT * FROM step_runs WHERE started_at >= ?').all(new Date(END - sinceDays * DAY_MS).toISOString());
}

it.each([7, 60, 365])('says of %i days what the rows themselves say', (sinceDays) => {
  const { database, insights } = openYear();
  const rows = rawRuns(database, sinceDays);
  const { models, operations, totals } = insightsSchema.parse(insights.get({ sinceDays }));
  const trends = trendsSchema.parse(insights.trends({ sinceDays }));
  expect(totals.costUsd).toBeCloseTo(
    rows.reduce((sum, row) => sum + row.cost_usd, 0),
    6,
  );
  expect(operations.reduce((sum, { runs }) => sum + runs, 0)).toBe(rows.filter(({ status }) => status === 'done').length);
  for (const { model, runs, medianMs, p95Ms, peakBytes } of models) {
    const own = rows.filter((row) => row.model === model && row.status === 'done');
    const times = Float64Array.from(own, (row) => row.time_ms).sort();
    expect(runs).toBe(own.length);
    expect([medianMs, p95Ms]).toEqual([expect.closeTo(quantile(times, 0.5), 2), expect.closeTo(quantile(times, 0.95), 2)]);
    expect(peakBytes).toBe(own[0].peak_bytes === null ? null : Math.max(...own.map((row) => row.peak_bytes ?? 0)));
  }
  for (const { model, failed, outOfMemory, retries, runs, points, approved } of trends.models) {
    const own = rows.filter((row) => row.model === model);
    expect({ runs, failed, outOfMemory, retries }).toEqual({
      runs: own.length,
      failed: own.filter(({ status }) => status === 'failed').length,
      outOfMemory: own.filter(({ error_code }) => error_code === 'out-of-memory').length,
      retries: own.filter((row) => row.retries > 0).length,
    });
    expect(points).toHaveLength(trends.periods.length);
    expect(points.reduce((sum, point) => sum + point.runs, 0)).toBe(runs);
    expect(approved).toBeGreaterThanOrEqual(0);
  }
  const sum = (name: 'approved' | 'rerenders' | 'fixes') => trends.assets.reduce((total, period) => total + period[name], 0);
  const { rework } = insights.get({ sinceDays });
  expect([sum('approved'), sum('rerenders'), sum('fixes')]).toEqual([rework.approved, rework.rerenders, rework.fixes]);
  expect(trends.models.reduce((total, model) => total + model.approved, 0)).toBe(rework.approved);
  expect(trends.unit).toBe(sinceDays > 92 ? 'week' : 'day');
});

it('counts approvals as the ledger stands now', () => {
  const { database, insights } = openYear();
  const slow = database
    .prepare(
      `SELECT count(*) FROM proofs WHERE 'approve' =
         (SELECT verdict FROM verdicts WHERE proof_id = proofs.id AND pixels_sha256 = proofs.after_sha256 ORDER BY id DESC LIMIT 1)`,
    )
    .pluck();
  expect(insights.get({ sinceDays: 400 }).totals.approved).toBe(slow.get());
  const approved = database.prepare("SELECT proof_id FROM verdicts WHERE verdict = 'approve' LIMIT 3").pluck().all() as string[];
  const judge = database.prepare(
    "INSERT INTO verdicts (proof_id, pixels_sha256, verdict, note, reviewer, override_reason, at) VALUES (?, ?, ?, '', 'Lea', '', ?)",
  );
  const at = new Date(END).toISOString();
  const pixelsOf = (proofId: string) => proofId.replace('proof-', 'after-');
  judge.run(approved[0], pixelsOf(approved[0]), 'reject', at);
  judge.run(approved[1], 'other pixels', 'reject', at);
  judge.run(approved[2], pixelsOf(approved[2]), 'changes', at);
  judge.run(approved[2], pixelsOf(approved[2]), 'approve', at);
  expect(insights.get({ sinceDays: 400 }).totals.approved).toBe(slow.get());
});
