import * as code from './code.ts';

const { get, set, tee, i32, vectorLoad, vectorStore } = code;

/**
 * The WebAssembly of the one loop that filters spend their time in:
 *
 *     sum(out, bytes, taps, end):
 *       for x from 0 below bytes, step 64:                      16 columns at once, in four vectors of four floats
 *         for t from taps below end, step 8:                    a tap = address of a row (i32), weight (f32)
 *           out[x …] += weight(t) · row(t)[x …]
 *
 * The plain loop takes about five times as long.
 */
export function weightedSumCode(): Uint8Array<ArrayBuffer> {
  const [OUT, BYTES, TAPS, END, COLUMN, TAP, ROW, WEIGHT] = [0, 1, 2, 3, 4, 5, 6, 7];
  const sums = [8, 9, 10, 11];
  const offsets = [0, 16, 32, 48];
  return code.moduleOf(
    'sum',
    4,
    [
      [3, code.I32],
      [5, code.V128],
    ],
    [
      ...code.LOOP,
      ...sums.flatMap((sum) => [...code.ZERO_VECTOR, ...set(sum)]),
      ...get(TAPS),
      ...set(TAP),
      ...code.LOOP,
      ...[...get(TAP), ...code.I32_LOAD, ...get(COLUMN), code.I32_ADD, ...set(ROW)],
      ...[...get(TAP), ...code.SPLAT_AFTER_ADDRESS, ...set(WEIGHT)],
      ...sums.flatMap((sum, i) => [
        ...[...get(sum), ...get(WEIGHT), ...get(ROW), ...vectorLoad(offsets[i]), ...code.F32X4_MUL],
        ...[...code.F32X4_ADD, ...set(sum)],
      ]),
      ...[...get(TAP), ...i32(8), code.I32_ADD, ...tee(TAP), ...get(END), code.I32_BELOW, code.BRANCH_IF, 0, code.END_BLOCK],
      ...sums.flatMap((sum, i) => [...get(OUT), ...get(COLUMN), code.I32_ADD, ...get(sum), ...vectorStore(offsets[i])]),
      ...[...get(COLUMN), ...i32(0xc0, 0x00), code.I32_ADD, ...tee(COLUMN), ...get(BYTES), code.I32_BELOW, code.BRANCH_IF, 0, code.END_BLOCK],
    ],
  );
}
