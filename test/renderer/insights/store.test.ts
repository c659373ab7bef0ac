import { expect, test } from 'vitest';
import type { StudioClient } from '../../../renderer/app/studio-client.ts';
import type { Filter } from '../../../renderer/insights/filter.ts';
import { createInsightsStore } from '../../../renderer/insights/store.ts';
import type { Insights, InsightsQuery } from '../../../shared/insights.ts';
import { DRIFT, EMPTY, FILLED, TRENDS } from './fake-insights.ts';

type Answer = (insights: Insights) => void;

function open() {
  const asked: { sinceDays: number | undefined; filter: Filter; answer: Answer }[] = [];
  const files: [string, Blob][] = [];
  const due: (() => void)[] = [];
  const errors: unknown[] = [];
  const api = {
    get: ({ sinceDays, ...filter }: InsightsQuery) => new Promise<Insights>((answer) => void asked.push({ sinceDays, filter, answer })),
    choices: async () => ({ models: ['sketch'], hosts: [''], operations: ['generate'] }),
    trends: async () => TRENDS,
    drift: async () => DRIFT,
    golden: async () => [],
    export: async function* ({ format, sinceDays }: { format: string; sinceDays?: number }) {
      yield { fileName: `steps.${format}`, base64: btoa(`${sinceDays} `) };
      if (sinceDays === 365) throw new Error('The disk went away.');
      yield { fileName: `steps.${format}`, base64: btoa('days') };
    },
  } as unknown as StudioClient['insights'];
  const store = createInsightsStore({
    api,
    save: (fileName, content) => void files.push([fileName, content]),
    schedule: (run) => void due.push(run),
    onError: (error) => errors.push(error),
  });
  return { store, asked, files, due, errors };
}

test('an answer for a period that was left is dropped', async () => {
  const { store, asked } = open();
  const first = store.getState().load();
  const second = store.getState().setPeriod('7');
  asked[1].answer(FILLED);
  await second;
  asked[0].answer(EMPTY);
  await first;
  expect(asked.map(({ sinceDays }) => sinceDays)).toEqual([30, 7]);
  expect(store.getState()).toMatchObject({ period: '7', insights: FILLED });
});

test('many finished jobs lead to one request', () => {
  const { store, asked, due } = open();
  for (let job = 0; job < 50; job++) store.getState().loadSoon();
  expect(due).toHaveLength(1);
  due[0]();
  store.getState().loadSoon();
  expect([asked.length, due.length]).toEqual([1, 2]);
});

test('everything of the period is handed out as a file; a refusal is told', async () => {
  const { store, files, errors } = open();
  await store.getState().exportAll('csv');
  expect(files.map(([name, { type }]) => [name, type])).toEqual([['steps.csv', 'text/csv']]);
  expect(await files[0][1].text()).toBe('30 days');
  void store.getState().setPeriod('365');
  await store.getState().exportAll('json');
  expect(errors).toEqual([new Error('The disk went away.')]);
  expect(files).toHaveLength(1);
});

test('filters are asked together; a press on what is chosen lets everything in again', async () => {
  const { store, asked } = open();
  void store.getState().pick('model', 'sketch');
  void store.getState().pick('host', '');
  void store.getState().setFilter('intent', 'face');
  void store.getState().pick('model', 'sketch');
  expect(asked.map(({ filter }) => filter)).toEqual([
    { model: 'sketch' },
    { model: 'sketch', host: '' },
    { model: 'sketch', host: '', intent: 'face' },
    { host: '', intent: 'face' },
  ]);
  const last = store.getState().clearFilter();
  asked.at(-1)!.answer(FILLED);
  await last;
  expect(asked.at(-1)!.filter).toEqual({});
  expect(store.getState()).toMatchObject({ filter: {}, insights: FILLED, choices: { models: ['sketch'] } });
});
