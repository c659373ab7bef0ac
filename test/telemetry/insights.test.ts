import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { createInsights, type InsightsService } from '../../electron/telemetry/insights.ts';
import { type InsightsExportFormat, insightsSchema } from '../../shared/insights.ts';
import { createProject } from '../review/project.ts';

/** A project whose insights look back from 2026-03-02, noon UTC. */
function createInsightsProject() {
  const project = createProject();
  const { database, jobs, runs } = project;
  const insights = createInsights({ database, jobs, runs, clock: () => new Date('2026-03-02T12:00:00.000Z') });
  const addRun = (
    run: { job?: string; model?: string | null; operation?: string; timeMs?: number; peakBytes?: number | null; costUsd?: number } & Partial<{
      isCached: boolean;
      status: 'done' | 'failed';
      startedAt: string;
    }>,
  ) => {
    const { job = 'job-a', model = null, operation = 'generate', timeMs = 100, peakBytes = null, costUsd = 0, isCached = false, status = 'done' } = run;
    const startedAt = run.startedAt ?? '2026-03-01T10:00:00.000Z';
    const id = runs.start({ jobId: job, step: 'base', operation, key: 'k', isCached, status: 'running', model, waitMs: 5, startedAt });
    runs.finish(id, { status, timeMs, peakBytes, costUsd, retries: 0, errorCode: status === 'failed' ? 'out-of-memory' : null });
  };
  return { ...project, insights, addRun };
}

describe('insights', () => {
  it('of an empty project are empty, and no number is made up', () => {
    const { insights } = createInsightsProject();
    expect(insightsSchema.parse(insights.get({ sinceDays: 90 }))).toEqual({
      totals: { jobs: 0, done: 0, failed: 0, approved: 0, costUsd: 0 },
      models: [],
      operations: [],
      lettering: [],
      rework: { rate: null, rerenders: 0, fixes: 0, sentBack: 0, approved: 0 },
      byIntent: [],
      readings: [],
      days: [],
    });
  });

  it('give medians and 95th percentiles of finished steps that were really computed', () => {
    const { insights, addRun } = createInsightsProject();
    for (let i = 1; i <= 20; i++) addRun({ model: 'sketch', timeMs: i * 10, peakBytes: i * 1000, costUsd: 0.01 });
    addRun({ model: 'flux', timeMs: 500, costUsd: 1 });
    addRun({ model: 'sketch', timeMs: 1, isCached: true });
    addRun({ model: 'sketch', timeMs: 9000, status: 'failed', costUsd: 2 });
    addRun({ operation: 'letter', timeMs: 300, peakBytes: 7 });
    const { models, operations, totals } = insights.get({ sinceDays: 90 });
    expect(models).toEqual([
      { model: 'sketch', runs: 20, medianMs: 105, p95Ms: expect.closeTo(190.5, 6), peakBytes: 20_000, costUsd: expect.closeTo(0.2, 9) },
      { model: 'flux', runs: 1, medianMs: 500, p95Ms: 500, peakBytes: null, costUsd: 1 },
    ]);
    expect(operations).toEqual([
      { operation: 'generate', runs: 21, medianMs: 110, p95Ms: 200, peakBytes: 20_000 },
      { operation: 'letter', runs: 1, medianMs: 300, p95Ms: 300, peakBytes: 7 },
    ]);
    // What failed was paid all the same.
    expect(totals.costUsd).toBeCloseTo(3.2, 9);
  });

  it('count rework: re-renders and manual fixes per approved proof, and what was sent back', async () => {
    const { insights, review, addProof, addApproved } = createInsightsProject();
    const pixelsSha256 = await addProof({ id: 'a', intent: 'texture' });
    for (const verdict of ['changes', 'reject', 'approve'] as const) review.decide({ proofId: 'a', pixelsSha256, verdict, note: '', overrideReason: '' });
    await addApproved({ id: 'bb', intent: 'texture', parentId: 'job-a' });
    await addProof({ id: 'ccc', intent: 'face' });
    const { rework, byIntent, totals } = insights.get({ sinceDays: 90 });
    expect(rework).toEqual({ rate: 0.5, rerenders: 1, fixes: 0, sentBack: 2, approved: 2 });
    expect(byIntent).toEqual([
      { intent: 'texture', jobs: 2, approved: 2, medianSeconds: expect.closeTo(4, 3) },
      { intent: 'face', jobs: 1, approved: 0, medianSeconds: expect.closeTo(4, 3) },
    ]);
    expect(totals).toEqual({ jobs: 3, done: 3, failed: 0, approved: 2, costUsd: 0 });
  });

  it('show lettering before and after, oldest first, and each day', async () => {
    const { insights, addRun, addProof } = createInsightsProject();
    const lettered = (before: number, after: number) => ({ characterErrorRate: { before, after } });
    await addProof({ id: 'late', metrics: lettered(0.4, 0), createdAt: '2026-03-02T10:00:00.000Z', prompt: 'Second' });
    await addProof({ id: 'early', metrics: lettered(1, 0.1), createdAt: '2026-03-01T10:00:00.000Z', prompt: 'First' });
    await addProof({ id: 'plain', createdAt: '2026-03-01T11:00:00.000Z' });
    addRun({ job: 'job-early', peakBytes: 500 });
    addRun({ job: 'job-plain', peakBytes: 900 });
    const { lettering, days } = insights.get({ sinceDays: 90 });
    expect(lettering).toEqual([
      { proofId: 'early', prompt: 'First', before: 1, after: 0.1, at: '2026-03-01T10:00:00.000Z' },
      { proofId: 'late', prompt: 'Second', before: 0.4, after: 0, at: '2026-03-02T10:00:00.000Z' },
    ]);
    expect(days).toEqual([
      { day: '2026-03-01', jobs: 2, medianSeconds: expect.closeTo(4, 3), peakBytes: 900 },
      { day: '2026-03-02', jobs: 1, medianSeconds: expect.closeTo(4, 3), peakBytes: null },
    ]);
  });

  it('look back no further than asked', async () => {
    const { insights, addRun, addApproved } = createInsightsProject();
    await addApproved({ id: 'old', createdAt: '2026-01-01T10:00:00.000Z' });
    addRun({ model: 'sketch', startedAt: '2026-01-01T10:00:00.000Z' });
    expect(insights.get({ sinceDays: 7 })).toMatchObject({ totals: { jobs: 0, approved: 0 }, models: [], days: [] });
    expect(insights.get({ sinceDays: 90 })).toMatchObject({ totals: { jobs: 1, approved: 1 }, models: [{ runs: 1 }], days: [{ jobs: 1 }] });
  });
});

/** The whole file. */
async function exported(insights: InsightsService, format: InsightsExportFormat, sinceDays = 90): Promise<{ fileName: string; bytes: Buffer }> {
  const { fileName, pieces } = insights.export({ format, sinceDays });
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return { fileName, bytes: Buffer.concat(all) };
}

describe('exported insights', () => {
  it('are a table with one line per step, safe to open in a spreadsheet', async () => {
    const { insights, addRun, addProof } = createInsightsProject();
    await addProof({ id: 'a', prompt: '=HYPERLINK("http://x"), "quoted"\nand more' });
    addRun({ model: 'sketch', timeMs: 12.5, peakBytes: 1024 });
    addRun({ operation: 'letter', status: 'failed' });
    const { fileName, bytes } = await exported(insights, 'csv');
    expect(fileName).toBe('galley-insights-2026-03-02.csv');
    const rows: Record<string, string>[] = parse(bytes.toString(), { columns: true });
    expect(rows).toMatchObject([
      {
        job_id: 'job-a',
        corrected: '',
        prompt: '\'=HYPERLINK("http://x"), "quoted"\nand more',
        intent: 'general',
        operation: 'generate',
        model: 'sketch',
        time_ms: '12.5',
        peak_bytes: '1024',
      },
      { operation: 'letter', model: '', status: 'failed', error_code: 'out-of-memory', peak_bytes: '' },
    ]);
  });

  it('are the same as JSON, with the figures', async () => {
    const { insights, addRun, addProof } = createInsightsProject();
    await addProof({ id: 'a' });
    addRun({ model: 'sketch' });
    const { fileName, bytes } = await exported(insights, 'json', 30);
    expect(fileName).toBe('galley-insights-2026-03-02.json');
    expect(JSON.parse(bytes.toString())).toMatchObject({
      ...insights.get({ sinceDays: 30 }),
      since: '2026-01-31T12:00:00.000Z',
      runs: [{ job_id: 'job-a', model: 'sketch' }],
    });
    await expect(exported(createInsightsProject().insights, 'json').then(({ bytes: empty }) => JSON.parse(empty.toString()))).resolves.toMatchObject({
      runs: [],
    });
  });

  it('are the same as Parquet, with types, over many groups of rows', async () => {
    const { insights, addRun, addProof } = createInsightsProject();
    await addProof({ id: 'a', prompt: 'Café “木”' });
    addRun({ model: 'sketch', timeMs: 12.25, peakBytes: 2 ** 40, costUsd: 0.5 });
    for (let i = 0; i < 10_001; i++) addRun({ operation: 'letter', timeMs: i, startedAt: '2026-03-01T10:00:00.000Z' });
    const { fileName, bytes } = await exported(insights, 'parquet');
    expect(fileName).toBe('galley-insights-2026-03-02.parquet');
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    expect(parquetMetadata(file).row_groups).toHaveLength(3);
    const rows = await parquetReadObjects({ file });
    expect(rows).toHaveLength(10_002);
    expect(rows[0]).toEqual({
      started_at: new Date('2026-03-01T10:00:00.000Z'),
      job_id: 'job-a',
      prompt: 'Café “木”',
      intent: 'general',
      step: 'base',
      operation: 'generate',
      model: 'sketch',
      status: 'done',
      is_cached: false,
      wait_ms: 5,
      time_ms: 12.25,
      peak_bytes: 1099511627776n,
      cost_usd: 0.5,
      retries: 0,
      error_code: null,
      corrected: null,
    });
    expect(rows.slice(1).map(({ time_ms }) => time_ms)).toEqual(Array.from({ length: 10_001 }, (_, i) => i));
    const { bytes: empty } = await exported(createInsightsProject().insights, 'parquet');
    expect(await parquetReadObjects({ file: empty.buffer.slice(empty.byteOffset, empty.byteOffset + empty.length) as ArrayBuffer })).toEqual([]);
  });
});

describe('run metrics', () => {
  it('hold time, status, memory and scores of a job', async () => {
    const { insights, addRun, addProof } = createInsightsProject();
    await addProof({ id: 'a', prompt: 'Oak', metrics: { ssim: 0.9, characterErrorRate: { before: 1, after: 0 } } });
    addRun({ model: 'sketch', timeMs: 250, peakBytes: 5000, costUsd: 0.5 });
    addRun({ operation: 'measure', timeMs: 50, peakBytes: 4000 });
    expect(insights.runMetrics('job-a')).toMatchObject({
      time_s: 4,
      status: 'done',
      job_id: 'job-a',
      prompt: 'Oak',
      model: 'sketch',
      memory: { peak_bytes: 5000 },
      cost_usd: 0.5,
      error: null,
      scores: { ssim: 0.9, character_error_rate_before: 1, character_error_rate_after: 0, seam_ratio_vertical: null },
      steps: [
        { operation: 'generate', time_s: 0.25, wait_s: 0.005 },
        { operation: 'measure', time_s: 0.05 },
      ],
    });
    expect(() => insights.runMetrics('none')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
