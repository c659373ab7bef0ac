import { AppError } from '../../shared/errors.ts';

/** A name out of the short list that pickles may use. */
export interface PickleName {
  kind: 'name';
  name: string;
}

/** Numbers that lie elsewhere in the file. */
export interface StorageRef {
  kind: 'storage';
  key: string;
  /** Numbers of 32 bits. */
  count: number;
}

/** A view of a storage, checked to lie inside it. Lengths are in numbers, not bytes. */
export interface TensorRef {
  kind: 'tensor';
  storage: StorageRef;
  offset: number;
  shape: number[];
  strides: number[];
}

export type PickleValue = null | boolean | number | bigint | string | PickleValue[] | Map<PickleValue, PickleValue> | PickleName | StorageRef | TensorRef;

const MAX_DIMENSIONS = 8;
/** 1 GiB of numbers; AlexNet's largest layer has 38 million. */
const MAX_NUMBERS = 2 ** 28;
const STORAGE_KEY = /^[0-9]{1,20}$/;

/** What a persistent id stands for: ("storage", type, key, device, count). @throws AppError invalid-input */
export function storageOf(id: PickleValue): StorageRef {
  if (!Array.isArray(id) || id.length < 5 || id.length > 6 || id[0] !== 'storage') throw wrong('it refers to something outside that is no storage');
  const [, type, key, , count, view = null] = id;
  if (!isName(type, 'torch.FloatStorage')) throw wrong('it has a storage of something else than 32-bit floats');
  if (typeof key !== 'string' || !STORAGE_KEY.test(key)) throw wrong('a storage has no proper key');
  if (!isCount(count)) throw wrong(`the storage ${key} has no proper size`);
  if (view !== null) throw wrong(`the storage ${key} is a part of another one`);
  return { kind: 'storage', key, count };
}

/** What a "call" builds: a dictionary or the description of a tensor. @throws AppError invalid-input for everything else */
export function rebuild(callee: PickleValue, values: PickleValue): PickleValue {
  if (!Array.isArray(values)) throw wrong('a call has no arguments');
  if (isName(callee, 'collections.OrderedDict')) return dictionaryOf(values);
  if (isName(callee, 'torch._utils._rebuild_tensor_v2')) return tensorOf(values);
  if (isName(callee, 'torch._utils._rebuild_parameter') && isTensor(values[0])) return values[0];
  throw wrong('it calls something that builds no tensor');
}

export function isTensor(value: PickleValue | undefined): value is TensorRef {
  return isObject(value) && value.kind === 'tensor';
}

function dictionaryOf(values: PickleValue[]): PickleValue {
  const map = new Map<PickleValue, PickleValue>();
  if (values.length === 0) return map;
  const [pairs] = values;
  if (values.length > 1 || !Array.isArray(pairs)) throw wrong('a dictionary is made of something else than pairs');
  for (const pair of pairs) {
    if (!Array.isArray(pair) || pair.length !== 2) throw wrong('a dictionary is made of something else than pairs');
    map.set(pair[0], pair[1]);
  }
  return map;
}

function tensorOf([storage, offset, shape, strides]: PickleValue[]): TensorRef {
  if (!isObject(storage) || storage.kind !== 'storage') throw wrong('a tensor has no storage');
  if (!isCount(offset) || !areCounts(shape) || !areCounts(strides) || shape.length !== strides.length || shape.length > MAX_DIMENSIONS) {
    throw wrong('a tensor has no proper shape');
  }
  const size = shape.reduce((product, side) => product * side, 1);
  if (size > MAX_NUMBERS) throw wrong('a tensor is of unreasonable size');
  const end = size === 0 ? offset : shape.reduce((sum, side, i) => sum + (side - 1) * strides[i], offset) + 1;
  if (end > storage.count) throw wrong(`a tensor reaches beyond its storage ${storage.key}`);
  return { kind: 'tensor', storage, offset, shape: [...shape], strides: [...strides] };
}

function isCount(value: PickleValue | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_NUMBERS;
}

function areCounts(value: PickleValue | undefined): value is number[] {
  return Array.isArray(value) && value.length <= MAX_DIMENSIONS && value.every(isCount);
}

function isObject(value: PickleValue | undefined): value is PickleName | StorageRef | TensorRef {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function isName(value: PickleValue | undefined, name: string): boolean {
  return isObject(value) && value.kind === 'name' && value.name === name;
}

function wrong(why: string): AppError {
  return new AppError('invalid-input', `The pickle is refused: ${why}.`);
}
