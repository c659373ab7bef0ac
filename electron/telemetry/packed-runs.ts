import type { InsightsChoices } from '../../shared/insights.ts';
import type { Intent } from '../../shared/prompt.ts';
import type { Database } from './database.ts';
import { type Block, intentCode, lengthOf, NO_TIME, QUARTERS_PER_BLOCK, uint40, uint48, viewOf } from './packed-bytes.ts';

/** What figures are asked of; left out = all. */
export interface RunFilter {
  intent?: Intent | undefined;
  model?: string | undefined;
  /** '' = this machine. */
  host?: string | undefined;
  operation?: string | undefined;
}

/** Ends of a step, as migration 10 packs them; 3 = cancelled, 4 = interrupted. */
export const DONE = 0;
export const FAILED = 1;
export const OUT_OF_MEMORY = 2;

/** Quarter of the day, outcome and whether a bill follows (2), time (5), peak (5). */
const RUN_BYTES = 12;
/** Cost (6), retries (1). */
const BILL_BYTES = 7;
const HAS_BILL = 0x400;
const INTENT_SHIFT = 11;
/** Steps of one operation and model that were really run, one element each. */
export interface RunColumns {
  operation: string;
  /** '' = the operation has none. */
  model: string;
  count: number;
  /** Quarters of an hour since the epoch. */
  quarters: Int32Array;
  /** DONE, FAILED, OUT_OF_MEMORY or above. */
  outcomes: Uint8Array;
  /** Milliseconds, to the microsecond; NaN = not taken. */
  timesMs: Float64Array;
  costsUsd: Float64Array;
  retries: Uint8Array;
}

type BlockRow = [block: number, operation: string, model: string, host: string, runs: Buffer];

interface Group {
  operation: string;
  model: string;
  blocks: Block[];
}

function groupsOf(rows: readonly BlockRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const [block, operation, model, , bytes] of rows) {
    const name = `${operation}\n${model}`;
    const group = groups.get(name);
    if (group) group.blocks.push({ block, bytes });
    else groups.set(name, { operation, model, blocks: [{ block, bytes }] });
  }
  return [...groups.values()];
}

function readBlocks(database: Database, sinceQuarter: number, { host, operation, model }: RunFilter, further = ''): BlockRow[] {
  const columns = Object.entries({ host, operation, model }).filter(([, value]) => value !== undefined);
  const conditions = columns.map(([name]) => ` AND ${name} = ?`).join('');
  return database
    .prepare<unknown[], BlockRow>(`SELECT block, operation, model, host, runs FROM step_run_blocks WHERE block >= ?${conditions}${further}`)
    .raw()
    .all(Math.floor(sinceQuarter / QUARTERS_PER_BLOCK), ...columns.map(([, value]) => value)) as BlockRow[];
}

/** Models, machines and operations that ever ran, in the order of their names. */
export function choicesOf(database: Database): InsightsChoices {
  const distinct = (column: string) =>
    database
      .prepare(`SELECT DISTINCT ${column} FROM step_run_blocks WHERE ${column === 'host' ? 'true' : `${column} <> ''`} ORDER BY 1`)
      .pluck()
      .all() as string[];
  return { models: distinct('model'), hosts: distinct('host'), operations: distinct('operation') };
}

/** Every step that a model ran since a quarter of an hour, by operation and model. */
export function readModelRuns(database: Database, sinceQuarter: number, filter: RunFilter = {}): RunColumns[] {
  const rows = readBlocks(database, sinceQuarter, filter, " AND model <> ''");
  return groupsOf(rows).map(({ operation, model, blocks }) => ({ operation, model, ...unpackRuns(blocks, sinceQuarter, intentCode(filter.intent)) }));
}

function unpackRuns(blocks: readonly Block[], sinceQuarter: number, intent: number): Omit<RunColumns, 'operation' | 'model'> {
  const most = Math.floor(lengthOf(blocks) / RUN_BYTES);
  const quarters = new Int32Array(most);
  const outcomes = new Uint8Array(most);
  const timesMs = new Float64Array(most);
  const costsUsd = new Float64Array(most);
  const retries = new Uint8Array(most);
  let count = 0;
  for (const { block, bytes } of blocks) {
    const view = viewOf(bytes);
    for (let at = 0, next = 0; at < bytes.length; at = next) {
      const head = view.getUint16(at);
      const bill = head & HAS_BILL ? at + RUN_BYTES : -1;
      next = at + RUN_BYTES + (bill < 0 ? 0 : BILL_BYTES);
      const quarter = block * QUARTERS_PER_BLOCK + (head & 0x7f);
      if (quarter < sinceQuarter || (intent >= 0 && head >> INTENT_SHIFT !== intent)) continue;
      const timeUs = uint40(view, at + 2);
      quarters[count] = quarter;
      outcomes[count] = (head >> 7) & 7;
      timesMs[count] = timeUs === NO_TIME ? Number.NaN : timeUs / 1e3;
      costsUsd[count] = bill < 0 ? 0 : uint48(view, bill) / 1e9;
      retries[count++] = bill < 0 ? 0 : bytes[bill + 6];
    }
  }
  return { count, quarters, outcomes, timesMs, costsUsd, retries };
}

/** Steps of one operation and model that were done, and what all of them cost. */
export interface RunDigest {
  operation: string;
  /** '' = the operation has none. */
  model: string;
  /** Of steps that were done, milliseconds to the microsecond, in no order. */
  timesMs: Float64Array;
  /** Of steps that were done; null = never measured. */
  peakBytes: number | null;
  /** Of steps that were done. */
  costUsd: number;
  /** Of all steps, however they ended. */
  paidUsd: number;
}

/**
 * All runs since a quarter of an hour in one pass; a run costs some ten nanoseconds. `peaks`: highest memory by quarter of an hour, 0 = not measured; of the model
 * and the operation that are asked for, while `runs` holds every model and operation, so that the rest can be chosen beside them.
 */
export function digestRuns(database: Database, sinceQuarter: number, lastQuarter: number, filter: RunFilter = {}): { runs: RunDigest[]; peaks: Float64Array } {
  const rows = readBlocks(database, sinceQuarter, { host: filter.host });
  // One more than a byte count, as packed: 0 stays "not measured".
  const peaks = new Float64Array(Math.max(1, lastQuarter - sinceQuarter + 1));
  const others = new Float64Array(peaks.length);
  const isAsked = ({ model, operation }: Group) =>
    (filter.model === undefined || filter.model === model) && (filter.operation === undefined || filter.operation === operation);
  const intent = intentCode(filter.intent);
  return { runs: groupsOf(rows).map((group) => digestOf(group, sinceQuarter, intent, isAsked(group) ? peaks : others)), peaks };
}

function digestOf({ operation, model, blocks }: Group, sinceQuarter: number, intent: number, peaks: Float64Array): RunDigest {
  const timesMs = new Float64Array(Math.floor(lengthOf(blocks) / RUN_BYTES));
  let [count, doneNanoUsd, paidNanoUsd, highest] = [0, 0, 0, 0];
  for (const { block, bytes } of blocks) {
    const first = block * QUARTERS_PER_BLOCK - sinceQuarter;
    const view = viewOf(bytes);
    for (let at = 0, next = 0; at < bytes.length; at = next) {
      const head = view.getUint16(at);
      const hasBill = (head & HAS_BILL) !== 0;
      next = at + RUN_BYTES + (hasBill ? BILL_BYTES : 0);
      const index = first + (head & 0x7f);
      if (index < 0 || (intent >= 0 && head >> INTENT_SHIFT !== intent)) continue;
      const cost = hasBill ? uint48(view, at + RUN_BYTES) : 0;
      const peak = uint40(view, at + 7);
      // A clock that was wrong may have written into the future.
      const quarter = index < peaks.length ? index : peaks.length - 1;
      paidNanoUsd += cost;
      if (peak > peaks[quarter]) peaks[quarter] = peak;
      if (((head >> 7) & 7) !== DONE) continue;
      const timeUs = uint40(view, at + 2);
      if (timeUs === NO_TIME) continue;
      timesMs[count++] = timeUs / 1e3;
      doneNanoUsd += cost;
      if (peak > highest) highest = peak;
    }
  }
  const peakBytes = highest === 0 ? null : highest - 1;
  return { operation, model, timesMs: timesMs.subarray(0, count), peakBytes, costUsd: doneNanoUsd / 1e9, paidUsd: paidNanoUsd / 1e9 };
}
