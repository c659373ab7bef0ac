import type { StudioEvent } from '../../shared/contract.ts';
import type { Job, JobProgress, QueueStatus } from '../../shared/job.ts';

export interface StudioEventsParts {
  status(): QueueStatus;
  jobsOf(ids: readonly string[]): Job[];
  /** The project could not be read (its database was damaged or taken away): nobody waits for this answer. */
  onFault(error: unknown): void;
}

/** Collects what happens and tells it to whoever listens, in portions: ten thousand added jobs are one event, not ten thousand. */
export interface StudioEvents {
  /** These jobs changed; without ids, the queue's own state. */
  jobsChanged(ids: readonly string[]): void;
  progress(progress: JobProgress): void;
  send(event: StudioEvent): void;
  readonly hasListeners: boolean;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: StudioEvent) => void): () => void;
  /** Everything from now on, until the signal is aborted or the studio is disposed. */
  iterate(signal?: AbortSignal): AsyncGenerator<StudioEvent>;
  dispose(): void;
}

const PORTION_MS = 50;
/** More changed jobs than this are not listed: the window asks again for what it shows anyway. */
const MOST_JOBS = 200;
/** A listener that does not keep up loses progress before anything else. */
const MOST_PENDING = 1000;

export function createStudioEvents({ status, jobsOf, onFault }: StudioEventsParts): StudioEvents {
  const listeners = new Set<(event: StudioEvent) => void>();
  const closers = new Set<() => void>();
  const changedIds = new Set<string>();
  const progresses = new Map<string, JobProgress>();
  let timer: NodeJS.Timeout | undefined;

  const send = (event: StudioEvent) => {
    for (const listener of listeners) listener(event);
  };
  const schedule = () => {
    timer ??= setTimeout(flush, PORTION_MS);
  };
  let isStatusOld = false;

  function flush(): void {
    timer = undefined;
    const ids = [...changedIds].slice(0, MOST_JOBS);
    changedIds.clear();
    for (const progress of progresses.values()) send({ type: 'progress', progress });
    progresses.clear();
    try {
      if (ids.length > 0) send({ type: 'jobs', jobs: jobsOf(ids) });
      if (isStatusOld) send({ type: 'queue', status: status() });
    } catch (error) {
      onFault(error);
    }
    isStatusOld = false;
  }

  function subscribe(listener: (event: StudioEvent) => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  function iterate(signal?: AbortSignal): AsyncGenerator<StudioEvent> {
    const pending: StudioEvent[] = [];
    let isOpen = !signal?.aborted;
    let wake: () => void = () => undefined;
    const end = () => {
      unsubscribe();
      closers.delete(close);
      signal?.removeEventListener('abort', close);
    };
    const close = () => {
      isOpen = false;
      end();
      wake();
    };
    // From the call on, not from the first reading: what a window asks behind it must not be older than what it hears.
    const unsubscribe = subscribe((event) => {
      if (pending.length < MOST_PENDING || event.type !== 'progress') pending.push(event);
      wake();
    });
    closers.add(close);
    if (signal?.aborted) end();
    signal?.addEventListener('abort', close, { once: true });
    return told();

    async function* told(): AsyncGenerator<StudioEvent> {
      try {
        while (isOpen) {
          const event = pending.shift();
          if (event) yield event;
          else {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        }
      } finally {
        end();
      }
    }
  }

  return {
    jobsChanged(ids) {
      if (listeners.size === 0) return;
      for (const id of ids) changedIds.add(id);
      isStatusOld = true;
      schedule();
    },
    progress(progress) {
      if (listeners.size === 0) return;
      progresses.set(progress.jobId, progress);
      schedule();
    },
    send,
    get hasListeners() {
      return listeners.size > 0;
    },
    subscribe,
    iterate,
    dispose() {
      clearTimeout(timer);
      for (const close of closers) close();
      listeners.clear();
    },
  };
}
