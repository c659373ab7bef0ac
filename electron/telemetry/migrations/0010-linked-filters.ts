import type { Migration } from './migration.ts';

/** As in migration 3: quarters of an hour and days in UTC since the epoch. */
const quarter = (time: string) => `coalesce(unixepoch(${time}), 0) / 900`;
const block = (time: string) => `coalesce(unixepoch(${time}), 0) / 86400`;
const quarterOfBlock = (time: string) => `coalesce(unixepoch(${time}), 0) % 86400 / 900`;
const appended = (column: string) => `CAST(${column} || excluded.${column} AS BLOB)`;

/** 0 = not known. electron/telemetry/packed-runs.ts knows the same numbers. */
const intentCode = (intent: string) =>
  `CASE ${intent} WHEN 'texture' THEN 1 WHEN 'face' THEN 2 WHEN 'typography' THEN 3 WHEN 'thumbnail' THEN 4 WHEN 'general' THEN 5 ELSE 0 END`;

const HAS_BILL = (run: string) => `(${run}.cost_usd <> 0 OR ${run}.retries <> 0)`;

/** As migration 3 packs it, with the intent of the run's job in bits 11 to 13 of the first two bytes. */
const packedRun = (run: string, intent: string) => `printf('%04x%010x%010x%s',
  ${quarterOfBlock(`${run}.started_at`)}
    + 128 * CASE ${run}.status WHEN 'done' THEN 0 WHEN 'failed' THEN iif(${run}.error_code = 'out-of-memory', 2, 1) WHEN 'cancelled' THEN 3 ELSE 4 END
    + 1024 * ${HAS_BILL(run)} + 2048 * ${intentCode(intent)},
  coalesce(max(0, min(CAST(round(${run}.time_ms * 1e3) AS INTEGER), 1099511627774)), 1099511627775),
  coalesce(max(0, min(${run}.peak_bytes, 1099511627774)) + 1, 0),
  iif(${HAS_BILL(run)}, printf('%012x%02x', max(0, min(CAST(round(${run}.cost_usd * 1e9) AS INTEGER), 281474976710655)), max(0, min(${run}.retries, 255))), ''))`;

const RUN_IS_PACKED = (run: string) => `${run}.status <> 'running' AND ${run}.is_cached = 0`;

const packRun = `
  INSERT INTO step_run_blocks (block, operation, model, host, runs)
  VALUES (${block('NEW.started_at')}, NEW.operation, coalesce(NEW.model, ''), coalesce(NEW.host, ''),
    unhex(${packedRun('NEW', '(SELECT intent FROM job_facts WHERE job_id = NEW.job_id)')}))
  ON CONFLICT DO UPDATE SET runs = ${appended('runs')};`;

const OUTCOME = (job: string) => `CASE WHEN ${job}.state = 'done' THEN 'done' WHEN ${job}.state IN ('failed', 'quarantined') THEN 'failed' ELSE 'open' END`;

const KIND = (job: string) => `CASE WHEN ${job}.parent_id IS NULL THEN 'first'
  WHEN EXISTS (
    SELECT 1 FROM jobs AS parent WHERE parent.id = ${job}.parent_id AND (
      json_extract(parent.request, '$.lettering') IS NOT json_extract(${job}.request, '$.lettering')
      OR json_extract(parent.request, '$.words') IS NOT json_extract(${job}.request, '$.words')
      OR json_extract(parent.request, '$.intent') IS NOT json_extract(${job}.request, '$.intent'))
  ) THEN 'fix' ELSE 'rerender' END`;

/** Candidates of bake-offs and imported pictures did not ask the matrix for a model. */
const ASKED_MATRIX = (job: string) => `json_extract(${job}.request, '$.cell') IS NULL AND json_extract(${job}.request, '$.baseSha256') IS NULL`;

/** "texture/final", the cell of the matrix that a job was routed by; '' = none. */
const CELL = (job: string) =>
  `iif(${ASKED_MATRIX(job)}, coalesce(json_extract(${job}.route, '$.intent') || '/' || json_extract(${job}.route, '$.column'), ''), '')`;

/** Where a job is sent, until its proof says who made the base; '' for an imported one. */
const ROUTED_TO = (job: string) => `iif(json_extract(${job}.request, '$.baseSha256') IS NULL, coalesce(json_extract(${job}.route, '$.model'), ''), '')`;

const modelOfPlan = (plan: string) => `coalesce((
  SELECT json_extract(value, '$.params.model') FROM json_each(${plan}, '$.steps') WHERE json_extract(value, '$.operation') = 'generate' LIMIT 1), '')`;

/** Any step that made a picture and was taken from an earlier job. */
const REUSES_BASE = (job: string) => `EXISTS (
  SELECT 1 FROM step_runs WHERE step_runs.job_id = ${job}.id AND step_runs.operation = 'generate' AND step_runs.is_cached = 1)`;

/**
 * 18 bytes, big-endian: quarter of the day and whether the base was reused (1), intent and column (1), milliseconds from start to end (5), most memory of a
 * step (5), cost of every step (6).
 */
const packedEnd = (job: string, facts: string) => `printf('%02x%02x%010x%010x%012x',
  ${quarterOfBlock(`${job}.finished_at`)} + 128 * ${REUSES_BASE(job)},
  ${intentCode(`${job}.intent`)} + 8 * CASE WHEN ${facts}.cell LIKE '%/draft' THEN 1 WHEN ${facts}.cell LIKE '%/final' THEN 2 ELSE 0 END,
  coalesce(max(0, min(CAST(round((julianday(${job}.finished_at) - julianday(${job}.started_at)) * 86400000) AS INTEGER), 1099511627774)), 1099511627775),
  coalesce(max(0, min((SELECT max(peak_bytes) FROM step_runs WHERE step_runs.job_id = ${job}.id AND is_cached = 0), 1099511627774)) + 1, 0),
  max(0, min(CAST(round((SELECT total(cost_usd) FROM step_runs WHERE step_runs.job_id = ${job}.id) * 1e9) AS INTEGER), 281474976710655)))`;

const packEnd = `
  INSERT INTO job_end_blocks (block, model, host, ends)
  SELECT ${block('NEW.finished_at')}, model, host, unhex(${packedEnd('NEW', 'job_facts')}) FROM job_facts WHERE job_id = NEW.id
  ON CONFLICT DO UPDATE SET ends = ${appended('ends')};`;

const COUNTED = 'jobs = jobs + excluded.jobs, done = done + excluded.done, failed = failed + excluded.failed, approved = approved + excluded.approved';

const countFact = (fact: 'NEW' | 'OLD', by: 1 | -1) => `
  INSERT INTO job_counts (quarter, intent, kind, model, host, jobs, done, failed, approved)
  VALUES (${fact}.quarter, ${fact}.intent, ${fact}.kind, ${fact}.model, ${fact}.host,
    ${by}, ${by} * (${fact}.outcome = 'done'), ${by} * (${fact}.outcome = 'failed'), ${by} * ${fact}.is_approved)
  ON CONFLICT DO UPDATE SET ${COUNTED};
  INSERT INTO model_approvals (quarter, model, intent, host, approved)
  SELECT ${fact}.quarter, ${fact}.model, ${fact}.intent, ${fact}.host, ${by} WHERE ${fact}.is_approved = 1
  ON CONFLICT DO UPDATE SET approved = approved + excluded.approved;
  INSERT INTO job_day_counts (day, intent, kind, model, host, cell, jobs, done, failed, judged, approved)
  VALUES (${fact}.quarter / 96, ${fact}.intent, ${fact}.kind, ${fact}.model, ${fact}.host, ${fact}.cell,
    ${by}, ${by} * (${fact}.outcome = 'done'), ${by} * (${fact}.outcome = 'failed'), ${by} * ${fact}.is_judged, ${by} * ${fact}.is_approved)
  ON CONFLICT DO UPDATE SET ${COUNTED}, judged = judged + excluded.judged;`;

const ERROR_RATE = (row: string, when: 'before' | 'after') => `json_extract(${row}.metrics, '$.characterErrorRate.${when}')`;
const IS_LETTERED = (row: string) => `${ERROR_RATE(row, 'before')} IS NOT NULL AND ${ERROR_RATE(row, 'after')} IS NOT NULL`;

/**
 * Insights that can be asked of one intent, model or machine, and what ran through each cell of the matrix. Who saved a version of the matrix is kept.
 * Figures are packed and counted as migration 3 has it; the tables are made anew from the rows themselves.
 */
export const linkedFilters: Migration = {
  version: 10,
  sql: `
    ALTER TABLE matrices ADD COLUMN saved_by TEXT NOT NULL DEFAULT '';

    DROP TRIGGER step_runs_are_packed_when_added;
    DROP TRIGGER step_runs_are_packed_when_ended;
    DROP TRIGGER jobs_have_facts;
    DROP TRIGGER jobs_change_facts;
    DROP TRIGGER jobs_end_when_added;
    DROP TRIGGER jobs_end;
    DROP TRIGGER facts_are_counted;
    DROP TRIGGER facts_are_counted_again;
    DROP TRIGGER proofs_name_the_model;
    DROP TRIGGER verdicts_approve;
    DROP TABLE step_run_blocks;
    DROP TABLE job_counts;
    DROP TABLE model_approvals;
    DROP TABLE job_end_blocks;
    DROP INDEX proofs_with_lettering;
    DROP INDEX verdicts_sent_back;

    CREATE TABLE step_run_blocks (
      block INTEGER NOT NULL,
      operation TEXT NOT NULL,
      model TEXT NOT NULL,
      host TEXT NOT NULL,
      runs BLOB NOT NULL,
      PRIMARY KEY (block, operation, model, host)
    ) STRICT;
    CREATE TABLE job_counts (
      quarter INTEGER NOT NULL,
      intent TEXT NOT NULL,
      kind TEXT NOT NULL,
      model TEXT NOT NULL,
      host TEXT NOT NULL,
      jobs INTEGER NOT NULL,
      done INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      approved INTEGER NOT NULL,
      PRIMARY KEY (intent, kind, quarter, model, host)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE model_approvals (
      quarter INTEGER NOT NULL,
      model TEXT NOT NULL,
      intent TEXT NOT NULL,
      host TEXT NOT NULL,
      approved INTEGER NOT NULL,
      PRIMARY KEY (model, quarter, intent, host)
    ) STRICT, WITHOUT ROWID;
    -- The same by days in UTC: a year of whole days is a fifth of the rows.
    CREATE TABLE job_day_counts (
      day INTEGER NOT NULL,
      intent TEXT NOT NULL,
      kind TEXT NOT NULL,
      model TEXT NOT NULL,
      host TEXT NOT NULL,
      cell TEXT NOT NULL,
      jobs INTEGER NOT NULL,
      done INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      judged INTEGER NOT NULL,
      approved INTEGER NOT NULL,
      PRIMARY KEY (intent, kind, day, model, host, cell)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE job_end_blocks (
      block INTEGER NOT NULL,
      model TEXT NOT NULL,
      host TEXT NOT NULL,
      ends BLOB NOT NULL,
      PRIMARY KEY (block, model, host)
    ) STRICT;
    CREATE TABLE lettered_proofs (
      at TEXT NOT NULL,
      proof_id TEXT NOT NULL,
      job_id TEXT NOT NULL,
      intent TEXT NOT NULL,
      model TEXT NOT NULL,
      host TEXT NOT NULL,
      error_rate_before REAL NOT NULL,
      error_rate_after REAL NOT NULL,
      PRIMARY KEY (at, proof_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sent_back (
      quarter INTEGER NOT NULL,
      intent TEXT NOT NULL,
      model TEXT NOT NULL,
      host TEXT NOT NULL,
      verdicts INTEGER NOT NULL,
      PRIMARY KEY (quarter, intent, model, host)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE job_facts ADD COLUMN cell TEXT NOT NULL DEFAULT '';
    ALTER TABLE job_facts ADD COLUMN host TEXT NOT NULL DEFAULT '';
    ALTER TABLE job_facts ADD COLUMN is_judged INTEGER NOT NULL DEFAULT 0;
    UPDATE job_facts SET cell = ${CELL('jobs')}, model = iif(proof_id IS NULL, ${ROUTED_TO('jobs')}, job_facts.model) FROM jobs WHERE jobs.id = job_facts.job_id;
    UPDATE job_facts SET host = made.host
      FROM (SELECT job_id, host, max(id) FROM step_runs WHERE operation = 'generate' AND is_cached = 0 AND host IS NOT NULL GROUP BY job_id) AS made
      WHERE made.job_id = job_facts.job_id;
    UPDATE job_facts SET is_judged = 1
      FROM (SELECT DISTINCT proofs.job_id FROM verdicts JOIN proofs ON proofs.id = verdicts.proof_id AND proofs.after_sha256 = verdicts.pixels_sha256) AS judged
      WHERE judged.job_id = job_facts.job_id;

    INSERT INTO step_run_blocks (block, operation, model, host, runs)
      SELECT ${block('run.started_at')}, operation, coalesce(run.model, ''), coalesce(run.host, ''),
        unhex(group_concat(${packedRun('run', 'job_facts.intent')}, '' ORDER BY run.id))
      FROM step_runs AS run LEFT JOIN job_facts ON job_facts.job_id = run.job_id WHERE ${RUN_IS_PACKED('run')} GROUP BY 1, 2, 3, 4;
    INSERT INTO job_counts (quarter, intent, kind, model, host, jobs, done, failed, approved)
      SELECT quarter, intent, kind, model, host, count(*), total(outcome = 'done'), total(outcome = 'failed'), total(is_approved) FROM job_facts GROUP BY 1, 2, 3, 4, 5;
    INSERT INTO model_approvals (quarter, model, intent, host, approved)
      SELECT quarter, model, intent, host, count(*) FROM job_facts WHERE is_approved = 1 GROUP BY 1, 2, 3, 4;
    INSERT INTO job_day_counts (day, intent, kind, model, host, cell, jobs, done, failed, judged, approved)
      SELECT quarter / 96, intent, kind, model, host, cell, count(*), total(outcome = 'done'), total(outcome = 'failed'), total(is_judged), total(is_approved)
      FROM job_facts GROUP BY 1, 2, 3, 4, 5, 6;
    INSERT INTO job_end_blocks (block, model, host, ends)
      SELECT ${block('finished_at')}, facts.model, facts.host, unhex(group_concat(${packedEnd('jobs', 'facts')}, '' ORDER BY finished_at, id))
      FROM jobs JOIN job_facts AS facts ON facts.job_id = jobs.id WHERE state = 'done' GROUP BY 1, 2, 3;
    INSERT INTO lettered_proofs (at, proof_id, job_id, intent, model, host, error_rate_before, error_rate_after)
      SELECT created_at, id, proofs.job_id, facts.intent, facts.model, facts.host, ${ERROR_RATE('proofs', 'before')}, ${ERROR_RATE('proofs', 'after')}
      FROM proofs JOIN job_facts AS facts ON facts.job_id = proofs.job_id WHERE ${IS_LETTERED('proofs')};
    INSERT INTO sent_back (quarter, intent, model, host, verdicts)
      SELECT ${quarter('verdicts.at')}, facts.intent, facts.model, facts.host, count(*)
      FROM verdicts JOIN proofs ON proofs.id = verdicts.proof_id JOIN job_facts AS facts ON facts.job_id = proofs.job_id
      WHERE verdict <> 'approve' GROUP BY 1, 2, 3, 4;

    CREATE TRIGGER step_runs_are_packed_when_added AFTER INSERT ON step_runs WHEN ${RUN_IS_PACKED('NEW')}
      BEGIN ${packRun} END;
    CREATE TRIGGER step_runs_are_packed_when_ended AFTER UPDATE OF status ON step_runs WHEN OLD.status = 'running' AND ${RUN_IS_PACKED('NEW')}
      BEGIN ${packRun} END;
    CREATE TRIGGER step_runs_name_the_host AFTER UPDATE OF host ON step_runs WHEN NEW.operation = 'generate' AND NEW.is_cached = 0 AND NEW.host IS NOT NULL
      BEGIN UPDATE job_facts SET host = NEW.host WHERE job_id = NEW.job_id AND host <> NEW.host; END;

    CREATE TRIGGER jobs_have_facts AFTER INSERT ON jobs
      BEGIN
        INSERT INTO job_facts (job_id, parent_id, quarter, intent, kind, outcome, cell, model)
        VALUES (NEW.id, NEW.parent_id, ${quarter('NEW.created_at')}, NEW.intent, ${KIND('NEW')}, ${OUTCOME('NEW')}, ${CELL('NEW')}, ${ROUTED_TO('NEW')});
      END;
    CREATE TRIGGER jobs_change_facts AFTER UPDATE OF state, intent ON jobs WHEN ${OUTCOME('OLD')} <> ${OUTCOME('NEW')} OR OLD.intent <> NEW.intent
      BEGIN UPDATE job_facts SET outcome = ${OUTCOME('NEW')}, intent = NEW.intent WHERE job_id = NEW.id; END;
    -- A job that waits is routed anew; where a finished one went stays as it was.
    CREATE TRIGGER jobs_are_routed_anew AFTER UPDATE OF route ON jobs WHEN OLD.route <> NEW.route AND NEW.proof_id IS NULL
      BEGIN UPDATE job_facts SET cell = ${CELL('NEW')}, model = ${ROUTED_TO('NEW')} WHERE job_id = NEW.id; END;
    CREATE TRIGGER jobs_end_when_added AFTER INSERT ON jobs WHEN NEW.state = 'done' BEGIN ${packEnd} END;
    CREATE TRIGGER jobs_end AFTER UPDATE OF state ON jobs WHEN OLD.state <> 'done' AND NEW.state = 'done' BEGIN ${packEnd} END;
    CREATE TRIGGER facts_are_counted AFTER INSERT ON job_facts BEGIN ${countFact('NEW', 1)} END;
    CREATE TRIGGER facts_are_counted_again AFTER UPDATE ON job_facts
      WHEN (OLD.outcome, OLD.intent, OLD.is_approved, OLD.is_judged, OLD.model, OLD.host, OLD.cell)
        <> (NEW.outcome, NEW.intent, NEW.is_approved, NEW.is_judged, NEW.model, NEW.host, NEW.cell)
      BEGIN ${countFact('OLD', -1)} ${countFact('NEW', 1)} END;
    CREATE TRIGGER proofs_name_the_model AFTER INSERT ON proofs
      BEGIN UPDATE job_facts SET model = ${modelOfPlan('NEW.plan')} WHERE job_id = NEW.job_id; END;
    CREATE TRIGGER proofs_are_lettered AFTER INSERT ON proofs WHEN ${IS_LETTERED('NEW')}
      BEGIN
        INSERT INTO lettered_proofs (at, proof_id, job_id, intent, model, host, error_rate_before, error_rate_after)
        SELECT NEW.created_at, NEW.id, NEW.job_id, intent, ${modelOfPlan('NEW.plan')}, host, ${ERROR_RATE('NEW', 'before')}, ${ERROR_RATE('NEW', 'after')}
        FROM job_facts WHERE job_id = NEW.job_id;
      END;
    CREATE TRIGGER verdicts_approve AFTER INSERT ON verdicts
      BEGIN
        UPDATE job_facts SET is_approved = (NEW.verdict = 'approve'), is_judged = 1
        WHERE job_id = (SELECT job_id FROM proofs WHERE id = NEW.proof_id AND after_sha256 = NEW.pixels_sha256);
      END;
    CREATE TRIGGER verdicts_send_back AFTER INSERT ON verdicts WHEN NEW.verdict <> 'approve'
      BEGIN
        INSERT INTO sent_back (quarter, intent, model, host, verdicts)
        SELECT ${quarter('NEW.at')}, intent, model, host, 1 FROM job_facts WHERE job_id = (SELECT job_id FROM proofs WHERE id = NEW.proof_id)
        ON CONFLICT DO UPDATE SET verdicts = verdicts + 1;
      END;
  `,
};
