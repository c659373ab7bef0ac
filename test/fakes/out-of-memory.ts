/** How engines say that they ran out of memory, as reported by their users and their sources. */
export const OUT_OF_MEMORY = {
  torch: {
    type: 'torch.OutOfMemoryError',
    message:
      'Allocation on device \nThis error means you ran out of memory on your GPU.\n\nTIPS: If the workflow worked before you might have accidentally set the batch_size to a large number.',
  },
  'torch-before-2.5': {
    type: 'torch.cuda.OutOfMemoryError',
    message:
      'CUDA out of memory. Tried to allocate 2.25 GiB. GPU 0 has a total capacity of 8.00 GiB of which 0 bytes is free. Of the allocated memory 6.71 GiB is allocated by PyTorch',
  },
  accelerator: {
    type: 'torch.AcceleratorError',
    message:
      'CUDA error: out of memory\nCUDA kernel errors might be asynchronously reported at some other API call, so the stacktrace below might be incorrect.',
  },
  cpu: {
    type: 'RuntimeError',
    message:
      "[enforce fail at alloc_cpu.cpp:121] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 4398046511104 bytes. Error code 12 (Cannot allocate memory)",
  },
  'cpu-windows': {
    type: 'RuntimeError',
    message: '[enforce fail at alloc_cpu.cpp:114] data. DefaultCPUAllocator: not enough memory: you tried to allocate 402653184 bytes.',
  },
  mps: {
    type: 'RuntimeError',
    message:
      'MPS backend out of memory (MPS allocated: 17.83 GB, other allocations: 1.12 MB, max allowed: 18.13 GB). Tried to allocate 512.00 MB on private pool.',
  },
} as const;
export type MemoryDialect = keyof typeof OUT_OF_MEMORY;
