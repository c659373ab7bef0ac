import type { Migration } from './migration.ts';

export const gates: Migration = {
  version: 5,
  sql: `
    ALTER TABLE proofs ADD COLUMN gate TEXT;
    CREATE INDEX proofs_by_gate ON proofs (gate, created_at, id);
  `,
};
