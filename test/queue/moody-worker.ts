import { parentPort } from 'node:worker_threads';
import type { FromWorker, ToWorker } from '../../electron/render/worker-protocol.ts';

// The real pixel worker, which a word in a prompt makes misbehave: CRASH ends it, HANG never answers, TIGHT has too little memory once.
// This listener is the first, so it can act before the real one; for TIGHT its answer comes first and the real one is not expected any more.
const answered = new Set<number>();
const say = (message: FromWorker) => parentPort!.postMessage(message);

parentPort!.on('message', (message: ToWorker) => {
  if (message.type !== 'run') return;
  const { id, task } = message;
  const { prompt = '' } = task.params as { prompt?: string };
  if (prompt.includes('CRASH')) process.exit(9);
  if (prompt.includes('HANG')) {
    say({ type: 'started', id, at: performance.timeOrigin + performance.now() });
    for (;;);
  }
  if (!prompt.includes('TIGHT') || answered.has(task.seed)) return;
  answered.add(task.seed);
  say({ type: 'started', id, at: performance.timeOrigin + performance.now() });
  say({ type: 'failed', id, error: { code: 'out-of-memory', message: 'Too little.', retryable: true, details: {} } });
});

await import('../../electron/render/pixel-worker.ts');
