import type { JobState, QueueStatus } from '../../shared/job.ts';

/** Jobs by what they mean to who looks at the frame. */
export interface QueueCounts {
  rendering: number;
  waiting: number;
  failed: number;
  done: number;
}

/** All 0 while nothing is known. */
export function queueCounts(status: QueueStatus | null): QueueCounts {
  const sum = (...states: JobState[]) => states.reduce((total, state) => total + (status?.counts[state] ?? 0), 0);
  return { rendering: sum('running'), waiting: sum('queued', 'paused'), failed: sum('failed', 'quarantined'), done: sum('done') };
}
