import { expect, it } from 'vitest';
import { isOutOfMemory, wantedBytes } from '../../../electron/models/vendors/out-of-memory.ts';
import { OUT_OF_MEMORY } from '../../fakes/out-of-memory.ts';

it.each(Object.entries(OUT_OF_MEMORY))('knows the dialect %s, by its type or by its words alone', (name, { type, message }) => {
  expect(isOutOfMemory(type, message)).toBe(true);
  expect(isOutOfMemory('', message), name).toBe(true);
});

it.each([
  ['MemoryError', ''],
  ['numpy._core._exceptions._ArrayMemoryError', 'Unable to allocate 1.5 GiB for an array'],
  ['RuntimeError', 'CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`'],
  ['RuntimeError', 'HIP out of memory. Tried to allocate 20.00 MiB'],
  ['torch.AcceleratorError', 'CUDA error (2): see the documentation'],
  ['RuntimeError', 'Could not allocate tensor with 268435456 bytes. There is not enough GPU video memory available!'],
  ['RuntimeError', 'UR backend failed: UR_RESULT_ERROR_OUT_OF_DEVICE_MEMORY'],
])('knows %s: %s', (type, message) => expect(isOutOfMemory(type, message)).toBe(true));

it.each([
  ['PIL.UnidentifiedImageError', "cannot identify image file '/srv/memory/bad.png'"],
  ['torch.AcceleratorError', 'CUDA error: an illegal memory access was encountered'],
  ['RuntimeError', 'mat1 and mat2 shapes cannot be multiplied (77x2048 and 768x320)'],
  ['safetensors._safetensors_rust.SafetensorError', 'Error while deserializing header: header too small'],
])('does not take %s for it: %s', (type, message) => expect(isOutOfMemory(type, message)).toBe(false));

it('reads how much was wanted', () => {
  expect(wantedBytes('Tried to allocate 2.25 GiB. GPU 0')).toBe(2.25 * 2 ** 30);
  expect(wantedBytes('you tried to allocate 4398046511104 bytes.')).toBe(4398046511104);
  expect(wantedBytes('Tried to allocate 512.00 MB on private pool')).toBe(512 * 2 ** 20);
  expect(wantedBytes('out of memory')).toBeNull();
});
