import { expect, test } from 'vitest';
import type { StudioClient } from '../../../../renderer/app/studio-client.ts';
import { createEstimateStore } from '../../../../renderer/queue/estimate/estimate-store.ts';
import { costWords, doneWords, memoryWords, timeWords } from '../../../../renderer/queue/estimate/estimate-words.ts';
import { createFakeWindow } from '../../fakes/fake-window.ts';

type Asked = Parameters<StudioClient['prompt']['estimate']>[0];

/** A composer with its estimates; what was asked of the studio. */
function open() {
  const { client, stores } = createFakeWindow([]);
  const { composer } = stores;
  const due: (() => void)[] = [];
  const asked: Asked[] = [];
  const studio = { isBehind: false };
  const api = {
    estimate: (async (input: Asked) => {
      asked.push(input);
      return { ...(await client.prompt.estimate(input)), ...studio };
    }) as StudioClient['prompt']['estimate'],
  };
  const store = createEstimateStore({ api, composer, queue: stores.queue, schedule: (run) => due.push(run) });
  const stop = store.getState().follow();
  const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
  /** The reading comes at once, the estimate when its time has come. */
  async function settle(): Promise<void> {
    for (let round = 0; round < 4; round++) {
      await turn();
      for (const run of due.splice(0)) run();
    }
    await turn();
  }
  const type = (text: string) => composer.getState().setText(text, text.length);
  return { queue: stores.queue, studio, composer, store, asked, stop, settle, type, estimate: () => store.getState().estimate };
}

test('says what all prompts and variations together would take', async () => {
  const { type, settle, estimate, asked } = open();
  type('a {red|green|blue} mug\na tin robot');
  await settle();
  expect(estimate()).toMatchObject({ jobs: 4, seconds: 16, costUsd: null, peakBytes: 6e8 });
  expect(asked.at(-1)).toMatchObject({ requests: [{ prompt: 'a {red|green|blue} mug' }, { prompt: 'a tin robot' }], of: 2 });
});

test('somebody who types fast is not asked about at every key; the last text counts', async () => {
  const { type, settle, estimate, asked } = open();
  for (const text of ['a', 'a {b', 'a {b|', 'a {b|c}']) type(text);
  await settle();
  expect(estimate()?.jobs).toBe(2);
  expect(asked.length).toBeLessThanOrEqual(2);
});

test('of a long list some prompts from everywhere stand for all', async () => {
  const { type, settle, estimate, asked } = open();
  type(Array.from({ length: 480 }, (_, index) => `prompt ${index}`).join('\n'));
  await settle();
  const { requests, of } = asked.at(-1)!;
  expect([requests.length, of, requests[1].prompt, requests.at(-1)?.prompt]).toEqual([48, 480, 'prompt 10', 'prompt 470']);
  expect(estimate()).toMatchObject({ jobs: 480, isScaled: true });
});

test('asks again when other jobs wait', async () => {
  const { type, settle, queue, asked } = open();
  type('a mug');
  await settle();
  const before = asked.length;
  await queue.getState().refresh();
  await settle();
  expect(asked.length).toBe(before + 1);
});

test('asks again until the studio has planned what waits by now', async () => {
  const { type, settle, studio, asked, estimate } = open();
  studio.isBehind = true;
  type('a mug');
  await settle();
  const before = asked.length;
  studio.isBehind = false;
  await settle();
  expect([asked.length, estimate()?.isBehind]).toEqual([before + 1, false]);
  await settle();
  expect(asked.length).toBe(before + 1);
});

test('goes with the text', async () => {
  const { type, settle, estimate, stop, asked } = open();
  type('a mug');
  await settle();
  expect(estimate()).not.toBeNull();
  type('');
  await settle();
  expect(estimate()).toBeNull();
  stop();
  const before = asked.length;
  type('a jug');
  await settle();
  expect(asked.length).toBe(before);
});

test('what is unknown is said to be', () => {
  expect([timeWords({ seconds: null }), costWords({ costUsd: null }), memoryWords({ peakBytes: null, isElsewhere: false })]).toEqual([
    'time unknown',
    'cost unknown',
    'memory unknown',
  ]);
  expect([timeWords({ seconds: 48 }), costWords({ costUsd: 0 }), memoryWords({ peakBytes: 6.2e8, isElsewhere: false })]).toEqual([
    'about 48.0 s',
    'free',
    '620 MB',
  ]);
  expect(memoryWords({ peakBytes: null, isElsewhere: true })).toBe('');
  expect(doneWords({ seconds: 10, aheadSeconds: 50, ahead: 12 })).toBe('12 jobs wait before them: done in about 1 min 00 s.');
  expect(doneWords({ seconds: 10, aheadSeconds: null, ahead: 12 })).toBe('');
});
