import { AppError } from '../../../../shared/errors.ts';
import type { HttpClient } from '../../../net/http-client.ts';
import { exchange, imageFromBase64, imageOf } from '../../http-calls.ts';
import type { EncodedImage } from '../../remote-model.ts';

/** A picture in an answer: where it lies, or itself in base64. */
export type PictureReference = { url: string } | { base64: string };

const MAX_DEPTH = 8;
const MAX_PICTURES = 64;
/** Beginnings of PNG, JPEG, WebP and GIF in base64. */
const BASE64_PICTURE = /^(iVBOR|\/9j\/|UklGR|R0lGOD)/;

/** The picture that a text stands for; null = none. */
export function referenceIn(text: string): PictureReference | null {
  const trimmed = text.trim();
  if (/^https?:\/\//i.test(trimmed)) return { url: trimmed };
  if (/^data:image\//i.test(trimmed) || BASE64_PICTURE.test(trimmed)) return { base64: trimmed };
  return null;
}

/**
 * Every picture in a JSON value, in the order in which it stands there: links, data URIs and base64, in texts, lists and objects of any shape.
 * Objects that say by `content_type` that they are something else are passed over.
 */
export function referencesIn(value: unknown, depth = 0): PictureReference[] {
  if (typeof value === 'string') return [referenceIn(value)].filter((found) => found !== null);
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  const type = (value as { content_type?: unknown }).content_type;
  if (typeof type === 'string' && !/^(image\/|application\/octet-stream)/.test(type)) return [];
  const found = Object.values(value).flatMap((item) => referencesIn(item, depth + 1));
  const unique = new Map(found.map((reference) => ['url' in reference ? reference.url : reference.base64, reference]));
  return [...unique.values()].slice(0, MAX_PICTURES);
}

/** What stands at a path like "data[0].url" or "images[*].url" ("[*]" = each item); [] where there is nothing. */
export function valuesAt(value: unknown, path: string): unknown[] {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  return steps.reduce<unknown[]>(
    (values, step) =>
      values.flatMap((item) => {
        if (typeof item !== 'object' || item === null) return [];
        if (step === '*') return Object.values(item);
        return Object.hasOwn(item, step) ? [(item as Record<string, unknown>)[step]] : [];
      }),
    [value],
  );
}

export interface FetchParts {
  http: HttpClient;
  signal: AbortSignal;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  vendor: string;
  /** Headers for links to these origins only: a key goes nowhere else. */
  headersFor?: (url: URL) => Record<string, string>;
  /** True where a link proves that the vendor bills. */
  isBilled?: true;
  /** Time for one picture, ms. */
  deadlineMs: number;
}

const ATTEMPTS = 3;

/**
 * Fetches a picture that a vendor made. A link costs nothing, so that one that broke off is fetched again, three times at most.
 * @throws AppError unavailable when the link is no http(s) address, leads nowhere (any more) or to something else; `isBilled` as given
 */
export async function fetchPicture(reference: PictureReference, parts: FetchParts): Promise<EncodedImage> {
  const { vendor, signal, sleep } = parts;
  if ('base64' in reference) return imageFromBase64(reference.base64, vendor);
  const url = linkOf(reference.url, parts);
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetchOnce(url, parts);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof AppError)) throw error;
      const { isBilled: _claim, ...details } = error.details;
      const isFinal = attempt === ATTEMPTS || details.isGone === true;
      if (isFinal) throw new AppError(error.code, error.message, { cause: error, details: { phase: 'body', ...details, ...billed(parts) } });
      await sleep(attempt * 500, signal);
    }
  }
}

const billed = ({ isBilled }: FetchParts) => (isBilled ? { isBilled } : {});

function linkOf(text: string, parts: FetchParts): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url;
  throw new AppError('unavailable', `${parts.vendor} gave a link to its picture that is no plain http or https address.`, {
    details: { phase: 'body', ...billed(parts) },
  });
}

async function fetchOnce(url: URL, { http, signal, vendor, headersFor, deadlineMs }: FetchParts): Promise<EncodedImage> {
  const headers = headersFor?.(url) ?? {};
  const answer = await exchange(http, { url: url.href, headers, signal }, { deadlineMs });
  const { status } = answer;
  if (status >= 200 && status < 300) return imageOf(answer.bytes, vendor);
  const isGone = status >= 400 && status < 500 && status !== 408 && status !== 429;
  const why = isGone ? 'the link has expired or is not open to us' : 'the server that keeps it does not answer as it should';
  throw new AppError('unavailable', `${vendor} made the picture, but it cannot be fetched from ${url.host} (${status}): ${why}.`, {
    details: { phase: 'body', status, isGone },
  });
}
