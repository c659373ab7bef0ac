import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { databaseError } from './database.ts';

export interface ProjectLock {
  release(): void;
}

/**
 * Lets one process at a time run a project's queue. The lock is the operating system's, held through an exclusive SQLite
 * transaction on `galley.lock`: it ends with the process however that dies, so there is no stale lock to recognise and a pid
 * that was given to another program cannot mislead. `galley.pid` beside it only says who holds it.
 * @throws AppError conflict with `details.pid` | read-only | disk-full
 */
export function lockProject(folder: string, nativeBinding?: string): ProjectLock {
  const path = join(folder, 'galley.lock');
  const pidPath = join(folder, 'galley.pid');
  let handle: Sqlite.Database | undefined;
  try {
    handle = new Sqlite(path, { timeout: 0, nativeBinding });
    handle.exec('BEGIN EXCLUSIVE');
    writeFileSync(pidPath, String(process.pid));
  } catch (error) {
    handle?.close();
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') throw heldBy(folder, readPid(pidPath), error);
    throw databaseError(error, path);
  }
  const held = handle;
  return { release: () => held.close() };
}

function heldBy(folder: string, pid: number | null, cause: unknown): AppError {
  const who = pid === null ? 'another Galley' : `another Galley (process ${pid})`;
  return new AppError('conflict', `The project ${folder} is open in ${who}; close it first.`, { cause, details: { folder, pid } });
}

function readPid(path: string): number | null {
  try {
    return Number(readFileSync(path, 'utf8')) || null;
  } catch {
    return null;
  }
}
