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
const SUMS = `count(*) AS calls, coalesce(sum(charged_micros), 0) AS chargedMicros, coalesce(sum(charged_micros) FILTER (WHERE ${IS_OPEN}), 0) AS openMicros`;

export function createCallLedger(database: Database): CallLedger {
  return {
    list(filter, { limit, offset }) {
      const { where, values } = conditionsOf(filter);
      const records = database
        .prepare<unknown[], LineRecord>(`${LINES} ${where} ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?`)
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
      const { where, values } = conditionsOf(filter);
      // One moment for all lists: between two of them a call may arrive.
      return database.transaction(() => {
        const sumsBy = (column: string, order: string) =>
          database
            .prepare<unknown[], CallSum>(`SELECT ${column} AS name, ${SUMS} FROM model_calls ${where} GROUP BY ${column} ORDER BY ${order}`)
            .all(...values);
        const whole = database.prepare<unknown[], Omit<CallSum, 'name'>>(`SELECT ${SUMS} FROM model_calls ${where}`).get(...values)!;
        return {
          ...whole,
          byDay: sumsBy('day', 'day DESC'),
          byModel: sumsBy('model', 'chargedMicros DESC, model'),
          byConnection: sumsBy('connection_id', 'chargedMicros DESC, connection_id'),
          byJob: sumsBy('job_id', 'max(created_at) DESC, job_id'),
        };
      })();
    },
  };
}

type LineRecord = CallRecord & { prompt: string };

function shown(record: LineRecord): LedgerLine {
  const { canResume: _, arrival: __, isUsed: ___, ...call } = callOf(record);
  return { ...call, prompt: record.prompt };
}

function conditionsOf({ from, to, states, model, connectionId, jobId, onlyCharged }: CallFilter): { where: string; values: string[] } {
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
  if (onlyCharged) conditions.push('charged_micros > 0');
  return { where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', values };
}
