import { Worker } from 'node:worker_threads';
import { AppError, fromErrorShape } from '../../shared/errors.ts';
import type { LpipsNet } from '../../shared/measures.ts';
import { endThread } from '../threads/end-thread.ts';
import { threadEntry } from '../threads/thread-entry.ts';
import type { LpipsControl, LpipsModel } from './comparison.ts';
import { LPIPS_SMALLEST_SIDE, type LpipsOptions } from './lpips.ts';
import { createLayerSum } from './lpips-layers.ts';
import { lpipsModel } from './lpips-model.ts';
import type { FromLpipsThread, LpipsThreadSetup, ThreadDistance, ToLpipsThread } from './lpips-protocol.ts';

/** One tile of a picture is measured in less, on slow machines too. */
const END_LIMIT_MS = 20_000;

interface Waiting {
  control: LpipsControl;
  resolve(distances: ThreadDistance[]): void;
  reject(reason: unknown): void;
}

/**
 * The model of openLpips on a thread of its own: the runtime holds the thread that asks, and there the other measures run meanwhile. The pictures are copied to it.
 * @throws AppError what openLpips throws | crashed
 */
export async function openLpipsThread(file: string, net: LpipsNet, options: LpipsOptions = {}): Promise<LpipsModel> {
  const setup: LpipsThreadSetup = { file, net, options };
  const worker = new Worker(threadEntry('metrics', 'lpips-worker'), { workerData: setup, execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let end: AppError | null = null;
  let lastId = 0;
  const post = (message: ToLpipsThread) => worker.postMessage(message);

  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromLpipsThread) => {
      if (message.type === 'ready') resolve();
      else if (message.type === 'refused') reject(fromErrorShape(message.error));
      else hear(message);
    });
    const fail = (reason: AppError) => {
      end = reason;
      reject(reason);
      for (const { reject: stop } of waiting.values()) stop(reason);
      waiting.clear();
    };
    worker.on('error', (cause) => fail(new AppError('crashed', `The thread that measures LPIPS failed: ${(cause as Error).message}`, { cause })));
    worker.on('exit', (code) => fail(new AppError('crashed', `The thread that measures LPIPS ended (exit code ${code}).`)));
  }).catch(async (reason) => {
    await endThread(worker, END_LIMIT_MS);
    throw reason;
  });
  // Whoever forgets to release it must not wait for it for ever.
  worker.unref();

  function hear(message: Exclude<FromLpipsThread, { type: 'ready' | 'refused' }>): void {
    const asked = waiting.get(message.id);
    if (!asked) return;
    if (message.type === 'progress') return asked.control.onProgress?.(message.fraction);
    waiting.delete(message.id);
    if (waiting.size === 0) worker.unref();
    if (message.type === 'done') asked.resolve(message.distances);
    else asked.reject(asked.control.signal?.aborted ? asked.control.signal.reason : fromErrorShape(message.error));
  }

  return lpipsModel(net, {
    async distances(images, pairs, control = {}) {
      control.signal?.throwIfAborted();
      if (end) throw end;
      const id = ++lastId;
      const cancel = () => post({ type: 'cancel', id });
      control.signal?.addEventListener('abort', cancel, { once: true });
      const distances = await new Promise<ThreadDistance[]>((resolve, reject) => {
        waiting.set(id, { control, resolve, reject });
        worker.ref();
        post({ type: 'measure', id, images, pairs });
      }).finally(() => control.signal?.removeEventListener('abort', cancel));
      const { width, height } = images[0];
      const padded = [width, height].map((side) => Math.max(side, LPIPS_SMALLEST_SIDE));
      return distances.map(({ mean, layers }) => ({ mean, map: () => createLayerSum(net, padded[0], padded[1], layers).map(width, height) }));
    },
    release: () => endThread(worker, END_LIMIT_MS),
  });
}
