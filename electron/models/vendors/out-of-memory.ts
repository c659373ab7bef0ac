/** Types of exceptions that mean nothing else: torch, NumPy, Python itself. */
const TYPES = /(^|\.)_?(OutOfMemoryError|ArrayMemoryError|MemoryError)$/;

/**
 * What the allocators say: CUDA and HIP through torch, the CPU's (Linux and Windows), Apple's MPS, Intel's XPU, DirectML, cuBLAS and cuDNN when they find no room for their workspace,
 * ComfyUI's own words (comfy/model_management.py).
 */
const WORDS = [
  /out of (gpu |video )?memory/i,
  /allocation on device/i,
  /(can't|cannot|could not|failed to|unable to) allocate (memory|tensor|buffer|[\d.]+ ?[kmgt]i?b)/i,
  /not enough (gpu |video )?memory/i,
  /OUT_OF_(DEVICE_|HOST_)?MEMORY/,
  /(CUBLAS|CUDNN|HIPBLAS)_STATUS_ALLOC_FAILED/,
];

/** torch.AcceleratorError covers every fault of an accelerator; code 2 is cudaErrorMemoryAllocation. */
const ACCELERATOR = /(^|\.)AcceleratorError$/;

/** Whether an engine that runs on torch says that it ran out of memory, by the type of its exception and its words; '' = not told. */
export function isOutOfMemory(type: string, message: string): boolean {
  if (TYPES.test(type) || WORDS.some((words) => words.test(message))) return true;
  return ACCELERATOR.test(type) && /error code:? 2\b|\(2\)/.test(message);
}

const UNITS: Record<string, number> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** Bytes that could not be had ("Tried to allocate 2.25 GiB", "you tried to allocate 4398046511104 bytes"); null = not told. */
export function wantedBytes(message: string): number | null {
  const match = /tried to allocate ([\d.]+) ?(?:([kmgt])i?b|bytes?)/i.exec(message);
  if (!match) return null;
  return Math.round(Number(match[1]) * (match[2] ? UNITS[match[2].toLowerCase()] : 1));
}
