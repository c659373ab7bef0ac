import type { Migration } from './migration.ts';

export const readingAndLayers: Migration = {
  version: 2,
  sql: `
    CREATE TABLE reading_corrections (
      job_id TEXT NOT NULL,
      part TEXT NOT NULL,
      prompt TEXT NOT NULL,
      read_intent TEXT NOT NULL,
      read TEXT NOT NULL,
      wanted TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (job_id, part)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reading_corrections_by_time ON reading_corrections (at, part, read_intent);

    ALTER TABLE proofs ADD COLUMN layers TEXT NOT NULL DEFAULT '[]';
  `,
};
