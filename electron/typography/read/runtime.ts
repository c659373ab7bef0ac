import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { AppError } from '../../../shared/errors.ts';
import { nativeOptions } from '../../metrics/onnx-options.ts';

export interface OcrSession {
  /** Runs one float32 tensor of shape N×3×H×W; gives the only output. */
  run(data: Float32Array, shape: number[]): Promise<{ data: Float32Array; shape: readonly number[] }>;
  release(): Promise<void>;
}

/** Opens ONNX models. */
export type OpenSession = (model: Uint8Array) => Promise<OcrSession>;

/** What both builds of ONNX Runtime have in common. */
export interface OnnxRuntime {
  InferenceSession: { create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession> };
  Tensor: typeof Tensor;
}

/**
 * ONNX Runtime's native build, or its WebAssembly build where the native library does not load: the same readings, about four times slower.
 * @param threads of the native build
 * @param loadNative default: the package onnxruntime-node
 * @throws AppError unavailable when neither loads
 */
export async function loadRuntime(threads: number, loadNative: () => Promise<OnnxRuntime> = () => import('onnxruntime-node')): Promise<OpenSession> {
  try {
    const native = await loadNative();
    return (model) => open(native, model, nativeOptions(threads));
  } catch (cause) {
    try {
      const web = await loadWeb();
      return (model) => open(web, model, { executionProviders: ['wasm'], logSeverityLevel: 3 });
    } catch (second) {
      const message = `Text cannot be read here: ONNX Runtime loads neither as a native library (${firstLine(cause)}) nor as WebAssembly (${firstLine(second)}).`;
      throw new AppError('unavailable', message, { cause });
    }
  }
}

/** The package finds its .wasm files beside itself, from source and from the bundle alike: it is never bundled. */
async function loadWeb(): Promise<OnnxRuntime> {
  const { env, ...runtime } = await import('onnxruntime-web');
  // Its threads spin while they wait: on a busy machine two are five times slower than one.
  env.wasm.numThreads = 1;
  return runtime as OnnxRuntime;
}

async function open({ InferenceSession, Tensor }: OnnxRuntime, model: Uint8Array, options: InferenceSession.SessionOptions): Promise<OcrSession> {
  const session = await InferenceSession.create(model, options);
  const [input] = session.inputNames;
  const [output] = session.outputNames;
  return {
    async run(data, shape) {
      const result = (await session.run({ [input]: new Tensor('float32', data, shape) }))[output];
      return { data: result.data as Float32Array, shape: result.dims };
    },
    release: () => session.release(),
  };
}

export function firstLine(error: unknown): string {
  return String((error as Error)?.message ?? error).split('\n')[0];
}
