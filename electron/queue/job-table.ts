import type { GateColour } from '../../shared/gates.ts';
import type { Job, JobState } from '../../shared/job.ts';
import type { Database } from '../telemetry/database.ts';
import { likeness, MODEL } from './job-filter.ts';
import { createJobFinder, type JobFinder } from './job-finder.ts';
import { type BatchRule, chooseSiblings, SIBLING_WINDOW, type SiblingCandidate } from './siblings.ts';
import { createStatements } from './statements.ts';
import type { StoredJob } from './stored-job.ts';

/** Columns that change after a job was added. */
export interface JobChange {
  state?: JobState;
  error?: Job['error'];
  proofId?: string | null;
  thumbnailSha256?: string | null;
  startedAt?: string | null;
  finishedAt?: string | null;
  attempts?: number;
  crashCount?: number;
  isPlaced?: boolean;
}

/** The queue's rows. */
export interface JobTable extends JobFinder {
  insert(job: Job): void;
  get(id: string): StoredJob | null;
  counts(): Record<JobState, number>;
  /** Next queued jobs in the order in which they run. */
  nextQueued(limit: number): StoredJob[];
  /** Models that queued jobs are routed to, each once. */
  queuedModels(): string[];
  /** The first queued job of a model; null = none. */
  nextQueuedOf(model: string): StoredJob | null;
  /** Queued jobs behind this one that may be rendered in one call with it, in the queue's order. */
  siblingsOf(job: StoredJob, rule: BatchRule): StoredJob[];
  /** Seeds of all jobs with this prompt. */
  seedsOf(prompt: string): number[];
  inState(state: JobState): StoredJob[];
  /** Newest first. */
  newest(limit: number): StoredJob[];
  change(id: string, change: JobChange): void;
  /** Replaces what was asked for, how it was read and where it goes. */
  rewrite(job: Pick<Job, 'id' | 'request' | 'reading' | 'route'>): void;
  setPriority(id: string, priority: number): void;
  place(id: string, priority: number, position: number): void;
  lastPosition(): number;
  /** Position of the nearest other job before `position` with this priority; null = none. */
  positionBefore(priority: number, position: number, exceptId: string): number | null;
  /** The waiting job that would run last, without `exceptId`; null = none. */
  lastWaiting(exceptId: string): { priority: number; position: number } | null;
  /** Gives the jobs of a priority whole-number distances again, order kept. */
  renumber(priority: number): void;
  /** Steps this job really computed (not from the cache) since a time. */
  stepsFinishedSince(id: string, at: string): number;
}

interface JobRecord {
  id: string;
  request: string;
  state: JobState;
  position: number;
  reading: string;
  route: string;
  attempts: number;
  crash_count: number;
  is_placed: number;
  error: string | null;
  parent_id: string | null;
  proof_id: string | null;
  gate: GateColour | null;
  thumbnail_sha256: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
}

/** Jobs as JobRecord with the mark of their proofs. Prompt, intent and priority are in the request as well: their columns are there to look things up. */
const JOBS = `
  SELECT id, request, state, position, reading, route, attempts, crash_count, is_placed, error, parent_id, proof_id, thumbnail_sha256, created_at, started_at, finished_at,
    (SELECT gate FROM proofs WHERE proofs.id = jobs.proof_id) AS gate
  FROM jobs`;
const IN_ORDER = 'ORDER BY priority DESC, position, id';
const COLUMN_OF: Record<keyof JobChange, string> = {
  state: 'state',
  error: 'error',
  proofId: 'proof_id',
  thumbnailSha256: 'thumbnail_sha256',
  startedAt: 'started_at',
  finishedAt: 'finished_at',
  attempts: 'attempts',
  crashCount: 'crash_count',
  isPlaced: 'is_placed',
};

export function createJobTable(database: Database, clock: () => Date = () => new Date()): JobTable {
  const insert = database.prepare(
    `INSERT INTO jobs (id, request, prompt, intent, state, priority, position, reading, route, attempts, crash_count, error, parent_id, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, NULL, ?, ?)`,
  );
  const select = database.prepare<[string], JobRecord>(`${JOBS} WHERE id = ?`);
  const counts = database.prepare<[], { state: JobState; count: number }>('SELECT state, count(*) AS count FROM jobs GROUP BY state');
  const inState = database.prepare<[string, number], JobRecord>(`${JOBS} WHERE state = ? ${IN_ORDER} LIMIT ?`);
  // Skips from model to model in the index of queued jobs, however many jobs there are.
  const nextModel = database.prepare<[string], string | null>(`SELECT min(${MODEL}) FROM jobs WHERE state = 'queued' AND ${MODEL} > ?`).pluck();
  const nextQueuedOf = database.prepare<[string], JobRecord>(`${JOBS} WHERE state = 'queued' AND ${MODEL} = ? ${IN_ORDER} LIMIT 1`);
  const behind = database.prepare<unknown[], Omit<SiblingCandidate, 'isAlike' | 'isPlaced'> & { isAlike: number; isPlaced: number }>(
    `SELECT id, json_extract(request, '$.seed') AS seed, ${likeness('request')} = ${likeness('?')} AS isAlike, is_placed AS isPlaced, crash_count AS crashCount
     FROM jobs WHERE state = 'queued' AND ${MODEL} = ? AND priority = ? AND (position, id) > (?, ?) ORDER BY position, id LIMIT ${SIBLING_WINDOW}`,
  );
  // The first words are in an index of their own.
  const seedsOf = database
    .prepare<[string, string], number>("SELECT json_extract(request, '$.seed') FROM jobs WHERE substr(prompt, 1, 48) = substr(?, 1, 48) AND prompt = ?")
    .pluck();
  const newest = database.prepare<[number], JobRecord>(`${JOBS} ORDER BY created_at DESC, position DESC LIMIT ?`);
  const rewrite = database.prepare('UPDATE jobs SET request = ?, prompt = ?, intent = ?, priority = ?, reading = ?, route = ? WHERE id = ?');
  const setPriority = database.prepare("UPDATE jobs SET priority = @priority, request = json_set(request, '$.priority', @priority) WHERE id = @id");
  const place = database.prepare(
    "UPDATE jobs SET priority = @priority, position = @position, request = json_set(request, '$.priority', @priority) WHERE id = @id",
  );
  const lastPosition = database.prepare<[], number | null>('SELECT max(position) FROM jobs').pluck();
  const positionBefore = database
    .prepare<[number, number, string], number | null>('SELECT max(position) FROM jobs WHERE priority = ? AND position < ? AND id <> ?')
    .pluck();
  const lastWaiting = database.prepare<[string], { priority: number; position: number }>(
    "SELECT priority, position FROM jobs WHERE state IN ('queued', 'paused') AND id <> ? ORDER BY priority, position DESC LIMIT 1",
  );
  const renumber = database.prepare(
    `UPDATE jobs SET position = numbered.number
     FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS number FROM jobs WHERE priority = @priority) AS numbered
     WHERE jobs.id = numbered.id`,
  );
  const finishedSince = database
    .prepare<[string, string], number>("SELECT count(*) FROM step_runs WHERE job_id = ? AND status = 'done' AND is_cached = 0 AND started_at >= ?")
    .pluck();
  const statements = createStatements(database);

  return {
    insert(job) {
      const { request, reading, route } = job;
      insert.run(
        job.id,
        JSON.stringify(request),
        request.prompt,
        reading.intent,
        job.state,
        request.priority,
        job.position,
        JSON.stringify(reading),
        JSON.stringify(route),
        job.parentId,
        job.createdAt,
      );
    },
    get(id) {
      const record = select.get(id);
      return record ? jobOf(record) : null;
    },
    ...createJobFinder<JobRecord>(statements, JOBS, jobOf, clock),
    counts() {
      const result: Record<JobState, number> = { queued: 0, paused: 0, running: 0, done: 0, failed: 0, cancelled: 0, quarantined: 0 };
      for (const { state, count } of counts.all()) result[state] = count;
      return result;
    },
    nextQueued: (limit) => inState.all('queued', limit).map(jobOf),
    queuedModels() {
      const models: string[] = [];
      for (let model = nextModel.get('') as string | null; model !== null; model = nextModel.get(model) as string | null) models.push(model);
      return models;
    },
    nextQueuedOf(model) {
      const record = nextQueuedOf.get(model);
      return record ? jobOf(record) : null;
    },
    siblingsOf({ id, position, request, route }, rule) {
      const rows = behind.all(JSON.stringify(request), route.model, request.priority, position, id);
      const candidates = rows.map((row) => ({ ...row, isAlike: row.isAlike === 1, isPlaced: row.isPlaced === 1 }));
      return chooseSiblings(request.seed, candidates, rule).map((sibling) => jobOf(select.get(sibling)!));
    },
    seedsOf: (prompt) => seedsOf.all(prompt, prompt) as number[],
    inState: (state) => inState.all(state, -1).map(jobOf),
    newest: (limit) => newest.all(limit).map(jobOf),
    change(id, change) {
      const keys = Object.keys(change) as (keyof JobChange)[];
      const values = keys.map((key) => columnValue(change, key));
      statements(`UPDATE jobs SET ${keys.map((key) => `${COLUMN_OF[key]} = ?`).join(', ')} WHERE id = ?`).run(...values, id);
    },
    rewrite: ({ id, request, reading, route }) =>
      void rewrite.run(JSON.stringify(request), request.prompt, reading.intent, request.priority, JSON.stringify(reading), JSON.stringify(route), id),
    setPriority: (id, priority) => void setPriority.run({ id, priority }),
    place: (id, priority, position) => void place.run({ id, priority, position }),
    lastPosition: () => (lastPosition.get() as number | null) ?? 0,
    positionBefore: (priority, position, exceptId) => (positionBefore.get(priority, position, exceptId) as number | null) ?? null,
    lastWaiting: (exceptId) => lastWaiting.get(exceptId) ?? null,
    renumber: (priority) => void renumber.run({ priority }),
    stepsFinishedSince: (id, at) => finishedSince.get(id, at) as number,
  };
}

function columnValue(change: JobChange, key: keyof JobChange): unknown {
  if (key === 'error' && change.error) return JSON.stringify(change.error);
  return key === 'isPlaced' ? Number(change.isPlaced) : change[key];
}

function jobOf(record: JobRecord): StoredJob {
  return {
    id: record.id,
    request: JSON.parse(record.request),
    state: record.state,
    position: record.position,
    // Jobs of an older project have neither.
    reading: completed(record.reading, 'corrected', []),
    route: completed(record.route, 'split', null),
    attempts: record.attempts,
    crashCount: record.crash_count,
    isPlaced: record.is_placed === 1,
    error: record.error === null ? null : JSON.parse(record.error),
    parentId: record.parent_id,
    proofId: record.proof_id,
    gate: record.gate,
    thumbnailSha256: record.thumbnail_sha256,
    createdAt: record.created_at,
    startedAt: record.started_at,
    finishedAt: record.finished_at,
  };
}

function completed<Value extends object, Key extends keyof Value>(json: string, key: Key, missing: Value[Key]): Value {
  const value = JSON.parse(json) as Value;
  if (!(key in value)) value[key] = missing;
  return value;
}
