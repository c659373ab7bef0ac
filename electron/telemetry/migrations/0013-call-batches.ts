import type { Migration } from './migration.ts';

/** Calls that went out together, one row for each job's picture; and what a person must know of a picture that was asked for with less. */
export const callBatches: Migration = {
  version: 13,
  sql: `
    -- Shared by all rows of one request; null = the row is a request of its own.
    ALTER TABLE model_calls ADD COLUMN batch_id TEXT;
    -- Place of this row's picture among those of the request, from 0.
    ALTER TABLE model_calls ADD COLUMN batch_index INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE model_calls ADD COLUMN batch_size INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE model_calls ADD COLUMN mark TEXT NOT NULL DEFAULT '';
    CREATE INDEX model_calls_of_batch ON model_calls (batch_id, batch_index) WHERE batch_id IS NOT NULL;
  `,
};
