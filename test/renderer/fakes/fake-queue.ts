import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract.ts';
import { AppError } from '../../../shared/errors.ts';
import { JOB_STATES, type Job, type JobState } from '../../../shared/job.ts';
import {
  type EditManyResult,
  type Facet,
  JOB_AGES,
  type ManyEdit,
  type QueueFacets,
  type QueueFilter,
  type QueueOrder,
  type QueuePlan,
} from '../../../shared/queue.ts';
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

const STATE_AFTER: Partial<Record<ManyEdit['kind'], JobState>> = { pause: 'paused', resume: 'queued', cancel: 'cancelled', retry: 'queued' };
const FITS: Partial<Record<ManyEdit['kind'], readonly JobState[]>> = {
  pause: ['queued', 'running'],
  resume: ['paused'],
  cancel: ['queued', 'paused', 'running'],
  retry: ['failed', 'cancelled', 'quarantined'],
};

/** Edits of many jobs over jobs in memory; all of it can be taken back. */
function createFakeEdits(studio: FakeStudio) {
  const undone = new Map<string, Job[]>();
  const keep = () => {
    const undoId = `undo-${undone.size}`;
    undone.set(undoId, structuredClone(studio.jobs));
    return undoId;
  };
  function moveBefore(jobs: Job[], before: Job | undefined): void {
    for (const job of jobs) studio.jobs.splice(studio.jobs.indexOf(job), 1);
    studio.jobs.splice(before ? studio.jobs.indexOf(before) : studio.jobs.length, 0, ...jobs);
  }
  function apply(jobs: Job[], edit: ManyEdit): string[] {
    const state = STATE_AFTER[edit.kind];
    if (state) for (const job of jobs) job.state = state;
    if (edit.kind === 'duplicate') {
      const copies = jobs.map((job, index) => ({ ...structuredClone(job), id: `job-${studio.jobs.length + index}`, state: 'queued' as const }));
      studio.jobs.push(...copies);
      return copies.map(({ id }) => id);
    }
    if (edit.kind === 'move' || edit.kind === 'place')
      moveBefore(
        jobs,
        studio.jobs.find(({ id }) => id === edit.beforeId),
      );
    if (edit.kind === 'front')
      moveBefore(
        jobs,
        studio.jobs.find((job) => job.state === 'queued' && !jobs.includes(job)),
      );
    if (edit.kind === 'raise') for (const { request } of jobs) request.priority += edit.by;
    if (edit.kind === 'change') {
      for (const { request } of jobs) {
        const { column, intent, width, height, priority } = edit.changes;
        Object.assign(request, { ...(column && { column }), ...(intent && { intent }), ...(width && { width }), ...(height && { height }) });
        if (priority !== undefined) request.priority = priority;
      }
    }
    return [];
  }
  return {
    edit(ids: readonly string[], edit: ManyEdit): EditManyResult {
      const fits = FITS[edit.kind];
      const asked = ids.map((id) => {
        const job = studio.jobs.find((entry) => entry.id === id);
        if (job === undefined) throw new AppError('not-found', `There is no job ${id}.`);
        return job;
      });
      const jobs = asked.filter(({ state }) => fits === undefined || fits.includes(state));
      const refused = asked.filter((job) => !jobs.includes(job)).map(({ id, request, state }) => ({ id, prompt: request.prompt, message: `It is ${state}.` }));
      const undoId = jobs.length > 0 ? keep() : null;
      const added = apply(jobs, edit);
      studio.emit({ type: 'jobs', jobs: structuredClone(jobs) });
      return { changed: jobs.map(({ id }) => id), added, refused, undoId };
    },
    undo(id: string): EditManyResult {
      const before = undone.get(id)!;
      const undoId = keep();
      studio.jobs.splice(0, studio.jobs.length, ...structuredClone(before));
      studio.emit({ type: 'jobs', jobs: structuredClone(studio.jobs) });
      return { changed: before.map((job) => job.id), added: [], refused: [], undoId };
    },
  };
}

/** One lane that takes ten seconds for each job, in the order of the queue. */
function fakePlan(studio: FakeStudio): QueuePlan {
  const waiting = studio.jobs.filter(({ state }) => state === 'queued');
  const jobs = waiting.map(({ id, request, route, thumbnailSha256 }, index) => ({
    ...{ id, prompt: request.prompt, model: route.model, intent: route.intent, column: route.column, priority: request.priority, thumbnailSha256 },
    ...{ isRunning: false, isPlaced: false, reason: 'first' as const, passes: null, isLoad: false, seconds: 10, costUsd: 0 },
    ...{ startMs: index * 10_000, endMs: (index + 1) * 10_000 },
  }));
  const lane = { id: 'built-in', limit: 1, keepsModel: false, loaded: null, loadSeconds: null, rest: [], loads: 0, unmeasured: 0 };
  const sums = { waiting: jobs.length, endMs: jobs.length * 10_000 };
  return { at: '2026-01-05T10:00:00.000Z', isPaused: studio.isPaused, lanes: [{ ...lane, ...sums, jobs }], ...sums, costUsd: 0 };
}

/** Finding, counting, planning and changing many jobs. */
export function findRoutes(studio: FakeStudio) {
  const os = implement(contract);
  const edits = createFakeEdits(studio);
  return {
    editMany: os.queue.editMany.handler(({ input }) => edits.edit(input.ids, input.edit)),
    undo: os.queue.undo.handler(({ input }) => edits.undo(input.undoId)),
    plan: os.queue.plan.handler(() => fakePlan(studio)),
    list: os.queue.list.handler(({ input: { limit, offset, order, ...filter } }) => {
      const jobs = found(studio.jobs, filter, order);
      return { jobs: jobs.slice(offset, offset + limit), total: jobs.length };
    }),
    ids: os.queue.ids.handler(({ input }) => ({ ids: found(studio.jobs, input.filter, input.order).map(({ id }) => id) })),
    facets: os.queue.facets.handler(({ input }) => fakeFacets(studio, input.filter)),
  };
}
