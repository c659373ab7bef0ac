/** Pieces of WebAssembly (core 2.0, section 5; SIMD is in Node since 16.4), from which the loops of this folder are put together byte by byte. */
export const I32 = 0x7f;
export const V128 = 0x7b;
export const I32_ADD = 0x6a;
export const I32_SUBTRACT = 0x6b;
export const I32_BELOW = 0x49;
export const BRANCH_IF = 0x0d;
export const END_BLOCK = 0x0b;
export const LOOP = [0x03, 0x40];
export const I32_LOAD = [0x28, 2, 0];

const SIMD = 0xfd;
/** Reads one float and has it four times. */
export const SPLAT_AFTER_ADDRESS = [SIMD, 0x09, 2, 4];
export const SPLAT_AT_ADDRESS = [SIMD, 0x09, 2, 0];
export const ZERO_VECTOR = [SIMD, 0x0c, ...new Array<number>(16).fill(0)];
export const F32X4_SQRT = [SIMD, 0xe3, 0x01];
export const F32X4_ADD = [SIMD, 0xe4, 0x01];
export const F32X4_SUBTRACT = [SIMD, 0xe5, 0x01];
export const F32X4_MUL = [SIMD, 0xe6, 0x01];
export const F32X4_DIVIDE = [SIMD, 0xe7, 0x01];

export const get = (local: number) => [0x20, local];
export const set = (local: number) => [0x21, local];
export const tee = (local: number) => [0x22, local];
/** @param value 0 to 63, or more in signed LEB128 */
export const i32 = (...value: number[]) => [0x41, ...value];
/** Addresses are multiples of 4 only. */
export const vectorLoad = (offset: number) => [SIMD, 0x00, 2, offset];
export const vectorStore = (offset: number) => [SIMD, 0x0b, 2, offset];

/** A number four times. */
export function constantVector(value: number): number[] {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return [0x43, ...bytes, SIMD, 0x13];
}

/**
 * A module with one function of `parameters` whole numbers and without a result, exported by its name; its memory is imported as `rows.memory`.
 * @param locals how many of each type there are besides, @param body what it does, without its last byte
 */
export function moduleOf(
  exported: string,
  parameters: number,
  locals: readonly (readonly [count: number, type: number])[],
  body: readonly number[],
): Uint8Array<ArrayBuffer> {
  const type = [0x60, parameters, ...new Array<number>(parameters).fill(I32), 0];
  const memoryImport = [...name('rows'), ...name('memory'), 0x02, 0x00, 0x01];
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, ...type]),
    ...section(2, [1, ...memoryImport]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name(exported), 0x00, 0]),
    ...section(10, [1, ...sized([locals.length, ...locals.flat(), ...body, END_BLOCK])]),
  ]);
}

const name = (text: string) => [text.length, ...Array.from(text, (letter) => letter.charCodeAt(0))];
const section = (id: number, content: number[]) => [id, ...sized(content)];

/** Content after its length (LEB128). */
function sized(content: number[]): number[] {
  const length: number[] = [];
  for (let rest = content.length; ; rest >>= 7) {
    if (rest < 128) return [...length, rest, ...content];
    length.push((rest & 127) | 128);
  }
}
