import { AppError } from '../../shared/errors.ts';

const MAX_RETRY_AFTER_MS = 60_000;

/** What an answer other than the file means for whoever asked for it. */
export function refusalOf(status: number, { name, url }: { name: string; url: string }, retryAfterMs: number | null): AppError {
  const details = { url, status, ...(retryAfterMs === null ? {} : { retryAfterMs }) };
  if (status === 404 || status === 410) return new AppError('not-found', `${name} is not at ${url} (${status}).`, { details });
  if (status === 401 || status === 403) return new AppError('forbidden', `${url} refuses to give ${name} (${status}).`, { details });
  if (status === 407) return new AppError('auth', `The proxy asks for a name and a password; give them in its address.`, { details });
  if (status === 429) return new AppError('rate-limited', `${url} is asked too often (429).`, { retryable: true, details });
  return new AppError('unavailable', `${url} answers with ${status} instead of ${name}.`, { retryable: status >= 500 || status === 408, details });
}

/** "Retry-After" in ms (RFC 9110, section 10.2.3), a minute at most; a date is left to the usual pause. */
export function retryAfterMs(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header.trim()) ? Math.min(MAX_RETRY_AFTER_MS, Number(header) * 1000) : null;
}
