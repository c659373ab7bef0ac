import type { RouteLine } from '../../shared/calls.ts';
import type { Database } from './database.ts';

/** What was decided on each job's way to its pictures; append-only. */
export interface RouteLog {
  add(line: Omit<RouteLine, 'id'>): void;
  /** Oldest first. */
  ofJob(jobId: string): RouteLine[];
}

export function createRouteLog(database: Database): RouteLog {
  const insert = database.prepare(
    'INSERT INTO route_log (job_id, step, at, model, host, event, message, micros) VALUES (@jobId, @step, @at, @model, @host, @event, @message, @micros)',
  );
  const ofJob = database.prepare<[string], RouteLine>(
    'SELECT id, job_id AS jobId, step, at, model, host, event, message, micros FROM route_log WHERE job_id = ? ORDER BY id',
  );
  return { add: (line) => void insert.run(line), ofJob: (jobId) => ofJob.all(jobId) };
}
