/** Time left for a call. */
export interface Deadline {
  /** ms, never below 0. */
  left(): number;
}

export function startDeadline(timeoutMs: number): Deadline {
  const end = performance.now() + timeoutMs;
  return { left: () => Math.max(0, end - performance.now()) };
}

/** How a queue of others is asked for a job: quickly at first, ms. */
export const PAUSES = { pauseMs: 500, longestPauseMs: 5000 };
/** Time for one question about a job, ms. */
const QUESTION_MS = 30_000;

/** Time for the next question, ms. */
export const questionMs = (deadline: Deadline) => Math.min(QUESTION_MS, Math.max(1, deadline.left()));

/** Time in which a vendor must be told that a job is not wanted any more, ms. */
export const CANCEL_MS = 1500;
/** Time in which a job that was cancelled while it was being handed over must get its name, ms. */
const HANDOVER_MS = 20_000;

export interface Handover<T> {
  signal: AbortSignal;
  /** The adapter was closed: nobody waits behind the scenes any more. */
  closed: AbortSignal;
  /** Hands the job over; its signal is not the caller's. */
  submit(signal: AbortSignal): Promise<T>;
  cancel(job: T): Promise<void>;
}

/**
 * Hands a job over to a queue. When the caller cancels in between, this rejects at once, but waits behind the scenes for the name of the job in order to cancel it: otherwise it would
 * run, and be billed, with nobody knowing of it.
 */
export function handOver<T>({ signal, closed, submit, cancel }: Handover<T>): Promise<T> {
  signal.throwIfAborted();
  const impatience = new AbortController();
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const giveUp = () => impatience.abort(signal.reason);
    const onAbort = () => {
      if (closed.aborted) giveUp();
      closed.addEventListener('abort', giveUp, { once: true });
      timer = setTimeout(giveUp, HANDOVER_MS);
      timer.unref();
      reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    submit(impatience.signal)
      .then(async (job) => {
        if (signal.aborted) await cancel(job);
        else resolve(job);
      })
      .catch(reject)
      .finally(() => {
        clearTimeout(timer);
        closed.removeEventListener('abort', giveUp);
        signal.removeEventListener('abort', onAbort);
      });
  });
}
