import type { Migration } from './migration.ts';

export const firstProject: Migration = {
  version: 1,
  sql: `
    CREATE TABLE jobs (
      id TEXT PRIMARY KEY,
      request TEXT NOT NULL,
      prompt TEXT NOT NULL,
      intent TEXT NOT NULL,
      state TEXT NOT NULL,
      priority INTEGER NOT NULL,
      position REAL NOT NULL,
      reading TEXT NOT NULL,
      route TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      crash_count INTEGER NOT NULL DEFAULT 0,
      error TEXT,
      parent_id TEXT,
      proof_id TEXT,
      thumbnail_sha256 TEXT,
      created_at TEXT NOT NULL,
      started_at TEXT,
      finished_at TEXT
    ) STRICT;
    CREATE INDEX jobs_in_order ON jobs (state, priority DESC, position, id);
    CREATE INDEX jobs_by_order ON jobs (priority DESC, position, id);
    CREATE INDEX jobs_by_position ON jobs (position);
    CREATE INDEX jobs_by_time ON jobs (created_at, position);
    -- What insights ask of every job is in the index: the rows themselves are a thousand times wider.
    CREATE INDEX jobs_for_insights ON jobs (created_at, intent, state, parent_id, started_at, finished_at, id);
    CREATE INDEX jobs_by_end ON jobs (finished_at, started_at, id) WHERE state = 'done';

    CREATE TABLE step_runs (
      id INTEGER PRIMARY KEY,
      job_id TEXT NOT NULL,
      step TEXT NOT NULL,
      operation TEXT NOT NULL,
      key TEXT NOT NULL,
      is_cached INTEGER NOT NULL,
      status TEXT NOT NULL,
      model TEXT,
      wait_ms REAL NOT NULL DEFAULT 0,
      time_ms REAL,
      peak_bytes INTEGER,
      cost_usd REAL NOT NULL DEFAULT 0,
      retries INTEGER NOT NULL DEFAULT 0,
      error_code TEXT,
      started_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX step_runs_of_job ON step_runs (job_id, id, peak_bytes);
    CREATE INDEX step_runs_by_time ON step_runs (started_at, cost_usd);
    CREATE INDEX step_runs_measured ON step_runs (operation, model, started_at, time_ms, peak_bytes, cost_usd)
      WHERE status = 'done' AND is_cached = 0 AND time_ms IS NOT NULL;
    CREATE INDEX step_runs_of_model ON step_runs (model, id) WHERE model IS NOT NULL;

    CREATE TABLE step_results (
      key TEXT PRIMARY KEY,
      outputs TEXT NOT NULL,
      data TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE artifacts (
      sha256 TEXT PRIMARY KEY,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      media_type TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE proofs (
      id TEXT PRIMARY KEY,
      job_id TEXT NOT NULL UNIQUE,
      before_sha256 TEXT NOT NULL,
      after_sha256 TEXT NOT NULL,
      mask_sha256 TEXT,
      plan TEXT NOT NULL,
      metrics TEXT NOT NULL,
      lettering TEXT,
      is_lettering_exact INTEGER NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX proofs_by_time ON proofs (created_at, id, job_id, after_sha256);
    CREATE INDEX proofs_with_lettering ON proofs (
      created_at, id, job_id, json_extract(metrics, '$.characterErrorRate.before'), json_extract(metrics, '$.characterErrorRate.after')
    ) WHERE json_extract(metrics, '$.characterErrorRate.before') IS NOT NULL AND json_extract(metrics, '$.characterErrorRate.after') IS NOT NULL;

    CREATE TABLE verdicts (
      id INTEGER PRIMARY KEY,
      proof_id TEXT NOT NULL,
      pixels_sha256 TEXT NOT NULL,
      verdict TEXT NOT NULL,
      note TEXT NOT NULL,
      reviewer TEXT NOT NULL,
      override_reason TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX verdicts_of_proof ON verdicts (proof_id, id, verdict, pixels_sha256);
    CREATE TRIGGER verdicts_are_not_changed BEFORE UPDATE ON verdicts
      BEGIN SELECT RAISE(ABORT, 'The ledger of verdicts is append-only.'); END;
    CREATE TRIGGER verdicts_are_not_deleted BEFORE DELETE ON verdicts
      BEGIN SELECT RAISE(ABORT, 'The ledger of verdicts is append-only.'); END;

    CREATE TABLE matrices (
      version INTEGER PRIMARY KEY,
      saved_at TEXT NOT NULL,
      note TEXT NOT NULL,
      matrix TEXT NOT NULL
    ) STRICT;

    CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

    CREATE TABLE exports (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      folder TEXT NOT NULL,
      manifest TEXT NOT NULL
    ) STRICT;
  `,
};
