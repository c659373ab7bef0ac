import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract.ts';
import { JOB_STATES, type Job, type JobState } from '../../../shared/job.ts';
import { type Facet, JOB_AGES, type QueueFacets, type QueueFilter, type QueueOrder } from '../../../shared/queue.ts';
import type { FakeStudio } from './fake-studio.ts';

const GROUPS: readonly (readonly JobState[])[] = [['running'], ['queued', 'paused'], ['failed', 'quarantined'], ['done'], ['cancelled']];

function groupOf(job: Job): number {
  return GROUPS.findIndex((states) => states.includes(job.state));
}

/** The jobs that a filter lets through: as the studio does it, but words are found anywhere and lanes are not known. */
export function found(jobs: readonly Job[], filter: QueueFilter, order: QueueOrder): Job[] {
  const among = <Value>(wanted: readonly Value[] | undefined, value: Value) => wanted === undefined || wanted.length === 0 || wanted.includes(value);
  const fitting = jobs.filter(
    (job) =>
      among(filter.states, job.state) &&
      among(filter.models, job.route.model) &&
      among(filter.intents, job.route.intent) &&
      among(filter.gates, job.gate ?? 'none') &&
      (filter.tags === undefined || filter.tags.length === 0 || filter.tags.some((tag) => job.request.tags?.includes(tag))) &&
      (filter.hasError === undefined || (job.error !== null) === filter.hasError) &&
      job.request.prompt.toLowerCase().includes((filter.search ?? '').toLowerCase()),
  );
  if (order === 'queue') return fitting;
  const indices = new Map(fitting.map((job, index) => [job, index]));
  const newestFirst = (job: Job) => (groupOf(job) > 1 ? -indices.get(job)! : indices.get(job)!);
  return fitting.sort((a, b) => groupOf(a) - groupOf(b) || newestFirst(a) - newestFirst(b));
}

function counted(values: readonly string[]): Facet {
  return [...new Set(values)].map((value) => ({ value, count: values.filter((other) => other === value).length }));
}

export function fakeFacets(studio: FakeStudio, filter: QueueFilter): QueueFacets {
  const without = (name: keyof QueueFilter) => found(studio.jobs, { ...filter, [name]: undefined }, 'queue');
  const states = without('states').map(({ state }) => state);
  return {
    total: found(studio.jobs, filter, 'queue').length,
    states: Object.fromEntries(JOB_STATES.map((state) => [state, states.filter((other) => other === state).length])) as QueueFacets['states'],
    models: counted(without('models').map(({ route }) => route.model)),
    lanes: [{ value: 'built-in', count: studio.jobs.length }],
    intents: counted(without('intents').map(({ route }) => route.intent)),
    gates: counted(without('gates').map(({ gate }) => gate ?? 'none')),
    ages: JOB_AGES.map((value) => ({ value, count: value === 'older' ? 0 : studio.jobs.length })),
    errors: without('hasError').filter(({ error }) => error !== null).length,
    tags: counted(without('tags').flatMap(({ request }) => request.tags ?? [])),
  };
}

/** Finding and counting jobs. */
export function findRoutes(studio: FakeStudio) {
  const os = implement(contract);
  return {
    list: os.queue.list.handler(({ input: { limit, offset, order, ...filter } }) => {
      const jobs = found(studio.jobs, filter, order);
      return { jobs: jobs.slice(offset, offset + limit), total: jobs.length };
    }),
    ids: os.queue.ids.handler(({ input }) => ({ ids: found(studio.jobs, input.filter, input.order).map(({ id }) => id) })),
    facets: os.queue.facets.handler(({ input }) => fakeFacets(studio, input.filter)),
  };
}
