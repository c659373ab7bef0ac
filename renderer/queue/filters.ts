import type { Job, JobState } from '../../shared/job.ts';
import type { QueueFilter as StudioFilter } from '../../shared/queue.ts';
import { msg } from '../words/t.ts';

export const QUEUE_FILTERS = ['all', 'waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type QueueFilter = (typeof QUEUE_FILTERS)[number];

/** How the jobs are shown. */
export const QUEUE_VIEWS = ['list', 'board', 'planner'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

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
  all: msg('All'),
  waiting: msg('Waiting'),
  running: msg('Running'),
  done: msg('Done'),
  failed: msg('Failed'),
  cancelled: msg('Cancelled'),
};

/** Filters beside state and words. */
export type MoreFilters = Pick<StudioFilter, 'models' | 'lanes' | 'intents' | 'gates' | 'tags' | 'age' | 'hasError'>;

export interface JobQuery {
  filter: QueueFilter;
  search: string;
  more: MoreFilters;
}

/** What the studio is asked for. */
export function studioFilter({ filter, search, more }: JobQuery, states: JobState[] | undefined = FILTER_STATES[filter]): StudioFilter {
  return { ...more, ...(states && { states }), ...(search.trim() !== '' && { search }) };
}

export function hasMore(more: MoreFilters): boolean {
  return Object.values(more).some((value) => value !== undefined && (!Array.isArray(value) || value.length > 0));
}

/** Waiting jobs have an order and can be edited. */
export function isWaiting({ state }: Pick<Job, 'state'>): boolean {
  return state === 'queued' || state === 'paused';
}

/** Jobs behind a filter, from counts by state. */
export function countOf(filter: QueueFilter, counts: Readonly<Record<string, number>> | undefined): number {
  const states = FILTER_STATES[filter];
  return Object.entries(counts ?? {}).reduce((sum, [state, count]) => (states === undefined || states.includes(state as JobState) ? sum + count : sum), 0);
}
