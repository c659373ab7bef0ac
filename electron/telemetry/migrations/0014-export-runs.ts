import type { Migration } from './migration.ts';

/** The team's own presets, a journal of every export and its files so that it can be resumed, and the files that imported pictures came as. */
export const exportRuns: Migration = {
  version: 14,
  sql: `
    CREATE TABLE export_presets (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE,
      about TEXT NOT NULL,
      settings TEXT NOT NULL
    ) STRICT;

    CREATE TABLE export_runs (
      id TEXT PRIMARY KEY,
      state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'failed', 'interrupted', 'done', 'removed')),
      started_at TEXT NOT NULL,
      ended_at TEXT,
      folder TEXT NOT NULL,
      request TEXT NOT NULL,
      error TEXT
    ) STRICT;
    CREATE INDEX export_runs_by_time ON export_runs (started_at);

    CREATE TABLE export_files (
      run_id TEXT NOT NULL REFERENCES export_runs (id),
      position INTEGER NOT NULL,
      proof_id TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('picture', 'layer', 'document', 'sheet', 'manifest')),
      path TEXT NOT NULL,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      plan TEXT NOT NULL,
      -- 'hashed': made, on its way to its name.
      state TEXT NOT NULL CHECK (state IN ('planned', 'hashed', 'written', 'skipped', 'removed')),
      is_new INTEGER NOT NULL DEFAULT 1 CHECK (is_new IN (0, 1)),
      bytes INTEGER,
      sha256 TEXT,
      facts TEXT NOT NULL DEFAULT '{}',
      PRIMARY KEY (run_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE import_originals (
      sha256 TEXT NOT NULL,
      original_sha256 TEXT NOT NULL,
      format TEXT NOT NULL,
      name TEXT NOT NULL,
      manifest_label TEXT NOT NULL,
      manifest_sha256 TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (sha256, original_sha256)
    ) STRICT, WITHOUT ROWID;
  `,
};
