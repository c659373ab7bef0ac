import { AppError } from '../../shared/errors.ts';
import type { JobTable } from './job-table.ts';
import type { StoredJob } from './stored-job.ts';

/** Neighbours closer than this are spread before another job goes between them: doubles run out of numbers. */
const SMALLEST_GAP = 1e-6;

/**
 * Puts a waiting job before another one, or at the end. The job takes the priority of its new place: otherwise it could not be there.
 * @throws AppError conflict when either job is not waiting
 */
export function moveJob(table: JobTable, job: StoredJob, before: StoredJob | null): void {
  assertWaiting(job);
  if (before === null) {
    const last = table.lastWaiting(job.id);
    table.place(job.id, last?.priority ?? job.request.priority, table.lastPosition() + 1);
    return;
  }
  if (before.id === job.id) return;
  assertWaiting(before);
  const { priority } = before.request;
  let upper = before.position;
  let lower = table.positionBefore(priority, upper, job.id) ?? upper - 2;
  if (upper - lower < SMALLEST_GAP) {
    table.renumber(priority);
    upper = table.get(before.id)!.position;
    lower = table.positionBefore(priority, upper, job.id) ?? upper - 2;
  }
  table.place(job.id, priority, (lower + upper) / 2);
}

function assertWaiting({ id, state }: StoredJob): void {
  if (state === 'queued' || state === 'paused') return;
  throw new AppError('conflict', `The job ${id} is ${state}; only waiting jobs can be moved.`, { details: { id, state } });
}
