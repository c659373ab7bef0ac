import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileSha256 } from './checksum.ts';

interface Known {
  bytes: number;
  modifiedMs: number;
  sha256: string;
}

/** Checksums that were computed before, good for as long as size and date of the file stay. */
export interface KnownSums {
  /** null = not computed since the file changed. */
  known(path: string): Promise<string | null>;
  /** Computes it if need be. @throws the signal's reason, else the system's error */
  sum(path: string, signal?: AbortSignal): Promise<string>;
  /** Computes it in any case. */
  freshSum(path: string, signal?: AbortSignal): Promise<string>;
}

/** @param folder where the sums are written down; where that cannot be, they are kept in memory */
export function createKnownSums(folder: string): KnownSums {
  const file = join(folder, 'checksums.json');
  let sums: Map<string, Known> | null = null;

  async function all(): Promise<Map<string, Known>> {
    sums ??= await readFile(file, 'utf8').then(
      (text) => new Map(Object.entries(JSON.parse(text) as Record<string, Known>)),
      () => new Map(),
    );
    return sums;
  }

  async function known(path: string): Promise<string | null> {
    const [entry, found] = [(await all()).get(path), await stat(path).catch(() => null)];
    return entry && found && entry.bytes === found.size && entry.modifiedMs === found.mtimeMs ? entry.sha256 : null;
  }

  async function freshSum(path: string, signal?: AbortSignal): Promise<string> {
    const { size, mtimeMs } = await stat(path);
    const sha256 = await fileSha256(path, signal);
    const entries = await all();
    entries.set(path, { bytes: size, modifiedMs: mtimeMs, sha256 });
    const temporary = `${file}.${process.pid}.tmp`;
    await writeFile(temporary, JSON.stringify(Object.fromEntries(entries)))
      .then(() => rename(temporary, file))
      .catch(() => undefined);
    return sha256;
  }

  return { known, freshSum, sum: async (path, signal) => (await known(path)) ?? freshSum(path, signal) };
}
