import { AppError } from '../../../../shared/errors.ts';
import { exchange, jsonOf, retryAfterOf } from '../../http-calls.ts';
import type { AdapterParts } from '../../remote-model.ts';
import { recordOf, textIn } from '../hosted/calls.ts';
import { errorOf, VENDOR } from './answers.ts';

const PAUSE_MS = 2000;
/** Questions in a row that may fail: the job goes on at the vendor meanwhile. */
const PATIENCE = 5;
const QUESTION_TIMEOUT_MS = 30_000;

export interface JobOptions {
  signal: AbortSignal;
  /** Of the whole waiting, ms. */
  timeoutMs: number;
  headers: Record<string, string>;
  onWait(): void;
}

/**
 * Waits until a job is completed: GET /v2/generations/{id}, `status` pending | completed | failed (developer.ideogram.ai/api-reference/generations/get-generation). Asking is free.
 * @throws AppError not-found when the vendor does not know it | refused, unavailable when it failed (whether that is billed is not documented) | timeout, unavailable with `vendorJob`
 * when it could not be waited for: it may still be finished
 */
export async function completedJob(parts: AdapterParts, id: string, options: JobOptions): Promise<Record<string, unknown>> {
  const { signal, timeoutMs, onWait } = options;
  const end = parts.clock().getTime() + timeoutMs;
  let failures = 0;
  while (parts.clock().getTime() < end) {
    let pauseMs = PAUSE_MS;
    try {
      const job = await asked(parts, id, options);
      if (job.status === 'completed') return job;
      if (job.status === 'failed') throw failed(job, id);
      if (job.status !== 'pending') throw new AppError('unavailable', `${VENDOR} does not say how job ${id} stands.`, { retryable: true });
      failures = 0;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof AppError)) throw error;
      // Too many questions are no sign that the job is lost.
      if (error.code !== 'rate-limited') failures++;
      if (!error.retryable || failures >= PATIENCE) throw lost(error, id);
      pauseMs = Math.max(PAUSE_MS, Number(error.details.retryAfterMs ?? 0));
    }
    onWait();
    await parts.sleep(pauseMs, signal);
  }
  throw lost(new AppError('timeout', `${VENDOR} did not finish job ${id} within ${Math.round(timeoutMs / 1000)} s.`), id);
}

async function asked(parts: AdapterParts, id: string, { signal, timeoutMs, headers }: JobOptions): Promise<Record<string, unknown>> {
  const deadlineMs = Math.min(timeoutMs, QUESTION_TIMEOUT_MS);
  const url = `${parts.connection.baseUrl}/v2/generations/${encodeURIComponent(id)}`;
  const answer = await exchange(parts.http, { url, headers, signal, idleMs: deadlineMs }, { deadlineMs, maxBytes: 1 << 20 });
  if (answer.status === 200) return recordOf(jsonOf(answer));
  if (answer.status === 404) {
    throw new AppError('not-found', `${VENDOR} does not know the job ${id} (any more).`, { details: { status: 404 } });
  }
  const error = errorOf(answer, parts.clock());
  const retryAfterMs = retryAfterOf(answer, parts.clock());
  throw new AppError(error.code, error.message, {
    retryable: error.retryable,
    details: { ...error.details, ...(retryAfterMs === null ? {} : { retryAfterMs }) },
  });
}

function failed(job: Record<string, unknown>, id: string): AppError {
  const reason = textIn(job.failure_reason) ?? 'no reason was given';
  const isRefusal = /policy|safety|moderat/i.test(reason);
  const money = ' Whether it bills a job that failed is not documented.';
  return new AppError(isRefusal ? 'refused' : 'unavailable', `${VENDOR} could not finish the job ${id}: ${reason.replace(/[.!?]?$/, '.')}${money}`, {
    details: { vendorCode: reason },
  });
}

/** The job was accepted: whatever the question came to, it may have been made and billed. */
function lost(error: AppError, id: string): AppError {
  const { isBilled: _, ...details } = error.details;
  return new AppError(error.code, error.message, { cause: error, details: { ...details, phase: 'body', vendorJob: id } });
}
