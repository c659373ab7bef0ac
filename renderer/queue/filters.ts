import type { Job, JobState, QueueStatus } from '../../shared/job.ts';

export const QUEUE_FILTERS = ['all', 'waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type QueueFilter = (typeof QUEUE_FILTERS)[number];

/** States behind each filter; undefined = every state. */
export const FILTER_STATES: Record<QueueFilter, JobState[] | undefined> = {
  all: undefined,
  waiting: ['queued', 'paused'],
  running: ['running'],
  done: ['done'],
  failed: ['failed', 'quarantined'],
  cancelled: ['cancelled'],
};

export const FILTER_LABELS: Record<QueueFilter, string> = {
  all: 'All',
  waiting: 'Waiting',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** Waiting jobs have an order and can be edited. */
export function isWaiting({ state }: Job): boolean {
  return state === 'queued' || state === 'paused';
}

/** Jobs behind a filter, from the queue's own counts. */
export function countOf(filter: QueueFilter, status: QueueStatus | null): number {
  if (status === null) return 0;
  const states = FILTER_STATES[filter];
  return Object.entries(status.counts).reduce((sum, [state, count]) => (states === undefined || states.includes(state as JobState) ? sum + count : sum), 0);
}
