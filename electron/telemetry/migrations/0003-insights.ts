import type { Migration } from './migration.ts';

/** Quarters of an hour since the epoch: no time zone begins its day within one. */
const quarter = (time: string) => `coalesce(unixepoch(${time}), 0) / 900`;
/** Days in UTC since the epoch: the rows of the packed tables. */
const block = (time: string) => `coalesce(unixepoch(${time}), 0) / 86400`;
const quarterOfBlock = (time: string) => `coalesce(unixepoch(${time}), 0) % 86400 / 900`;
const appended = (column: string) => `CAST(${column} || excluded.${column} AS BLOB)`;

/** What most steps have none of is left out. */
const HAS_BILL = (run: string) => `(${run}.cost_usd <> 0 OR ${run}.retries <> 0)`;

/** 12 bytes, or 19 with a bill, big-endian; electron/telemetry/packed-runs.ts reads them. Reused steps cost nothing and are left out. */
const packedRun = (run: string) => `printf('%04x%010x%010x%s',
  ${quarterOfBlock(`${run}.started_at`)}
    + 128 * CASE ${run}.status WHEN 'done' THEN 0 WHEN 'failed' THEN iif(${run}.error_code = 'out-of-memory', 2, 1) WHEN 'cancelled' THEN 3 ELSE 4 END
    + 1024 * ${HAS_BILL(run)},
  coalesce(max(0, min(CAST(round(${run}.time_ms * 1e3) AS INTEGER), 1099511627774)), 1099511627775),
  coalesce(max(0, min(${run}.peak_bytes, 1099511627774)) + 1, 0),
  iif(${HAS_BILL(run)}, printf('%012x%02x', max(0, min(CAST(round(${run}.cost_usd * 1e9) AS INTEGER), 281474976710655)), max(0, min(${run}.retries, 255))), ''))`;

const RUN_IS_PACKED = (run: string) => `${run}.status <> 'running' AND ${run}.is_cached = 0`;

const packRun = `
  INSERT INTO step_run_blocks (block, operation, model, runs)
  VALUES (${block('NEW.started_at')}, NEW.operation, coalesce(NEW.model, ''), unhex(${packedRun('NEW')}))
  ON CONFLICT DO UPDATE SET runs = ${appended('runs')};`;

/** Upper bounds in ms; electron/telemetry/run-totals.ts names them. 12 = longer, -1 = no time was taken. */
const timeBucket = (run: string) => `CASE WHEN ${run}.time_ms IS NULL THEN -1
  WHEN ${run}.time_ms <= 50 THEN 0 WHEN ${run}.time_ms <= 100 THEN 1 WHEN ${run}.time_ms <= 250 THEN 2 WHEN ${run}.time_ms <= 500 THEN 3
  WHEN ${run}.time_ms <= 1000 THEN 4 WHEN ${run}.time_ms <= 2500 THEN 5 WHEN ${run}.time_ms <= 5000 THEN 6 WHEN ${run}.time_ms <= 10000 THEN 7
  WHEN ${run}.time_ms <= 30000 THEN 8 WHEN ${run}.time_ms <= 60000 THEN 9 WHEN ${run}.time_ms <= 120000 THEN 10 WHEN ${run}.time_ms <= 300000 THEN 11 ELSE 12 END`;

const totalsOf = (run: string) => `${run}.operation, coalesce(${run}.model, ''), iif(${run}.is_cached = 1, 'cached', ${run}.status),
  coalesce(${run}.error_code, ''), ${timeBucket(run)}`;

const countRun = `
  INSERT INTO step_run_totals (operation, model, status, error_code, bucket, runs, time_ms, cost_usd, retries)
  VALUES (${totalsOf('NEW')}, 1, coalesce(NEW.time_ms, 0), NEW.cost_usd, NEW.retries)
  ON CONFLICT DO UPDATE SET runs = runs + 1, time_ms = time_ms + excluded.time_ms, cost_usd = cost_usd + excluded.cost_usd, retries = retries + excluded.retries;`;

const OUTCOME = (job: string) => `CASE WHEN ${job}.state = 'done' THEN 'done' WHEN ${job}.state IN ('failed', 'quarantined') THEN 'failed' ELSE 'open' END`;

/** What an artist changed by hand makes a fix of a re-render: lettering, the words, the intent. Another seed, size or wording does not. */
const KIND = (job: string) => `CASE WHEN ${job}.parent_id IS NULL THEN 'first'
  WHEN EXISTS (
    SELECT 1 FROM jobs AS parent WHERE parent.id = ${job}.parent_id AND (
      json_extract(parent.request, '$.lettering') IS NOT json_extract(${job}.request, '$.lettering')
      OR json_extract(parent.request, '$.words') IS NOT json_extract(${job}.request, '$.words')
      OR json_extract(parent.request, '$.intent') IS NOT json_extract(${job}.request, '$.intent'))
  ) THEN 'fix' ELSE 'rerender' END`;

const packEnd = `
  INSERT INTO job_end_blocks (block, intent, ends)
  VALUES (${block('NEW.finished_at')}, NEW.intent, unhex(${packedEnd('NEW')}))
  ON CONFLICT DO UPDATE SET ends = ${appended('ends')};`;

/** 6 bytes, big-endian: quarter of an hour in the block, milliseconds from start to end. */
function packedEnd(job: string): string {
  return `printf('%02x%010x', ${quarterOfBlock(`${job}.finished_at`)},
    coalesce(max(0, min(CAST(round((julianday(${job}.finished_at) - julianday(${job}.started_at)) * 86400000) AS INTEGER), 1099511627774)), 1099511627775))`;
}

const countFact = (fact: 'NEW' | 'OLD', by: 1 | -1) => `
  INSERT INTO job_counts (quarter, intent, kind, jobs, done, failed, approved)
  VALUES (${fact}.quarter, ${fact}.intent, ${fact}.kind, ${by}, ${by} * (${fact}.outcome = 'done'), ${by} * (${fact}.outcome = 'failed'), ${by} * ${fact}.is_approved)
  ON CONFLICT DO UPDATE SET jobs = jobs + excluded.jobs, done = done + excluded.done, failed = failed + excluded.failed, approved = approved + excluded.approved;`;

const countApproval = (fact: 'NEW' | 'OLD', by: 1 | -1) => `
  INSERT INTO model_approvals (quarter, model, approved) SELECT ${fact}.quarter, ${fact}.model, ${by} WHERE ${fact}.is_approved = 1
  ON CONFLICT DO UPDATE SET approved = approved + excluded.approved;`;

/** The model that made the base, as the plan was run; '' for an imported one. */
const modelOfPlan = (plan: string) => `coalesce((
  SELECT json_extract(value, '$.params.model') FROM json_each(${plan}, '$.steps') WHERE json_extract(value, '$.operation') = 'generate' LIMIT 1), '')`;

const IS_APPROVED = `coalesce((
  SELECT verdict = 'approve' FROM verdicts WHERE proof_id = proofs.id AND pixels_sha256 = proofs.after_sha256 ORDER BY verdicts.id DESC LIMIT 1), 0)`;

/**
 * What Insights ask of a million runs, kept up by triggers in the transaction that writes a run, so that no writer can forget it. Times stay whole
 * (to the microsecond) and are packed by days in UTC: medians over any days are exact. Jobs and runs are never deleted, so nothing is ever taken out of a day.
 */
export const insights: Migration = {
  version: 3,
  sql: `
    CREATE TABLE step_run_blocks (
      block INTEGER NOT NULL,
      operation TEXT NOT NULL,
      model TEXT NOT NULL,
      runs BLOB NOT NULL,
      PRIMARY KEY (block, operation, model)
    ) STRICT;
    CREATE TABLE step_run_totals (
      operation TEXT NOT NULL,
      model TEXT NOT NULL,
      status TEXT NOT NULL,
      error_code TEXT NOT NULL,
      bucket INTEGER NOT NULL,
      runs INTEGER NOT NULL,
      time_ms REAL NOT NULL,
      cost_usd REAL NOT NULL,
      retries INTEGER NOT NULL,
      PRIMARY KEY (operation, model, status, error_code, bucket)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE job_facts (
      job_id TEXT PRIMARY KEY,
      parent_id TEXT,
      quarter INTEGER NOT NULL,
      intent TEXT NOT NULL,
      kind TEXT NOT NULL,
      outcome TEXT NOT NULL,
      is_approved INTEGER NOT NULL DEFAULT 0,
      model TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE job_counts (
      quarter INTEGER NOT NULL,
      intent TEXT NOT NULL,
      kind TEXT NOT NULL,
      jobs INTEGER NOT NULL,
      done INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      approved INTEGER NOT NULL,
      PRIMARY KEY (intent, kind, quarter)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE model_approvals (
      quarter INTEGER NOT NULL,
      model TEXT NOT NULL,
      approved INTEGER NOT NULL,
      PRIMARY KEY (model, quarter)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE job_end_blocks (
      block INTEGER NOT NULL,
      intent TEXT NOT NULL,
      ends BLOB NOT NULL,
      PRIMARY KEY (block, intent)
    ) STRICT;
    CREATE TABLE golden_prompts (
      prompt TEXT NOT NULL,
      seed INTEGER NOT NULL,
      added_at TEXT NOT NULL,
      PRIMARY KEY (prompt, seed)
    ) STRICT, WITHOUT ROWID;
    -- One row per number that a golden proof was measured by, whatever the measures of the day are.
    CREATE TABLE golden_measures (
      proof_id TEXT NOT NULL,
      measure TEXT NOT NULL,
      value REAL NOT NULL,
      model TEXT NOT NULL,
      prompt TEXT NOT NULL,
      seed INTEGER NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (proof_id, measure)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX golden_measures_by_time ON golden_measures (at, model, measure);

    INSERT INTO step_run_blocks (block, operation, model, runs)
      SELECT ${block('step_runs.started_at')}, operation, coalesce(model, ''), unhex(group_concat(${packedRun('step_runs')}, '' ORDER BY id))
      FROM step_runs WHERE ${RUN_IS_PACKED('step_runs')} GROUP BY 1, 2, 3;
    INSERT INTO step_run_totals
      SELECT ${totalsOf('step_runs')}, count(*), total(time_ms), total(cost_usd), total(retries)
      FROM step_runs WHERE status <> 'running' GROUP BY 1, 2, 3, 4, 5;
    INSERT INTO job_facts (job_id, parent_id, quarter, intent, kind, outcome)
      SELECT id, parent_id, ${quarter('created_at')}, intent, ${KIND('jobs')}, ${OUTCOME('jobs')} FROM jobs;
    UPDATE job_facts SET is_approved = proof.is_approved, model = proof.model
      FROM (SELECT job_id, ${IS_APPROVED} AS is_approved, ${modelOfPlan('plan')} AS model FROM proofs) AS proof
      WHERE proof.job_id = job_facts.job_id;
    INSERT INTO job_counts
      SELECT quarter, intent, kind, count(*), total(outcome = 'done'), total(outcome = 'failed'), total(is_approved) FROM job_facts GROUP BY 1, 2, 3;
    INSERT INTO model_approvals SELECT quarter, model, count(*) FROM job_facts WHERE is_approved = 1 GROUP BY 1, 2;
    INSERT INTO job_end_blocks
      SELECT ${block('finished_at')}, intent, unhex(group_concat(${packedEnd('jobs')}, '' ORDER BY finished_at, id)) FROM jobs WHERE state = 'done' GROUP BY 1, 2;

    CREATE TRIGGER step_runs_are_packed_when_added AFTER INSERT ON step_runs WHEN ${RUN_IS_PACKED('NEW')}
      BEGIN ${packRun} END;
    CREATE TRIGGER step_runs_are_packed_when_ended AFTER UPDATE OF status ON step_runs WHEN OLD.status = 'running' AND ${RUN_IS_PACKED('NEW')}
      BEGIN ${packRun} END;
    CREATE TRIGGER step_runs_are_counted_when_added AFTER INSERT ON step_runs WHEN NEW.status <> 'running'
      BEGIN ${countRun} END;
    CREATE TRIGGER step_runs_are_counted_when_ended AFTER UPDATE OF status ON step_runs WHEN OLD.status = 'running' AND NEW.status <> 'running'
      BEGIN ${countRun} END;

    CREATE TRIGGER jobs_have_facts AFTER INSERT ON jobs
      BEGIN
        INSERT INTO job_facts (job_id, parent_id, quarter, intent, kind, outcome)
        VALUES (NEW.id, NEW.parent_id, ${quarter('NEW.created_at')}, NEW.intent, ${KIND('NEW')}, ${OUTCOME('NEW')});
      END;
    CREATE TRIGGER jobs_change_facts AFTER UPDATE OF state, intent ON jobs WHEN ${OUTCOME('OLD')} <> ${OUTCOME('NEW')} OR OLD.intent <> NEW.intent
      BEGIN UPDATE job_facts SET outcome = ${OUTCOME('NEW')}, intent = NEW.intent WHERE job_id = NEW.id; END;
    CREATE TRIGGER jobs_end_when_added AFTER INSERT ON jobs WHEN NEW.state = 'done' BEGIN ${packEnd} END;
    CREATE TRIGGER jobs_end AFTER UPDATE OF state ON jobs WHEN OLD.state <> 'done' AND NEW.state = 'done' BEGIN ${packEnd} END;
    CREATE TRIGGER facts_are_counted AFTER INSERT ON job_facts BEGIN ${countFact('NEW', 1)} END;
    CREATE TRIGGER facts_are_counted_again AFTER UPDATE ON job_facts
      WHEN OLD.outcome <> NEW.outcome OR OLD.intent <> NEW.intent OR OLD.is_approved <> NEW.is_approved OR (NEW.is_approved = 1 AND OLD.model <> NEW.model)
      BEGIN ${countFact('OLD', -1)} ${countFact('NEW', 1)} ${countApproval('OLD', -1)} ${countApproval('NEW', 1)} END;
    CREATE TRIGGER proofs_name_the_model AFTER INSERT ON proofs
      BEGIN UPDATE job_facts SET model = ${modelOfPlan('NEW.plan')} WHERE job_id = NEW.job_id; END;
    CREATE TRIGGER verdicts_approve AFTER INSERT ON verdicts
      BEGIN
        UPDATE job_facts SET is_approved = (NEW.verdict = 'approve')
        WHERE job_id = (SELECT job_id FROM proofs WHERE id = NEW.proof_id AND after_sha256 = NEW.pixels_sha256) AND is_approved <> (NEW.verdict = 'approve');
      END;
    CREATE TRIGGER proofs_are_golden AFTER INSERT ON proofs
      WHEN EXISTS (SELECT 1 FROM golden_prompts)
      BEGIN
        INSERT INTO golden_measures (proof_id, measure, value, model, prompt, seed, at)
        SELECT NEW.id, substr(measures.fullkey, 3), measures.value, ${modelOfPlan('NEW.plan')}, golden.prompt, golden.seed, NEW.created_at
        FROM jobs JOIN golden_prompts AS golden ON golden.prompt = jobs.prompt AND golden.seed = json_extract(jobs.request, '$.seed'),
          json_tree(NEW.metrics) AS measures
        WHERE jobs.id = NEW.job_id AND measures.type IN ('integer', 'real')
          AND EXISTS (SELECT 1 FROM step_runs WHERE job_id = NEW.job_id AND operation = 'generate' AND status = 'done' AND is_cached = 0);
      END;

    CREATE INDEX verdicts_sent_back ON verdicts (at) WHERE verdict <> 'approve';
    -- Nobody asks these any more.
    DROP INDEX jobs_for_insights;
    DROP INDEX jobs_by_end;
    DROP INDEX step_runs_measured;
  `,
};
