import { expect, test } from 'vitest';
import { createRunStore } from '../../../renderer/export/runs/run-store.ts';
import type { ExportRun, ExportRunFile } from '../../../shared/export-runs.ts';
import { fakeRequest, fakeRun } from './fake-export.ts';

const file = (path: string): ExportRunFile => ({ proofId: 'p', path, state: 'written', width: 1, height: 1, bytes: 1, sha256: null, notes: [] });
const progress = { filesDone: 1, filesTotal: 3, bytesDone: 10, secondsLeft: 2, path: 'a.png' };

function setUp(...first: ExportRun[]) {
  let runs = first;
  const ended: string[] = [];
  const errors: unknown[] = [];
  const to = (id: string, change: Partial<ExportRun>) => {
    runs = runs.map((run) => (run.id === id ? { ...run, ...change } : run));
    return runs.find((run) => run.id === id) as ExportRun;
  };
  const begin = () => {
    runs = [fakeRun(`run-${runs.length + 1}`, 'running', 0), ...runs];
    return runs[0];
  };
  const store = createRunStore({
    api: {
      start: async () => {
        if (runs.some(({ state }) => state === 'running')) throw new Error('conflict');
        return begin();
      },
      stop: async ({ id }) => to(id, { state: 'stopped', canResume: true }),
      resume: async ({ id }) => to(id, { state: 'running', canResume: false }),
      removeFiles: async ({ id }) => to(id, { state: 'removed' }),
      runs: async ({ limit = 100, offset = 0 }) => ({ runs: runs.slice(offset, offset + limit), total: runs.length }),
      // One file a page, so that paging is seen.
      runFiles: async ({ offset = 0 }) => ({ files: [file(`${offset}.png`)].slice(0, 3 - offset), total: 3 }),
    },
    onEnded: ({ id, state }) => ended.push(`${id} ${state}`),
    onError: (error) => errors.push(error),
  });
  return { store, ended, errors, to, begin };
}

test('an export that begins is shown, tells how far it is, and is told of when it ends', async () => {
  const { store, ended, to } = setUp();
  expect(await store.getState().start(fakeRequest())).toBe(true);
  expect(store.getState()).toMatchObject({ shownId: 'run-1', total: 1 });
  store.getState().apply({ runId: 'run-1', state: 'running', ...progress });
  expect(store.getState().progress).toMatchObject({ filesDone: 1, secondsLeft: 2 });
  to('run-1', { state: 'done', filesDone: 3 });
  store.getState().apply({ runId: 'run-1', state: 'done', ...progress });
  await expect.poll(() => ended).toEqual(['run-1 done']);
  expect(store.getState()).toMatchObject({ progress: null, shownId: 'run-1' });
  await expect.poll(() => store.getState().files?.length).toBe(3);
});

test('stops and goes on', async () => {
  const { store } = setUp();
  await store.getState().start(fakeRequest());
  await store.getState().stop();
  expect(store.getState().runs?.[0]).toMatchObject({ state: 'stopped', canResume: true });
  store.getState().show(null);
  await store.getState().resume('run-1');
  expect(store.getState()).toMatchObject({ shownId: 'run-1', runs: [{ state: 'running' }] });
});

test('a window that is opened while an export runs shows it; one that stopped waits to be resumed', async () => {
  const running = setUp(fakeRun('run-9', 'running'));
  await running.store.getState().load();
  expect(running.store.getState().shownId).toBe('run-9');
  const stopped = setUp(fakeRun('run-9', 'interrupted'));
  await stopped.store.getState().load();
  expect(stopped.store.getState()).toMatchObject({ shownId: null, runs: [{ canResume: true }] });
});

test('an export that cannot begin says why and shows nothing', async () => {
  const { store, errors } = setUp(fakeRun('run-1', 'running'));
  expect(await store.getState().start(fakeRequest())).toBe(false);
  expect(errors).toHaveLength(1);
  expect(store.getState()).toMatchObject({ shownId: null, isBusy: false });
});

test('taken back, a run is told as such and its files are looked at anew', async () => {
  const { store } = setUp(fakeRun('run-1', 'done', 3));
  await store.getState().load();
  store.getState().show('run-1');
  await store.getState().removeFiles('run-1');
  expect(store.getState().runs?.[0].state).toBe('removed');
  expect(store.getState().files).toHaveLength(3);
});

test('an export that was begun elsewhere is shown as soon as it is heard of', async () => {
  const { store, begin } = setUp();
  await store.getState().load();
  begin();
  store.getState().apply({ runId: 'run-1', state: 'running', ...progress });
  await expect.poll(() => store.getState().shownId).toBe('run-1');
  expect(store.getState().progress).toMatchObject({ filesDone: 1 });
});

test('what ended while the connection was lost is looked up', async () => {
  const { store, to } = setUp();
  await store.getState().reload();
  expect(store.getState().runs).toBeNull();
  await store.getState().start(fakeRequest());
  to('run-1', { state: 'done', filesDone: 3 });
  await store.getState().reload();
  expect(store.getState()).toMatchObject({ runs: [{ state: 'done' }], progress: null });
});

test('an export that was only heard of is looked up after a lost connection too', async () => {
  const { store, to, begin } = setUp();
  begin();
  store.getState().apply({ runId: 'run-1', state: 'running', ...progress });
  expect(store.getState()).toMatchObject({ runs: null, progress: { filesDone: 1 } });
  to('run-1', { state: 'done', filesDone: 3 });
  await store.getState().reload();
  expect(store.getState()).toMatchObject({ runs: [{ state: 'done' }], progress: null });
});
