import { AppError } from '../../../../shared/errors.ts';
import { type Answer, jsonOf, refusalFor } from '../../http-calls.ts';
import type { AdapterParts, RemoteImage, RemoteResult } from '../../remote-model.ts';
import { listOf, numberIn, oddAnswer, recordOf, textIn } from '../hosted/calls.ts';
import { fetchPicture } from '../hosted/links.ts';

export const VENDOR = 'Ideogram';

/**
 * What an answer other than 200 means: `{error, reject_reason?}`. 402 = no money or a daily limit; 422 = its safety check refused prompt or picture, not billed; `inflight_limit` = too
 * many pictures in the making. developer.ideogram.ai/api-reference, October 2026.
 */
export function errorOf(answer: Answer, now: Date): AppError {
  const body = recordOf(jsonOf(answer));
  const message = textIn(body.error) ?? textIn(body.detail) ?? textIn(body.message) ?? '';
  const reason = textIn(body.reject_reason);
  const most = numberIn(body.max_inflight_requests);
  const { status } = answer;
  const known = { status, ...(reason ? { vendorCode: reason } : {}), ...(most === null ? {} : { maxInFlight: most }) };
  const details = { ...known, isBilled: false };
  if (status === 422) return new AppError('refused', sentence(`${VENDOR} refused the request: ${message || 'its safety check flagged it'}`), { details });
  if (status === 413) return new AppError('invalid-request', sentence(`${VENDOR} finds the pictures too large: ${message}`), { details });
  if (status === 402 && reason !== 'inflight_limit') {
    const what = reason === 'daily_limit' ? 'the daily limit of the account is reached' : 'the account has no money left';
    return new AppError('quota', sentence(`${VENDOR}: ${what}${message ? ` (${message})` : ''}`), { details });
  }
  const error = refusalFor(answer, { vendor: VENDOR, message, now, details: known });
  if (reason !== 'inflight_limit' || error.code === 'rate-limited') return error;
  return new AppError('rate-limited', error.message, { retryable: true, details: error.details });
}

const sentence = (text: string) => text.trim().replace(/[.!?:]?$/, '.');

/** What an answer says about the end of a way: a Deprecation header (RFC 9745), a successor (RFC 5829), a `notice` in the body. */
export function noticesOf({ header }: Pick<Answer, 'header'>, body: unknown): string[] {
  const notice = textIn(recordOf(body).notice);
  const deprecation = header('deprecation');
  const successor = /<([^>]+)>\s*;[^,]*rel="?successor-version"?/.exec(header('link') ?? '')?.[1];
  if (!notice && !deprecation && !successor) return [];
  const where = successor ? ` Its successor is ${successor}.` : '';
  return [`${VENDOR} announces the end of the way this picture was made${notice ? `: ${notice.replace(/[.!?]?$/, '.')}` : '.'}${where}`];
}

export interface Wanted {
  wanted: number;
  signal: AbortSignal;
  timeoutMs: number;
  requestId: string | null;
  warnings: string[];
}

/**
 * `{data: [{url, seed, is_image_safe}]}` as a result. Pictures that were held back are billed like the others.
 * @throws AppError refused (`isBilled: true`) when all were held back | unavailable | timeout
 */
export async function resultOf(parts: AdapterParts, answered: unknown, { wanted, signal, timeoutMs, requestId, warnings }: Wanted): Promise<RemoteResult> {
  const body = recordOf(answered);
  const items = listOf(body.data).map(recordOf);
  const details = requestId ? { vendorJob: requestId, requestId } : {};
  const images: RemoteImage[] = [];
  let heldBack = 0;
  for (const item of items) {
    const url = textIn(item.url);
    if (item.is_image_safe === false) heldBack++;
    else if (url) images.push({ ...(await fetchPicture(parts, url, { vendor: VENDOR, signal, timeoutMs, details })), seed: numberIn(item.seed) });
  }
  if (images.length === 0 && heldBack > 0) {
    const what = heldBack === 1 ? 'the picture and held it back' : `${heldBack} pictures and held all back`;
    throw new AppError('refused', `${VENDOR} made ${what}: its safety check flagged them. They are billed.`, {
      details: { status: 200, vendorCode: 'is_image_safe', isBilled: true, ...details },
    });
  }
  if (images.length === 0) throw oddAnswer(VENDOR, 'answered without a picture.', details);
  const micros = numberIn(body.usage_cost_usd_micros);
  const held = heldBack > 0 ? [`${VENDOR} held back ${heldBack} of ${items.length} pictures; they are billed.`] : [];
  const missing = items.length < wanted ? [`${VENDOR} gave ${items.length} of ${wanted} pictures.`] : [];
  return {
    images: images.slice(0, wanted),
    costUsd: micros === null ? null : micros / 1e6,
    warnings: [...warnings, ...held, ...missing],
    peakBytes: null,
    requestId,
  };
}
