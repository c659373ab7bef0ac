import {
  type BudgetStatus,
  type Budgets,
  budgetsSchema,
  type CallFilter,
  type CallTotals,
  type LedgerLine,
  MICROS_PER_USD,
  type RouteLine,
} from '../../shared/calls.ts';
import { AppError } from '../../shared/errors.ts';
import { readBudgets, saveBudgets } from '../telemetry/budgets.ts';
import { createCallLedger } from '../telemetry/call-ledger.ts';
import type { CallTable } from '../telemetry/call-table.ts';
import type { Database } from '../telemetry/database.ts';
import type { RouteLog } from '../telemetry/route-log.ts';
import type { SettingsTable } from '../telemetry/settings-table.ts';

/** What calls of models cost, what they may cost, and what was decided on the way. */
export interface LedgerService {
  /** Newest first, with sums over every call that the filter lets through. */
  list(filter: CallFilter, page: { limit: number; offset: number }): { calls: LedgerLine[]; totals: CallTotals };
  /** The same calls as a table (RFC 4180), oldest first; amounts in US dollars with six decimals sum to the totals exactly. */
  csv(filter: CallFilter): string;
  /** Paid calls of which nobody knows whether they were billed, and whose answer nobody waits for or will fetch; newest first. */
  inDoubt(): LedgerLine[];
  budgets(): BudgetStatus;
  /** Holds for calls from now on. @throws AppError invalid-input */
  setBudgets(budgets: Budgets): BudgetStatus;
  /**
   * A person looked at the vendor's bill: a call that may have been billed, or whose result nobody will fetch any more, is settled.
   * @throws AppError not-found | conflict when it is not in doubt, or is being waited for
   */
  decide(callId: string, wasBilled: boolean): LedgerLine;
  /** What was decided on a job's way to its pictures, oldest first. */
  routeLog(jobId: string): RouteLine[];
}

export interface LedgerServiceParts {
  database: Database;
  calls: CallTable;
  routeLog: RouteLog;
  settings: SettingsTable;
  /** Somebody waits for this call's answer now. */
  isLive(callId: string): boolean;
  transact: (write: () => void) => void;
  clock: () => Date;
}

const EVERYTHING = { limit: -1, offset: 0 };

export function createLedgerService({ database, calls, routeLog, settings, isLive, transact, clock }: LedgerServiceParts): LedgerService {
  const ledger = createCallLedger(database);
  const budgets = (): BudgetStatus => {
    const { day, project } = calls.committed('', clock());
    return { budgets: readBudgets(settings), todayMicros: day, projectMicros: project, openMicros: calls.openMicros() };
  };
  return {
    list: (filter, page) => ({ calls: ledger.list(filter, page), totals: ledger.totals(filter) }),
    csv: (filter) => csvOf(ledger.list(filter, EVERYTHING).reverse()),
    inDoubt: () => ledger.inDoubt().filter(({ state, id }) => state === 'maybe-billed' || !isLive(id)),
    budgets,
    setBudgets(wanted) {
      const parsed = budgetsSchema.safeParse(wanted);
      if (!parsed.success) {
        const [{ path, message }] = parsed.error.issues;
        throw new AppError('invalid-input', `The budget ${path.join('.')} is not right: ${message}.`, { details: { path } });
      }
      saveBudgets(settings, parsed.data);
      return budgets();
    },
    decide(callId, wasBilled) {
      const call = calls.get(callId);
      if (!call) throw new AppError('not-found', `There is no call ${callId}.`, { details: { callId } });
      const isOpen = call.state === 'sent' && !isLive(callId);
      if (call.state !== 'maybe-billed' && !isOpen) {
        throw new AppError('conflict', `The call ${callId} is ${call.state}: nothing is to be decided.`, { details: { callId, state: call.state } });
      }
      const chargedMicros = wasBilled ? call.reservedMicros : 0;
      const message = wasBilled ? `A person found this call on the bill of ${call.vendor}.` : `A person found that ${call.vendor} did not bill this call.`;
      transact(() => {
        const at = clock();
        calls.end(callId, { state: 'failed', chargedMicros, errorCode: 'maybe-billed', message }, at);
        const { jobId, step, model, host } = call;
        routeLog.add({ jobId, step, at: at.toISOString(), model, host, event: 'settled', message, micros: chargedMicros });
      });
      return ledger.list({ jobId: call.jobId }, EVERYTHING).find(({ id }) => id === callId)!;
    },
    routeLog: routeLog.ofJob,
  };
}

const COLUMNS: readonly [string, (call: LedgerLine) => string | number][] = [
  ['created', ({ createdAt }) => createdAt],
  ['day', ({ day }) => day],
  ['call', ({ id }) => id],
  ['job', ({ jobId }) => jobId],
  ['step', ({ step }) => step],
  ['model', ({ model }) => model],
  ['vendor', ({ vendor }) => vendor],
  ['connection', ({ connectionId }) => connectionId],
  ['host', ({ host }) => host],
  ['kind', ({ kind }) => kind],
  ['images', ({ images }) => images],
  ['state', ({ state }) => state],
  ['reserved_usd', ({ reservedMicros }) => dollars(reservedMicros)],
  ['charged_usd', ({ chargedMicros }) => dollars(chargedMicros)],
  ['request_id', ({ requestId, vendorJob }) => requestId ?? vendorJob ?? ''],
  ['error', ({ errorCode }) => errorCode ?? ''],
  ['message', ({ message }) => message],
];

function csvOf(calls: readonly LedgerLine[]): string {
  const lines = [COLUMNS.map(([name]) => name), ...calls.map((call) => COLUMNS.map(([, value]) => cell(value(call))))];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

/** Without going through a fraction: every cent counts. */
function dollars(micros: number): string {
  return `${Math.floor(micros / MICROS_PER_USD)}.${String(micros % MICROS_PER_USD).padStart(6, '0')}`;
}

/** What a spreadsheet would take for a formula is given as text. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
