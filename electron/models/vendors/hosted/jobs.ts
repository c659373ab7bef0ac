import { AppError } from '../../../../shared/errors.ts';
import type { AdapterParts } from '../../remote-model.ts';

/** Questions in a row that may fail: the job goes on at the vendor meanwhile. */
const PATIENCE = 5;
const GROWTH = 1.4;

export interface Waiting {
  vendor: string;
  /** The vendor's name of the job. */
  job: string;
  /** Between two questions, ms. */
  pauseMs: number;
  /** Pauses grow up to this, ms; left out = they do not grow. */
  longestPauseMs?: number;
  /** Of the whole waiting, ms. */
  timeoutMs: number;
  signal: AbortSignal;
  onWait(): void;
}

/**
 * Asks for an accepted job until it is done. Asking is free, so what the network or a busy server does to a question is borne several times.
 * @param ask null = it still runs; errors that are `retryable` are borne, others end the waiting
 * @throws AppError what `ask` threw, or timeout; none claims to know whether the job was billed, and all hold `vendorJob`: it may still be finished
 */
export async function waitForJob<T>(
  { clock, sleep }: Pick<AdapterParts, 'clock' | 'sleep'>,
  { vendor, job, pauseMs, longestPauseMs = pauseMs, timeoutMs, signal, onWait }: Waiting,
  ask: () => Promise<T | null>,
): Promise<T> {
  const end = clock().getTime() + timeoutMs;
  let failures = 0;
  for (let usualMs = pauseMs; clock().getTime() < end; usualMs = Math.min(longestPauseMs, usualMs * GROWTH)) {
    let nextMs = usualMs;
    try {
      const done = await ask();
      if (done !== null) return done;
      failures = 0;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof AppError)) throw error;
      // Too many questions are no sign that the job is lost.
      if (error.code !== 'rate-limited') failures++;
      if (!error.retryable || failures >= PATIENCE) throw openEnded(error, job);
      nextMs = Math.max(usualMs, Number(error.details.retryAfterMs ?? 0));
    }
    onWait();
    await sleep(nextMs, signal);
  }
  throw openEnded(new AppError('timeout', `${vendor} did not finish the job ${job} within ${Math.round(timeoutMs / 1000)} s.`), job);
}

/** The job was accepted: whatever the question came to, it may have been made and billed. */
function openEnded(error: AppError, job: string): AppError {
  const { isBilled: _, ...details } = error.details;
  return new AppError(error.code, error.message, { cause: error, details: { ...details, phase: 'body', vendorJob: job } });
}
