import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often the holder says that it is alive. */
const BEAT_MS = 2000;
/** Silence after which a holder counts as dead; a machine that slept catches up with a beat first. */
const STALE_MS = 20_000;
const LOOK_MS = 300;

export interface FileLockOptions {
  signal?: AbortSignal;
  /** Another process holds the lock: called once. */
  onWait?: () => void;
  staleMs?: number;
  lookMs?: number;
}

/**
 * Lets one process at a time work on a file, through `path` made exclusively. Others wait; a lock whose holder has not been heard of for a while is taken over.
 * @param owner says who holds it: unique, any text
 * @throws the signal's reason when it was aborted while waiting, else the system's error
 */
export async function withFileLock<T>(path: string, owner: string, work: () => Promise<T>, options: FileLockOptions = {}): Promise<T> {
  const { signal, onWait, staleMs = STALE_MS, lookMs = LOOK_MS } = options;
  let hasWaited = false;
  while (!(await isTaken(path, owner))) {
    signal?.throwIfAborted();
    if (!hasWaited) onWait?.();
    hasWaited = true;
    const age = await ageOf(path);
    // Two that take over in the very same moment would both go on: what they write is checked before it counts.
    if (age !== null && age > staleMs) await rm(path, { force: true });
    else await sleep(lookMs, undefined, { signal }).catch(() => signal?.throwIfAborted());
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, BEAT_MS).unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    const holder = await readFile(path, 'utf8').catch(() => null);
    if (holder === owner) await rm(path, { force: true });
  }
}

async function isTaken(path: string, owner: string): Promise<boolean> {
  try {
    await writeFile(path, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** ms since the holder was last heard of; null = the lock is gone. */
async function ageOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found && Date.now() - found.mtimeMs;
}
