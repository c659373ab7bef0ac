import { galleyVersion } from '../paths.ts';
import type { Studio } from '../studio.ts';
import { BUCKET_SECONDS, type JobTotals, type StepTotals } from '../telemetry/run-totals.ts';
import type { MetricFamily, Sample } from './exposition.ts';

/**
 * What a project did since its beginning and what it does now. Labels are names of steps, models, intents, states and error codes: closed sets, and never a word of a prompt.
 */
export function metricFamilies({ insights, queue }: Pick<Studio, 'insights' | 'queue'>): MetricFamily[] {
  const { steps, jobs } = insights.totals();
  return [
    { name: 'galley_build', type: 'info', help: 'The running Galley.', samples: [{ labels: { version: galleyVersion() }, value: 1 }] },
    ...stepFamilies(steps),
    ...jobFamilies(jobs),
    {
      name: 'galley_queue_jobs',
      type: 'gauge',
      help: 'Jobs of the project by their state now.',
      samples: Object.entries(queue.status().counts).map(([state, value]) => ({ labels: { state }, value })),
    },
    {
      name: 'galley_resident_memory_bytes',
      type: 'gauge',
      unit: 'bytes',
      help: 'Resident memory of the process.',
      samples: [{ labels: {}, value: process.memoryUsage.rss() }],
    },
  ];
}

function stepFamilies(steps: readonly StepTotals[]): MetricFamily[] {
  const whole = ({ operation, model, status, errorCode }: StepTotals) => ({ operation, model, status, error: errorCode });
  const work = ({ operation, model }: StepTotals) => ({ operation, model });
  const ran = steps.filter(({ status }) => status !== 'cached');
  return [
    {
      name: 'galley_steps',
      type: 'counter',
      help: 'Steps that came to an end or were taken from the cache.',
      samples: summed(steps, whole, ({ runs }) => runs),
    },
    { name: 'galley_step_retries', type: 'counter', help: 'Second tries of steps.', samples: summed(ran, work, ({ retries }) => retries) },
    {
      name: 'galley_step_cost_usd',
      type: 'counter',
      unit: 'usd',
      help: 'What steps cost, whatever came of them.',
      samples: summed(ran, work, ({ costUsd }) => costUsd),
    },
    {
      name: 'galley_step_duration_seconds',
      type: 'histogram',
      unit: 'seconds',
      help: 'Time of steps that were really run and done.',
      samples: histograms(ran.filter(({ status, bucket }) => status === 'done' && bucket >= 0)),
    },
  ];
}

function jobFamilies(jobs: readonly JobTotals[]): MetricFamily[] {
  const byIntent = new Map<string, number>();
  for (const { intent, approved } of jobs) byIntent.set(intent, (byIntent.get(intent) ?? 0) + approved);
  return [
    {
      name: 'galley_jobs',
      type: 'counter',
      help: 'Jobs that were queued; kind tells re-renders and fixes by hand from first renders.',
      samples: jobs.map(({ intent, kind, jobs: value }) => ({ labels: { intent, kind }, value })),
    },
    {
      name: 'galley_approved_assets',
      type: 'gauge',
      help: 'Proofs that are approved now.',
      samples: [...byIntent].map(([intent, value]) => ({ labels: { intent }, value })),
    },
  ];
}

function grouped<Row>(rows: readonly Row[], labelsOf: (row: Row) => Record<string, string>): { labels: Record<string, string>; rows: Row[] }[] {
  const groups = new Map<string, { labels: Record<string, string>; rows: Row[] }>();
  for (const row of rows) {
    const labels = labelsOf(row);
    const name = JSON.stringify(labels);
    const group = groups.get(name);
    if (group) group.rows.push(row);
    else groups.set(name, { labels, rows: [row] });
  }
  return [...groups.values()];
}

function summed(steps: readonly StepTotals[], labelsOf: (row: StepTotals) => Record<string, string>, value: (row: StepTotals) => number): Sample[] {
  return grouped(steps, labelsOf).map(({ labels, rows }) => ({ labels, value: rows.reduce((sum, row) => sum + value(row), 0) }));
}

function histograms(steps: readonly StepTotals[]): Sample[] {
  return grouped(steps, ({ operation, model }) => ({ operation, model })).map(({ labels, rows }) => {
    const upTo = (bucket: number) => rows.filter((row) => row.bucket <= bucket).reduce((sum, { runs }) => sum + runs, 0);
    return {
      labels,
      value: upTo(BUCKET_SECONDS.length),
      buckets: BUCKET_SECONDS.map((bound, bucket) => [bound, upTo(bucket)] as const),
      sum: rows.reduce((sum, { timeMs }) => sum + timeMs, 0) / 1000,
    };
  });
}
