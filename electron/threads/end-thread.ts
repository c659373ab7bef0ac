import type { Worker } from 'node:worker_threads';

/** What the entry of every thread answers by closing its port: with nothing left to do the thread ends. */
export interface CloseMessage {
  type: 'close';
}

const CLOSE: CloseMessage = { type: 'close' };

/**
 * Asks a thread to end and waits until it has. A thread that is ended from outside within native code (reading letters, encoding) takes the whole
 * process with it: its library finds no JavaScript to answer to. One that is asked does first what it is at.
 * @param limitMs how long it may take; one that hangs is ended from outside then
 */
export async function endThread(thread: Worker, limitMs: number): Promise<void> {
  const isOver = thread.threadId === -1;
  if (isOver) return;
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  const limit = setTimeout(() => void thread.terminate(), limitMs);
  // Nobody's last await may be left open because the thread keeps no process alive.
  thread.ref();
  thread.postMessage(CLOSE);
  await ended;
  clearTimeout(limit);
}
