import type { Migration } from './migration.ts';

export const bakeOffs: Migration = {
  version: 4,
  sql: `
    CREATE TABLE bake_offs (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      request TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX bake_offs_by_time ON bake_offs (created_at, id);

    CREATE TABLE bake_off_cells (
      bake_off_id TEXT NOT NULL,
      prompt INTEGER NOT NULL,
      seed INTEGER NOT NULL,
      candidate INTEGER NOT NULL,
      job_id TEXT NOT NULL,
      PRIMARY KEY (bake_off_id, prompt, seed, candidate)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX bake_off_cells_of_job ON bake_off_cells (job_id);

    CREATE TABLE bake_off_votes (
      id INTEGER PRIMARY KEY,
      bake_off_id TEXT NOT NULL,
      prompt INTEGER NOT NULL,
      seed INTEGER NOT NULL,
      first INTEGER NOT NULL,
      second INTEGER NOT NULL,
      score REAL NOT NULL,
      first_sha256 TEXT NOT NULL,
      second_sha256 TEXT NOT NULL,
      voter TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX bake_off_votes_of ON bake_off_votes (bake_off_id, voter, prompt, seed, first, second, id);
    CREATE TRIGGER bake_off_votes_are_not_changed BEFORE UPDATE ON bake_off_votes
      BEGIN SELECT RAISE(ABORT, 'Votes are append-only.'); END;
    CREATE TRIGGER bake_off_votes_are_not_deleted BEFORE DELETE ON bake_off_votes
      BEGIN SELECT RAISE(ABORT, 'Votes are append-only.'); END;
  `,
};
