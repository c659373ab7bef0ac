import { Worker } from 'node:worker_threads';
import { AppError, fromErrorShape } from '../../shared/errors.ts';
import { endThread } from '../threads/end-thread.ts';
import type { FromWorker, PixelResult, PixelTask, ToWorker, WorkerSetup } from './worker-protocol.ts';

export interface WorkerPoolConfig {
  /** Path of the worker's entry file. */
  entry: string;
  /** Most workers at once; they are started when needed. */
  size: number;
  setup: WorkerSetup;
  /** How long a cancelled task may take to stop by itself before nobody waits for it any more. */
  graceMs?: number;
  /** How long it may then go on before its worker is ended, and how long busy workers may take when the pool closes. */
  lastMs?: number;
}

export interface RunOptions {
  signal: AbortSignal;
  /** 0–1. */
  onProgress?: (fraction: number) => void;
  /** Called when a worker has begun with the task, after it has started up. @param at when, on this thread's `performance.now()` */
  onStart?: (at: number) => void;
}

/** Threads that do the pixel work, one task each at a time. */
export interface WorkerPool {
  /**
   * Runs a task in a free worker; waits for one in order of arrival.
   * @throws AppError what the operation throws | crashed | out-of-memory; the signal's reason when aborted
   */
  run(task: PixelTask, options: RunOptions): Promise<PixelResult>;
  dispose(): Promise<void>;
}

/** A person who closes Galley does not wait longer for a picture that nobody wants. */
const CLOSING_MS = 3000;

interface Assignment {
  id: number;
  task: PixelTask;
  options: RunOptions;
  resolve(result: PixelResult): void;
  reject(reason: unknown): void;
  /** Set once the signal fired: whatever the worker says then, the answer is the signal's reason. */
  isCancelled: boolean;
  onAbort(): void;
}

interface Slot {
  worker: Worker;
  assignment: Assignment | null;
  /** Nobody waits for its task; another worker may take its place. */
  isLeft: boolean;
}

/** No thread is ended within native code (see endThread): a cancelled task is left alone and its answer dropped; only what hangs is ended from outside. */
export function createWorkerPool(config: WorkerPoolConfig): WorkerPool {
  const { entry, size, setup, graceMs = 250, lastMs = 20_000 } = config;
  const slots = new Set<Slot>();
  const waiting: Assignment[] = [];
  let lastId = 0;
  let isDisposed = false;
  const places = () => [...slots].filter(({ isLeft }) => !isLeft).length;
  /** However often somebody cancels, workers that were left take the memory of one pool more, not of many. */
  const hasRoom = () => places() < size && slots.size < 2 * size;

  function dispatch(): void {
    while (waiting.length > 0) {
      const slot = [...slots].find(({ assignment, isLeft }) => assignment === null && !isLeft) ?? (hasRoom() ? open() : null);
      if (!slot) return;
      const assignment = waiting.shift()!;
      slot.assignment = assignment;
      post(slot, { type: 'run', id: assignment.id, task: assignment.task });
    }
  }

  function open(): Slot {
    // The parent's flags (test runners, inspectors) are not for workers.
    const worker = new Worker(entry, { workerData: setup, execArgv: [] });
    const slot: Slot = { worker, assignment: null, isLeft: false };
    slots.add(slot);
    worker.on('message', (message: FromWorker) => hear(slot, message));
    worker.on('error', (cause) => close(slot, faultOf(cause)));
    worker.on('exit', (code) => close(slot, new AppError('crashed', `A pixel worker ended unexpectedly (exit code ${code}).`)));
    return slot;
  }

  function close(slot: Slot, reason: AppError): void {
    if (!slots.delete(slot)) return;
    const { assignment } = slot;
    if (assignment) settle(assignment, () => assignment.reject(reason));
    if (!isDisposed) dispatch();
  }

  function hear(slot: Slot, message: FromWorker): void {
    const { assignment } = slot;
    if (assignment?.id !== message.id) return;
    if (message.type === 'started' || message.type === 'progress') {
      if (message.type === 'started') assignment.options.onStart?.(Math.min(performance.now(), message.at - performance.timeOrigin));
      else if (!assignment.isCancelled) assignment.options.onProgress?.(message.fraction);
      return;
    }
    slot.assignment = null;
    takeBack(slot);
    settle(assignment, () => (message.type === 'done' ? assignment.resolve(message.result) : assignment.reject(fromErrorShape(message.error))));
    dispatch();
  }

  /** A worker that was left has ended its task after all: it works on, or is not needed any more. */
  function takeBack(slot: Slot): void {
    if (!slot.isLeft) return;
    if (places() < size && !isDisposed) slot.isLeft = false;
    else void endThread(slot.worker, lastMs);
  }

  /** Nobody waits any more; whoever is next gets another worker. */
  function leave(slot: Slot, assignment: Assignment): void {
    if (slot.assignment !== assignment) return;
    slot.isLeft = true;
    settle(assignment, () => undefined);
    dispatch();
    setTimeout(() => {
      if (slot.assignment === assignment) void slot.worker.terminate();
    }, lastMs).unref();
  }

  function cancel(assignment: Assignment): void {
    assignment.isCancelled = true;
    const place = waiting.indexOf(assignment);
    if (place >= 0) {
      waiting.splice(place, 1);
      settle(assignment, () => undefined);
      return;
    }
    const slot = [...slots].find((candidate) => candidate.assignment === assignment);
    if (!slot) return;
    post(slot, { type: 'cancel', id: assignment.id });
    setTimeout(() => leave(slot, assignment), graceMs);
  }

  return {
    run(task, options) {
      return new Promise((resolve, reject) => {
        if (isDisposed) return reject(new AppError('cancelled', 'Galley is closing.'));
        if (options.signal.aborted) return reject(options.signal.reason);
        const assignment: Assignment = { id: ++lastId, task, options, resolve, reject, isCancelled: false, onAbort: () => cancel(assignment) };
        options.signal.addEventListener('abort', assignment.onAbort, { once: true });
        waiting.push(assignment);
        dispatch();
      });
    },
    async dispose() {
      isDisposed = true;
      for (const assignment of waiting.splice(0)) settle(assignment, () => assignment.reject(new AppError('cancelled', 'Galley is closing.')));
      await Promise.all([...slots].map(({ worker }) => endThread(worker, Math.min(lastMs, CLOSING_MS))));
    },
  };
}

function settle(assignment: Assignment, answer: () => void): void {
  const { signal } = assignment.options;
  signal.removeEventListener('abort', assignment.onAbort);
  if (assignment.isCancelled) assignment.reject(signal.reason);
  else answer();
}

function post({ worker }: Slot, message: ToWorker): void {
  worker.postMessage(message);
}

function faultOf(cause: Error): AppError {
  const isMemory = (cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (isMemory) return new AppError('out-of-memory', 'A pixel worker ran out of memory.', { cause, retryable: true });
  return new AppError('crashed', `A pixel worker crashed: ${cause.message}`, { cause });
}
