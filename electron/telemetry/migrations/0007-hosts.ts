import type { Migration } from './migration.ts';

/** What hosts can hold, and the queue by model, so that a host can keep the model it has. */
export const hosts: Migration = {
  version: 7,
  sql: `
    CREATE TABLE memory_lessons (
      model TEXT NOT NULL,
      host TEXT NOT NULL,
      rung TEXT NOT NULL,
      pixels INTEGER NOT NULL,
      batch INTEGER NOT NULL,
      worked INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      peak_bytes INTEGER,
      at TEXT NOT NULL,
      PRIMARY KEY (model, host, rung, pixels, batch)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX jobs_queued_by_model ON jobs (json_extract(route, '$.model'), priority DESC, position, id) WHERE state = 'queued';
  `,
};
