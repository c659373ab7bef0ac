import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toErrorShape } from '../../shared/errors.ts';
import { openLpips } from './lpips.ts';
import type { FromLpipsThread, LpipsThreadSetup, ToLpipsThread } from './lpips-protocol.ts';

/** Entry of the thread of lpips-thread.ts: one model, measured with in the order of the messages. */
const { file, net, options } = workerData as LpipsThreadSetup;
const port = parentPort!;
const send = (message: FromLpipsThread) => port.postMessage(message);
const stops = new Map<number, AbortController>();

try {
  const model = await openLpips(file, net, options);
  let last: Promise<void> = Promise.resolve();
  port.on('message', (message: ToLpipsThread) => {
    if (message.type === 'cancel') {
      stops.get(message.id)?.abort(new AppError('cancelled', 'Cancelled.'));
      return;
    }
    if (message.type === 'close') {
      for (const stop of stops.values()) stop.abort(new AppError('cancelled', 'Cancelled.'));
      last = last.then(() => model.release()).finally(() => port.close());
      return;
    }
    const { id, images, pairs } = message;
    const { signal } = stops.set(id, new AbortController()).get(id)!;
    last = last.then(async () => {
      try {
        const onProgress = (fraction: number) => send({ type: 'progress', id, fraction });
        const distances = await model.distances(images, pairs, { signal, onProgress });
        send({ type: 'done', id, distances: distances.map(({ mean, layers }) => ({ mean, layers })) });
      } catch (error) {
        send({ type: 'failed', id, error: toErrorShape(error) });
      }
      stops.delete(id);
    });
  });
  send({ type: 'ready' });
} catch (error) {
  send({ type: 'refused', error: toErrorShape(error) });
}
