import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { endThread } from '../../electron/threads/end-thread.ts';

const entry = fileURLToPath(new URL('./slow-thread.ts', import.meta.url));

function open(hangs = false) {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(entry, { workerData: { progress, hangs }, execArgv: [] });
  return { thread, code: once(thread, 'exit').then(([code]) => code as number), progress: () => Atomics.load(progress, 0) };
}

describe('endThread', () => {
  // Node's own check fails, and with it the process, when a thread is ended while its modules still begin.
  it('lets a thread begin before it ends', async () => {
    const { thread, code, progress } = open();
    await endThread(thread, 30_000);
    expect(await code).toBe(0);
    expect(progress()).toBe(3);
  });

  it('waits for a thread that keeps no process alive', async () => {
    const { thread, code } = open();
    thread.unref();
    await endThread(thread, 30_000);
    expect(await code).toBe(0);
  });

  it('ends one that hangs when its time is over', async () => {
    const { thread, code } = open(true);
    await once(thread, 'online');
    await endThread(thread, 1000);
    expect(await code).toBe(1);
  });

  it('has nothing to do for one that has ended, and may be asked twice', async () => {
    const { thread } = open();
    await Promise.all([endThread(thread, 30_000), endThread(thread, 30_000)]);
    await endThread(thread, 30_000);
  });
});
