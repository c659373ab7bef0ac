import type { JobTable } from './job-table.ts';
import { moveJob } from './order.ts';
import type { StoredJob } from './stored-job.ts';

/**
 * Puts jobs before another one, in the order in which they are given; null = at the end.
 * @throws AppError conflict when one of them is not waiting
 */
export function moveJobs(table: JobTable, jobs: readonly StoredJob[], before: StoredJob | null): void {
  for (const job of jobs) moveJob(table, table.get(job.id)!, before && table.get(before.id));
}

/**
 * Makes jobs come next in the queue, each with at least the priority that it has. A host changes its model for them.
 * @param first the job that would come first of all others; null = there is none
 */
export function bringForward(table: JobTable, jobs: readonly StoredJob[], first: StoredJob | null): void {
  if (first) moveJobs(table, jobs, first);
  for (const { id } of jobs) table.change(id, { isPlaced: true });
}

/**
 * Gives the first jobs of a lane the order that they are given in, for good: no model is kept past them.
 * @param after the lane's first job that is none of them; null = there is none
 */
export function fixOrder(table: JobTable, order: readonly StoredJob[], after: StoredJob | null): void {
  const lowest = after?.request.priority ?? Math.min(...order.map(({ request }) => request.priority));
  let ceiling = 100;
  const byPriority = new Map<number, StoredJob[]>();
  for (const job of order) {
    // Nobody stands behind a job of lower priority.
    ceiling = Math.min(ceiling, Math.max(job.request.priority, lowest));
    byPriority.set(ceiling, [...(byPriority.get(ceiling) ?? []), job]);
  }
  for (const [priority, jobs] of byPriority) {
    if (after && priority === after.request.priority) {
      moveJobs(table, jobs, after);
      continue;
    }
    const last = table.lastPosition();
    jobs.forEach((job, index) => void table.place(job.id, priority, last + 1 + index));
  }
  for (const { id } of order) table.change(id, { isPlaced: true });
}
