import type { Job } from '../../shared/job.ts';
import type { QueueOrder } from '../../shared/queue.ts';
import type { TableFilter } from './job-filter.ts';

/** A job as the queue keeps it: the shared view, the crash counter that only recovery needs, and whether a person put it at its place. */
export interface StoredJob extends Job {
  crashCount: number;
  isPlaced: boolean;
}

export interface JobFilter extends TableFilter {
  limit: number;
  offset: number;
  /** Left out = as they run. */
  order?: QueueOrder | undefined;
}
