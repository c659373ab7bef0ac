import { createWriteStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Option } from 'commander';
import { AppError } from '../../../shared/errors.ts';
import { INSIGHTS_EXPORT_FORMATS, type InsightsExportFormat } from '../../../shared/insights.ts';
import { projectDatabase, projectFolder } from '../../project-folder.ts';
import { openDatabase } from '../../telemetry/database.ts';
import { createInsights, type InsightsService } from '../../telemetry/insights.ts';
import type { AddCommand } from '../command.ts';
import { parseWhole } from '../options.ts';
import type { Terminal } from '../terminal.ts';

interface InsightsOptions {
  project?: string;
  days: number;
  export?: InsightsExportFormat;
  out?: string;
  json?: boolean;
}

/** `galley insights [--days N] [--export FORMAT [--out FILE]] [--json]` */
export const insightsCommand: AddCommand = (program, terminal) => {
  program
    .command('insights')
    .description('what the recorded runs and verdicts say: times, failures, cost, rework, drift')
    .option('--project <dir>', 'the project folder; default: GALLEY_PROJECT, else ~/Galley/sample')
    .option('--days <n>', 'days to look back', parseWhole(1, 3650), 30)
    .addOption(new Option('--export <format>', 'write every executed step to a file').choices(INSIGHTS_EXPORT_FORMATS))
    .option('--out <file>', 'the file to export to; default: galley-insights-DATE.FORMAT here')
    .addOption(new Option('--json', 'all figures as JSON').conflicts('export'))
    .action((options: InsightsOptions) => withInsights(options, terminal, (insights) => report(insights, options, terminal)));
};

async function withInsights(options: InsightsOptions, terminal: Terminal, work: (insights: InsightsService) => Promise<void>): Promise<void> {
  const folder = projectFolder(options.project, terminal.environment);
  const path = projectDatabase(folder);
  if (!existsSync(path)) throw new AppError('not-found', `There is no Galley project in ${folder}.`, { details: { folder } });
  const nativeBinding = terminal.environment.SQLITE_NATIVE_BINDING;
  // A project of an older Galley gets its figures now; one of this Galley is only read.
  openDatabase(path, { nativeBinding }).close();
  const database = openDatabase(path, { readonly: true, nativeBinding });
  try {
    await work(createInsights({ database, jobs: { get: () => null }, runs: { ofJob: () => [] }, clock: () => new Date() }));
  } finally {
    database.close();
  }
}

async function report(insights: InsightsService, { days: sinceDays, export: format, out, json }: InsightsOptions, terminal: Terminal): Promise<void> {
  if (format) {
    const { fileName, pieces } = insights.export({ format, sinceDays });
    const path = resolve(out ?? fileName);
    await pipeline(Readable.from(pieces), createWriteStream(path, { flags: 'wx' })).catch((cause: NodeJS.ErrnoException) => {
      throw cause.code === 'EEXIST' ? new AppError('conflict', `${path} is there already; choose another name with --out.`, { cause }) : cause;
    });
    return terminal.out(path);
  }
  const all = { ...insights.get({ sinceDays }), trends: insights.trends({ sinceDays }), drift: insights.drift() };
  if (json) terminal.out(JSON.stringify(all, null, 2));
  else describe(all, sinceDays, terminal);
}

type Figures = ReturnType<InsightsService['get']> & { trends: ReturnType<InsightsService['trends']>; drift: ReturnType<InsightsService['drift']> };

function describe({ totals, rework, trends, drift }: Figures, sinceDays: number, terminal: Terminal): void {
  const { jobs, done, failed, approved, costUsd } = totals;
  terminal.out(`Last ${sinceDays} days: ${jobs} jobs, ${done} done, ${failed} failed, ${approved} approved, $${costUsd.toFixed(2)} spent.`);
  if (rework.rate !== null) {
    terminal.out(`For each approved asset: ${rework.rate.toFixed(2)} re-renders and fixes, $${(costUsd / approved).toFixed(3)}.`);
  }
  const rows = trends.models.map(({ model, runs, medianMs, p95Ms, failed: lost, outOfMemory, retries }) => [
    model,
    String(runs),
    secondsText(medianMs),
    secondsText(p95Ms),
    shareText(lost, runs),
    shareText(outOfMemory, runs),
    shareText(retries, runs),
  ]);
  if (rows.length > 0) writeTable([['model', 'runs', 'median', 'p95', 'failed', 'no memory', 'second try'], ...rows], terminal);
  for (const { model, measure, from, to, since, pValue, effect } of drift.alarms) {
    const change = `${measure} went from ${Number(from.toPrecision(3))} to ${Number(to.toPrecision(3))}`;
    terminal.out(`Changed on the golden set: ${model}, ${change}, since ${since.slice(0, 10)} (p = ${pValue.toPrecision(2)}, effect ${effect.toFixed(2)}).`);
  }
}

const secondsText = (ms: number | null) => (ms === null ? '–' : `${(ms / 1000).toFixed(2)} s`);
const shareText = (count: number, of: number) => `${of === 0 ? 0 : ((100 * count) / of).toFixed(1)} %`;

function writeTable(rows: readonly string[][], terminal: Terminal): void {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) terminal.out(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '));
}
