import type { Migration } from './migration.ts';

const countCall = (call: 'NEW' | 'OLD', by: 1 | -1) => `
  INSERT INTO call_sums (day, model, connection_id, state, is_charged, calls, charged_micros)
  VALUES (${call}.day, ${call}.model, ${call}.connection_id, ${call}.state, ${call}.charged_micros > 0, ${by}, ${by} * ${call}.charged_micros)
  ON CONFLICT DO UPDATE SET calls = calls + excluded.calls, charged_micros = charged_micros + excluded.charged_micros;`;

/** Sums of the ledger by everything that it is filtered by, kept up by triggers: adding up a hundred thousand calls took 130 ms at each look. */
export const callSums: Migration = {
  version: 11,
  sql: `
    CREATE TABLE call_sums (
      day TEXT NOT NULL,
      model TEXT NOT NULL,
      connection_id TEXT NOT NULL,
      state TEXT NOT NULL,
      is_charged INTEGER NOT NULL,
      calls INTEGER NOT NULL,
      charged_micros INTEGER NOT NULL,
      PRIMARY KEY (day, model, connection_id, state, is_charged)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO call_sums (day, model, connection_id, state, is_charged, calls, charged_micros)
      SELECT day, model, connection_id, state, charged_micros > 0, count(*), sum(charged_micros) FROM model_calls GROUP BY 1, 2, 3, 4, 5;
    CREATE TRIGGER model_calls_are_summed AFTER INSERT ON model_calls BEGIN ${countCall('NEW', 1)} END;
    CREATE TRIGGER model_calls_are_summed_again AFTER UPDATE OF state, charged_micros ON model_calls
      WHEN OLD.state <> NEW.state OR OLD.charged_micros <> NEW.charged_micros
      BEGIN ${countCall('OLD', -1)} ${countCall('NEW', 1)} END;
  `,
};
