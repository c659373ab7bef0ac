import { AppError } from '../../shared/errors.ts';
import { type PickleValue, rebuild, storageOf } from './pickle-values.ts';

/** A file of weights names some dozen tensors: what needs more than this is not one. */
const MAX_OPERATIONS = 1_000_000;
const MAX_STACK = 100_000;
const MAX_MEMO = 200_000;
const MAX_LONG_BYTES = 16;

const MARK = Symbol('mark');
type Slot = PickleValue | typeof MARK;

export interface Unpickled {
  value: PickleValue;
  /** Where the next one begins. */
  end: number;
}

/**
 * Reads one pickle (Python's pickletools documentation, protocol 2) and builds nothing but numbers, strings, lists, dictionaries and descriptions of tensors. There
 * is no way to call anything: names are looked up in a short list, and operations that are not needed for weights do not exist. Nothing is copied or walked through
 * recursively, so that neither depth nor sharing costs more than the file's length.
 * @throws AppError invalid-input that names what is refused
 */
export function unpickle(bytes: Uint8Array, start = 0): Unpickled {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stack: Slot[] = [];
  const memo = new Map<number, PickleValue>();
  let at = start;

  const take = (length: number): number => {
    const from = at;
    if (length > bytes.length - at) throw refused('it ends too early');
    at += length;
    return from;
  };
  const text = (length: number, encoding: string) => {
    const from = take(length);
    return decode(bytes.subarray(from, from + length), encoding);
  };
  const line = () => {
    const end = bytes.indexOf(10, at);
    if (end < 0 || end - at > 200) throw refused('a name has no end');
    return text(end - at + 1, 'latin1').slice(0, -1);
  };
  const push = (value: Slot) => {
    if (stack.length >= MAX_STACK) throw refused('its stack is too deep');
    stack.push(value);
  };
  const pop = (): PickleValue => {
    const value = stack.pop();
    if (value === undefined || value === MARK) throw refused('its stack is empty');
    return value;
  };
  const top = (): PickleValue => {
    const value = stack.at(-1);
    if (value === undefined || value === MARK) throw refused('its stack is empty');
    return value;
  };
  const toMark = (): PickleValue[] => {
    const mark = stack.lastIndexOf(MARK);
    if (mark < 0) throw refused('a mark is missing');
    const values = stack.splice(mark) as PickleValue[];
    values.shift();
    return values;
  };
  const last = (count: number): PickleValue[] => Array.from({ length: count }, pop).reverse();
  const keep = (index: number) => {
    if (memo.size >= MAX_MEMO) throw refused('its memo is too large');
    memo.set(index, top());
  };
  const recall = (index: number) => {
    const value = memo.get(index);
    if (value === undefined) throw refused(`its memo has no entry ${index}`);
    push(value);
  };
  const append = (values: PickleValue[]) => {
    const list = top();
    if (!Array.isArray(list)) throw refused('it appends to something that is no list');
    for (const value of values) list.push(value);
  };
  const setItems = (values: PickleValue[]) => {
    const map = top();
    if (!(map instanceof Map) || values.length % 2 > 0) throw refused('it sets items of something that is no dictionary');
    for (let i = 0; i < values.length; i += 2) map.set(values[i], values[i + 1]);
  };

  const operations: Record<number, () => void> = {
    /* PROTO */ 128: () => {
      const version = bytes[take(1)];
      if (version !== 2) throw refused(`it has protocol ${version}, and weights are saved with 2`);
    },
    /* MARK */ 40: () => push(MARK),
    /* NONE, NEWTRUE, NEWFALSE */ 78: () => push(null),
    136: () => push(true),
    137: () => push(false),
    /* BININT, BININT1, BININT2, LONG1, BINFLOAT */ 74: () => push(view.getInt32(take(4), true)),
    75: () => push(bytes[take(1)]),
    77: () => push(view.getUint16(take(2), true)),
    138: () => {
      const length = bytes[take(1)];
      if (length > MAX_LONG_BYTES) throw refused('it has a number of unreasonable size');
      push(wholeNumber(bytes.subarray(take(length), at)));
    },
    71: () => push(view.getFloat64(take(8), false)),
    /* SHORT_BINSTRING, BINSTRING, BINUNICODE */ 85: () => push(text(bytes[take(1)], 'latin1')),
    84: () => push(text(view.getUint32(take(4), true), 'latin1')),
    88: () => push(text(view.getUint32(take(4), true), 'utf-8')),
    /* EMPTY_DICT, EMPTY_LIST, EMPTY_TUPLE */ 125: () => push(new Map()),
    93: () => push([]),
    41: () => push([]),
    /* TUPLE, TUPLE1, TUPLE2, TUPLE3 */ 116: () => push(toMark()),
    133: () => push(last(1)),
    134: () => push(last(2)),
    135: () => push(last(3)),
    /* APPEND, APPENDS, SETITEM, SETITEMS */ 97: () => append(last(1)),
    101: () => append(toMark()),
    115: () => setItems(last(2)),
    117: () => setItems(toMark()),
    /* BINPUT, LONG_BINPUT, BINGET, LONG_BINGET */ 113: () => keep(bytes[take(1)]),
    114: () => keep(view.getUint32(take(4), true)),
    104: () => recall(bytes[take(1)]),
    106: () => recall(view.getUint32(take(4), true)),
    /* GLOBAL, BINPERSID, REDUCE, BUILD */ 99: () => push(known(`${line()}.${line()}`)),
    81: () => push(storageOf(pop())),
    82: () => {
      const [callee, values] = last(2);
      push(rebuild(callee, values));
    },
    98: () => {
      // State of the dictionary of tensors: versions of modules, of no use here.
      const [target] = last(2);
      if (!(target instanceof Map)) throw refused('it changes the state of something that is no dictionary');
      push(target);
    },
  };

  for (let count = 0; count < MAX_OPERATIONS; count++) {
    const code = bytes[take(1)];
    if (code === 46) {
      const value = pop();
      if (stack.length > 0) throw refused('something is left on its stack');
      return { value, end: at };
    }
    const operation = operations[code];
    if (!operation) throw refused(`it uses the operation 0x${code.toString(16).padStart(2, '0')}, which weights do not need`);
    operation();
  }
  throw refused('it has too many operations');
}

/** The only names that mean something; every one stands for data. */
const KNOWN = ['collections.OrderedDict', 'torch._utils._rebuild_tensor_v2', 'torch._utils._rebuild_parameter', 'torch.FloatStorage'] as const;

function known(name: string): PickleValue {
  const found = KNOWN.find((candidate) => candidate === name);
  if (!found) throw refused(`it asks for ${JSON.stringify(name)}, and files of weights may only ask for ${KNOWN.join(', ')}`);
  return { kind: 'name', name: found };
}

function wholeNumber(littleEndian: Uint8Array): number | bigint {
  let value = 0n;
  littleEndian.forEach((byte, i) => {
    value |= BigInt(byte) << BigInt(8 * i);
  });
  value = BigInt.asIntN(8 * littleEndian.length, value);
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refused('it has a string that is no UTF-8');
  }
}

function refused(why: string): AppError {
  return new AppError('invalid-input', `The pickle is refused: ${why}.`);
}
