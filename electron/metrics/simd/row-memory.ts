import { instantiate } from './web-assembly.ts';
import { weightedSumCode } from './weighted-sum-code.ts';

/** 16 columns are summed at once: every row has room for the last of them. */
const COLUMNS = 16;

/** A row of floats in the memory that the filter works in. */
export interface Row {
  /** Byte address of the first value. */
  readonly address: number;
  readonly values: Float32Array;
}

/** Weights with the rows they are for. */
export interface Taps {
  /** Points tap `index` to a row. @param offset values to the right of the row's first one */
  point(index: number, row: Row, offset?: number): void;
  /** out[x] = Σ weight · row[x] for x below `count`; up to 15 values beyond are overwritten. */
  sum(out: Row, count: number): void;
}

/** Rows and filters that share one block of memory; it goes when nobody holds it any more. */
export interface RowMemory {
  /** Zeros. */
  row(length: number): Row;
  taps(weights: ArrayLike<number>): Taps;
}

type Sum = (out: number, bytes: number, taps: number, end: number) => void;

/** @param floats values that all rows together will hold, @param rows how many rows there will be, @param tapCount taps of all filters together */
export function createRowMemory(floats: number, rows: number, tapCount: number): RowMemory {
  const bytes = (floats + rows * 2 * COLUMNS + COLUMNS) * 4 + tapCount * 8;
  const { memory, exports } = instantiate(weightedSumCode(), bytes);
  const sum = exports.sum as Sum;
  const addresses = new Int32Array(memory);
  const weightsOf = new Float32Array(memory);
  let end = 64;
  const take = (size: number) => {
    const address = end;
    end = Math.ceil((end + size) / 64) * 64;
    return address;
  };
  return {
    row(length) {
      const address = take((Math.ceil(length / COLUMNS) + 1) * COLUMNS * 4);
      return { address, values: new Float32Array(memory, address, length) };
    },
    taps(weights) {
      const address = take(weights.length * 8);
      const first = address / 4;
      for (let i = 0; i < weights.length; i++) weightsOf[first + 2 * i + 1] = weights[i];
      return {
        point(index, row, offset = 0) {
          addresses[first + 2 * index] = row.address + 4 * offset;
        },
        sum: (out, count) => sum(out.address, count * 4, address, address + weights.length * 8),
      };
    },
  };
}
