import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toErrorShape } from '../../shared/errors.ts';
import { createSketchModel } from '../models/sketch/sketch.ts';
import type { FontLibrary } from '../typography/fonts.ts';
import type { PassMemory } from '../typography/pass-memory.ts';
import type { TextReader } from '../typography/ports.ts';
import { createArtifactStore } from './artifact-store.ts';
import type { PixelTools } from './operations/operation.ts';
import { performTask } from './perform-task.ts';
import type { FromWorker, PixelTask, ToWorker, WorkerSetup } from './worker-protocol.ts';

const setup = workerData as WorkerSetup;
const port = parentPort!;
const store = createArtifactStore(setup.artifactsFolder);
const tools = createTools(setup);
let current: { id: number; controller: AbortController } | null = null;
let isClosing = false;

port.on('message', (message: ToWorker) => {
  if (message.type === 'run') void run(message.id, message.task);
  else if (message.type === 'close') close();
  else if (current?.id === message.id) current.controller.abort(new AppError('cancelled', 'Cancelled.'));
});

/** What it is at is done first. */
function close(): void {
  isClosing = true;
  if (current) return;
  port.close();
  void tools.dispose();
}

async function run(id: number, task: PixelTask): Promise<void> {
  const controller = new AbortController();
  current = { id, controller };
  const send = (message: FromWorker) => port.postMessage(message);
  try {
    send({ type: 'started', id, at: performance.timeOrigin + performance.now() });
    const onProgress = (fraction: number) => send({ type: 'progress', id, fraction });
    send({ type: 'done', id, result: await performTask(task, store, tools, { signal: controller.signal, onProgress }) });
  } catch (error) {
    send({ type: 'failed', id, error: toErrorShape(error) });
  }
  current = null;
  if (isClosing) close();
}

function createTools({ fontsFolder, teamFontsFolder, ocrThreads }: WorkerSetup): PixelTools & { dispose(): Promise<void> } {
  const sketch = createSketchModel();
  let fonts: Promise<FontLibrary> | undefined;
  let reader: Promise<TextReader | null> | undefined;
  let memory: Promise<PassMemory> | undefined;
  return {
    model(id) {
      if (id === sketch.id) return sketch;
      throw new AppError('unavailable', `The model ${id} is not connected to this Galley.`, { details: { model: id } });
    },
    fonts() {
      fonts ??= import('../typography/fonts.ts').then(({ createFontLibrary }) => createFontLibrary(fontsFolder, teamFontsFolder));
      return fonts;
    },
    reader() {
      reader ??= openReader(ocrThreads);
      return reader;
    },
    passMemory() {
      memory ??= import('../typography/pass-memory.ts').then(({ createPassMemory }) => createPassMemory());
      return memory;
    },
    async dispose() {
      await reader?.then((open) => open?.dispose()).catch(() => undefined);
    },
  };
}

/** Without OCR the lettering is set all the same; its report says that nothing was checked. */
async function openReader(threads: number): Promise<TextReader | null> {
  const { createTextReader } = await import('../typography/read/reader.ts');
  try {
    return await createTextReader({ threads });
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return null;
    throw error;
  }
}
