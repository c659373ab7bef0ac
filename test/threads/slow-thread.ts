import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { CloseMessage } from '../../electron/threads/end-thread.ts';

// A thread that takes its time to begin, as one that loads native libraries does; `progress` counts how far it came.
const { progress, hangs } = workerData as { progress: Int32Array; hangs: boolean };
await pause(50);
Atomics.add(progress, 0, 1);
parentPort!.on('message', (_close: CloseMessage) => {
  if (hangs) for (;;);
  Atomics.add(progress, 0, 1);
  parentPort!.close();
});
await pause(50);
Atomics.add(progress, 0, 1);
