import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { migrations } from '../../electron/telemetry/migrations/index.ts';
import { lockProject } from '../../electron/telemetry/project-lock.ts';
import { tryMount } from '../render/mounts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NEWEST = migrations.at(-1)!.version;

const codeOf = (call: () => unknown) => {
  try {
    call();
    return 'no error';
  } catch (error) {
    return { code: (error as { code: string }).code, message: (error as Error).message };
  }
};

describe('openDatabase', () => {
  it('makes a fresh project with WAL, strict tables and the newest version', () => {
    const database = openDatabase(join(temporaryFolder(), 'galley.db'));
    const tables = database
      .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'job_search%' ORDER BY name")
      .all();
    expect(tables).toContainEqual({ name: 'step_runs', strict: 1 });
    expect(tables.filter((table) => (table as { strict: number }).strict !== 1)).toEqual([]);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.at(-1)!.version);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    database.close();
  });

  it('opens an existing project again without changing it', () => {
    const path = join(temporaryFolder(), 'galley.db');
    const first = openDatabase(path);
    first.prepare("INSERT INTO settings VALUES ('a', 'b')").run();
    first.close();
    const second = openDatabase(path);
    expect(second.prepare('SELECT * FROM settings').all()).toEqual([{ key: 'a', value: 'b' }]);
    second.close();
  });

  it('gives a read-only handle that cannot write', () => {
    const path = join(temporaryFolder(), 'galley.db');
    const writer = openDatabase(path);
    const reader = openDatabase(path, { readonly: true });
    expect(() => reader.prepare("INSERT INTO settings VALUES ('a', 'b')").run()).toThrow(/readonly/);
    reader.close();
    writer.close();
  });

  it('keeps the ledger of verdicts append-only', () => {
    const database = openDatabase(join(temporaryFolder(), 'galley.db'));
    database.prepare("INSERT INTO verdicts VALUES (1, 'p', 's', 'approve', '', 'r', '', '2026-01-01')").run();
    expect(() => database.prepare("UPDATE verdicts SET verdict = 'reject'").run()).toThrow(/append-only/);
    expect(() => database.prepare('DELETE FROM verdicts').run()).toThrow(/append-only/);
    database.close();
  });

  it('refuses a database of a newer Galley, naming file and versions, and leaves it alone', () => {
    const path = join(temporaryFolder(), 'galley.db');
    openDatabase(path).close();
    const later = new Sqlite(path);
    later.pragma('user_version = 99');
    later.close();
    const refusal = codeOf(() => openDatabase(path));
    expect(refusal).toMatchObject({ code: 'database-newer' });
    expect((refusal as { message: string }).message).toContain(path);
    expect((refusal as { message: string }).message).toMatch(new RegExp(`99.*knows ${NEWEST}\\b`));
    expect(new Sqlite(path).pragma('user_version', { simple: true })).toBe(99);
  });

  it('refuses garbage, a cut file and the database of another program', () => {
    const folder = temporaryFolder();
    const garbage = join(folder, 'garbage.db');
    writeFileSync(garbage, 'This is a letter to my aunt, not a database. '.repeat(100));
    expect(codeOf(() => openDatabase(garbage))).toMatchObject({ code: 'database-corrupt' });
    const foreign = join(folder, 'foreign.db');
    new Sqlite(foreign).exec('CREATE TABLE recipes (name TEXT)').close();
    expect(codeOf(() => openDatabase(foreign))).toMatchObject({ code: 'database-corrupt' });
  });

  it('says when there is no folder, and when a read-only handle finds no project', () => {
    const folder = temporaryFolder();
    expect(codeOf(() => openDatabase(join(folder, 'missing', 'galley.db')))).toMatchObject({ code: 'not-found' });
    expect(codeOf(() => openDatabase(join(folder, 'galley.db'), { readonly: true }))).toMatchObject({ code: 'not-found' });
  });

  it('brings an older project up to date and keeps every row', () => {
    const path = join(temporaryFolder(), 'galley.db');
    const older = openDatabase(path);
    older.prepare("INSERT INTO settings VALUES ('a', 'b')").run();
    older.close();
    const newer = openDatabase(path, {
      migrations: [...migrations, { version: NEWEST + 1, sql: "ALTER TABLE settings ADD COLUMN note TEXT NOT NULL DEFAULT ''" }],
    });
    expect(newer.prepare('SELECT * FROM settings').all()).toEqual([{ key: 'a', value: 'b', note: '' }]);
    expect(newer.pragma('user_version', { simple: true })).toBe(NEWEST + 1);
    newer.close();
    expect(codeOf(() => openDatabase(path))).toMatchObject({ code: 'database-newer' });
  });

  it('rolls a migration that fails back as a whole', () => {
    const path = join(temporaryFolder(), 'galley.db');
    const broken = [...migrations, { version: NEWEST + 1, sql: 'CREATE TABLE half (a TEXT) STRICT; CREATE TABLE settings (b TEXT);' }];
    expect(() => openDatabase(path, { migrations: broken })).toThrow(/already exists/);
    const database = openDatabase(path);
    expect(database.pragma('user_version', { simple: true })).toBe(NEWEST);
    expect(database.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = 'half'").get()).toEqual({ n: 0 });
    database.close();
  });

  it('says that a read-only folder cannot be written', (context) => {
    const mount = tryMount('read-only');
    if (!mount) return context.skip('read-only mounts need root and mount(8)');
    try {
      expect(codeOf(() => openDatabase(join(mount.folder, 'galley.db')))).toMatchObject({ code: 'read-only' });
    } finally {
      mount.release();
    }
  });

  it('says that a full disk is full', (context) => {
    const mount = tryMount('tiny');
    if (!mount) return context.skip('a tiny tmpfs needs root and mount(8)');
    try {
      mkdirSync(join(mount.folder, 'project'));
      mount.fill();
      expect(codeOf(() => openDatabase(join(mount.folder, 'project', 'galley.db')))).toMatchObject({ code: 'disk-full' });
    } finally {
      mount.release();
    }
  });
});

describe('lockProject', () => {
  it('lets one holder in and tells the second which process holds it', () => {
    const folder = temporaryFolder();
    const lock = lockProject(folder);
    expect(codeOf(() => lockProject(folder))).toMatchObject({ code: 'conflict', message: expect.stringContaining(String(process.pid)) });
    lock.release();
    lockProject(folder).release();
  });

  it('ends with a process that is killed', () => {
    const folder = temporaryFolder();
    const program = `import { lockProject } from ${JSON.stringify(new URL('../../electron/telemetry/project-lock.ts', import.meta.url).href)};
      lockProject(${JSON.stringify(folder)});
      process.kill(process.pid, 'SIGKILL');`;
    expect(() => execFileSync(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' })).toThrow();
    lockProject(folder).release();
  });
});
