import { expect, test } from 'vitest';
import { errorWords } from '../../../renderer/app/error-words.ts';
import { listenToStudio } from '../../../renderer/app/events.ts';
import { createReconnectingLink, type LinkState, type Transport } from '../../../renderer/app/reconnecting-link.ts';
import type { StudioEvent } from '../../../shared/contract.ts';
import { ERROR_CODES } from '../../../shared/errors.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

test('a dropped link is opened again, later each time, and calls use the newest', async () => {
  const transports: { open: () => void; close: () => void }[] = [];
  const delays: number[] = [];
  const states: LinkState[] = [];
  let reconnect = () => {};
  const link = createReconnectingLink({
    open(): Transport {
      const number = transports.length;
      const transport = { open: () => {}, close: () => {} };
      transports.push(transport);
      return {
        link: { call: async () => number },
        onOpen: (listener) => {
          transport.open = listener;
        },
        onClose: (listener) => {
          transport.close = listener;
        },
      };
    },
    onState: (state) => states.push(state),
    schedule(run, delayMs) {
      reconnect = run;
      delays.push(delayMs);
    },
  });

  transports[0].open();
  transports[0].close();
  reconnect();
  transports[1].close();
  reconnect();
  transports[2].open();
  expect(states).toEqual(['open', 'lost', 'lost', 'open']);
  expect(delays).toEqual([400, 800]);
  expect(await link.call([], undefined, { context: {} })).toBe(2);
});

test('events are heard again after the stream broke', async () => {
  const { client, studio } = createFakeWindow([]);
  const heard: StudioEvent['type'][] = [];
  const controller = new AbortController();
  let connections = 0;
  const done = listenToStudio({
    async events(input, options) {
      if (connections === 0) throw new Error(`not yet, attempt ${++connections}`);
      return client.events(input, options);
    },
    onConnected: () => connections++,
    onEvent(event) {
      heard.push(event.type);
      if (heard.length === 2) controller.abort();
      studio.emit({ type: 'memory', rssBytes: 1, budgetBytes: 2 });
    },
    wait: async () => {},
    signal: controller.signal,
  });
  await done;
  expect(heard).toEqual(['memory', 'memory']);
  expect(connections).toBe(2);
});

test('every error code has words of its own', () => {
  const titles = ERROR_CODES.map((code) => errorWords({ code, message: 'x' }).title);
  expect(new Set(titles).size).toBe(ERROR_CODES.length);
  expect(errorWords(new Error('peer was closed'))).toMatchObject({ title: 'No answer', detail: '' });
  expect(errorWords({ code: 'unheard-of', message: 'Boom.' })).toMatchObject({ title: 'Something went wrong inside Galley', detail: 'Boom.' });
});
