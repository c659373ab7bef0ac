import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openTensorFile, type Tensor } from '../../electron/model-files/tensor-file.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { legacyPth, pickled, tensorValue, zipPth } from './write-pth.ts';

const TENSORS: Record<string, Tensor> = {
  weight: { shape: [2, 3], values: Float32Array.of(1, -2, 3.5, 1e-30, 5, 6) },
  bias: { shape: [2], values: Float32Array.of(0.25, -0) },
};

function opened(bytes: Uint8Array): Record<string, Tensor> {
  const path = join(temporaryFolder(), 'weights.pth');
  writeFileSync(path, bytes);
  const file = openTensorFile(path);
  try {
    return Object.fromEntries(file.names.map((name) => [name, file.tensor(name, TENSORS[name]?.shape ?? [])]));
  } finally {
    file.close();
  }
}

const zipped = (files: Record<string, Uint8Array>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`a/${name}`, bytes])), { level: 0 });
const one = (key: string, count: number, shape: number[], options = {}) => pickled({ dict: [['weight', tensorValue(key, count, shape, options)]] });

describe('openTensorFile', () => {
  it('reads both formats and both byte orders', () => {
    expect(opened(zipPth(TENSORS))).toEqual(TENSORS);
    expect(opened(zipPth(TENSORS, { isBigEndian: true }))).toEqual(TENSORS);
    expect(opened(legacyPth(TENSORS))).toEqual(TENSORS);
  });

  it('reads a transposed view', () => {
    const data = new Uint8Array(Float32Array.of(9, 1, 2, 3, 4, 5, 6).buffer);
    const { weight } = opened(zipped({ 'data.pkl': one('0', 7, [2, 3], { offset: 1, strides: [1, 2] }), 'data/0': data }));
    expect([...weight.values]).toEqual([1, 3, 5, 2, 4, 6]);
  });

  it.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(), 'ends too early'],
    ['a picture', () => Buffer.from('\x89PNG\r\n\x1a\n----', 'latin1'), 'refused'],
    ['a web page', () => Buffer.from('<!doctype html><p>Sign in to the network'), 'refused'],
    ['a pickle of a number', () => pickled(3), 'no file of PyTorch'],
    ['a big-endian legacy file', () => legacyPth(TENSORS, { isBigEndian: true }), 'big-endian'],
    ['an archive without weights', () => zipped({ 'hello.txt': Buffer.from('hello') }), 'no data.pkl'],
    ['a compressed archive', () => zipPth({ weight: { shape: [2, 300], values: new Float32Array(600) } }, { level: 9 }), 'compressed'],
    ['a missing storage', () => zipped({ 'data.pkl': one('0', 6, [2, 3]) }), 'storage 0 is missing'],
    ['a storage that is too short', () => zipped({ 'data.pkl': one('0', 6, [2, 3]), 'data/0': new Uint8Array(20) }), '20 bytes'],
    ['something that is no dictionary', () => zipped({ 'data.pkl': pickled([1]) }), 'no dictionary'],
    ['a dictionary of something else', () => zipped({ 'data.pkl': pickled({ dict: [['weight', 'x']] }) }), 'named tensors'],
    ['numbers that are none', () => zipPth({ weight: { shape: [2, 3], values: new Float32Array(6).fill(Number.NaN) } }), 'no numbers'],
    ['another shape', () => zipPth({ weight: { shape: [3, 2], values: new Float32Array(6) } }), 'is 3 × 2 and should be 2 × 3'],
  ])('refuses %s, naming the file', (_, bytes, why) => {
    expect(() => opened(bytes())).toThrow(expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining(why) }));
    expect(() => opened(bytes())).toThrow(/weights\.pth/);
  });

  it('refuses a file of either format wherever it is cut', () => {
    for (const whole of [zipPth(TENSORS), legacyPth(TENSORS)]) {
      for (let length = 0; length < whole.length; length += 7) {
        expect(() => opened(whole.subarray(0, length)), `cut at ${length}`).toThrow(expect.objectContaining({ code: 'invalid-input' }));
      }
    }
  });

  it('never fails otherwise than by refusing, whatever byte is wrong', () => {
    const random = mulberry32(2);
    for (const whole of [zipPth(TENSORS), legacyPth(TENSORS)]) {
      for (let i = 0; i < 300; i++) {
        const bytes = Uint8Array.from(whole);
        bytes[Math.floor(random() * bytes.length)] ^= 1 << Math.floor(random() * 8);
        try {
          opened(bytes);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-input' });
        }
      }
    }
  });
});
