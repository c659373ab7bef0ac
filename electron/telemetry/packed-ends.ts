import type { Intent } from '../../shared/prompt.ts';
import type { Database } from './database.ts';
import { type Block, lengthOf, NO_TIME, PACKED_INTENTS, QUARTERS_PER_BLOCK, uint40, uint48, viewOf } from './packed-bytes.ts';
import type { RunFilter } from './packed-runs.ts';

/** Quarter of the day and whether the base was reused (1), intent and column (1), time (5), peak (5), cost (6). */
const END_BYTES = 18;
const REUSES_BASE = 0x80;
const COLUMN_SHIFT = 3;
/** A column's number is its place here. */
const PACKED_COLUMNS = ['', 'draft', 'final'] as const;

/** Jobs of one model on one host that were done, one element each. */
export interface EndColumns {
  /** '' = an imported base. */
  model: string;
  count: number;
  /** Of the end. */
  quarters: Int32Array;
  /** Place in PACKED_INTENTS plus 1. */
  intents: Uint8Array;
  /** Place in PACKED_COLUMNS. */
  columns: Uint8Array;
  /** From start to end; NaN = not known when it began. */
  timesMs: Float64Array;
  /** Most memory of a step; 0 = never measured. Empty unless it was asked for. */
  peakBytes: Float64Array;
  /** Of every step, whatever came of it. Empty unless it was asked for. */
  costsUsd: Float64Array;
  /** 1 = the base was taken from an earlier job. */
  reuses: Uint8Array;
}

/** Jobs that were done since a quarter of an hour, by model. @param withBills memory and cost as well */
export function readEnds(database: Database, sinceQuarter: number, { model, host }: Pick<RunFilter, 'model' | 'host'> = {}, withBills = false): EndColumns[] {
  const columns = Object.entries({ model, host }).filter(([, value]) => value !== undefined);
  const rows = database
    .prepare<unknown[], [number, string, Buffer]>(
      `SELECT block, model, ends FROM job_end_blocks WHERE block >= ?${columns.map(([name]) => ` AND ${name} = ?`).join('')}`,
    )
    .raw()
    .all(Math.floor(sinceQuarter / QUARTERS_PER_BLOCK), ...columns.map(([, value]) => value)) as [number, string, Buffer][];
  const models = new Map<string, Block[]>();
  for (const [block, name, bytes] of rows) {
    const blocks = models.get(name);
    if (blocks) blocks.push({ block, bytes });
    else models.set(name, [{ block, bytes }]);
  }
  return [...models].map(([name, blocks]) => ({ model: name, ...unpackEnds(blocks, sinceQuarter, withBills) }));
}

/** Intent and column of a job that ended; null where it did not go by the matrix, or by an intent of a newer Galley. */
export function cellOf({ intents, columns }: EndColumns, index: number): { intent: Intent; column: 'draft' | 'final' } | null {
  const intent = PACKED_INTENTS[intents[index] - 1];
  const column = PACKED_COLUMNS[columns[index]];
  return intent && column ? { intent, column } : null;
}

function unpackEnds(blocks: readonly Block[], sinceQuarter: number, withBills: boolean): Omit<EndColumns, 'model'> {
  const most = lengthOf(blocks) / END_BYTES;
  const [quarters, intents, columns, reuses] = [new Int32Array(most), new Uint8Array(most), new Uint8Array(most), new Uint8Array(most)];
  const timesMs = new Float64Array(most);
  const [peakBytes, costsUsd] = [new Float64Array(withBills ? most : 0), new Float64Array(withBills ? most : 0)];
  let count = 0;
  for (const { block, bytes } of blocks) {
    const view = viewOf(bytes);
    for (let at = 0; at < bytes.length; at += END_BYTES) {
      const quarter = block * QUARTERS_PER_BLOCK + (bytes[at] & 0x7f);
      if (quarter < sinceQuarter) continue;
      quarters[count] = quarter;
      reuses[count] = bytes[at] & REUSES_BASE ? 1 : 0;
      intents[count] = bytes[at + 1] & 7;
      columns[count] = bytes[at + 1] >> COLUMN_SHIFT;
      const time = uint40(view, at + 2);
      timesMs[count] = time === NO_TIME ? Number.NaN : time;
      if (withBills) {
        peakBytes[count] = Math.max(0, uint40(view, at + 7) - 1);
        costsUsd[count] = uint48(view, at + 12) / 1e9;
      }
      count++;
    }
  }
  return { count, quarters, intents, columns, timesMs, peakBytes, costsUsd, reuses };
}
