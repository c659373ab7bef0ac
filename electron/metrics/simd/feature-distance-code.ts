import * as code from './code.ts';

const { get, set, tee, i32, vectorLoad, vectorStore } = code;
/** Keeps black features from dividing by 0, as in the original code of LPIPS. */
const TINY = 1e-10;

/**
 * The WebAssembly of the distance of two images' features; planes lie `stride` bytes apart, `end` is where those of a end:
 *
 *     distances(a, b, head, end, stride, out, bytes):
 *       for x from 0 below bytes, step 32:                      8 places at once, in two vectors of four floats
 *         for each plane: lengths(a) += a[x …]², lengths(b) += b[x …]²
 *         for each plane: out[x …] += head(plane) · (a[x …] ÷ √lengths(a) − b[x …] ÷ √lengths(b))²
 */
export function featureDistanceCode(): Uint8Array<ArrayBuffer> {
  const [A, B, HEAD, END, STRIDE, OUT, BYTES, COLUMN, P, Q, W] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const lengths = { a: [11, 12], b: [13, 14] };
  const sums = [15, 16];
  const [VALUE, WEIGHT] = [17, 18];
  const offsets = [0, 16];
  const toColumn = [...get(A), ...get(COLUMN), code.I32_ADD, ...set(P), ...get(B), ...get(COLUMN), code.I32_ADD, ...set(Q)];
  const nextPlane = [
    ...[...get(Q), ...get(STRIDE), code.I32_ADD, ...set(Q), ...get(P), ...get(STRIDE), code.I32_ADD, ...tee(P)],
    ...[...get(COLUMN), code.I32_SUBTRACT, ...get(END), code.I32_BELOW, code.BRANCH_IF, 0, code.END_BLOCK],
  ];
  const addSquare = (sum: number, from: number, offset: number) => [
    ...[...get(from), ...vectorLoad(offset), ...set(VALUE)],
    ...[...get(sum), ...get(VALUE), ...get(VALUE), ...code.F32X4_MUL, ...code.F32X4_ADD, ...set(sum)],
  ];
  const invert = (length: number) => [
    ...code.constantVector(1),
    ...[...get(length), ...code.F32X4_SQRT, ...code.constantVector(TINY), ...code.F32X4_ADD],
    ...[...code.F32X4_DIVIDE, ...set(length)],
  ];
  return code.moduleOf(
    'distances',
    7,
    [
      [4, code.I32],
      [8, code.V128],
    ],
    [
      ...code.LOOP,
      ...[...lengths.a, ...lengths.b, ...sums].flatMap((sum) => [...code.ZERO_VECTOR, ...set(sum)]),
      ...toColumn,
      ...code.LOOP,
      ...offsets.flatMap((offset, i) => [...addSquare(lengths.a[i], P, offset), ...addSquare(lengths.b[i], Q, offset)]),
      ...nextPlane,
      ...[...lengths.a, ...lengths.b].flatMap(invert),
      ...toColumn,
      ...[...get(HEAD), ...set(W)],
      ...code.LOOP,
      ...[...get(W), ...code.SPLAT_AT_ADDRESS, ...set(WEIGHT), ...get(W), ...i32(4), code.I32_ADD, ...set(W)],
      ...offsets.flatMap((offset, i) => [
        ...[...get(P), ...vectorLoad(offset), ...get(lengths.a[i]), ...code.F32X4_MUL],
        ...[...get(Q), ...vectorLoad(offset), ...get(lengths.b[i]), ...code.F32X4_MUL, ...code.F32X4_SUBTRACT, ...set(VALUE)],
        ...[...get(sums[i]), ...get(WEIGHT), ...get(VALUE), ...code.F32X4_MUL, ...get(VALUE), ...code.F32X4_MUL, ...code.F32X4_ADD, ...set(sums[i])],
      ]),
      ...nextPlane,
      ...offsets.flatMap((offset, i) => [...get(OUT), ...get(COLUMN), code.I32_ADD, ...get(sums[i]), ...vectorStore(offset)]),
      ...[...get(COLUMN), ...i32(32), code.I32_ADD, ...tee(COLUMN), ...get(BYTES), code.I32_BELOW, code.BRANCH_IF, 0, code.END_BLOCK],
    ],
  );
}
