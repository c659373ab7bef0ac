import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DownloadOptions, download, fetchedBytes } from '../../electron/model-files/download.ts';
import { createHttpGet } from '../../electron/model-files/http-get.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import { type FileServer, fileServer, type ServerManners } from '../support/file-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const random = mulberry32(7);
const CONTENT = Uint8Array.from({ length: 200_000 }, () => Math.floor(random() * 256));
const OTHER = CONTENT.map((byte) => byte ^ 1);
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

async function setUp(manners: Partial<ServerManners> = {}, content = CONTENT) {
  const notes: string[] = [];
  const progress: number[] = [];
  const server = await fileServer(content, { takenBytes: () => progress.at(-1) ?? 0, ...manners });
  const target = join(temporaryFolder(), 'weights.pth');
  const options: DownloadOptions = {
    get: createHttpGet({ environment: {}, idleMs: 400 }),
    freeBytes: async () => null,
    pauseMs: 5,
    onProgress(_, done, note) {
      progress.push(done);
      if (note) notes.push(note);
    },
  };
  const fetchIt = (more: Partial<DownloadOptions> = {}) =>
    download({ name: 'weights.pth', url: server.url, bytes: CONTENT.length, sha256: SHA256 }, target, { ...options, ...more });
  return { server, target, notes, progress, fetchIt, folder: () => readdirSync(join(target, '..')) };
}

/** The server falls silent after 50,000 bytes and the person stops there: a cut connection could be gone on with before the stop is seen. */
async function stopsAt50000(server: FileServer, fetchIt: (more: Partial<DownloadOptions>) => Promise<void>): Promise<void> {
  server.manners.stallsAfter = 50_000;
  const stop = new AbortController();
  try {
    await fetchIt({ signal: stop.signal, onProgress: (_, done) => done >= 50_000 && stop.abort() });
  } finally {
    server.manners.stallsAfter = null;
  }
}

describe('download', () => {
  it('fetches a file whole, with progress', async () => {
    const { target, fetchIt, folder, progress, notes } = await setUp();
    await fetchIt();
    expect(Buffer.compare(readFileSync(target), CONTENT)).toBe(0);
    expect(folder()).toEqual(['weights.pth']);
    expect(progress[0]).toBe(0);
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);
    expect(progress.at(-1)).toBe(CONTENT.length);
    expect(notes).toEqual([]);
  });

  it('goes on where the connection was cut, again and again', async () => {
    const { server, target, fetchIt, notes } = await setUp({ cuts: [70_000, 60_000, 0, 10_000] });
    await fetchIt();
    expect(Buffer.compare(readFileSync(target), CONTENT)).toBe(0);
    expect(server.asked.map(({ range }) => range)).toEqual([undefined, 'bytes=70000-', 'bytes=130000-', 'bytes=130000-', 'bytes=140000-']);
    expect(server.asked[1].ifRange).toBe('"one"');
    expect(notes).toHaveLength(4);
  });

  it('goes on in a later call', async () => {
    const { server, target, fetchIt, folder } = await setUp();
    await expect(stopsAt50000(server, fetchIt)).rejects.toMatchObject({ code: 'cancelled', message: expect.stringContaining('goes on') });
    expect(await fetchedBytes(target)).toBe(50_000);
    expect(existsSync(target)).toBe(false);
    await fetchIt();
    expect(Buffer.compare(readFileSync(target), CONTENT)).toBe(0);
    expect(server.asked.at(-1)?.range).toBe('bytes=50000-');
    expect(folder()).toEqual(['weights.pth']);
  });

  it('begins anew when the file changed at its source in between', async () => {
    const { server, target, fetchIt } = await setUp({ etag: '"old"' }, OTHER);
    await expect(stopsAt50000(server, fetchIt)).rejects.toMatchObject({ code: 'cancelled' });
    Object.assign(server.manners, { content: CONTENT, etag: '"new"' });
    await fetchIt();
    expect(Buffer.compare(readFileSync(target), CONTENT)).toBe(0);
    expect(server.asked.at(-1)).toMatchObject({ range: 'bytes=50000-', ifRange: '"old"' });
  });

  it('begins anew when pieces of two files were put together because nothing told them apart', async () => {
    const { server, target, fetchIt } = await setUp({ etag: '' }, OTHER);
    await expect(stopsAt50000(server, fetchIt)).rejects.toMatchObject({ code: 'cancelled' });
    server.manners.content = CONTENT;
    await fetchIt();
    expect(Buffer.compare(readFileSync(target), CONTENT)).toBe(0);
    expect(server.asked.map(({ range }) => range)).toEqual([undefined, 'bytes=50000-', undefined]);
  });

  it('takes the whole file from a server that does not know ranges', async () => {
    const { target, fetchIt } = await setUp({ cuts: [50_000, 90_000], ignoresRange: true });
    await fetchIt();
    expect(Buffer.compare(readFileSync(target), CONTENT)).toBe(0);
  });

  it('does without a length', async () => {
    const { target, fetchIt } = await setUp({ hasNoLength: true, cuts: [1000] });
    await fetchIt();
    expect(Buffer.compare(readFileSync(target), CONTENT)).toBe(0);
  });

  it('refuses other bytes, keeps nothing of them and can be called again', async () => {
    const { server, fetchIt, folder } = await setUp({}, OTHER);
    await expect(fetchIt()).rejects.toMatchObject({ code: 'invalid-input', retryable: true, message: expect.stringContaining('has the checksum') });
    expect(folder()).toEqual([]);
    server.manners.content = CONTENT;
    await fetchIt();
    expect(folder()).toEqual(['weights.pth']);
  });

  it.each([
    ['shorter', CONTENT.subarray(0, 300), false],
    ['longer', new Uint8Array(CONTENT.length + 1), false],
    ['longer, and no length is said', new Uint8Array(CONTENT.length + 70_000), true],
  ])('refuses a page instead of the file: %s', async (_, content, hasNoLength) => {
    const { server, fetchIt, folder } = await setUp({ hasNoLength }, content);
    await expect(fetchIt()).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('another file') });
    expect(folder()).toEqual([]);
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    [404, 'not-found', 1],
    [403, 'forbidden', 1],
    [418, 'unavailable', 1],
    [503, 'unavailable', 5],
    [429, 'rate-limited', 5],
  ])('says what %d means and asks no more than it makes sense', async (status, code, times) => {
    const { server, fetchIt, folder } = await setUp({ statuses: Array(9).fill(status) });
    await expect(fetchIt()).rejects.toMatchObject({ code, message: expect.stringContaining(String(status)) });
    expect(server.asked).toHaveLength(times);
    expect(folder()).toEqual([]);
  });

  it('waits as long as a busy server asks for', async () => {
    const { target, fetchIt, notes } = await setUp({ statuses: [503], headers: { 'retry-after': '1' } });
    const start = performance.now();
    await fetchIt();
    expect(performance.now() - start).toBeGreaterThan(950);
    expect(existsSync(target)).toBe(true);
    expect(notes).toHaveLength(1);
  });

  it('gives up a connection that is silent, and goes on with another', async () => {
    const { server, target, fetchIt, notes } = await setUp({ stallsAfter: 3000 });
    const done = fetchIt();
    await expect.poll(() => server.asked.length, { timeout: 4000 }).toBeGreaterThan(1);
    server.manners.stallsAfter = null;
    await done;
    expect(existsSync(target)).toBe(true);
    expect(notes[0]).toMatch(/silent for 0\.4 s/);
  });

  it('says that nobody is there', async () => {
    const target = join(temporaryFolder(), 'weights.pth');
    const wanted = { name: 'weights.pth', url: 'http://127.0.0.1:9/weights.pth', bytes: 1, sha256: SHA256 };
    const failed = download(wanted, target, { get: createHttpGet({ environment: {} }), freeBytes: async () => null, pauseMs: 1 });
    await expect(failed).rejects.toMatchObject({ code: 'unavailable', retryable: true, message: expect.stringContaining('127.0.0.1:9') });
  });

  it('does not begin where there is no room', async () => {
    const { fetchIt, folder } = await setUp();
    await expect(fetchIt({ freeBytes: async () => 10_000_000 })).rejects.toMatchObject({ code: 'disk-full', message: expect.stringContaining('10.0 MB') });
    expect(folder()).toEqual([]);
  });

  it('says that a place cannot be written to', async () => {
    const { target, fetchIt } = await setUp();
    mkdirSync(`${target}.part`);
    writeFileSync(join(`${target}.part`, 'x'), '');
    await expect(fetchIt()).rejects.toMatchObject({ message: expect.stringContaining('cannot be kept in') });
  });

  it('stops at once', async () => {
    const { server, fetchIt } = await setUp({ stallsAfter: 100 });
    await expect(fetchIt({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    const stop = new AbortController();
    const stopped = fetchIt({ signal: stop.signal });
    await expect.poll(() => server.asked.length).toBe(1);
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  });
});
