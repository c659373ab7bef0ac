import { INTENTS } from '../../shared/intents.ts';
import { JOB_AGES, JOB_GATES } from '../../shared/queue.ts';
import { type JobQuery, type MoreFilters, QUEUE_FILTERS, QUEUE_VIEWS, type QueueView } from './filters.ts';

export interface QueueAddress extends JobQuery {
  view: QueueView;
}

const LISTS = ['models', 'lanes', 'intents', 'gates', 'tags'] as const;
const KNOWN: Partial<Record<(typeof LISTS)[number], readonly string[]>> = { intents: INTENTS, gates: JOB_GATES };

/** What is shown as the end of an address: `#/queue?view=planner&search=bread`; nothing of it = the whole list. */
export function addressOf({ view, filter, search, more }: QueueAddress): string {
  const words = new URLSearchParams();
  if (view !== 'list') words.set('view', view);
  if (filter !== 'all') words.set('show', filter);
  if (search !== '') words.set('search', search);
  for (const name of LISTS) for (const value of more[name] ?? []) words.append(name, value);
  if (more.age !== undefined) words.set('age', more.age);
  if (more.hasError !== undefined) words.set('error', String(more.hasError));
  const query = words.toString();
  return query === '' ? '#/queue' : `#/queue?${query}`;
}

/** What an address shows; what it does not name, or names wrongly, is as it is in the beginning. */
export function queueAddress(hash: string): QueueAddress {
  const words = new URLSearchParams(hash.split('?')[1] ?? '');
  const one = <Value extends string>(name: string, values: readonly Value[]) => values.find((value) => value === words.get(name));
  const more: Record<string, unknown> = {};
  for (const name of LISTS) {
    const values = words.getAll(name).filter((value) => value !== '' && (KNOWN[name]?.includes(value) ?? true));
    if (values.length > 0) more[name] = values;
  }
  const age = one('age', JOB_AGES);
  if (age !== undefined) more.age = age;
  const error = one('error', ['true', 'false']);
  if (error !== undefined) more.hasError = error === 'true';
  return {
    view: one('view', QUEUE_VIEWS) ?? 'list',
    filter: one('show', QUEUE_FILTERS) ?? 'all',
    search: words.get('search') ?? '',
    more: more as MoreFilters,
  };
}
