import type { Statement } from 'better-sqlite3';
import type { StepRun } from '../../shared/proof.ts';
import type { Database } from './database.ts';

export type NewStepRun = Pick<StepRun, 'jobId' | 'step' | 'operation' | 'key' | 'isCached' | 'status' | 'model' | 'waitMs' | 'startedAt'> &
  Partial<Pick<StepRun, 'timeMs'>>;

export type StepRunOutcome = Pick<StepRun, 'status' | 'timeMs' | 'peakBytes' | 'costUsd' | 'retries' | 'errorCode'> & Partial<Pick<StepRun, 'host'>>;

/** One row per executed or reused step. */
export interface RunTable {
  /** Returns the row's id. */
  start(run: NewStepRun): number;
  finish(id: number, outcome: StepRunOutcome): void;
  /** Oldest first. */
  ofJob(jobId: string): StepRun[];
  /** Newest finished runs of a model that were not taken from the cache. */
  recentOf(model: string, limit: number): StepRun[];
  /** Rows that were left `running` by a process that died become `interrupted`. */
  interruptRunning(): number;
}

interface RunRecord {
  id: number;
  job_id: string;
  step: string;
  operation: string;
  key: string;
  is_cached: number;
  status: StepRun['status'];
  model: string | null;
  wait_ms: number;
  time_ms: number | null;
  peak_bytes: number | null;
  cost_usd: number;
  retries: number;
  error_code: string | null;
  host: string | null;
  started_at: string;
}

export function createRunTable(database: Database): RunTable {
  const insert = database.prepare(
    `INSERT INTO step_runs (job_id, step, operation, key, is_cached, status, model, wait_ms, time_ms, started_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = database.prepare('UPDATE step_runs SET status = ?, time_ms = ?, peak_bytes = ?, cost_usd = ?, retries = ?, error_code = ? WHERE id = ?');
  let hostUpdate: Statement<[string, number]> | undefined;
  // Few steps have one.
  const setHost = (host: string, id: number) => {
    hostUpdate ??= database.prepare('UPDATE step_runs SET host = ? WHERE id = ?');
    hostUpdate.run(host, id);
  };
  const ofJob = database.prepare<[string], RunRecord>('SELECT * FROM step_runs WHERE job_id = ? ORDER BY id');
  const recent = database.prepare<[string, number], RunRecord>(
    "SELECT * FROM step_runs WHERE model = ? AND status = 'done' AND is_cached = 0 ORDER BY id DESC LIMIT ?",
  );
  const interrupt = database.prepare("UPDATE step_runs SET status = 'interrupted' WHERE status = 'running'");
  return {
    start(run) {
      const { lastInsertRowid } = insert.run(
        run.jobId,
        run.step,
        run.operation,
        run.key,
        run.isCached ? 1 : 0,
        run.status,
        run.model,
        run.waitMs,
        run.timeMs ?? null,
        run.startedAt,
      );
      return Number(lastInsertRowid);
    },
    finish(id, outcome) {
      const peakBytes = outcome.peakBytes === null ? null : Math.round(outcome.peakBytes);
      // First: a run is packed with its host when it ends.
      if (outcome.host) setHost(outcome.host, id);
      update.run(outcome.status, outcome.timeMs, peakBytes, outcome.costUsd, outcome.retries, outcome.errorCode, id);
    },
    ofJob: (jobId) => ofJob.all(jobId).map(stepRunOf),
    recentOf: (model, limit) => recent.all(model, limit).map(stepRunOf),
    interruptRunning: () => interrupt.run().changes,
  };
}

function stepRunOf(record: RunRecord): StepRun {
  return {
    id: record.id,
    jobId: record.job_id,
    step: record.step,
    operation: record.operation,
    key: record.key,
    isCached: record.is_cached === 1,
    status: record.status,
    model: record.model,
    waitMs: record.wait_ms,
    timeMs: record.time_ms,
    peakBytes: record.peak_bytes,
    costUsd: record.cost_usd,
    retries: record.retries,
    errorCode: record.error_code,
    host: record.host,
    startedAt: record.started_at,
  };
}
