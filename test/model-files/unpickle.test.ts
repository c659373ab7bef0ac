import { describe, expect, it } from 'vitest';
import { unpickle } from '../../electron/model-files/unpickle.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import { pickled, tensorValue, type Writable } from './write-pth.ts';

const raw = (...bytes: (number | string)[]) =>
  Uint8Array.from([128, 2, ...bytes.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [part])), 46]);
const refusal = (bytes: Uint8Array) => {
  try {
    unpickle(bytes);
  } catch (error) {
    return error;
  }
  return null;
};
const refusedAs = (text: string | RegExp) =>
  expect.objectContaining({ code: 'invalid-input', message: typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text) });

describe('unpickle', () => {
  it('reads what weights are made of', () => {
    const value = {
      dict: [
        ['a', tensorValue('7', 24, [2, 3, 4])],
        ['b', [1, -5, true, null, 'ä', { tuple: [] }]],
      ],
    } satisfies Writable;
    const { value: read, end } = unpickle(pickled(value));
    expect(end).toBe(pickled(value).length);
    expect(read).toEqual(
      new Map<string, unknown>([
        ['a', { kind: 'tensor', storage: { kind: 'storage', key: '7', count: 24 }, offset: 0, shape: [2, 3, 4], strides: [12, 4, 1] }],
        ['b', [1, -5, true, null, 'ä', []]],
      ]),
    );
  });

  it.each([
    'os.system',
    'posix.system',
    'builtins.eval',
    '__builtin__.getattr',
    'torch.load',
    'torch._utils._rebuild_sparse_tensor',
    'torch.HalfStorage',
    'numpy.core.multiarray._reconstruct',
  ])('refuses the name %s', (name) => {
    expect(refusal(pickled({ call: name, with: ['echo owned > /tmp/owned'] }))).toEqual(refusedAs(`asks for "${name}"`));
  });

  it.each([
    ['INST', 'i', 105],
    ['OBJ', 'o', 111],
    ['NEWOBJ', '\x81', 129],
    ['STACK_GLOBAL', '\x93', 147],
    ['EXT1', '\x82', 130],
    ['PERSID', 'P', 80],
    ['STRING', 'S', 83],
    ['DUP', '2', 50],
    ['MEMOIZE', '\x94', 148],
  ])('knows no operation %s', (_, sign, code) => {
    expect(refusal(raw('N', sign, 'x\n'))).toEqual(refusedAs(`0x${code.toString(16)}`));
  });

  it('refuses other protocols', () => {
    expect(refusal(Uint8Array.from([128, 4, 78, 46]))).toEqual(refusedAs('protocol 4'));
  });

  it.each<[string, Uint8Array, string]>([
    ['a call of a string', raw('X', 1, 0, 0, 0, 'a', ')', 'R'), 'builds no tensor'],
    ['a call of a storage type', raw('ctorch\nFloatStorage\n', ')', 'R'), 'builds no tensor'],
    ['arguments that are no tuple', raw('ccollections\nOrderedDict\n', 'N', 'R'), 'no arguments'],
    ['a dictionary of no pairs', pickled({ call: 'collections.OrderedDict', with: [[1, 2]] }), 'pairs'],
    ['a parameter of no tensor', pickled({ call: 'torch._utils._rebuild_parameter', with: [1, true, null] }), 'builds no tensor'],
    ['state of a list', raw(']', '}', 'b'), 'state of something'],
    ['items of a list', raw(']', 'N', 'N', 's'), 'items of something'],
    ['items without their value', raw('}', '(', 'N', 'u'), 'items of something'],
    ['an append to a dictionary', raw('}', 'N', 'a'), 'no list'],
    ['a reference without a memo', raw('h', 3), 'no entry 3'],
    ['an empty stack', raw(), 'stack is empty'],
    ['a mark as the result', raw('('), 'stack is empty'],
    ['leftovers', raw('N', 'N'), 'left on its stack'],
    ['a missing mark', raw('N', 't'), 'mark is missing'],
    ['a huge number', raw('\x8a', 200), 'unreasonable size'],
    ['a string that is no UTF-8', raw('X', 1, 0, 0, 0, 0xff), 'no UTF-8'],
    ['a string longer than the file', raw('X', 255, 255, 255, 127, 'a'), 'ends too early'],
    ['a name without an end', raw('c', 'a'.repeat(500)), 'no end'],
    ['a storage of something else', pickled({ persistent: { tuple: ['module', 1, 2, 3, 4] } }), 'no storage'],
    ['a storage that is a path', pickled(tensorValue('../../etc/passwd', 1, [1])), 'no proper key'],
    ['a storage of negative size', pickled(tensorValue('0', -1, [1])), 'no proper size'],
    ['a tensor beyond its storage', pickled(tensorValue('0', 23, [2, 3, 4])), 'reaches beyond'],
    ['a tensor that begins too late', pickled(tensorValue('0', 24, [2, 3, 4], { offset: 1 })), 'reaches beyond'],
    ['strides that lead outside', pickled(tensorValue('0', 24, [2, 3, 4], { strides: [12, 4, 5] })), 'reaches beyond'],
    ['negative strides', pickled(tensorValue('0', 24, [2, 3, 4], { strides: [-12, 4, 1] })), 'proper shape'],
    ['more strides than sides', pickled(tensorValue('0', 24, [24], { strides: [1, 1] })), 'proper shape'],
    ['a tensor of all memory out of one number', pickled(tensorValue('0', 1, [65536, 65536], { strides: [0, 0] })), 'unreasonable size'],
    ['a tensor of nine dimensions', pickled(tensorValue('0', 1, [1, 1, 1, 1, 1, 1, 1, 1, 1])), 'proper shape'],
    ['a tensor of no storage', pickled({ call: 'torch._utils._rebuild_tensor_v2', with: ['0', 0, { tuple: [1] }, { tuple: [1] }, false, null] }), 'no storage'],
  ])('refuses %s', (_, bytes, why) => {
    expect(refusal(bytes)).toEqual(refusedAs(why));
  });

  it('stands lists in lists, marks without end, and a list in itself', () => {
    const deep = raw(']'.repeat(99_000), 'a'.repeat(98_999));
    expect(refusal(deep)).toBeNull();
    expect(refusal(raw(']'.repeat(150_000)))).toEqual(refusedAs('too deep'));
    expect(refusal(raw('('.repeat(150_000)))).toEqual(refusedAs('too deep'));
    const loop = unpickle(raw(']', 'q', 0, 'h', 0, 'a')).value as unknown[];
    expect(loop[0]).toBe(loop);
  });

  it('does not copy what is shared: a billion laughs cost nothing', () => {
    let bytes = '(NNNNNNNNNNtq\0';
    for (let level = 1; level < 40; level++) bytes += `0(${`h${String.fromCharCode(level - 1)}`.repeat(10)}tq${String.fromCharCode(level)}`;
    // POP is not among the operations: tuples are put into a list instead.
    expect(refusal(raw(bytes))).toEqual(refusedAs('0x30'));
    const start = process.cpuUsage();
    const shared = raw(`(${bytes.replaceAll('0(', '(')}t`);
    expect(refusal(shared)).toBeNull();
    expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
  });

  it('takes any number for the memo without making room for it', () => {
    expect(unpickle(raw(']', 'N', 'r', 255, 255, 255, 255, 'a', 'j', 255, 255, 255, 255, 'a')).value).toEqual([null, null]);
    const entries = Array.from({ length: 210_000 }, (_, i) => [114, i & 255, (i >> 8) & 255, i >> 16, 0]).flat();
    expect(refusal(Uint8Array.from([128, 2, 78, ...entries, 46]))).toEqual(refusedAs('memo is too large'));
  });

  it('never does anything but read or refuse, wherever it is cut and whatever byte is wrong', () => {
    const whole = pickled({ dict: Array.from({ length: 4 }, (_, i) => [`features.${i}.weight`, tensorValue(String(i), 6, [2, 3])] as const) });
    for (let length = 0; length < whole.length; length++) expect(refusal(whole.subarray(0, length)), `cut at ${length}`).toEqual(refusedAs('refused'));
    const random = mulberry32(1);
    for (let i = 0; i < 3000; i++) {
      const bytes = Uint8Array.from(whole);
      for (let n = 0; n <= i % 3; n++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      const error = refusal(bytes);
      if (error !== null) expect(error).toEqual(refusedAs('refused'));
    }
    for (let i = 0; i < 1000; i++) {
      const bytes = Uint8Array.from({ length: 60 }, () => Math.floor(random() * 256));
      const error = refusal(Uint8Array.from([128, 2, ...bytes]));
      if (error !== null) expect(error).toEqual(refusedAs('refused'));
    }
  });
});
