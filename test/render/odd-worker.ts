import { parentPort, threadId } from 'node:worker_threads';
import type { FromWorker, ToWorker } from '../../electron/render/worker-protocol.ts';

// A pixel worker that does what it is told, bad things too: the pool is tested against it.
parentPort!.on('message', (message: ToWorker) => {
  if (message.type === 'cancel') return;
  if (message.type === 'close') return parentPort!.close();
  parentPort!.postMessage({ type: 'started', id: message.id, at: performance.timeOrigin + performance.now() });
  const { id, task } = message;
  const send = (answer: FromWorker) => parentPort!.postMessage(answer);
  const { behaviour } = task.params as { behaviour: string };
  if (behaviour === 'throw') throw new Error('a bug in native code');
  if (behaviour === 'exit') process.exit(7);
  if (behaviour === 'spin') for (;;);
  if (behaviour === 'be busy') {
    const { gate } = task.params as unknown as { gate: Int32Array };
    while (Atomics.load(gate, 0) === 0);
    Atomics.store(gate, 1, 1);
  }
  if (behaviour === 'refuse')
    return send({ type: 'failed', id, error: { code: 'unreadable-image', message: 'It is no image.', retryable: false, details: { name: 'x' } } });
  send({ type: 'progress', id, fraction: 0.5 });
  setTimeout(() => send({ type: 'done', id, result: { images: {}, data: { threadId }, costUsd: 0 } }), 20);
});
