import { AppError } from '../../../../shared/errors.ts';
import { imageFromBase64 } from '../../http-calls.ts';
import type { AdapterParts, EncodedImage } from '../../remote-model.ts';
import { fetchPicture, type LinkOptions } from '../hosted/links.ts';

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

export interface FetchOptions extends LinkOptions {
  /** Headers for links of some origins: a key goes nowhere else. */
  headersFor?: (url: URL) => Record<string, string>;
}

/**
 * The picture of a reference; links are fetched.
 * @throws AppError unavailable when the link is no plain http(s) address, leads nowhere (any more) or to something else; timeout
 */
export function takePicture(parts: Pick<AdapterParts, 'http' | 'sleep'>, reference: PictureReference, options: FetchOptions): Promise<EncodedImage> {
  const { vendor, isPaid = true, headersFor } = options;
  if ('base64' in reference) return Promise.resolve().then(() => imageFromBase64(reference.base64, vendor));
  const url = URL.canParse(reference.url) ? new URL(reference.url) : null;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return fetchPicture(parts, url.href, { ...options, headers: headersFor?.(url) });
  const message = `${vendor} gave a link to its picture that is no plain http or https address.`;
  return Promise.reject(new AppError('unavailable', message, { details: { phase: 'body', isBilled: isPaid ? true : undefined } }));
}
