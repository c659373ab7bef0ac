import { AppError } from '../../shared/errors.ts';
import type { Raster } from '../../shared/raster.ts';
import { decodeImage, encodePng } from '../image/codecs.ts';
import type { ArtifactStore } from './artifact-store.ts';
import { operations } from './operations/index.ts';
import { missingInput, type Operation, type OperationContext, type PixelTools } from './operations/operation.ts';
import type { PixelResult, PixelTask, StoredImage } from './worker-protocol.ts';

export interface TaskControl {
  signal: AbortSignal;
  onProgress(fraction: number): void;
}

/**
 * Does one step: reads its inputs from the store, runs the operation, stores what it made as PNG.
 * @throws AppError what the operation throws; out-of-memory where an allocation failed
 */
export async function performTask(task: PixelTask, store: ArtifactStore, tools: PixelTools, control: TaskControl): Promise<PixelResult> {
  try {
    const operation = operations[task.operation] as Operation<never>;
    const { images, data = {}, costUsd = 0 } = await operation(task.params as never, contextOf(task, store, tools, control));
    control.signal.throwIfAborted();
    const stored: Record<string, StoredImage> = {};
    for (const [name, raster] of Object.entries(images)) stored[name] = await storeImage(store, raster);
    return { images: stored, data, costUsd };
  } catch (error) {
    throw isAllocationFailure(error)
      ? new AppError('out-of-memory', `There was not enough memory for the step "${task.operation}".`, { cause: error, retryable: true })
      : error;
  }
}

function contextOf(task: PixelTask, store: ArtifactStore, tools: PixelTools, { signal, onProgress }: TaskControl): OperationContext {
  const inputOf = (role: string) => {
    const input = task.inputs[role];
    if (!input) throw missingInput(task.operation, role);
    return input;
  };
  const artifact = async (sha256: string) => decodeImage(await store.read(sha256), `The image ${sha256}`);
  return {
    tools,
    seed: task.seed,
    signal,
    onProgress,
    has: (role) => role in task.inputs,
    image: async (role) => artifact(inputOf(role).sha256),
    hash: (role) => inputOf(role).sha256,
    data: (role) => task.inputs[role]?.data ?? {},
    artifact,
  };
}

/** Stores pixels as a PNG artifact. */
export async function storeImage(store: ArtifactStore, raster: Raster): Promise<StoredImage> {
  const { sha256, bytes } = await store.put(await encodePng(raster));
  return { sha256, bytes, width: raster.width, height: raster.height };
}

/** V8 and libvips have no code for it, only words. */
function isAllocationFailure(error: unknown): boolean {
  return (
    error instanceof Error &&
    !(error instanceof AppError) &&
    /allocation failed|out of memory|invalid (typed )?array (buffer )?length|bad_alloc/i.test(error.message)
  );
}
