import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Pictures that are looked at for a moment: kept by name like artifacts, but only the newest of them, and never synced to disk. */
export interface PreviewFiles {
  put(bytes: Uint8Array): Promise<string>;
  /** Using one keeps it. null = never made, or forgotten by now. */
  path(sha256: string): string | null;
  clear(): Promise<void>;
  /** What a process that was killed left behind. */
  removeLeftovers(): void;
}

/** Enough for all strings of a few steps back and forth. */
const KEPT = 160;

export function createPreviewFiles(folder: string): PreviewFiles {
  let names: string[] = [];
  const fileOf = (sha256: string) => join(folder, `${sha256}.png`);
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await mkdir(folder, { recursive: true });
      if (!names.includes(sha256)) {
        const draft = `${fileOf(sha256)}.tmp`;
        await writeFile(draft, bytes);
        await rename(draft, fileOf(sha256));
      }
      names = [...names.filter((name) => name !== sha256), sha256];
      const old = names.slice(0, -KEPT);
      names = names.slice(-KEPT);
      await Promise.all(old.map((name) => rm(fileOf(name), { force: true })));
      return sha256;
    },
    path(sha256) {
      if (!names.includes(sha256) || !existsSync(fileOf(sha256))) return null;
      names = [...names.filter((name) => name !== sha256), sha256];
      return fileOf(sha256);
    },
    removeLeftovers: () => rmSync(folder, { recursive: true, force: true }),
    async clear() {
      names = [];
      await rm(folder, { recursive: true, force: true });
    },
  };
}
