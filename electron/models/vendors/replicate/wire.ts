import { AppError } from '../../../../shared/errors.ts';
import { type Answer, jsonOf, refusalFor } from '../../http-calls.ts';
import { oddAnswer } from '../hosted/calls.ts';
import { codeOfWords, wordsOf } from '../mapped/verdict.ts';

export const VENDOR = 'Replicate';

/**
 * "owner/name" runs the model's newest version at an address of its own, "owner/name:version" and a bare version go to the common one.
 * @throws AppError invalid-input
 */
export function targetOf(vendorModel: string, label: string): { path: string; version: string | null } {
  const [, owner, name, version] = /^(?:([a-z0-9][\w.-]*)\/([a-z0-9][\w.-]*))?:?([0-9a-f]{40,64})?$/i.exec(vendorModel) ?? [];
  if (version) return { path: '/predictions', version };
  if (owner && name) return { path: `/models/${owner}/${name}/predictions`, version: null };
  throw new AppError('invalid-input', `“${vendorModel}” (${label}) is no model of Replicate; write owner/name or owner/name:version.`, {
    details: { vendorModel },
  });
}

export interface Prediction {
  id: string;
  status: string;
  output: unknown;
  error: unknown;
  logs: string;
  isRemoved: boolean;
}

/** @throws AppError unavailable when the answer is none */
export function predictionIn(answer: Answer): Prediction {
  const body = jsonOf(answer) as Record<string, unknown> | null;
  const { id, status, output = null, error = null, logs, data_removed: removed } = body ?? {};
  if (typeof id !== 'string' || !isJobName(id) || typeof status !== 'string') throw oddAnswer(VENDOR, 'sent something that is no prediction.');
  return { id, status, output, error, logs: typeof logs === 'string' ? logs : '', isRemoved: removed === true };
}

/** Could this be the name of a prediction? */
export const isJobName = (id: string) => /^[a-z0-9]{8,64}$/i.test(id);

/** Ended, well or not. */
export const isDone = ({ status }: Prediction) => !['starting', 'processing', 'queued'].includes(status);

/** 0–1; null = unknown. Many models count their steps in the log: " 40%|████      | 10/25". */
export function progressIn({ status, logs }: Prediction): number | null {
  if (status === 'succeeded') return 1;
  const percent = [...logs.matchAll(/(\d{1,3})%\|/g)].at(-1)?.[1];
  return percent === undefined ? null : Math.min(1, Number(percent) / 100);
}

/** What an ended prediction without pictures means. https://replicate.com/docs/topics/predictions/lifecycle: aborted = it never began; canceled = by a person, or it ran past its time. */
export function failure({ id, status, error }: Prediction): AppError {
  const words = wordsOf(error);
  const details = { id, phase: 'body', vendorCode: status };
  if (status === 'aborted')
    return new AppError('timeout', `Replicate did not begin the prediction ${id} in time.`, { retryable: true, details: { ...details, isBilled: false } });
  if (status === 'canceled') return new AppError('unavailable', `The prediction ${id} was cancelled at Replicate, or ran past its time.`, { details });
  return new AppError(codeOfWords(words), `Replicate’s model failed: ${words || 'no reason was given'}.`.replace(/([.!?])\.$/, '$1'), { details });
}

/** "Request was throttled. Your rate limit resets in ~30s." stands in the body, not in a header. */
export function refusal(answer: Answer, now: Date): AppError {
  const message = wordsOf(jsonOf(answer));
  const seconds = /resets in ~?(\d+(?:\.\d+)?)\s*s/i.exec(message)?.[1];
  const details = seconds !== undefined && answer.status === 429 ? { retryAfterMs: Number(seconds) * 1000 } : {};
  return refusalFor(answer, { vendor: VENDOR, message, now, details });
}
