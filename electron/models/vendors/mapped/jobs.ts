import { AppError } from '../../../../shared/errors.ts';
import type { AdapterParts } from '../../remote-model.ts';

/** Time left for a call. */
export interface Deadline {
  /** ms, never below 0. */
  left(): number;
}

export function startDeadline(timeoutMs: number): Deadline {
  const end = performance.now() + timeoutMs;
  return { left: () => Math.max(0, end - performance.now()) };
}

/** Time for one question about a job, ms. */
const QUESTION_MS = 30_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5000;
/** Questions in a row that may fail before a job is given up: a job that is paid for survives a minute without network. */
const BEARABLE_FAILURES = 12;

export interface JobQuestion<T> {
  vendor: string;
  signal: AbortSignal;
  deadline: Deadline;
  sleep: AdapterParts['sleep'];
  /** Asks once, within `deadlineMs`; null = it still runs. */
  ask(deadlineMs: number): Promise<T | null>;
}

/**
 * Asks for a job until it is done, ever more rarely. Questions cost nothing, so that failed ones are asked again.
 * @throws AppError timeout past the deadline | what `ask` throws and asking again does not help; never with a claim that nothing is billed which a mere question cannot know
 */
export async function awaitJob<T>({ vendor, signal, deadline, sleep, ask }: JobQuestion<T>): Promise<T> {
  let failures = 0;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 1.4)) {
    signal.throwIfAborted();
    let pauseMs = waitMs;
    try {
      const done = await ask(Math.min(QUESTION_MS, Math.max(1, deadline.left())));
      if (done !== null) return done;
      failures = 0;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof AppError) || !error.retryable || ++failures > BEARABLE_FAILURES) throw error;
      pauseMs = Math.max(waitMs, Number(error.details.retryAfterMs ?? 0));
    }
    if (deadline.left() === 0) {
      throw new AppError('timeout', `${vendor} took the job but did not finish it in time.`, { retryable: true, details: { phase: 'body' } });
    }
    await sleep(Math.min(pauseMs, deadline.left()), signal);
  }
}

/** A question about an accepted job that was refused: that says nothing about whether the job is billed. */
export function questionRefused(error: AppError): AppError {
  const { isBilled: _claim, ...details } = error.details;
  return new AppError(error.code, error.message, { cause: error.cause, retryable: error.retryable, details: { phase: 'body', ...details } });
}

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
