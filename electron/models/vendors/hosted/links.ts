import { AppError } from '../../../../shared/errors.ts';
import { exchange, imageOf } from '../../http-calls.ts';
import type { AdapterParts, EncodedImage } from '../../remote-model.ts';

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 500;

export interface LinkOptions {
  vendor: string;
  signal: AbortSignal;
  /** Of one attempt, ms. */
  timeoutMs: number;
  /** Of the job, for errors: its name at the vendor, its request id. */
  details?: Record<string, unknown>;
  /** Sent with the link: where a store wants the key. */
  headers?: Record<string, string>;
  /** False where a link proves nothing about the bill. */
  isPaid?: boolean;
}

/**
 * Fetches a picture that was paid for by the link that the vendor gave. That is free, so it is tried three times; no key is sent along unless `headers` hold it.
 * @throws AppError unavailable | timeout, `isBilled: true` (unless `isPaid` is false, or the job is named in `details` and may be fetched again): the picture exists and is paid
 */
export async function fetchPicture({ http, sleep }: Pick<AdapterParts, 'http' | 'sleep'>, url: string, options: LinkOptions): Promise<EncodedImage> {
  const { vendor, signal, timeoutMs, headers } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await exchange(http, { url, headers, signal, idleMs: timeoutMs }, { deadlineMs: timeoutMs });
      if ([401, 403, 404, 410].includes(answer.status)) throw expired(vendor, answer.status);
      if (answer.status !== 200) throw new AppError('unavailable', `The picture from ${vendor} cannot be fetched (${answer.status}).`, { retryable: true });
      return imageOf(answer.bytes, vendor);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof AppError)) throw error;
      const isLast = attempt === ATTEMPTS || error.details.isExpired === true || error.code === 'invalid-input';
      if (isLast) throw paidFor(error, options);
      await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1), signal);
    }
  }
}

function expired(vendor: string, status: number): AppError {
  return new AppError(
    'unavailable',
    `The link to the picture has expired or is not open to us (${status}): ${vendor} made it, but it cannot be fetched by this link.`,
    {
      details: { status, isExpired: true },
    },
  );
}

/**
 * How far the fetching came says nothing about the paid request, which was answered. Where the job's name is known and only the network failed, the bill is left open: the job can be
 * fetched again, for nothing.
 */
function paidFor(error: AppError, { details = {}, isPaid = true }: LinkOptions): AppError {
  const { isBilled: _, ...found } = error.details;
  const isOpen = !isPaid || (details.vendorJob !== undefined && found.isExpired !== true);
  return new AppError(error.code === 'timeout' ? 'timeout' : 'unavailable', error.message, {
    cause: error,
    details: { ...found, ...details, phase: 'body', ...(isOpen ? {} : { isBilled: true }) },
  });
}
