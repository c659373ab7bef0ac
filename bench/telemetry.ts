import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellFigures } from '../electron/telemetry/cell-figures.ts';
import { type Database, openDatabase } from '../electron/telemetry/database.ts';
import { createInsights } from '../electron/telemetry/insights.ts';
import { createRunTable } from '../electron/telemetry/run-table.ts';
import type { InsightsQuery } from '../shared/insights.ts';
import { type Figure, median, quantile, spreadOf } from './figure.ts';
import { END, generate, generateGolden, JOBS } from './telemetry/generate.ts';

const QUERY_GOAL_MS = 200;
const WRITE_GOAL_MS = 0.2;
const REPEATS = 20;
const WRITES = 5000;
const MEBIBYTE = 1024 * 1024;
const DAY_MS = 24 * 3600 * 1000;
/** As the charts ask them: one thing that was chosen, and everything at once. */
const FILTERS: readonly [string, Omit<InsightsQuery, 'sinceDays'>][] = [
  ['one intent', { intent: 'typography' }],
  ['one model', { model: 'sd3.5-large' }],
  ['this machine', { host: '' }],
  ['one operation', { operation: 'letter' }],
  ['all four', { intent: 'face', model: 'sd3.5-large', host: 'gpu-1:8188', operation: 'generate' }],
];

/** Insights over a million runs, and what writing a run costs. `npm run bench -- telemetry [JOBS]` */
export async function run([jobs = String(JOBS)]: string[]): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-telemetry-'));
  const path = join(folder, 'galley.db');
  const database = openDatabase(path);
  try {
    const made = generate(database, { jobs: Number(jobs) });
    generateGolden(database);
    const size = statSync(path).size / MEBIBYTE;
    const packed = database.prepare('SELECT total(length(runs)) FROM step_run_blocks').pluck().get() as number;
    return [
      { name: 'step runs in the project', unit: 'runs', value: made.runs, better: 'more' },
      { name: 'jobs', unit: 'jobs', value: made.jobs, better: 'more' },
      ...queries(database),
      ...writes(database),
      { name: 'database', unit: 'MiB', value: size, better: 'less' },
      { name: '  of it, packed runs', unit: 'MiB', value: packed / MEBIBYTE, better: 'less' },
    ];
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function queries(database: Database): Figure[] {
  const insights = createInsights({ database, jobs: { get: () => null }, runs: { ofJob: () => [] }, clock: () => new Date(END) });
  const periods = [7, 30, 90, 365];
  const works: [string, () => unknown][] = [
    ...periods.map((sinceDays): [string, () => unknown] => [`figures of ${sinceDays} days`, () => insights.get({ sinceDays })]),
    ...periods.map((sinceDays): [string, () => unknown] => [`over time, ${sinceDays} days`, () => insights.trends({ sinceDays })]),
    ...FILTERS.flatMap(([name, filter]): [string, () => unknown][] => [
      [`figures of 365 days, ${name}`, () => insights.get({ sinceDays: 365, ...filter })],
      [`over time, 365 days, ${name}`, () => insights.trends({ sinceDays: 365, ...filter })],
    ]),
    ['cells of the matrix, 90 days', () => cellFigures(database, Math.floor(END / DAY_MS) - 90)],
    ['cells of the matrix, 365 days', () => cellFigures(database, Math.floor(END / DAY_MS) - 365)],
    ['what can be filtered by', () => insights.choices()],
    ['drift on the golden set', () => insights.drift()],
    ['totals for a scraper', () => insights.totals()],
  ];
  return works.flatMap(([name, work]) => {
    work();
    const samples = Array.from({ length: REPEATS }, () => timeOf(work));
    const walls = samples.map(({ wallMs }) => wallMs);
    return [
      { name, unit: 'ms', value: median(walls), goal: QUERY_GOAL_MS, better: 'less', spread: spreadOf(walls) },
      { name: '  95 of 100 within', unit: 'ms', value: quantile(walls, 0.95), goal: QUERY_GOAL_MS, better: 'less' },
      { name: '  processor time', unit: 'ms', value: median(samples.map(({ cpuMs }) => cpuMs)), better: 'less' },
    ];
  });
}

function timeOf(work: () => unknown): { wallMs: number; cpuMs: number } {
  const cpu = process.cpuUsage();
  const start = performance.now();
  work();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}

/** A run is started and ended in transactions of their own, as the render room does it; the day's blocks are already long. */
function writes(database: Database): Figure[] {
  const withUpkeep = writeTimes(database);
  const triggers = database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'step_runs'").pluck().all() as string[];
  for (const trigger of triggers) database.exec(`DROP TRIGGER ${trigger}`);
  const without = writeTimes(database);
  const figures = (name: string, { walls, cpuMs }: { walls: number[]; cpuMs: number }, goal?: number): Figure[] => [
    { name, unit: 'ms', value: median(walls), goal, better: 'less', spread: `${quantile(walls, 0.05).toPrecision(2)}–${quantile(walls, 0.95).toPrecision(2)}` },
    { name: '  mean', unit: 'ms', value: walls.reduce((sum, wall) => sum + wall, 0) / walls.length, goal, better: 'less' },
    { name: '  processor time, mean', unit: 'ms', value: cpuMs / walls.length, better: 'less' },
  ];
  return [...figures('writing a run', withUpkeep, WRITE_GOAL_MS), ...figures('writing a run, no upkeep', without)];
}

function writeTimes(database: Database): { walls: number[]; cpuMs: number } {
  const runs = createRunTable(database);
  const walls: number[] = [];
  const cpu = process.cpuUsage();
  for (let i = 0; i < WRITES; i++) {
    const startedAt = new Date(END - 3 * 3600_000 + i * 700).toISOString();
    const operation = i % 5 === 0 ? 'generate' : 'letter';
    const row = { jobId: `job-${i}`, step: operation, operation, key: `k${i}`, isCached: false, status: 'running', waitMs: 3, startedAt } as const;
    const start = performance.now();
    const id = runs.start({ ...row, model: i % 5 === 0 ? 'flux-dev' : null });
    runs.finish(id, { status: 'done', timeMs: 812.5, peakBytes: 6e8, costUsd: i % 5 === 0 ? 0.025 : 0, retries: 0, errorCode: null });
    walls.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(cpu);
  return { walls, cpuMs: (user + system) / 1000 };
}
