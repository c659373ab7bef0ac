import { AppError } from '../../shared/errors.ts';
import { type ByteSource, openByteSource } from './byte-source.ts';
import { isTensor, type PickleValue, type StorageRef, type TensorRef } from './pickle-values.ts';
import { unpickle } from './unpickle.ts';
import { zipEntries } from './zip-entries.ts';

/** Numbers with a shape, row-major. */
export interface Tensor {
  shape: number[];
  values: Float32Array;
}

/** A PyTorch file of weights, of which single tensors are read. */
export interface TensorFile {
  names: string[];
  /** @param shape that it must have: nothing larger is ever read. @throws AppError not-found | invalid-input */
  tensor(name: string, shape: readonly number[]): Tensor;
  close(): void;
}

const LEGACY_MAGIC = 119547037146038801333356n;
const LEGACY_VERSION = 1001;
const MAX_PICKLE = 4 * 1024 * 1024;
const FLOAT_BYTES = 4;

/** Where a storage's bytes lie, and whether the last byte of a number comes first. */
interface Layout {
  value: PickleValue;
  find(storage: StorageRef): number;
  isLittleEndian: boolean;
}

/**
 * Opens a `.pth` file, the ZIP format of PyTorch 1.6 and later or the older row of pickles (torch/serialization.py describes both), without running anything in it.
 * @throws AppError invalid-input when it is damaged or holds something else than tensors, else the system's error
 */
export function openTensorFile(path: string): TensorFile {
  const source = openByteSource(path);
  try {
    const layout = naming(path, () => (isZip(source) ? zipLayout(source) : legacyLayout(source)));
    const tensors = naming(path, () => tensorsOf(layout.value));
    return {
      names: [...tensors.keys()],
      tensor(name, shape) {
        const tensor = tensors.get(name);
        if (!tensor) throw new AppError('not-found', `${path} has no tensor "${name}".`, { details: { path, name } });
        if (String(tensor.shape) !== String(shape)) {
          const message = `The tensor "${name}" in ${path} is ${tensor.shape.join(' × ')} and should be ${shape.join(' × ')}.`;
          throw new AppError('invalid-input', message, { details: { path, name } });
        }
        return naming(path, () => ({ shape: tensor.shape, values: valuesOf(source, layout, tensor) }));
      },
      close: source.close,
    };
  } catch (error) {
    source.close();
    throw error;
  }
}

function isZip(source: ByteSource): boolean {
  return source.size >= 4 && Buffer.from(source.read(0, 4)).equals(Buffer.from('PK\x03\x04', 'latin1'));
}

function zipLayout(source: ByteSource): Layout {
  const entries = zipEntries(source);
  const pickle = [...entries.keys()].find((name) => /^[^/]+\/data\.pkl$/.test(name));
  if (pickle === undefined) throw wrong('it has no data.pkl');
  const { offset, size } = entries.get(pickle)!;
  if (size > MAX_PICKLE) throw wrong('its data.pkl is of unreasonable size');
  const folder = pickle.slice(0, -'data.pkl'.length);
  const order = entries.get(`${folder}byteorder`);
  const { value } = unpickle(source.read(offset, size));
  return {
    value,
    isLittleEndian: !order || Buffer.from(source.read(order.offset, Math.min(order.size, 6))).toString('latin1') !== 'big',
    find({ key, count }) {
      const entry = entries.get(`${folder}data/${key}`);
      if (!entry) throw wrong(`the storage ${key} is missing`);
      if (entry.size !== count * FLOAT_BYTES) throw wrong(`the storage ${key} has ${entry.size} bytes, and ${count} numbers need ${count * FLOAT_BYTES}`);
      return entry.offset;
    },
  };
}

/** Magic number, version, machine, dictionary, keys of the storages, each a pickle; then each storage: its count (8 bytes) and its numbers, little-endian. */
function legacyLayout(source: ByteSource): Layout {
  const head = source.read(0, Math.min(source.size, MAX_PICKLE));
  const magic = unpickle(head);
  if (magic.value !== LEGACY_MAGIC) throw wrong('it is no file of PyTorch');
  const version = unpickle(head, magic.end);
  if (version.value !== LEGACY_VERSION) throw wrong(`it has version ${String(version.value)} of the old format`);
  const machine = unpickle(head, version.end);
  if (!(machine.value instanceof Map) || machine.value.get('little_endian') !== true) throw wrong('it was written by a big-endian machine');
  const content = unpickle(head, machine.end);
  const keys = unpickle(head, content.end);
  if (!Array.isArray(keys.value)) throw wrong('the list of its storages is missing');
  const places = new Map<string, { offset: number; count: number }>();
  let at = keys.end;
  for (const key of keys.value) {
    if (typeof key !== 'string' || places.has(key)) throw wrong('the list of its storages is damaged');
    const count = new DataView(source.read(at, 8).buffer).getBigInt64(0, true);
    if (count < 0n || count > BigInt(source.size)) throw wrong(`the storage ${key} lies outside the file`);
    places.set(key, { offset: at + 8, count: Number(count) });
    at += 8 + Number(count) * FLOAT_BYTES;
    if (at > source.size) throw wrong(`the storage ${key} lies outside the file`);
  }
  return {
    value: content.value,
    isLittleEndian: true,
    find({ key, count }) {
      const place = places.get(key);
      if (!place) throw wrong(`the storage ${key} is missing`);
      if (place.count !== count) throw wrong(`the storage ${key} has ${place.count} numbers, and ${count} are announced`);
      return place.offset;
    },
  };
}

function tensorsOf(value: PickleValue): Map<string, TensorRef> {
  if (!(value instanceof Map)) throw wrong('it holds no dictionary of tensors');
  const tensors = new Map<string, TensorRef>();
  for (const [name, tensor] of value) {
    if (typeof name !== 'string' || !isTensor(tensor)) throw wrong('it holds something else than named tensors');
    tensors.set(name, tensor);
  }
  return tensors;
}

function valuesOf(source: ByteSource, { find, isLittleEndian }: Layout, { storage, offset, shape, strides }: TensorRef): Float32Array {
  const count = shape.reduce((product, side) => product * side, 1);
  const span = count === 0 ? 0 : shape.reduce((sum, side, i) => sum + (side - 1) * strides[i], 1);
  const bytes = source.read(find(storage) + offset * FLOAT_BYTES, span * FLOAT_BYTES);
  const view = new DataView(bytes.buffer);
  const stored = Float32Array.from({ length: span }, (_, i) => view.getFloat32(i * FLOAT_BYTES, isLittleEndian));
  const values = span === count && isContiguous(shape, strides) ? stored : gathered(stored, shape, strides, count);
  if (!values.every(Number.isFinite)) throw wrong('a tensor has values that are no numbers');
  return values;
}

function isContiguous(shape: number[], strides: number[]): boolean {
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] > 1 && strides[i] !== step) return false;
    step *= shape[i];
  }
  return true;
}

function gathered(stored: Float32Array, shape: number[], strides: number[], count: number): Float32Array {
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    let [rest, from] = [i, 0];
    for (let d = shape.length - 1; d >= 0; d--) {
      from += (rest % shape[d]) * strides[d];
      rest = Math.floor(rest / shape[d]);
    }
    values[i] = stored[from];
  }
  return values;
}

/** Says of which file something is wrong. */
function naming<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.message.includes(path)) throw cause;
    throw new AppError(cause.code, `${path} cannot be read as weights. ${cause.message}`, { cause, details: { path } });
  }
}

function wrong(why: string): AppError {
  return new AppError('invalid-input', `The file is refused: ${why}.`);
}
