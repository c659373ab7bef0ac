import { type Zippable, zipSync } from 'fflate';
import type { Tensor } from '../../electron/model-files/tensor-file.ts';

/** A value that `pickled` can write; `global` is a name, `call` applies one to arguments, `storage` refers to numbers outside. */
export type Writable =
  | null
  | boolean
  | number
  | string
  | readonly Writable[]
  | { tuple: readonly Writable[] }
  | { dict: readonly (readonly [Writable, Writable])[] }
  | { global: string }
  | { call: string; with: readonly Writable[] }
  | { persistent: Writable };

const ascii = (text: string) => [...Buffer.from(text, 'latin1')];
const uint32 = (value: number) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255];
const named = (name: string) => {
  const dot = name.lastIndexOf('.');
  return [99, ...ascii(`${name.slice(0, dot)}\n${name.slice(dot + 1)}\n`)];
};

/** A pickle of protocol 2 without memo, the plainest there is. */
export function pickled(value: Writable): Uint8Array {
  return Uint8Array.from([128, 2, ...body(value), 46]);
}

function body(value: Writable): number[] {
  if (value === null) return [78];
  if (typeof value === 'boolean') return [value ? 136 : 137];
  if (typeof value === 'number') return [74, ...uint32(value)];
  if (typeof value === 'string') return [88, ...uint32(Buffer.byteLength(value)), ...Buffer.from(value)];
  if ('tuple' in value) return [40, ...value.tuple.flatMap(body), 116];
  if ('dict' in value) return [125, 40, ...value.dict.flatMap(([key, item]) => [...body(key), ...body(item)]), 117];
  if ('global' in value) return named(value.global);
  if ('call' in value) return [...named(value.call), ...body({ tuple: value.with }), 82];
  if ('persistent' in value) return [...body(value.persistent), 81];
  return [93, 40, ...value.flatMap(body), 101];
}

/** A tensor's description as PyTorch pickles it. */
export function tensorValue(
  key: string,
  count: number,
  shape: readonly number[],
  { offset = 0, strides = stridesOf(shape), type = 'torch.FloatStorage' } = {},
): Writable {
  const storage: Writable = { persistent: { tuple: ['storage', { global: type }, key, 'cpu', count] } };
  const hooks: Writable = { call: 'collections.OrderedDict', with: [] };
  return { call: 'torch._utils._rebuild_tensor_v2', with: [storage, offset, { tuple: shape }, { tuple: strides }, false, hooks] };
}

export function stridesOf(shape: readonly number[]): number[] {
  return shape.map((_, i) => shape.slice(i + 1).reduce((product, side) => product * side, 1));
}

/** A `.pth` in the ZIP format, as torch.save writes it since 1.6. */
export function zipPth(tensors: Record<string, Tensor>, { name = 'archive', isBigEndian = false, level = 0 as 0 | 9 } = {}): Uint8Array {
  const entries = Object.entries(tensors);
  const dict: Writable = { dict: entries.map(([key, { shape, values }], i) => [key, tensorValue(String(i), values.length, shape)]) };
  const files: Zippable = { [`${name}/data.pkl`]: pickled(dict) };
  if (isBigEndian) files[`${name}/byteorder`] = Buffer.from('big');
  entries.forEach(([, { values }], i) => {
    files[`${name}/data/${i}`] = floats(values, isBigEndian);
  });
  files[`${name}/version`] = Buffer.from('3\n');
  return zipSync(files, { level, mtime: '2020-01-01' });
}

/** A `.pth` in the format before 1.6. */
export function legacyPth(tensors: Record<string, Tensor>, { isBigEndian = false } = {}): Uint8Array {
  const entries = Object.entries(tensors);
  const magic = [128, 2, 138, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 46];
  return Buffer.concat([
    Uint8Array.from(magic),
    pickled(1001),
    pickled({
      dict: [
        ['protocol_version', 1001],
        ['little_endian', !isBigEndian],
      ],
    }),
    pickled({ dict: entries.map(([key, { shape, values }], i) => [key, tensorValue(String(i), values.length, shape)]) }),
    pickled(entries.map((_, i) => String(i))),
    ...entries.flatMap(([, { values }]) => {
      const count = new Uint8Array(8);
      new DataView(count.buffer).setBigInt64(0, BigInt(values.length), true);
      return [count, floats(values, false)];
    }),
  ]);
}

function floats(values: Float32Array, isBigEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, i) => void view.setFloat32(i * 4, value, !isBigEndian));
  return new Uint8Array(view.buffer);
}
