import { AppError } from '../../../../shared/errors.ts';
import { exchange, jsonOf } from '../../http-calls.ts';
import type { AdapterParts } from '../../remote-model.ts';
import { recordOf, textIn } from '../hosted/calls.ts';
import { waitForJob } from '../hosted/jobs.ts';
import { errorOf, VENDOR } from './answers.ts';

const PAUSE_MS = 2000;
const QUESTION_TIMEOUT_MS = 30_000;

export interface JobOptions {
  signal: AbortSignal;
  /** Of the whole waiting, ms. */
  timeoutMs: number;
  headers: Record<string, string>;
  onWait(): void;
}

/**
 * Waits until a job is completed: GET /v2/generations/{id}, `status` pending | completed | failed (developer.ideogram.ai/api-reference/generations/get-generation).
 * @throws AppError not-found when the vendor does not know it | refused, unavailable when it failed (whether that is billed is not documented) | what waitForJob throws
 */
export function completedJob(parts: AdapterParts, job: string, { signal, timeoutMs, headers, onWait }: JobOptions): Promise<Record<string, unknown>> {
  const deadlineMs = Math.min(timeoutMs, QUESTION_TIMEOUT_MS);
  const url = `${parts.connection.baseUrl}/v2/generations/${encodeURIComponent(job)}`;
  return waitForJob(parts, { vendor: VENDOR, job, pauseMs: PAUSE_MS, timeoutMs, signal, onWait }, async () => {
    const answer = await exchange(parts.http, { url, headers, signal, idleMs: deadlineMs }, { deadlineMs, maxBytes: 1 << 20 });
    if (answer.status === 404) throw new AppError('not-found', `${VENDOR} does not know the job ${job} (any more).`, { details: { status: 404 } });
    if (answer.status !== 200) throw errorOf(answer, parts.clock());
    const said = recordOf(jsonOf(answer));
    if (said.status === 'completed') return said;
    if (said.status === 'failed') throw failed(said, job);
    if (said.status !== 'pending') throw new AppError('unavailable', `${VENDOR} does not say how the job ${job} stands.`, { retryable: true });
    return null;
  });
}

function failed(said: Record<string, unknown>, job: string): AppError {
  const reason = textIn(said.failure_reason) ?? 'no reason was given';
  const isRefusal = /policy|safety|moderat/i.test(reason);
  const money = ' Whether it bills a job that failed is not documented.';
  return new AppError(isRefusal ? 'refused' : 'unavailable', `${VENDOR} could not finish the job ${job}: ${reason.replace(/[.!?]?$/, '.')}${money}`, {
    // The vendor's last word, unlike what the network says.
    details: { status: 200, vendorCode: reason },
  });
}
