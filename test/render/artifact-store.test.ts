import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArtifactStore } from '../../electron/render/artifact-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tryMount } from './mounts.ts';

const bytes = new TextEncoder().encode('pixels');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe('artifact store', () => {
  it('names a file by its content, in folders by its first digits', async () => {
    const store = createArtifactStore(temporaryFolder());
    const stored = await store.put(bytes);
    expect(stored).toEqual({ sha256, path: join(store.folder, sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.png`), bytes: 6 });
    expect(readFileSync(stored.path, 'utf8')).toBe('pixels');
    expect([...(await store.read(sha256))]).toEqual([...bytes]);
  });

  it('does not write an artifact again, but replaces one that was cut short', async () => {
    const store = createArtifactStore(temporaryFolder());
    const { path } = await store.put(bytes);
    const { ino } = statSync(path);
    await store.put(bytes);
    expect(statSync(path).ino).toBe(ino);
    writeFileSync(path, 'pix');
    await store.put(bytes);
    expect(readFileSync(path, 'utf8')).toBe('pixels');
    expect(filesIn(store.folder)).toHaveLength(1);
  });

  it('takes the same bytes from many callers at once', async () => {
    const store = createArtifactStore(temporaryFolder());
    await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)));
    expect(filesIn(store.folder).map(({ name }) => name)).toEqual([`${sha256}.png`]);
  });

  it('names a missing artifact and refuses names that are none', async () => {
    const store = createArtifactStore(temporaryFolder());
    await expect(store.read(sha256)).rejects.toMatchObject({ code: 'not-found', details: { sha256 } });
    expect(() => store.path('../../etc/passwd')).toThrowError(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('says that the disk is full and leaves nothing behind', async (context) => {
    const mount = tryMount('tiny');
    if (!mount) return context.skip('a tiny tmpfs needs root and mount(8)');
    try {
      const store = createArtifactStore(join(mount.folder, 'artifacts'));
      const { path } = await store.put(bytes);
      mount.fill();
      await expect(store.put(new Uint8Array(300_000))).rejects.toMatchObject({ code: 'disk-full', retryable: true });
      expect(filesIn(store.folder).map(({ name }) => name)).toEqual([`${sha256}.png`]);
      expect(readFileSync(path, 'utf8')).toBe('pixels');
      mount.empty();
      await store.put(new Uint8Array(300_000));
    } finally {
      mount.release();
    }
  });

  it('says that a folder is read-only', async (context) => {
    const mount = tryMount('read-only');
    if (!mount) return context.skip('read-only mounts need root and mount(8)');
    try {
      await expect(createArtifactStore(join(mount.folder, 'artifacts')).put(bytes)).rejects.toMatchObject({ code: 'read-only' });
    } finally {
      mount.release();
    }
  });
});
