import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toErrorShape } from '../../shared/errors.ts';
import { createSketchModel } from '../models/sketch/sketch.ts';
import { createFontLibrary, type FontLibrary } from '../typography/fonts.ts';
import type { TextReader } from '../typography/ports.ts';
import { createTextReader } from '../typography/read/reader.ts';
import { createArtifactStore } from './artifact-store.ts';
import type { PixelTools } from './operations/operation.ts';
import { performTask } from './perform-task.ts';
import type { FromWorker, PixelTask, ToWorker, WorkerSetup } from './worker-protocol.ts';

const setup = workerData as WorkerSetup;
const port = parentPort!;
const store = createArtifactStore(setup.artifactsFolder);
const tools = createTools(setup);
let current: { id: number; controller: AbortController } | null = null;

port.on('message', (message: ToWorker) => {
  if (message.type === 'run') void run(message.id, message.task);
  else if (current?.id === message.id) current.controller.abort(new AppError('cancelled', 'Cancelled.'));
});

async function run(id: number, task: PixelTask): Promise<void> {
  const controller = new AbortController();
  current = { id, controller };
  const send = (message: FromWorker) => port.postMessage(message);
  try {
    const onProgress = (fraction: number) => send({ type: 'progress', id, fraction });
    send({ type: 'done', id, result: await performTask(task, store, tools, { signal: controller.signal, onProgress }) });
  } catch (error) {
    send({ type: 'failed', id, error: toErrorShape(error) });
  }
}

function createTools({ fontsFolder, ocrThreads }: WorkerSetup): PixelTools {
  const sketch = createSketchModel();
  let fonts: FontLibrary | undefined;
  let reader: Promise<TextReader> | undefined;
  return {
    model(id) {
      if (id === sketch.id) return sketch;
      throw new AppError('unavailable', `The model ${id} is not connected to this Galley.`, { details: { model: id } });
    },
    fonts() {
      fonts ??= createFontLibrary(fontsFolder);
      return fonts;
    },
    reader() {
      const opened = reader ?? createTextReader({ threads: ocrThreads });
      reader = opened;
      // A reader that did not open is tried again with the next task.
      opened.catch(() => {
        reader = undefined;
      });
      return opened;
    },
  };
}
