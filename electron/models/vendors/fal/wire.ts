import { AppError } from '../../../../shared/errors.ts';
import { type Answer, jsonOf, refusalFor } from '../../http-calls.ts';
import { oddAnswer } from '../hosted/calls.ts';
import { codeOfWords, wordsOf } from '../mapped/verdict.ts';

export const VENDOR = 'fal';

/** Addresses of a request in the queue. */
export interface QueuedRequest {
  id: string;
  /** Of the result; its name after a restart. */
  responseUrl: string;
  statusUrl: string;
  cancelUrl: string;
}

/** "owner/app" or "owner/app/path"; apps that run under workflows or comfy have a namespace before. */
const ENDPOINT = /^(?:(workflows|comfy)\/)?([a-z0-9][\w.-]*)\/([a-z0-9][\w.-]*)((?:\/[a-z0-9][\w.-]*)*)$/i;

/** @throws AppError invalid-input */
export function requireEndpoint(vendorModel: string, label: string): void {
  if (ENDPOINT.test(vendorModel)) return;
  throw new AppError('invalid-input', `“${vendorModel}” (${label}) is no model of fal; write owner/app, as fal-ai/fast-sdxl.`, { details: { vendorModel } });
}

/**
 * Where a request of a model is asked for: the part of an endpoint behind the app's name is dropped in these addresses.
 * https://fal.ai/docs/model-endpoints/queue (read 2026-11-22)
 */
function queueAddresses(baseUrl: string, endpoint: string, id: string): QueuedRequest {
  const [, namespace, owner, app] = ENDPOINT.exec(endpoint) ?? [];
  const responseUrl = `${baseUrl}/${namespace ? `${namespace}/` : ''}${owner}/${app}/requests/${id}`;
  return addressesAt(id, responseUrl);
}

const addressesAt = (id: string, responseUrl: string): QueuedRequest => ({
  id,
  responseUrl,
  statusUrl: `${responseUrl}/status`,
  cancelUrl: `${responseUrl}/cancel`,
});

/** The queue's answer to a submission; addresses that lead to another host are not trusted with the key, the usual ones are taken instead. @throws AppError unavailable */
export function queuedIn(answer: Answer, baseUrl: string, endpoint: string): QueuedRequest {
  const body = jsonOf(answer) as Record<string, unknown> | null;
  const id = body?.request_id;
  if (typeof id !== 'string' || !/^[\w-]{8,80}$/.test(id)) throw oddAnswer(VENDOR, 'took the request but did not say its name.');
  const usual = queueAddresses(baseUrl, endpoint, id);
  const trusted = (given: unknown, otherwise: string) => (typeof given === 'string' && isOurs(given, baseUrl) ? given : otherwise);
  return {
    id,
    responseUrl: trusted(body?.response_url, usual.responseUrl),
    statusUrl: trusted(body?.status_url, usual.statusUrl),
    cancelUrl: trusted(body?.cancel_url, usual.cancelUrl),
  };
}

function isOurs(url: string, baseUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, username, password } = new URL(url);
  return origin === new URL(baseUrl).origin && !username && !password;
}

/** The addresses of a request that was accepted before. @throws AppError not-found for a name that this queue cannot have given */
export function queuedAs(vendorJob: string, baseUrl: string): QueuedRequest {
  const id = /\/requests\/([\w-]{8,80})$/.exec(vendorJob)?.[1];
  if (id && isOurs(vendorJob, baseUrl)) return addressesAt(id, vendorJob);
  throw new AppError('not-found', `“${vendorJob}” is no request of this queue.`, { details: { vendorJob } });
}

interface ModelFault {
  msg?: unknown;
  type?: unknown;
}

/**
 * What an answer of fal that is no success means, in both dialects: of a model ({detail: [{loc, msg, type}]}) and of the platform ({detail, error_type}).
 * https://docs.fal.ai/errors, https://fal.ai/docs/documentation/model-apis/request-errors; only successful output is billed: https://fal.ai/docs/documentation/model-apis/pricing
 * (all read in November 2026).
 */
export function falRefusal(answer: Answer, now: Date, about: Record<string, unknown> = {}): AppError {
  const body = jsonOf(answer) as { detail?: unknown; error_type?: unknown } | null;
  const message = wordsOf(body);
  const [fault] = Array.isArray(body?.detail) ? (body.detail as ModelFault[]) : [];
  const type = [fault?.type, body?.error_type, answer.header('x-fal-error-type')].find((given) => typeof given === 'string');
  const units = Number(answer.header('x-fal-billable-units') ?? 0);
  const retryable = answer.header('x-fal-retryable');
  const details = { ...about, ...(type ? { vendorCode: type } : {}), ...(units > 0 ? { isBilled: true } : {}) };
  const plain = refusalFor(answer, { vendor: VENDOR, message, now, details });
  const code = codeOf(answer, `${type ?? ''}`, message) ?? plain.code;
  // What a model refuses it refuses again, whatever its status promises.
  const isWorthwhile = code !== 'refused' && (retryable === null ? plain.retryable : retryable.toLowerCase() === 'true');
  return new AppError(code, plain.message, { retryable: isWorthwhile, details: plain.details });
}

function codeOf({ status }: Answer, type: string, message: string): AppError['code'] | null {
  if (type === 'content_policy_violation') return 'refused';
  if (type === 'client_cancelled') return 'unavailable';
  if (/timeout$/.test(type)) return 'timeout';
  if (status === 403 && /balance|locked|exhausted/i.test(message)) return 'quota';
  if (status === 422 || status >= 500) {
    const code = codeOfWords(`${type} ${message}`);
    return code === 'unavailable' ? null : code;
  }
  return null;
}
