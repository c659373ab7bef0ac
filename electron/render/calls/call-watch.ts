import { AppError } from '../../../shared/errors.ts';

export interface WatchOptions {
  /** Of the job. */
  signal: AbortSignal;
  /** What is asked, for the error past the deadline. */
  host: string;
  /** The request that may be billed has left. */
  isSent(): boolean;
  /** The result can be fetched after a restart: the call may be left as it is. */
  canLeave(): boolean;
  /** Longest that a call may take, ms. */
  deadlineMs: number;
  /** How long a call that may be billed goes on while Galley closes, ms. */
  graceMs: number;
  /** How long an aborted call may take to say so, ms. */
  patienceMs: number;
  schedule: (ms: number, run: () => void) => () => void;
}

/**
 * Runs a call with a signal of its own. A person's cancel reaches it at once. When Galley closes, a call that may be billed is given some time to arrive;
 * one whose result can be fetched later is then left alone, any other is aborted.
 * @throws what the call throws | AppError timeout past the deadline | the signal's reason when the call was left or did not end
 */
export function watchCall<Value>(options: WatchOptions, start: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const { signal, host, deadlineMs, graceMs, patienceMs, schedule } = options;
  const own = new AbortController();
  const callOffs: (() => void)[] = [];
  return new Promise<Value>((resolve, reject) => {
    const stop = (reason: unknown) => {
      own.abort(reason);
      callOffs.push(schedule(patienceMs, () => reject(reason)));
    };
    const onAbort = () => {
      if (!isClosing(signal.reason) || !options.isSent()) return stop(signal.reason);
      callOffs.push(schedule(graceMs, () => (options.canLeave() ? reject(signal.reason) : stop(signal.reason))));
    };
    const late = new AppError('timeout', `${host} did not finish within ${Math.round(deadlineMs / 60_000)} min.`, { retryable: true, details: { host } });
    callOffs.push(schedule(deadlineMs, () => stop(late)));
    const end = () => {
      for (const callOff of callOffs) callOff();
      signal.removeEventListener('abort', onAbort);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    start(own.signal).then(resolve, reject).finally(end);
  });
}

/** True when a job is stopped because Galley closes, not because a person cancelled it. */
export function isClosing(reason: unknown): boolean {
  return (reason as { kind?: unknown } | null)?.kind === 'shutdown';
}
