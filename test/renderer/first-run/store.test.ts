import { expect, test } from 'vitest';
import { isSeen } from '../../../renderer/first-run/seen.ts';
import { createFirstRunStore } from '../../../renderer/first-run/store.ts';
import { TOUR_STEPS } from '../../../renderer/first-run/tour-steps.ts';
import { fakeJob } from '../fakes/fake-data.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

test('opens the sample, takes it out by undo, and brings it back by redo', async () => {
  const { stores, studio, settle } = createFakeWindow([fakeJob(0, { prompt: 'my own' }, 'queued')]);
  const { firstRun, undo, preferences, queue } = stores;
  await firstRun.getState().loadSample();
  expect(firstRun.getState().sample).toEqual({ jobs: 0, done: 0 });
  await firstRun.getState().openSample();
  expect(firstRun.getState()).toMatchObject({ sample: { jobs: 3, done: 0 }, isBusy: false });
  expect(isSeen(preferences.getState().seen, 'welcome')).toBe(true);
  await settle();
  expect(queue.getState().total).toBe(4);

  await undo.getState().undo();
  await settle();
  expect(studio.jobs.map(({ request }) => request.prompt)).toEqual(['my own']);
  expect(firstRun.getState().sample?.jobs).toBe(0);
  await undo.getState().redo();
  expect(studio.jobs).toHaveLength(4);
});

test('says which proofs of the sample stay', async () => {
  const { preferences } = createFakeWindow([]).stores;
  const told: string[] = [];
  const firstRun = createFirstRunStore({
    api: {
      status: async () => ({ jobs: 1, done: 1 }),
      add: async () => ({ ids: [] }),
      remove: async () => ({ removed: 2, kept: 1 }),
    },
    preferences,
    did: ({ title }) => told.push(title),
    doing: (work) => work,
    tell: (title) => told.push(title),
    onChanged: () => told.push('(asked again)'),
    onError: (error) => told.push(String(error)),
  });
  await firstRun.getState().removeSample();
  expect(told).toEqual(['(asked again)', 'One sample proof stays', 'Took the sample out']);
});

test('goes through the tour there and back, passes over what is missing, and ends behind the last step', () => {
  const { firstRun } = createFakeWindow([]).stores;
  const { startTour, goOn, goBack, passOver, endTour } = firstRun.getState();
  const at = () => firstRun.getState().tour;
  goOn();
  expect(at()).toBeNull();
  startTour();
  goBack();
  expect(at()).toBe(0);
  // What is missing before the first step has nothing behind it but the second one.
  passOver();
  expect(at()).toBe(1);
  goOn();
  passOver();
  expect(at()).toBeNull();

  startTour();
  goOn();
  goOn();
  goBack();
  passOver();
  expect(at()).toBe(0);
  endTour();
  expect(at()).toBeNull();
});

test('a tour of missing things ends by itself', () => {
  const { firstRun } = createFakeWindow([]).stores;
  firstRun.getState().startTour();
  for (const _ of TOUR_STEPS) firstRun.getState().passOver();
  expect(firstRun.getState().tour).toBeNull();
});

test('what was dismissed is shown again when somebody asks', () => {
  const { firstRun, preferences } = createFakeWindow([]).stores;
  preferences.getState().set({ seen: ['first-run', 'hint.queue', 'something-else'] });
  expect(isSeen(preferences.getState().seen, 'hint.gates')).toBe(true);
  firstRun.getState().showAgain();
  expect(preferences.getState().seen).toEqual(['something-else']);
});
