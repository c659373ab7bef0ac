import type { BakeOffRequest } from '../../shared/bake-off.ts';
import type { JobState } from '../../shared/job.ts';
import type { ProofMetrics } from '../../shared/proof-metrics.ts';
import type { Database } from './database.ts';
import { createSettingsTable } from './settings-table.ts';

export interface StoredBakeOff {
  id: string;
  /** With its prompts as they were rendered: without variations. */
  request: BakeOffRequest;
  createdAt: string;
}

/** One render and what was measured of it. Indices into the request's lists. */
export interface RenderRow {
  prompt: number;
  seed: number;
  candidate: number;
  jobId: string;
  state: JobState;
  error: string | null;
  proofId: string | null;
  sha256: string | null;
  metrics: ProofMetrics | null;
  /** Of all its steps; null while not done, or when a step was taken from the cache: then it did not take its own time. */
  seconds: number | null;
  peakBytes: number | null;
  costUsd: number;
}

export interface StoredVote {
  prompt: number;
  seed: number;
  /** Candidates, first < second. */
  first: number;
  second: number;
  /** What the first got: 1, 0.5 or 0. */
  score: number;
  firstSha256: string;
  secondSha256: string;
  voter: string;
}

/** Bake-offs, their renders and the votes on them. Votes are append-only: a voter's newest on a pair counts. */
export interface BakeOffTable {
  add(bakeOff: StoredBakeOff): void;
  addCell(id: string, cell: Pick<RenderRow, 'prompt' | 'seed' | 'candidate' | 'jobId'>): void;
  /** Newest first, without those that were removed. */
  list(): StoredBakeOff[];
  /** Nothing is deleted: votes are append-only, and the renders are the project's history. */
  setRemoved(id: string, isRemoved: boolean): void;
  get(id: string): StoredBakeOff | null;
  /** In the order prompt, seed, candidate. */
  renders(id: string): RenderRow[];
  counts(id: string): { total: number; done: number; failed: number; votes: number };
  vote(id: string, vote: StoredVote, at: string): void;
  /** Those that count, oldest first. */
  votes(id: string): StoredVote[];
}

/** The setting that lists what was removed. */
const REMOVED = 'bake-offs-removed';

interface BakeOffRecord {
  id: string;
  request: string;
  created_at: string;
}

interface RenderRecord extends Omit<RenderRow, 'metrics' | 'error'> {
  metrics: string | null;
  error: string | null;
}

const RENDERS_SQL = `
  SELECT cells.prompt, cells.seed, cells.candidate, cells.job_id AS jobId, jobs.state, jobs.error, proofs.id AS proofId,
    proofs.after_sha256 AS sha256, proofs.metrics,
    (SELECT CASE WHEN jobs.state = 'done' AND max(is_cached) = 0 THEN total(time_ms) / 1000 END FROM step_runs WHERE job_id = jobs.id AND status = 'done') AS seconds,
    (SELECT max(peak_bytes) FROM step_runs WHERE job_id = jobs.id) AS peakBytes,
    (SELECT total(cost_usd) FROM step_runs WHERE job_id = jobs.id) AS costUsd
  FROM bake_off_cells AS cells JOIN jobs ON jobs.id = cells.job_id LEFT JOIN proofs ON proofs.job_id = jobs.id
  WHERE cells.bake_off_id = ? ORDER BY cells.prompt, cells.seed, cells.candidate`;

const NEWEST_VOTES_SQL = `
  SELECT prompt, seed, first, second, score, first_sha256 AS firstSha256, second_sha256 AS secondSha256, voter FROM bake_off_votes
  WHERE id IN (SELECT max(id) FROM bake_off_votes WHERE bake_off_id = ? GROUP BY voter, prompt, seed, first, second) ORDER BY id`;

export function createBakeOffTable(database: Database): BakeOffTable {
  const insert = database.prepare('INSERT INTO bake_offs (id, name, request, created_at) VALUES (?, ?, ?, ?)');
  const insertCell = database.prepare('INSERT INTO bake_off_cells (bake_off_id, prompt, seed, candidate, job_id) VALUES (?, ?, ?, ?, ?)');
  const insertVote = database.prepare(
    `INSERT INTO bake_off_votes (bake_off_id, prompt, seed, first, second, score, first_sha256, second_sha256, voter, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const all = database.prepare<[], BakeOffRecord>('SELECT * FROM bake_offs ORDER BY created_at DESC, id DESC');
  const one = database.prepare<[string], BakeOffRecord>('SELECT * FROM bake_offs WHERE id = ?');
  const renders = database.prepare<[string], RenderRecord>(RENDERS_SQL);
  const votes = database.prepare<[string], StoredVote>(NEWEST_VOTES_SQL);
  const counts = database.prepare<{ id: string }, { total: number; done: number; failed: number; votes: number }>(
    `SELECT count(*) AS total, count(*) FILTER (WHERE jobs.state = 'done') AS done,
       count(*) FILTER (WHERE jobs.state IN ('failed', 'cancelled', 'quarantined')) AS failed,
       (SELECT count(*) FROM (SELECT DISTINCT voter, prompt, seed, first, second FROM bake_off_votes WHERE bake_off_id = @id)) AS votes
     FROM bake_off_cells AS cells JOIN jobs ON jobs.id = cells.job_id WHERE cells.bake_off_id = @id`,
  );
  const settings = createSettingsTable(database);
  const removed = () => new Set<string>(JSON.parse(settings.get(REMOVED) ?? '[]'));
  return {
    add: ({ id, request, createdAt }) => void insert.run(id, request.name, JSON.stringify(request), createdAt),
    addCell: (id, { prompt, seed, candidate, jobId }) => void insertCell.run(id, prompt, seed, candidate, jobId),
    list() {
      const hidden = removed();
      return all
        .all()
        .filter(({ id }) => !hidden.has(id))
        .map(bakeOffOf);
    },
    setRemoved(id, isRemoved) {
      const hidden = removed();
      if (isRemoved) hidden.add(id);
      else hidden.delete(id);
      settings.set(REMOVED, JSON.stringify([...hidden]));
    },
    get(id) {
      const record = one.get(id);
      return record ? bakeOffOf(record) : null;
    },
    renders: (id) =>
      renders.all(id).map(({ metrics, error, ...record }) => ({
        ...record,
        metrics: metrics === null ? null : JSON.parse(metrics),
        error: error === null ? null : (JSON.parse(error) as { message: string }).message,
      })),
    counts: (id) => counts.get({ id })!,
    vote: (id, { prompt, seed, first, second, score, firstSha256, secondSha256, voter }, at) =>
      void insertVote.run(id, prompt, seed, first, second, score, firstSha256, secondSha256, voter, at),
    votes: (id) => votes.all(id),
  };
}

function bakeOffOf({ id, request, created_at }: BakeOffRecord): StoredBakeOff {
  return { id, request: JSON.parse(request), createdAt: created_at };
}
