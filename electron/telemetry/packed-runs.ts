import type { Database } from './database.ts';

/** Ends of a step, as migration 3 packs them; 3 = cancelled, 4 = interrupted. */
export const DONE = 0;
export const FAILED = 1;
export const OUT_OF_MEMORY = 2;

export const QUARTER_MS = 15 * 60 * 1000;
/** A block is a day in UTC. */
const QUARTERS_PER_BLOCK = 96;
/** Quarter of the day, outcome and whether a bill follows (2), time (5), peak (5). */
const RUN_BYTES = 12;
/** Cost (6), retries (1). */
const BILL_BYTES = 7;
const HAS_BILL = 0x400;
const END_BYTES = 6;
const NO_TIME = 0xff_ffff_ffff;

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

/** Jobs of one intent that were done. */
export interface EndColumns {
  intent: string;
  count: number;
  /** Of the end. */
  quarters: Int32Array;
  /** NaN = not known when it began. */
  timesMs: Float64Array;
}

interface Block {
  block: number;
  bytes: Buffer;
}

type BlockRow = [block: number, operation: string, model: string, runs: Buffer];

interface Group {
  operation: string;
  model: string;
  blocks: Block[];
}

function groupsOf(rows: readonly BlockRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const [block, operation, model, bytes] of rows) {
    const name = `${operation}\n${model}`;
    const group = groups.get(name);
    if (group) group.blocks.push({ block, bytes });
    else groups.set(name, { operation, model, blocks: [{ block, bytes }] });
  }
  return [...groups.values()];
}

const SELECT_BLOCKS = 'SELECT block, operation, model, runs FROM step_run_blocks WHERE block >= ?';

/** Every step that a model ran since a quarter of an hour, by operation and model. */
export function readModelRuns(database: Database, sinceQuarter: number): RunColumns[] {
  const rows = database
    .prepare<[number], BlockRow>(`${SELECT_BLOCKS} AND model <> ''`)
    .raw()
    .all(Math.floor(sinceQuarter / QUARTERS_PER_BLOCK)) as BlockRow[];
  return groupsOf(rows).map(({ operation, model, blocks }) => ({ operation, model, ...unpackRuns(blocks, sinceQuarter) }));
}

function unpackRuns(blocks: readonly Block[], sinceQuarter: number): Omit<RunColumns, 'operation' | 'model'> {
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
      if (quarter < sinceQuarter) continue;
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

/** All runs since a quarter of an hour in one pass; a run costs some ten nanoseconds. `peaks`: highest memory by quarter of an hour, 0 = not measured. */
export function digestRuns(database: Database, sinceQuarter: number, lastQuarter: number): { runs: RunDigest[]; peaks: Float64Array } {
  const rows = database
    .prepare<[number], BlockRow>(SELECT_BLOCKS)
    .raw()
    .all(Math.floor(sinceQuarter / QUARTERS_PER_BLOCK)) as BlockRow[];
  // One more than a byte count, as packed: 0 stays "not measured".
  const peaks = new Float64Array(Math.max(1, lastQuarter - sinceQuarter + 1));
  return { runs: groupsOf(rows).map((group) => digestOf(group, sinceQuarter, peaks)), peaks };
}

function digestOf({ operation, model, blocks }: Group, sinceQuarter: number, peaks: Float64Array): RunDigest {
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
      if (index < 0) continue;
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

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** Jobs that were done since a quarter of an hour, by intent. */
export function readEnds(database: Database, sinceQuarter: number): EndColumns[] {
  const rows = database
    .prepare<[number], [number, string, Buffer]>('SELECT block, intent, ends FROM job_end_blocks WHERE block >= ?')
    .raw()
    .all(Math.floor(sinceQuarter / QUARTERS_PER_BLOCK)) as [number, string, Buffer][];
  const intents = new Map<string, Block[]>();
  for (const [block, intent, bytes] of rows) {
    const blocks = intents.get(intent);
    if (blocks) blocks.push({ block, bytes });
    else intents.set(intent, [{ block, bytes }]);
  }
  return [...intents].map(([intent, blocks]) => ({ intent, ...unpackEnds(blocks, sinceQuarter) }));
}

function unpackEnds(blocks: readonly Block[], sinceQuarter: number): Omit<EndColumns, 'intent'> {
  const most = lengthOf(blocks) / END_BYTES;
  const quarters = new Int32Array(most);
  const timesMs = new Float64Array(most);
  let count = 0;
  for (const { block, bytes } of blocks) {
    const view = viewOf(bytes);
    for (let at = 0; at < bytes.length; at += END_BYTES) {
      const quarter = block * QUARTERS_PER_BLOCK + bytes[at];
      if (quarter < sinceQuarter) continue;
      const time = uint40(view, at + 1);
      quarters[count] = quarter;
      timesMs[count++] = time === NO_TIME ? Number.NaN : time;
    }
  }
  return { count, quarters, timesMs };
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

// Buffer.readUIntBE checks its arguments anew for every number.
function uint40(view: DataView, at: number): number {
  return view.getUint8(at) * 0x1_0000_0000 + view.getUint32(at + 1);
}

function uint48(view: DataView, at: number): number {
  return view.getUint16(at) * 0x1_0000_0000 + view.getUint32(at + 2);
}
