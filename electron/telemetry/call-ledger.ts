import type { CallFilter, CallSum, CallTotals, LedgerLine } from '../../shared/calls.ts';
import { type CallRecord, callOf } from './call-table.ts';
import type { Database } from './database.ts';

/** Calls as a ledger: newest first, with sums that are exact. */
export interface CallLedger {
  list(filter: CallFilter, page: { limit: number; offset: number }): LedgerLine[];
  totals(filter: CallFilter): CallTotals;
  /** Paid calls that may have been billed, and those whose answer is missing although their job has ended; newest first. */
  inDoubt(): LedgerLine[];
}

/** Characters of a prompt that a line shows. */
const PROMPT_LENGTH = 160;
const LINES = `SELECT *, coalesce((SELECT substr(prompt, 1, ${PROMPT_LENGTH}) FROM jobs WHERE jobs.id = job_id), '') AS prompt FROM model_calls`;
const IS_OPEN = "state IN ('intent', 'sent', 'maybe-billed')";
const GROUPED = `sum(charged_micros) AS chargedMicros, coalesce(sum(charged_micros) FILTER (WHERE ${IS_OPEN}), 0) AS openMicros`;
const BY = 'GROUP BY day, model, connection_id ORDER BY day DESC, model, connection_id';

export function createCallLedger(database: Database): CallLedger {
  return {
    list(filter, { limit, offset }) {
      const { where, values } = conditionsOf(filter);
      const records = database
        .prepare<unknown[], LineRecord>(`${LINES} ${where} ORDER BY day DESC, created_at DESC, id DESC LIMIT ? OFFSET ?`)
        .all(...values, limit, offset);
      return records.map(shown);
    },
    inDoubt: () =>
      database
        .prepare<[], LineRecord>(
          `${LINES} WHERE ${IS_OPEN} AND is_paid = 1 AND (state = 'maybe-billed'
             OR state = 'sent' AND job_id NOT IN (SELECT id FROM jobs WHERE state IN ('queued', 'paused', 'running')))
           ORDER BY created_at DESC, id DESC`,
        )
        .all()
        .map(shown),
    totals(filter) {
      // One look for all lists: between two of them a call may arrive.
      const groups = filter.jobId === undefined ? summed(database, filter) : scanned(database, filter);
      const { name: _, ...whole } = sumOf('', groups);
      const byCost = (a: CallSum, b: CallSum) => b.chargedMicros - a.chargedMicros || (a.name < b.name ? -1 : 1);
      return { ...whole, byDay: sumsBy(groups, 'day'), byModel: sumsBy(groups, 'model').sort(byCost), byConnection: sumsBy(groups, 'connection').sort(byCost) };
    },
  };
}

interface Group extends Omit<CallSum, 'name'> {
  day: string;
  model: string;
  connection: string;
}

/** Of the running sums, however many calls there are. */
function summed(database: Database, filter: CallFilter): Group[] {
  const { where, values } = conditionsOf(filter, 'is_charged = 1');
  return database
    .prepare<unknown[], Group>(`SELECT day, model, connection_id AS connection, sum(calls) AS calls, ${GROUPED} FROM call_sums ${where} ${BY}`)
    .all(...values)
    .filter(({ calls }) => calls > 0);
}

/** Of the calls themselves: those of a job are few, and are not summed apart. */
function scanned(database: Database, filter: CallFilter): Group[] {
  const { where, values } = conditionsOf(filter);
  return database
    .prepare<unknown[], Group>(`SELECT day, model, connection_id AS connection, count(*) AS calls, ${GROUPED} FROM model_calls ${where} ${BY}`)
    .all(...values);
}

function sumsBy(groups: readonly Group[], name: 'day' | 'model' | 'connection'): CallSum[] {
  return [...new Set(groups.map((group) => group[name]))].map((value) =>
    sumOf(
      value,
      groups.filter((group) => group[name] === value),
    ),
  );
}

function sumOf(name: string, groups: readonly Group[]): CallSum {
  const sum = { name, calls: 0, chargedMicros: 0, openMicros: 0 };
  for (const { calls, chargedMicros, openMicros } of groups) {
    sum.calls += calls;
    sum.chargedMicros += chargedMicros;
    sum.openMicros += openMicros;
  }
  return sum;
}

type LineRecord = CallRecord & { prompt: string };

function shown(record: LineRecord): LedgerLine {
  const { canResume: _, arrival: __, isUsed: ___, batch: ____, mark: _____, ...call } = callOf(record);
  return { ...call, prompt: record.prompt };
}

function conditionsOf(
  { from, to, states, model, connectionId, jobId, onlyCharged }: CallFilter,
  isCharged = 'charged_micros > 0',
): { where: string; values: string[] } {
  const conditions: string[] = [];
  const values: string[] = [];
  const add = (condition: string, value: string | undefined) => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  add('day >= ?', from);
  add('day <= ?', to);
  add('model = ?', model);
  add('connection_id = ?', connectionId);
  add('job_id = ?', jobId);
  if (states && states.length > 0) add('state IN (SELECT value FROM json_each(?))', JSON.stringify(states));
  if (onlyCharged) conditions.push(isCharged);
  return { where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', values };
}
