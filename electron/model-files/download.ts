import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, toErrorShape } from '../../shared/errors.ts';
import { fileSha256 } from './checksum.ts';
import type { HttpGet, HttpReply } from './http-get.ts';
import { refusalOf, retryAfterMs } from './replies.ts';

export interface Wanted {
  name: string;
  url: string;
  bytes: number;
  sha256: string;
}

export interface DownloadOptions {
  get: HttpGet;
  signal?: AbortSignal;
  /** `note` = why it is tried again; '' = all is well. */
  onProgress?: (phase: 'fetching' | 'checking', doneBytes: number, note: string) => void;
  /** Room on the disk; null = not known. */
  freeBytes: (folder: string) => Promise<number | null>;
  /** First pause between two attempts; it doubles. Default 1 s. */
  pauseMs?: number;
}

/** Attempts that bring nothing, one after another. */
const MAX_FRUITLESS = 5;
const MAX_ATTEMPTS = 60;
const MAX_PAUSE_MS = 30_000;
/** Left free for everybody else. */
const SPARE_BYTES = 64 * 1024 * 1024;

/** What is known of the part that was fetched, so that it only goes on where it is of the same file. */
interface PartRecord {
  url: string;
  sha256: string;
  /** ETag or date that the server gave; '' = none. */
  validator: string;
}

/**
 * Fetches a file: it takes its name only when it is whole, synced and of the right checksum. What was fetched before a cut stays in `target.part` and the next call goes on there
 * (RFC 9110: Range with If-Range); a server that answers with the whole file is taken at its word. Cut connections and busy servers are tried again with growing pauses.
 * @throws AppError not-found, forbidden, auth, unavailable, timeout, rate-limited (what the server says) | invalid-input (wrong size or checksum: nothing is kept) | disk-full |
 * read-only | cancelled
 */
export async function download(wanted: Wanted, target: string, options: DownloadOptions): Promise<void> {
  const part = `${target}.part`;
  try {
    const isResumed = await fetchAll(wanted, part, options);
    options.onProgress?.('checking', wanted.bytes, '');
    let sha256 = await fileSha256(part, options.signal);
    if (isResumed && sha256 !== wanted.sha256) {
      // The pieces do not belong together: once more, from the first byte.
      await forget(part);
      await fetchAll(wanted, part, options);
      sha256 = await fileSha256(part, options.signal);
    }
    if (sha256 !== wanted.sha256) {
      await forget(part);
      const message = `${wanted.name} from ${wanted.url} has the checksum ${sha256.slice(0, 12)}… and should have ${wanted.sha256.slice(0, 12)}…: it is another file or was damaged, and was removed.`;
      throw new AppError('invalid-input', message, { retryable: true, details: { url: wanted.url, sha256, expected: wanted.sha256 } });
    }
    await rename(part, target);
    await syncFolder(dirname(target));
    await rm(`${part}.json`, { force: true });
  } catch (cause) {
    throw await asRefusal(wanted, part, cause, options.signal);
  }
}

/** Bytes of a fetch that was interrupted. */
export async function fetchedBytes(target: string): Promise<number> {
  const found = await stat(`${target}.part`).catch(() => null);
  return found?.isFile() ? found.size : 0;
}

/** @returns whether parts of different attempts were put together */
async function fetchAll(wanted: Wanted, part: string, options: DownloadOptions): Promise<boolean> {
  const { signal, pauseMs = 1000, onProgress } = options;
  let isResumed = false;
  let fruitless = 0;
  for (let attempt = 1; ; attempt++) {
    const before = await usableBytes(wanted, part);
    if (before === wanted.bytes) return isResumed || attempt === 1;
    try {
      isResumed = (await fetchOnce(wanted, part, before, options)) && before > 0;
      if ((await usableBytes(wanted, part)) === wanted.bytes) return isResumed;
      throw new AppError('unavailable', `The connection ended before all of ${wanted.name} was there.`, { retryable: true });
    } catch (error) {
      signal?.throwIfAborted();
      const isSystem = !(error instanceof AppError);
      if (isSystem || !error.retryable) throw error;
      const after = await usableBytes(wanted, part);
      fruitless = after > before ? 0 : fruitless + 1;
      if (fruitless >= MAX_FRUITLESS || attempt >= MAX_ATTEMPTS) throw error;
      const pause = Number(error.details.retryAfterMs ?? Math.min(MAX_PAUSE_MS, pauseMs * 2 ** fruitless));
      onProgress?.('fetching', after, error.message);
      await sleep(pause, undefined, { signal });
    }
  }
}

/** @returns whether the server went on at `from`; false = it began anew */
async function fetchOnce(wanted: Wanted, part: string, from: number, { get, signal, onProgress, freeBytes }: DownloadOptions): Promise<boolean> {
  const record = await readRecord(part);
  const range = from > 0 ? { range: `bytes=${from}-`, ...(record?.validator ? { 'if-range': record.validator } : {}) } : {};
  const reply = await get(wanted.url, range, signal);
  try {
    const goesOn = from > 0 && reply.status === 206 && reply.header('content-range') === `bytes ${from}-${wanted.bytes - 1}/${wanted.bytes}`;
    if (from > 0 && !goesOn && reply.status !== 200 && (reply.status === 206 || reply.status === 416)) {
      await forget(part);
      throw new AppError('unavailable', `${wanted.url} does not go on where it stopped; it is fetched from the beginning.`, {
        retryable: true,
        details: { retryAfterMs: 0 },
      });
    }
    if (!goesOn && reply.status !== 200) throw refusalOf(reply.status, wanted, retryAfterMs(reply.header('retry-after')));
    assertLength(reply, wanted, goesOn ? wanted.bytes - from : wanted.bytes);
    const start = goesOn ? from : 0;
    await assertRoom(wanted, part, wanted.bytes - start, freeBytes);
    if (!goesOn) await writeRecord(part, { url: wanted.url, sha256: wanted.sha256, validator: validatorOf(reply) });
    await append(reply, wanted, part, start, (done) => onProgress?.('fetching', done, ''));
    return goesOn;
  } finally {
    reply.close();
  }
}

async function append(reply: HttpReply, wanted: Wanted, part: string, start: number, onBytes: (done: number) => void): Promise<void> {
  const file: FileHandle = await open(part, start > 0 ? 'a' : 'w');
  try {
    let done = start;
    onBytes(done);
    for await (const bytes of reply.body) {
      done += bytes.length;
      if (done > wanted.bytes) throw wrongSize(wanted, `more than ${wanted.bytes}`);
      await writeWhole(file, bytes);
      onBytes(done);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
}

function assertLength(reply: HttpReply, wanted: Wanted, expected: number): void {
  const length = reply.header('content-length');
  if (length !== null && Number(length) !== expected) throw wrongSize(wanted, length);
}

function wrongSize(wanted: Wanted, bytes: string): AppError {
  const message = `${wanted.url} gives ${bytes} bytes, and ${wanted.name} has ${wanted.bytes}: it is another file, perhaps a page that asks to sign in.`;
  return new AppError('invalid-input', message, { details: { url: wanted.url, bytes: wanted.bytes } });
}

/** Galley must not be what fills a disk that others need to work. */
async function assertRoom(wanted: Wanted, part: string, bytes: number, freeBytes: DownloadOptions['freeBytes']): Promise<void> {
  const free = await freeBytes(dirname(part));
  if (free === null || free >= bytes + SPARE_BYTES) return;
  const message = `There is no room for ${wanted.name} in ${dirname(part)}: ${megabytes(bytes)} are missing of it, and ${megabytes(free)} are free.`;
  throw new AppError('disk-full', message, { details: { path: dirname(part), free, bytes } });
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Only a strong validator can vouch for bytes (RFC 9110, section 13.1.5). */
function validatorOf(reply: HttpReply): string {
  const tag = reply.header('etag');
  return tag && !tag.startsWith('W/') ? tag : (reply.header('last-modified') ?? '');
}

/** What is there of this file and can be gone on with. */
async function usableBytes(wanted: Wanted, part: string): Promise<number> {
  const found = await stat(part).catch(() => null);
  if (!found) return 0;
  const record = await readRecord(part);
  if (record?.url === wanted.url && record.sha256 === wanted.sha256 && found.size <= wanted.bytes) return found.size;
  return 0;
}

async function readRecord(part: string): Promise<PartRecord | null> {
  try {
    return JSON.parse(await readFile(`${part}.json`, 'utf8')) as PartRecord;
  } catch {
    return null;
  }
}

async function writeRecord(part: string, record: PartRecord): Promise<void> {
  await rm(part, { force: true });
  await writeFile(`${part}.json`, JSON.stringify(record));
}

async function forget(part: string): Promise<void> {
  await Promise.all([rm(part, { force: true }), rm(`${part}.json`, { force: true })]);
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders.
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function asRefusal(wanted: Wanted, part: string, cause: unknown, signal?: AbortSignal): Promise<AppError> {
  if (signal?.aborted) {
    return new AppError('cancelled', `Fetching ${wanted.name} was stopped; what is there is kept, and the next time goes on with it.`, { cause });
  }
  if (cause instanceof AppError) {
    if (cause.code === 'invalid-input') await forget(part);
    return cause;
  }
  const shape = toErrorShape(cause);
  // Whoever needs the room comes first.
  if (shape.code === 'disk-full') await forget(part).catch(() => undefined);
  return new AppError(shape.code, `${wanted.name} cannot be kept in ${dirname(part)}. ${shape.message}`, { cause, details: { path: part } });
}
