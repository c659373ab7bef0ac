import { existsSync } from 'node:fs';
import { InvalidArgumentError, Option } from 'commander';
import { type BudgetStatus, type Budgets, type CallSum, MICROS_PER_USD, usdText } from '../../../shared/calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { projectDatabase, projectFolder } from '../../project-folder.ts';
import { createLedgerService, type LedgerService } from '../../studio/ledger-service.ts';
import { createCallTable } from '../../telemetry/call-table.ts';
import { openDatabase } from '../../telemetry/database.ts';
import { createRouteLog } from '../../telemetry/route-log.ts';
import { createSettingsTable } from '../../telemetry/settings-table.ts';
import type { AddCommand } from '../command.ts';
import type { Terminal } from '../terminal.ts';

interface SpendingOptions {
  project?: string;
  from?: string;
  to?: string;
  csv?: boolean;
  json?: boolean;
  perJob?: number | null;
  perDay?: number | null;
  projectBudget?: number | null;
}

/** `galley spending [--from DAY] [--to DAY] [--csv | --json] [--per-job USD] [--per-day USD] [--project-budget USD]` */
export const spendingCommand: AddCommand = (program, terminal) => {
  program
    .command('spending')
    .description('what calls of models cost, what may have been billed, and what they may cost')
    .option('--project <dir>', 'the project folder; default: GALLEY_PROJECT, else ~/Galley/sample')
    .option('--from <day>', 'first day, as 2026-11-23', parseDay)
    .option('--to <day>', 'last day', parseDay)
    .option('--csv', 'every call as a table on standard output')
    .addOption(new Option('--json', 'sums and budgets as JSON').conflicts('csv'))
    .option('--per-job <usd>', 'sets the most that a job may cost; “none” = no limit', parseBudget)
    .option('--per-day <usd>', 'sets the most that a day may cost', parseBudget)
    .option('--project-budget <usd>', 'sets the most that the project may cost', parseBudget)
    .action((options: SpendingOptions) => run(options, terminal));
};

function run(options: SpendingOptions, terminal: Terminal): void {
  const folder = projectFolder(options.project, terminal.environment);
  const path = projectDatabase(folder);
  if (!existsSync(path)) throw new AppError('not-found', `There is no Galley project in ${folder}.`, { details: { folder } });
  const database = openDatabase(path, { nativeBinding: terminal.environment.SQLITE_NATIVE_BINDING });
  try {
    const ledger = createLedgerService({
      database,
      calls: createCallTable(database),
      routeLog: createRouteLog(database),
      settings: createSettingsTable(database),
      // Whether a window waits for it is not known here; nothing is decided here either.
      isLive: () => true,
      transact: (write) => database.transaction(write)(),
      clock: () => new Date(),
    });
    setBudgets(ledger, options);
    report(ledger, options, terminal);
  } finally {
    database.close();
  }
}

function setBudgets(ledger: LedgerService, { perJob, perDay, projectBudget }: SpendingOptions): void {
  if (perJob === undefined && perDay === undefined && projectBudget === undefined) return;
  const { budgets } = ledger.budgets();
  const or = (wanted: number | null | undefined, known: number | null) => (wanted === undefined ? known : wanted);
  const wanted: Budgets = {
    perJobUsd: or(perJob, budgets.perJobUsd),
    perDayUsd: or(perDay, budgets.perDayUsd),
    projectUsd: or(projectBudget, budgets.projectUsd),
  };
  ledger.setBudgets(wanted);
}

function report(ledger: LedgerService, { from, to, csv, json }: SpendingOptions, terminal: Terminal): void {
  const filter = { from, to };
  if (csv) return terminal.out(ledger.csv(filter).trimEnd());
  const { totals } = ledger.list(filter, { limit: 1, offset: 0 });
  const status = ledger.budgets();
  if (json) return terminal.out(JSON.stringify({ totals, ...status }, null, 2));
  terminal.out(
    `${totals.calls} calls, ${usdText(totals.chargedMicros)}${totals.openMicros > 0 ? `, of it ${usdText(totals.openMicros)} reserved or in doubt` : ''}`,
  );
  for (const line of [...sumsOf('by day', totals.byDay), ...sumsOf('by model', totals.byModel), ...sumsOf('by connection', totals.byConnection)])
    terminal.out(line);
  for (const line of budgetLines(status)) terminal.out(line);
}

function sumsOf(title: string, sums: readonly CallSum[]): string[] {
  return sums.length === 0
    ? []
    : [title, ...sums.map(({ name, calls, chargedMicros }) => `  ${name.padEnd(28)} ${String(calls).padStart(6)}  ${usdText(chargedMicros)}`)];
}

function budgetLines({ budgets: { perJobUsd, perDayUsd, projectUsd }, todayMicros, projectMicros }: BudgetStatus): string[] {
  const text = (usd: number | null) => (usd === null ? 'no limit' : usdText(Math.round(usd * MICROS_PER_USD)));
  return [
    'budgets',
    `  a job      ${text(perJobUsd)}`,
    `  a day      ${text(perDayUsd)}, today ${usdText(todayMicros)}`,
    `  project    ${text(projectUsd)}, so far ${usdText(projectMicros)}`,
  ];
}

function parseDay(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) throw new InvalidArgumentError('It is a day such as 2026-11-23.');
  return text;
}

function parseBudget(text: string): number | null {
  if (text === 'none') return null;
  const usd = Number(text);
  if (text.trim() === '' || !Number.isFinite(usd) || usd < 0) throw new InvalidArgumentError('It is an amount in US dollars, or “none”.');
  return usd;
}
