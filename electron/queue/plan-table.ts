import type { Intent } from '../../shared/prompt.ts';
import type { Database } from '../telemetry/database.ts';
import { likeness, MODEL } from './job-filter.ts';
import type { LaneJob } from './lanes.ts';

/** A waiting or running job, as far as a plan needs it. */
export interface PlanJob extends LaneJob {
  prompt: string;
  intent: Intent;
  column: 'draft' | 'final';
  width: number;
  height: number;
  seed: number;
  /** What it asks for but for its seed. */
  likeness: string;
  /** As predicted when it was queued; null = nothing was measured then. */
  seconds: number | null;
  costUsd: number | null;
  thumbnailSha256: string | null;
  startedAt: string | null;
}

/** How long a finished job was being rendered. */
export interface DoneJob {
  model: string;
  column: 'draft' | 'final';
  width: number;
  height: number;
  startedAt: string;
  /** Milliseconds; of a job that was rendered together with others, its share. */
  durationMs: number;
}

/** What plans read. */
export interface PlanTable {
  /** The first queued jobs of a model, in the queue's order. */
  queuedOf(model: string, limit: number): PlanJob[];
  running(): PlanJob[];
  /** Queued jobs by model. */
  queuedCounts(): Map<string, number>;
  /** Models that finished jobs were routed to, each once. */
  doneModels(): string[];
  /** The newest finished jobs of a model. */
  doneOf(model: string, limit: number): DoneJob[];
}

interface PlanRecord extends Omit<PlanJob, 'request' | 'route' | 'isPlaced'> {
  model: string;
  priority: number;
  isPlaced: number;
}

/** Lists show no more of a prompt. */
const SHOWN_LENGTH = 200;
const COLUMNS = `id, position, is_placed AS isPlaced, priority, crash_count AS crashCount, substr(prompt, 1, ${SHOWN_LENGTH}) AS prompt, intent,
  thumbnail_sha256 AS thumbnailSha256, started_at AS startedAt, ${MODEL} AS model, json_extract(route, '$.column') AS column,
  json_extract(request, '$.width') AS width, json_extract(request, '$.height') AS height, json_extract(request, '$.seed') AS seed, ${likeness('request')} AS likeness,
  json_extract(route, '$.prediction.seconds') AS seconds, json_extract(route, '$.prediction.costUsd') AS costUsd`;

export function createPlanTable(database: Database): PlanTable {
  const queuedOf = database.prepare<[string, number], PlanRecord>(
    `SELECT ${COLUMNS} FROM jobs WHERE state = 'queued' AND ${MODEL} = ? ORDER BY priority DESC, position, id LIMIT ?`,
  );
  const running = database.prepare<[], PlanRecord>(`SELECT ${COLUMNS} FROM jobs WHERE state = 'running' ORDER BY started_at, position`);
  const counts = database.prepare<[], { model: string; count: number }>(
    `SELECT ${MODEL} AS model, count(*) AS count FROM jobs WHERE state = 'queued' AND ${MODEL} IS NOT NULL GROUP BY ${MODEL}`,
  );
  const doneOf = database.prepare<[string, number], Omit<DoneJob, 'durationMs'> & { finishedAt: string; batch: number }>(
    `SELECT ${MODEL} AS model, json_extract(route, '$.column') AS column, json_extract(request, '$.width') AS width,
       json_extract(request, '$.height') AS height, started_at AS startedAt, finished_at AS finishedAt,
       coalesce((SELECT max(batch_size) FROM model_calls WHERE job_id = jobs.id AND state = 'arrived' AND created_at >= jobs.started_at), 1) AS batch
     FROM jobs WHERE state = 'done' AND ${MODEL} = ? AND started_at IS NOT NULL AND finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT ?`,
  );
  // Skips from model to model in the index, however many jobs there are.
  const nextDone = database.prepare<[string], string | null>(`SELECT min(${MODEL}) FROM jobs WHERE state = 'done' AND ${MODEL} > ?`).pluck();
  return {
    doneModels() {
      const models: string[] = [];
      for (let model = nextDone.get('') as string | null; model !== null; model = nextDone.get(model) as string | null) models.push(model);
      return models;
    },
    queuedOf: (model, limit) => queuedOf.all(model, limit).map(planJobOf),
    running: () => running.all().map(planJobOf),
    queuedCounts: () => new Map(counts.all().map(({ model, count }) => [model, count])),
    doneOf: (model, limit) =>
      doneOf
        .all(model, limit)
        .map(({ finishedAt, batch, ...job }) => ({ ...job, durationMs: Math.max(0, Date.parse(finishedAt) - Date.parse(job.startedAt)) / batch })),
  };
}

function planJobOf({ model, priority, isPlaced, ...job }: PlanRecord): PlanJob {
  return { ...job, isPlaced: isPlaced === 1, request: { priority }, route: { model } };
}
