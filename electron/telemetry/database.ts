import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { migrations as allMigrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

export type Database = Sqlite.Database;

export interface DatabaseOptions {
  /** Path of better-sqlite3's compiled addon, where the runtime's own lookup does not find it. */
  nativeBinding?: string;
  /** The handle cannot write and nothing is migrated. */
  readonly?: boolean;
  /** Defaults to all; tests migrate up to an older schema. */
  migrations?: readonly Migration[];
}

/** "GALY": marks the file as a Galley project, so that another program's database is not migrated by mistake. */
const APPLICATION_ID = 0x47414c59;
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens a project's database and brings its schema up to date.
 * @throws AppError database-newer | database-corrupt | read-only | disk-full | not-found (no folder; no file when read-only) | conflict (locked)
 */
export function openDatabase(path: string, options: DatabaseOptions = {}): Database {
  const migrations = options.migrations ?? allMigrations;
  if (!existsSync(dirname(path))) throw new AppError('not-found', `There is no folder ${dirname(path)} for the database.`, { details: { path } });
  if (options.readonly && !existsSync(path)) throw new AppError('not-found', `There is no Galley project at ${path}.`, { details: { path } });
  if (existsSync(path) && statSync(path).isDirectory()) throw new AppError('database-corrupt', `${path} is a folder, not a database.`, { details: { path } });
  let database: Database | undefined;
  try {
    database = new Sqlite(path, { readonly: options.readonly ?? false, timeout: BUSY_TIMEOUT_MS, nativeBinding: options.nativeBinding });
    checkIdentity(database, path, migrations.at(-1)?.version ?? 0);
    if (!options.readonly) {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = NORMAL');
      migrate(database, migrations);
    }
    database.pragma('foreign_keys = ON');
    return database;
  } catch (error) {
    database?.close();
    throw databaseError(error, path);
  }
}

function checkIdentity(database: Database, path: string, newest: number): void {
  const version = versionOf(database);
  const tables = database.prepare("SELECT count(*) FROM sqlite_master WHERE type = 'table'").pluck().get() as number;
  const isOurs = database.pragma('application_id', { simple: true }) === APPLICATION_ID;
  if (!isOurs && (tables > 0 || version > 0)) {
    throw new AppError('database-corrupt', `${path} is a database of another program, not a Galley project.`, { details: { path } });
  }
  if (version > newest) {
    throw new AppError(
      'database-newer',
      `${path} was written by a newer Galley (schema version ${version}; this one knows ${newest}). Open it with that Galley; nothing was changed.`,
      { details: { path, version, newest } },
    );
  }
}

function migrate(database: Database, migrations: readonly Migration[]): void {
  for (const migration of migrations) {
    const apply = database.transaction(() => {
      // Read inside the transaction: another process may have migrated meanwhile.
      if (versionOf(database) >= migration.version) return;
      database.exec(migration.sql);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${migration.version}`);
    });
    if (versionOf(database) < migration.version) apply.immediate();
  }
}

function versionOf(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

/** SQLite's own errors in the project's words; anything else is returned as it came. */
export function databaseError(error: unknown, path: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (error instanceof AppError || typeof code !== 'string') return error;
  const details = { path, sqlite: code };
  const options = { cause: error, details };
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new AppError('database-corrupt', `${path} is damaged or not a database: ${(error as Error).message}.`, options);
  }
  if (code === 'SQLITE_FULL') return new AppError('disk-full', `The disk is full: ${path} could not be written.`, { ...options, retryable: true });
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return new AppError('read-only', `${path} cannot be written: the folder or the file is read-only.`, options);
  }
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') {
    return new AppError('conflict', `${path} is being written by another program.`, { ...options, retryable: true });
  }
  // ENOSPC while SQLite writes its journal or shared memory surfaces as a bare I/O error.
  if (code.startsWith('SQLITE_IOERR')) return new AppError('disk-full', `The disk refused to write ${path} (${code}); it may be full.`, options);
  return error;
}
