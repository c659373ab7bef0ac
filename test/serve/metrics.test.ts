import parseMetrics from 'parse-prometheus-text-format';
import { expect, it } from 'vitest';
import { exposition, formatFor } from '../../electron/serve/exposition.ts';
import { metricFamilies } from '../../electron/serve/metrics.ts';
import type { Studio } from '../../electron/studio.ts';
import { createInsights } from '../../electron/telemetry/insights.ts';
import { createProject } from '../review/project.ts';

const counts = { queued: 2, paused: 0, running: 1, done: 3, failed: 0, cancelled: 0, quarantined: 0 };

/** A project with a few steps, and what a scraper sees of it. */
async function openProject() {
  const project = createProject();
  const insights = createInsights({ ...project, clock: () => new Date('2026-03-02T12:00:00.000Z') });
  const addRun = (
    timeMs: number,
    { status = 'done', error = null, retries = 0 }: { status?: 'done' | 'failed'; error?: string | null; retries?: number } = {},
  ) => {
    const startedAt = '2026-03-01T10:00:00.000Z';
    const id = project.runs.start({
      jobId: 'job-a',
      step: 'base',
      operation: 'generate',
      key: 'k',
      isCached: false,
      status: 'running',
      model: 'a "b"\\c',
      waitMs: 5,
      startedAt,
    });
    project.runs.finish(id, { status, timeMs, peakBytes: null, costUsd: 0.04, retries, errorCode: error });
  };
  const families = () => metricFamilies({ insights, queue: { status: () => ({ isPaused: false, counts }) } } as unknown as Studio);
  return { ...project, addRun, families };
}

it('counts steps, times, costs, retries, jobs and approvals; a parser of the text format reads all of it', async () => {
  const { addRun, addApproved, runs, families } = await openProject();
  for (const time of [40, 900, 950, 400_000]) addRun(time);
  addRun(5, { status: 'failed', error: 'out-of-memory' });
  addRun(1200, { retries: 1 });
  runs.start({
    jobId: 'job-a',
    step: 'x',
    operation: 'measure',
    key: 'k',
    isCached: true,
    status: 'done',
    model: null,
    waitMs: 0,
    timeMs: 0,
    startedAt: '2026-03-01T10:00:00.000Z',
  });
  await addApproved({ id: 'a', intent: 'texture', prompt: 'SECRET words' });
  const text = exposition(families(), 'prometheus');
  const parsed = new Map(parseMetrics(text).map((family) => [family.name, family]));
  const model = 'a "b"\\c';
  expect(parsed.get('galley_steps_total')).toMatchObject({
    type: 'COUNTER',
    metrics: [
      { labels: { operation: 'generate', model, status: 'done' }, value: '5' },
      { labels: { operation: 'generate', model, status: 'failed', error: 'out-of-memory' }, value: '1' },
      { labels: { operation: 'measure', status: 'cached' }, value: '1' },
    ],
  });
  // The parser keeps only the buckets of a histogram.
  expect(parsed.get('galley_step_duration_seconds')!.type).toBe('HISTOGRAM');
  const labels = '{operation="generate",model="a \\"b\\"\\\\c"}';
  expect(text).toContain(`galley_step_duration_seconds_count${labels} 5\ngalley_step_duration_seconds_sum${labels} 403.09\n`);
  expect(parsed.get('galley_step_duration_seconds')!.metrics[0].buckets).toMatchObject({
    '0.05': '1',
    '0.5': '1',
    '1.0': '3',
    '2.5': '4',
    '300.0': '4',
    '+Inf': '5',
  });
  expect(parsed.get('galley_step_retries_total')!.metrics).toMatchObject([{ value: '1' }]);
  expect(Number(parsed.get('galley_step_cost_usd_total')!.metrics[0].value)).toBeCloseTo(0.24, 9);
  expect(parsed.get('galley_approved_assets')!.metrics).toEqual([{ labels: { intent: 'texture' }, value: '1' }]);
  expect(parsed.get('galley_queue_jobs')!.metrics).toHaveLength(7);
  expect(parsed.get('galley_build_info')).toMatchObject({ type: 'GAUGE' });
  // Nobody reads prompts out of a monitoring system.
  expect(text).not.toContain('SECRET');
});

it('speaks OpenMetrics where it is asked for: types and units before samples, counters end in _total, EOF at the end', async () => {
  const { addRun, families } = await openProject();
  addRun(40);
  const lines = exposition(families(), 'openmetrics').trimEnd().split('\n');
  expect(lines.at(-1)).toBe('# EOF');
  const meta = lines.filter((line) => line.startsWith('# ') && line !== '# EOF').map((line) => line.split(' '));
  const types = new Map(meta.filter(([, word]) => word === 'TYPE').map(([, , name, type]) => [name, type]));
  for (const [, word, name, unit] of meta) if (word === 'UNIT') expect(name.endsWith(`_${unit}`), name).toBe(true);
  const suffixes: Record<string, string[]> = { counter: ['_total'], gauge: [''], histogram: ['_bucket', '_count', '_sum'], info: ['_info'] };
  let family = '';
  for (const line of lines.slice(0, -1)) {
    if (line.startsWith('# TYPE ')) family = line.split(' ')[2];
    if (line.startsWith('#')) continue;
    const [, name, labels, value] = /^([a-z_:]+)(?:\{((?:[a-z]+="(?:[^"\\\n]|\\[\\"n])*",?)+)\})? ([-+.\de]+|NaN)$/.exec(line) ?? [];
    expect(name, line).toBeDefined();
    expect(suffixes[types.get(family)!].map((suffix) => family + suffix)).toContain(name);
    expect(labels === undefined || labels.length > 0).toBe(true);
    expect(Number(value)).not.toBeNaN();
  }
});

it('chooses the format by the Accept header', () => {
  expect(formatFor('application/openmetrics-text; version=1.0.0, text/plain;q=0.5')).toBe('openmetrics');
  expect([formatFor('text/plain'), formatFor(''), formatFor('*/*')]).toEqual(['prometheus', 'prometheus', 'prometheus']);
});
