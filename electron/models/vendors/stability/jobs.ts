import { AppError } from '../../../../shared/errors.ts';
import { type Answer, exchange } from '../../http-calls.ts';
import type { AdapterParts } from '../../remote-model.ts';
import { waitForJob } from '../hosted/jobs.ts';
import { errorOf, VENDOR } from './errors.ts';

/** "Not more than once in ten seconds" (https://platform.stability.ai/docs/api-reference). */
const PAUSE_MS = 10_000;
const QUESTION_TIMEOUT_MS = 120_000;

export interface JobOptions {
  signal: AbortSignal;
  /** Of the whole waiting, ms. */
  timeoutMs: number;
  headers: Record<string, string>;
  onWait(): void;
}

/**
 * Waits for a job: GET /v2beta/results/{id}, 202 while it runs, 200 with the picture for 24 hours. A picture that comes broken is fetched again.
 * @throws AppError not-found when the vendor does not know it (any more) | what `read`, errorOf and waitForJob throw
 */
export function finishedJob<T>(parts: AdapterParts, job: string, { signal, timeoutMs, headers, onWait }: JobOptions, read: (answer: Answer) => T): Promise<T> {
  const deadlineMs = Math.min(timeoutMs, QUESTION_TIMEOUT_MS);
  const url = `${parts.connection.baseUrl}/v2beta/results/${encodeURIComponent(job)}`;
  return waitForJob(parts, { vendor: VENDOR, job, pauseMs: PAUSE_MS, timeoutMs, signal, onWait }, async () => {
    const answer = await exchange(parts.http, { url, headers, signal, idleMs: deadlineMs }, { deadlineMs });
    if (answer.status === 202) return null;
    if (answer.status === 404) throw new AppError('not-found', `${VENDOR} does not know the job ${job} (any more).`, { details: { status: 404 } });
    if (answer.status !== 200) throw errorOf(answer, parts.clock());
    try {
      return read(answer);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'unavailable') throw error;
      throw new AppError('unavailable', error.message, { cause: error, retryable: true, details: error.details });
    }
  });
}
