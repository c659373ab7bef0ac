import { randomBytes } from 'node:crypto';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { HttpClient, HttpPhase, HttpReply, HttpRequest } from '../net/http-client.ts';
import type { EncodedImage } from './remote-model.ts';

/** A whole answer in memory. */
export interface Answer {
  status: number;
  header(name: string): string | null;
  bytes: Uint8Array;
}

/** Largest answer that is read: a 4096² PNG of noise is 50 MB, in base64 a third more. */
export const MAX_ANSWER_BYTES = 160 * 1024 * 1024;
const MAX_RETRY_AFTER_MS = 10 * 60_000;

/**
 * Sends a request and reads the whole answer.
 * @param deadlineMs of the whole exchange, against servers that drip; left out = only `request.idleMs` counts
 * @throws AppError what HttpClient.send throws | timeout (`phase: body`) past the deadline | unavailable when the answer is larger than `maxBytes`
 */
export async function exchange(
  http: HttpClient,
  request: HttpRequest,
  { maxBytes = MAX_ANSWER_BYTES, deadlineMs }: { maxBytes?: number; deadlineMs?: number } = {},
): Promise<Answer> {
  const deadline = new AbortController();
  const timer = deadlineMs === undefined ? undefined : setTimeout(() => deadline.abort(), deadlineMs);
  const signal = request.signal ? AbortSignal.any([request.signal, deadline.signal]) : deadline.signal;
  let phase: HttpPhase = 'sent';
  try {
    const reply = await http.send({ ...request, signal });
    phase = 'body';
    return { status: reply.status, header: reply.header, bytes: await wholeBody(reply, maxBytes, request.url) };
  } catch (error) {
    if (!deadline.signal.aborted || request.signal?.aborted) throw error;
    const { host } = new URL(request.url);
    throw new AppError('timeout', `${host} did not finish its answer within ${Math.round((deadlineMs ?? 0) / 1000)} s.`, {
      retryable: true,
      details: { host, phase },
    });
  } finally {
    clearTimeout(timer);
  }
}

async function wholeBody(reply: HttpReply, maxBytes: number, url: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const part of reply.body) {
    total += part.length;
    if (total > maxBytes) {
      reply.close();
      const { host } = new URL(url);
      throw new AppError('unavailable', `${host} sends more than ${Math.round(maxBytes / 2 ** 20)} MB; the answer was not read on.`, {
        details: { host, phase: 'body' },
      });
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function textOf({ bytes }: Answer): string {
  return Buffer.from(bytes).toString('utf8');
}

/** The JSON of an answer; null when it holds none. */
export function jsonOf(answer: Answer): unknown {
  try {
    return JSON.parse(textOf(answer));
  } catch {
    return null;
  }
}

/** A JSON body with its header. */
export function jsonBody(value: unknown): { headers: Record<string, string>; body: Uint8Array } {
  return { headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) };
}

export type FormField = { name: string; value: string } | { name: string; image: EncodedImage; fileName: string };

/** A multipart body with its header (RFC 7578). */
export function multipartBody(fields: readonly FormField[]): { headers: Record<string, string>; body: Uint8Array } {
  const boundary = `galley-${randomBytes(12).toString('hex')}`;
  const parts = fields.flatMap((field) => {
    const name = `Content-Disposition: form-data; name="${quoted(field.name)}"`;
    if ('value' in field) return [Buffer.from(`--${boundary}\r\n${name}\r\n\r\n${field.value}\r\n`)];
    const head = `--${boundary}\r\n${name}; filename="${quoted(field.fileName)}"\r\nContent-Type: ${field.image.mediaType}\r\n\r\n`;
    return [Buffer.from(head), field.image.bytes, Buffer.from('\r\n')];
  });
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]) };
}

const quoted = (text: string) => text.replace(/["\r\n]/g, (mark) => encodeURIComponent(mark));

const BEGINNINGS: readonly [EncodedImage['mediaType'], RegExp][] = [
  ['image/png', /^\x89PNG\r\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/webp', /^RIFF.{4}WEBP/s],
  ['image/gif', /^GIF8[79]a/],
];

/**
 * The picture that some bytes are, by their beginning and (PNG, JPEG, WebP) their end, whatever the server calls them.
 * @throws AppError unavailable (`phase: body`: it may have been billed) when they are something else or were cut off
 */
export function imageOf(bytes: Uint8Array, from: string): EncodedImage {
  const beginning = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  const mediaType = BEGINNINGS.find(([, pattern]) => pattern.test(beginning))?.[0];
  const details = { phase: 'body', bytes: bytes.length };
  if (!mediaType) {
    const what = /^\s*<(!doctype|html)/i.test(beginning) ? 'a web page' : bytes.length === 0 ? 'nothing' : 'something that is no PNG, JPEG, WebP or GIF';
    throw new AppError('unavailable', `${from} sent ${what} instead of a picture.`, { details });
  }
  if (!isWhole(mediaType, bytes)) throw new AppError('unavailable', `The picture from ${from} is cut off after ${bytes.length} bytes.`, { details });
  return { bytes, mediaType };
}

function isWhole(mediaType: EncodedImage['mediaType'], bytes: Uint8Array): boolean {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (mediaType === 'image/png') return data.indexOf('IEND', Math.max(0, data.length - 64), 'latin1') >= 0;
  // Some encoders pad the end.
  if (mediaType === 'image/jpeg') return data.indexOf(Buffer.from([0xff, 0xd9]), Math.max(0, data.length - 1024)) >= 0;
  if (mediaType === 'image/webp') return data.length >= 12 && data.length >= data.readUInt32LE(4) + 8;
  return true;
}

/** A picture in base64, with or without "data:…;base64,". @throws AppError as imageOf */
export function imageFromBase64(text: string, from: string): EncodedImage {
  return imageOf(Buffer.from(text.replace(/^data:[^,]*,/, ''), 'base64'), from);
}

export function dataUri({ bytes, mediaType }: EncodedImage): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** "Retry-After" (RFC 9110, section 10.2.3) or the "retry-after-ms" of some vendors, in ms, ten minutes at most; null = neither. */
export function retryAfterOf({ header }: Pick<Answer, 'header'>, now: Date): number | null {
  const bounded = (ms: number) => Math.min(MAX_RETRY_AFTER_MS, Math.max(0, ms));
  const exact = Number.parseFloat(header('retry-after-ms') ?? '');
  if (Number.isFinite(exact)) return bounded(exact);
  const value = header('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return bounded(Number(value) * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : bounded(date - now.getTime());
}

/** Statuses of a gateway that lost its server: what it was asked may have been done. */
const isGatewayLoss = (status: number) => status === 408 || status === 502 || status === 504 || (status >= 520 && status <= 527);

/** What an HTTP status means where the vendor's body says nothing better. A refusal is not billed; a gateway that lost its server leaves it open. */
export function refusalFor(
  answer: Answer,
  { vendor, message, now, details }: { vendor: string; message: string; now: Date; details?: Record<string, unknown> },
): AppError {
  const { status } = answer;
  const retryAfterMs = retryAfterOf(answer, now);
  const [code, retryable] = codeOf(status);
  return new AppError(code, `${vendor} (${status}): ${message || 'no reason was given'}.`.replace(/([.!?])\.$/, '$1'), {
    retryable,
    details: { status, ...(isGatewayLoss(status) ? {} : { isBilled: false }), ...(retryAfterMs === null ? {} : { retryAfterMs }), ...details },
  });
}

function codeOf(status: number): [ErrorCode, boolean] {
  if (status === 401 || status === 403) return ['auth', false];
  if (status === 402) return ['quota', false];
  if (status === 408 || status === 504) return ['timeout', true];
  if (status === 429) return ['rate-limited', true];
  if (status === 404) return ['unavailable', false];
  if (status >= 400 && status < 500) return ['invalid-request', false];
  return ['unavailable', true];
}
