import type { InferenceSession } from 'onnxruntime-node';

/** How models run in ONNX Runtime's native build beside other workers. @param threads of this session */
export function nativeOptions(threads: number): InferenceSession.SessionOptions {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // The arena keeps its high-water mark for ever; without it the worker's memory falls back after each image.
    enableCpuMemArena: false,
    logSeverityLevel: 3,
    // Waiting threads that spin slow everybody down as soon as two workers share the cores.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
}
