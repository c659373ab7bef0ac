import type { Migration } from './migration.ts';

/** Calls of models behind a network: what was sent, what it cost, and why each next step was taken. History and log cannot be changed. */
export const modelCalls: Migration = {
  version: 6,
  sql: `
    ALTER TABLE step_runs ADD COLUMN host TEXT;

    CREATE TABLE model_calls (
      id TEXT PRIMARY KEY,
      job_id TEXT NOT NULL,
      step TEXT NOT NULL,
      key TEXT NOT NULL,
      model TEXT NOT NULL,
      vendor TEXT NOT NULL,
      connection_id TEXT NOT NULL,
      host TEXT NOT NULL,
      kind TEXT NOT NULL,
      images INTEGER NOT NULL,
      is_paid INTEGER NOT NULL,
      can_resume INTEGER NOT NULL,
      state TEXT NOT NULL,
      reserved_micros INTEGER NOT NULL,
      charged_micros INTEGER NOT NULL,
      vendor_job TEXT,
      request_id TEXT,
      -- What is being stored or was stored: JSON.
      arrival TEXT,
      is_used INTEGER NOT NULL DEFAULT 0,
      is_spoiled INTEGER NOT NULL DEFAULT 0,
      accepted_at TEXT,
      error_code TEXT,
      message TEXT NOT NULL DEFAULT '',
      day TEXT NOT NULL,
      created_at TEXT NOT NULL,
      ended_at TEXT
    ) STRICT;
    CREATE INDEX model_calls_by_key ON model_calls (key, state);
    CREATE INDEX model_calls_of_job ON model_calls (job_id, charged_micros);
    CREATE INDEX model_calls_by_day ON model_calls (day, created_at, id);
    CREATE INDEX model_calls_open ON model_calls (state, charged_micros) WHERE state IN ('intent', 'sent', 'maybe-billed');

    CREATE TABLE model_call_history (
      id INTEGER PRIMARY KEY,
      call_id TEXT NOT NULL,
      at TEXT NOT NULL,
      state TEXT NOT NULL,
      charged_micros INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX model_call_history_of ON model_call_history (call_id, id);

    -- A budget is asked before every paid call: its sum must not grow with the calls.
    CREATE TABLE call_day_totals (day TEXT PRIMARY KEY, charged_micros INTEGER NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE route_log (
      id INTEGER PRIMARY KEY,
      job_id TEXT NOT NULL,
      step TEXT NOT NULL,
      at TEXT NOT NULL,
      model TEXT NOT NULL,
      host TEXT NOT NULL,
      event TEXT NOT NULL,
      message TEXT NOT NULL,
      micros INTEGER
    ) STRICT;
    CREATE INDEX route_log_of_job ON route_log (job_id, id);

    CREATE TRIGGER model_calls_are_remembered AFTER INSERT ON model_calls
      BEGIN
        INSERT INTO model_call_history (call_id, at, state, charged_micros) VALUES (NEW.id, NEW.created_at, NEW.state, NEW.charged_micros);
        INSERT INTO call_day_totals (day, charged_micros) VALUES (NEW.day, NEW.charged_micros)
        ON CONFLICT DO UPDATE SET charged_micros = charged_micros + excluded.charged_micros;
      END;
    CREATE TRIGGER model_calls_keep_their_order BEFORE UPDATE OF state ON model_calls
      WHEN OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (VALUES
        ('intent', 'sent'), ('intent', 'released'), ('sent', 'arrived'), ('sent', 'failed'), ('sent', 'maybe-billed'), ('sent', 'released'),
        ('maybe-billed', 'failed'))
      BEGIN SELECT RAISE(ABORT, 'A model call cannot go back.'); END;
    CREATE TRIGGER model_calls_are_remembered_again AFTER UPDATE OF state, charged_micros ON model_calls
      WHEN OLD.state <> NEW.state OR OLD.charged_micros <> NEW.charged_micros
      BEGIN
        INSERT INTO model_call_history (call_id, at, state, charged_micros)
        VALUES (NEW.id, coalesce(NEW.ended_at, strftime('%Y-%m-%dT%H:%M:%fZ')), NEW.state, NEW.charged_micros);
        UPDATE call_day_totals SET charged_micros = charged_micros + NEW.charged_micros - OLD.charged_micros WHERE day = NEW.day;
      END;
    CREATE TRIGGER model_calls_are_not_deleted BEFORE DELETE ON model_calls
      BEGIN SELECT RAISE(ABORT, 'The ledger of calls is append-only.'); END;
    CREATE TRIGGER model_call_history_is_not_changed BEFORE UPDATE ON model_call_history
      BEGIN SELECT RAISE(ABORT, 'The history of calls is append-only.'); END;
    CREATE TRIGGER model_call_history_is_not_deleted BEFORE DELETE ON model_call_history
      BEGIN SELECT RAISE(ABORT, 'The history of calls is append-only.'); END;
    CREATE TRIGGER route_log_is_not_changed BEFORE UPDATE ON route_log
      BEGIN SELECT RAISE(ABORT, 'The route log is append-only.'); END;
    CREATE TRIGGER route_log_is_not_deleted BEFORE DELETE ON route_log
      BEGIN SELECT RAISE(ABORT, 'The route log is append-only.'); END;
  `,
};
