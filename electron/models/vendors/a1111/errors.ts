import { AppError } from '../../../../shared/errors.ts';
import { type Answer, jsonOf, refusalFor, textOf } from '../../http-calls.ts';
import { listed } from '../comfyui/errors.ts';
import { recordOf, textIn } from '../hosted/calls.ts';
import { isOutOfMemory, wantedBytes } from '../out-of-memory.ts';
import type { Named, WebuiServer } from './server.ts';

export interface Refused {
  answer: Answer;
  /** What was asked for, to say what is there instead. */
  checkpoint: string;
  sampler: string;
  upscaler: string;
  /** The server's count of times that CUDA had no memory, before the request; null = not told. */
  oomBefore: number | null;
  now: Date;
}

const VENDOR = 'The server';

/**
 * What an answer that is no picture means.
 * AUTOMATIC1111: {error: class, detail, body, errors} from its middleware. FastAPI: {detail: "…"} or {detail: [{loc, msg}]}. Forge has no middleware: whatever goes wrong is a bare 500, and only
 * the counter of CUDA's refusals tells whether it was the memory.
 */
export async function renderError(server: WebuiServer, refused: Refused, signal: AbortSignal): Promise<AppError> {
  const { answer, now, oomBefore } = refused;
  const body = recordOf(jsonOf(answer));
  const type = textIn(body.error) ?? '';
  const message = textIn(body.errors) ?? textIn(body.detail) ?? '';
  const details = { isBilled: false, status: answer.status, vendorCode: type || message.slice(0, 80) || null };
  if (isOutOfMemory(type, message)) return outOfMemory(message, details);
  if (answer.status === 401) {
    return new AppError('auth', 'The server wants a user and a password (--api-auth): set the connection’s key as “user:password”.', { details });
  }
  const lacking = await lackingFile(server, refused, message, details, signal);
  if (lacking) return lacking;
  if (answer.status === 404 && /^(404: )?not found$/i.test(message)) {
    return new AppError('unavailable', 'The server does not offer its interface for programs: start it with --api.', { details });
  }
  if (answer.status === 422) return new AppError('invalid-request', `The server does not take the request: ${fieldsOf(body.detail)}.`, { details });
  if (answer.status === 500 && !type) {
    const oomNow = (await server.memory(signal).catch(() => null))?.events?.oom ?? null;
    if (oomBefore !== null && oomNow !== null && oomNow > oomBefore) return outOfMemory('', details);
    return new AppError('unavailable', 'The server failed without saying why (500); its console tells.', { retryable: true, details });
  }
  if (/NansException|all NaNs/i.test(`${type} ${message}`)) {
    return new AppError('unavailable', 'The picture came out as nothing (NaN): start the server with --no-half-vae, or choose another VAE.', { details });
  }
  if (type)
    return new AppError('unavailable', `The server failed: ${type}: ${message.slice(0, 300) || 'no reason was given'}.`.replace(/([.!?])\.$/, '$1'), {
      details,
    });
  return refusalFor(answer, { vendor: VENDOR, message: message || textOf(answer).replace(/\s+/g, ' ').slice(0, 200), now });
}

function outOfMemory(message: string, details: Record<string, unknown>): AppError {
  const bytes = wantedBytes(message);
  const wanted = bytes === null ? '' : ` when it wanted ${(bytes / 2 ** 30).toFixed(1)} GiB more`;
  return new AppError('out-of-memory', `The server ran out of memory${wanted}.`, {
    details: { ...details, vendorCode: 'OutOfMemoryError', wantedBytes: bytes },
  });
}

/** A checkpoint, sampler or upscaler that is not there, and what is. */
async function lackingFile(
  server: WebuiServer,
  { checkpoint, sampler, upscaler }: Refused,
  message: string,
  details: Record<string, unknown>,
  signal: AbortSignal,
): Promise<AppError | null> {
  const lists = [
    { pattern: /model (.* )?not found/i, what: `checkpoint “${checkpoint}”`, path: '/sd-models', code: 'unavailable' },
    { pattern: /sampler not found/i, what: `sampler “${sampler}”`, path: '/samplers', code: 'invalid-request' },
    { pattern: /could not find upscaler/i, what: `upscaler “${upscaler}”`, path: '/upscalers', code: 'unavailable' },
  ] as const;
  const lacking = lists.find(({ pattern }) => pattern.test(message));
  if (!lacking) return null;
  const there = await server.list(lacking.path, signal).catch(() => null);
  const has = there === null ? '' : ` It has: ${listed(there.map(nameOf))}.`;
  return new AppError(lacking.code, `The server has no ${lacking.what}.${has}`, { details });
}

export const nameOf = ({ title, name, label, model_name }: Named): string => title ?? label ?? name ?? model_name ?? '?';

function fieldsOf(detail: unknown): string {
  if (!Array.isArray(detail)) return typeof detail === 'string' ? detail : 'no reason was given';
  return detail
    .slice(0, 5)
    .map((item) => {
      const { loc, msg } = recordOf(item);
      return `${Array.isArray(loc) ? loc.filter((part) => part !== 'body').join('.') : 'a field'}: ${String(msg)}`;
    })
    .join('; ');
}

/** The picture is half done: the server answers as if it were whole. */
export function interruptedError(): AppError {
  return new AppError('cancelled', 'Somebody interrupted the job at the server; what it had is no finished picture.', {
    details: { isBilled: false, vendorCode: 'interrupted' },
  });
}
