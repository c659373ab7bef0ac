import { expect, test } from 'vitest';
import { createBoardStore } from '../../../../renderer/queue/board/board-store.ts';
import { COLUMN_IDS, COLUMNS, type ColumnId } from '../../../../renderer/queue/board/columns.ts';
import { JOB_STATES, type JobState } from '../../../../shared/job.ts';
import { fakeJob } from '../../fakes/fake-data.ts';
import { createFakeWindow } from '../../fakes/fake-window.ts';

const jobs = (...states: JobState[]) => states.map((state, number) => fakeJob(number, { prompt: `A harbour, number ${number}` }, state));

async function openBoard(...states: JobState[]) {
  const window = createFakeWindow(jobs(...states));
  const { client, queue, notices } = window.stores;
  const board = createBoardStore({ api: client.queue, queue, onError: notices.getState().fail });
  await board.getState().reset();
  const idsOf = (column: ColumnId) => board.getState().columns[column].rows.map((row) => row?.id);
  return { ...window, board, queue, idsOf };
}

test('every state is in one column', () => {
  expect(COLUMNS.flatMap(({ states }) => states).sort()).toEqual([...JOB_STATES].sort());
  expect(COLUMNS.map(({ id }) => id)).toEqual([...COLUMN_IDS]);
});

test('puts each job into the column of its state, the newest of what is over first', async () => {
  const { idsOf, board } = await openBoard('done', 'queued', 'failed', 'running', 'paused', 'cancelled', 'quarantined', 'done');
  expect(Object.fromEntries(COLUMN_IDS.map((id) => [id, idsOf(id)]))).toEqual({
    attention: ['job-6', 'job-2'],
    waiting: ['job-1', 'job-4'],
    rendering: ['job-3'],
    done: ['job-7', 'job-0'],
    cancelled: ['job-5'],
  });
  expect(board.getState().columns.done.total).toBe(2);
});

test('keeps to the filters and the search of the queue', async () => {
  const { board, queue, idsOf } = await openBoard('queued', 'queued', 'done');
  await queue.getState().setSearch('number 1');
  await board.getState().reset();
  expect([idsOf('waiting'), idsOf('done')]).toEqual([['job-1'], []]);
});

test('selects one, a range, and a whole column; a second time takes the column out', async () => {
  const { board, queue } = await openBoard('queued', 'queued', 'queued', 'queued', 'done');
  const { toggle, toggleColumn } = board.getState();
  const selected = () => [...queue.getState().selected].sort();
  toggle('waiting', 1, false);
  toggle('waiting', 3, true);
  expect(selected()).toEqual(['job-1', 'job-2', 'job-3']);
  toggle('waiting', 2, false);
  expect(selected()).toEqual(['job-1', 'job-3']);
  await toggleColumn('waiting');
  expect(selected()).toEqual(['job-0', 'job-1', 'job-2', 'job-3']);
  toggle('done', 0, false);
  await toggleColumn('waiting');
  expect(selected()).toEqual(['job-4']);
});

test('dragged to the top a job is the next; elsewhere it stands before the one that it is put on; a selection goes along', async () => {
  const { board, queue, idsOf, studio } = await openBoard('queued', 'queued', 'queued', 'queued');
  const { move, toggle } = board.getState();
  await move(3, 0);
  expect(idsOf('waiting')).toEqual(['job-3', 'job-0', 'job-1', 'job-2']);
  await move(0, 2);
  expect(idsOf('waiting')).toEqual(['job-0', 'job-3', 'job-1', 'job-2']);
  // The keyboard stays on the job.
  expect(board.getState().columns.waiting.active).toBe(1);
  toggle('waiting', 2, false);
  toggle('waiting', 3, false);
  await move(3, 1);
  expect(idsOf('waiting')).toEqual(['job-0', 'job-1', 'job-2', 'job-3']);
  await queue.getState().edit(['job-0'], { kind: 'move', beforeId: null });
  expect(studio.jobs.map(({ id }) => id)).toEqual(['job-1', 'job-2', 'job-3', 'job-0']);
});

test('what the studio reports is shown at once', async () => {
  const { board, studio } = await openBoard('queued');
  board.getState().applyJobs([{ ...studio.jobs[0], attempts: 2 }]);
  expect(board.getState().columns.waiting.rows[0]?.attempts).toBe(2);
});

test('the board has no filter by state: its columns are the states', async () => {
  const { queue, stores } = await openBoard('queued', 'done');
  await queue.getState().setFilter('done');
  queue.getState().setView('board');
  expect(queue.getState()).toMatchObject({ view: 'board', filter: 'all' });
  await queue.getState().goTo({ view: 'board', filter: 'failed', search: 'harbour', more: {} });
  expect(stores.queue.getState()).toMatchObject({ view: 'board', filter: 'all', search: 'harbour' });
});
