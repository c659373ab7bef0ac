import { expect, test } from 'vitest';
import type { JobState } from '../../../shared/job.ts';
import { fakeJob } from '../fakes/fake-data.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

const jobs = (...states: JobState[]) => states.map((state, number) => fakeJob(number, { prompt: `A harbour, number ${number}` }, state));
const many = (count: number) => Array.from({ length: count }, (_, number) => fakeJob(number, { prompt: `Prompt ${number}` }, 'queued'));

test('loads only the pages that are looked at', async () => {
  const { stores } = createFakeWindow(many(1000));
  await stores.queue.getState().refresh();
  await stores.queue.getState().ensure(590, 610);

  const { rows, total } = stores.queue.getState();
  expect(total).toBe(1000);
  expect(rows.length).toBe(1000);
  expect(rows[59]?.id).toBe('job-59');
  expect(rows[60]).toBeUndefined();
  expect(rows[539]).toBeUndefined();
  expect(rows[540]?.id).toBe('job-540');
  expect(rows[659]?.id).toBe('job-659');
  expect(rows[660]).toBeUndefined();
});

test('filters and searches in the studio', async () => {
  const { stores } = createFakeWindow(jobs('running', 'queued', 'paused', 'failed', 'quarantined'));
  await stores.queue.getState().setFilter('waiting');
  expect(stores.queue.getState().rows.map((job) => job?.id)).toEqual(['job-1', 'job-2']);
  await stores.queue.getState().setFilter('failed');
  expect(stores.queue.getState().rows.map((job) => job?.id)).toEqual(['job-4', 'job-3']);
  await stores.queue.getState().setFilter('all');
  await stores.queue.getState().setSearch('number 2');
  expect(stores.queue.getState().rows.map((job) => job?.id)).toEqual(['job-2']);
});

test('shows what goes on first, then what comes next, then what is over, newest first', async () => {
  const { stores } = createFakeWindow(jobs('done', 'cancelled', 'failed', 'done', 'running', 'queued', 'paused'));
  await stores.queue.getState().refresh();
  expect(stores.queue.getState().rows.map((job) => job?.id)).toEqual(['job-4', 'job-5', 'job-6', 'job-2', 'job-3', 'job-0', 'job-1']);
});

test('selects a range and cancels it in one go', async () => {
  const { stores, studio, settle } = createFakeWindow(many(5));
  await stores.queue.getState().refresh();
  stores.queue.getState().toggle(1, false);
  stores.queue.getState().toggle(3, true);
  expect([...stores.queue.getState().selected]).toEqual(['job-1', 'job-2', 'job-3']);

  await stores.queue.getState().act('cancel', [...stores.queue.getState().selected]);
  await settle();
  expect(studio.jobs.map((job) => job.state)).toEqual(['queued', 'cancelled', 'cancelled', 'cancelled', 'queued']);
  expect(stores.queue.getState().selected.size).toBe(0);
  expect(stores.queue.getState().rows.map((job) => job?.id)).toEqual(['job-0', 'job-4', 'job-3', 'job-2', 'job-1']);
});

test('a range holds the rows between its ends that were never looked at', async () => {
  const { stores, settle } = createFakeWindow(many(1000));
  await stores.queue.getState().refresh();
  stores.queue.getState().toggle(1, false);
  await stores.queue.getState().ensure(900, 910);
  stores.queue.getState().toggle(905, true);
  await settle();
  expect(stores.queue.getState().selected.size).toBe(905);
  expect(stores.queue.getState().selected.has('job-500')).toBe(true);
});

test('moves waiting jobs, and only those', async () => {
  const { stores, studio } = createFakeWindow(jobs('running', 'queued', 'queued', 'queued'));
  const order = () => studio.jobs.map((job) => job.id).join(' ');
  await stores.queue.getState().refresh();
  await stores.queue.getState().moveRow(3, 1);
  expect(order()).toBe('job-0 job-3 job-1 job-2');
  await stores.queue.getState().moveRow(1, 4);
  expect(order()).toBe('job-0 job-1 job-2 job-3');
  await stores.queue.getState().moveRow(0, 3);
  expect(order()).toBe('job-0 job-1 job-2 job-3');
  await stores.queue.getState().moveToTop(['job-3']);
  expect(order()).toBe('job-0 job-3 job-1 job-2');
});

test('takes changes that the studio reports, and loads again when the order may differ', async () => {
  const { stores, studio, settle } = createFakeWindow(jobs('queued', 'queued'));
  await stores.queue.getState().refresh();
  const running = { ...studio.jobs[0], state: 'running' as const };
  studio.jobs.push(fakeJob(2, { prompt: 'New' }, 'queued'));

  stores.queue.getState().applyJobs([running]);
  expect(stores.queue.getState().rows[0]).toEqual(running);
  expect(stores.queue.getState().total).toBe(2);
  await settle();
  expect(stores.queue.getState().total).toBe(3);
});

test('an edit is read anew by the studio', async () => {
  const { stores, settle } = createFakeWindow(jobs('queued'));
  await stores.queue.getState().refresh();
  stores.queue.getState().startEdit(stores.queue.getState().rows[0]!);
  expect(await stores.queue.getState().saveEdit({ prompt: 'A shop sign that says "Open"' })).toBe(true);
  await settle();
  expect(stores.queue.getState().editJob).toBeNull();
  expect(stores.queue.getState().rows[0]?.reading.intent).toBe('typography');
});

test('a refused action is told and changes nothing', async () => {
  const { stores } = createFakeWindow(jobs('queued'));
  await stores.queue.getState().act('retry', ['job-404']);
  expect(stores.notices.getState().notices).toEqual([{ id: 1, tone: 'error', title: 'It is no longer there', text: 'There is no job job-404.' }]);
});

test('takes a whole edit back, and does it again', async () => {
  const { stores, studio, settle } = createFakeWindow(jobs('queued', 'queued', 'done'));
  const { queue, undo } = stores;
  await queue.getState().refresh();
  await queue.getState().selectAll();
  await queue.getState().act('cancel', [...queue.getState().selected]);
  await settle();
  const states = () => studio.jobs.map(({ state }) => state);
  expect(states()).toEqual(['cancelled', 'cancelled', 'done']);
  expect(queue.getState().refused).toMatchObject([{ id: 'job-2' }]);

  await undo.getState().undo();
  expect(states()).toEqual(['queued', 'queued', 'done']);
  await undo.getState().redo();
  expect(states()).toEqual(['cancelled', 'cancelled', 'done']);
});

test('counts what each filter would show', async () => {
  const { stores } = createFakeWindow(jobs('queued', 'done', 'done'));
  await stores.queue.getState().setMore({ intents: ['general'] });
  await stores.queue.getState().setFilter('done');
  expect(stores.queue.getState().facets).toMatchObject({ states: { queued: 1, done: 2 }, total: 2 });
  await stores.queue.getState().clearFilters();
  expect(stores.queue.getState().total).toBe(3);
});
