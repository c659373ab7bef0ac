import { expect, test } from 'vitest';
import { isTooMany, jobCount } from '../../../renderer/queue/composer-prompts.ts';
import { createComposerStore } from '../../../renderer/queue/composer-store.ts';
import { promptAt, promptsOf } from '../../../renderer/queue/prompt-lines.ts';
import { fakeSha } from '../fakes/fake-sha.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

test('each line is a prompt, or the whole text is one', () => {
  const text = '  A sign\n\nA badge \nA sea';
  expect(promptsOf(text, 'lines')).toEqual([
    { text: 'A sign', start: 2 },
    { text: 'A badge', start: 10 },
    { text: 'A sea', start: 19 },
  ]);
  expect(promptsOf(text, 'whole')).toEqual([{ text: 'A sign\n\nA badge \nA sea', start: 2 }]);
  expect(promptsOf(' \n ', 'lines')).toEqual([]);
});

test('the prompt under the caret is the one that is read', () => {
  const parts = promptsOf('A sign\nA badge', 'lines');
  expect(promptAt(parts, 3)?.text).toBe('A sign');
  expect(promptAt(parts, 9)?.text).toBe('A badge');
  expect(promptAt([], 0)).toBeNull();
});

test('reads at once, one text at a time: keys that come during a reading are read together', async () => {
  const { client, settle } = createFakeWindow([]);
  const read: string[] = [];
  const composer = createComposerStore({
    api: {
      ...client.prompt,
      add: client.queue.add,
      preview(input) {
        read.push(input.request.prompt);
        return client.prompt.preview(input);
      },
    },
    openImport: async () => {},
    importImage: async () => ({ sha256: fakeSha('base'), width: 512, height: 512 }),
    onQueued: () => {},
    onError: (error) => {
      throw error;
    },
  });
  for (const text of ['A', 'A s', 'A si', 'A sea']) composer.getState().setText(text, text.length);
  expect(read).toEqual(['A']);
  await settle();
  expect(read).toEqual(['A', 'A sea']);
  expect(composer.getState().preview?.part.text).toBe('A sea');
});

test('reads what is typed', async () => {
  const { stores, settle } = createFakeWindow([]);
  stores.composer.getState().setText('A sign that s', 13);
  stores.composer.getState().setText('A sign that says "Open"', 23);
  expect(stores.composer.getState().preview).toBeNull();
  await settle();

  const preview = stores.composer.getState().preview;
  expect(preview?.part).toEqual({ text: 'A sign that says "Open"', start: 0 });
  expect(preview?.reading.reading.lettering.map((request) => request.text)).toEqual(['Open']);
  expect(preview?.reading.route.model).toBe('sketch');
});

test('queues every line with the options, and is empty for the next', async () => {
  const { stores, studio } = createFakeWindow([]);
  const { setText, setOptions, queue } = stores.composer.getState();
  setText('A sea\nA hill', 12);
  setOptions({ width: 512, height: 512, column: 'draft', seed: 7 });
  await queue();

  expect(studio.jobs.map(({ request }) => request)).toEqual([
    { prompt: 'A sea', width: 512, height: 512, priority: 0, column: 'draft', seed: 7 },
    { prompt: 'A hill', width: 512, height: 512, priority: 0, column: 'draft', seed: 7 },
  ]);
  expect(stores.composer.getState().text).toBe('');
  expect(stores.notices.getState().notices[0].title).toBe('Queued 2 prompts');
});

test('an image becomes the base, and needs no words', async () => {
  const { stores, studio, settle } = createFakeWindow([]);
  await stores.composer.getState().takeFile(new File(['…'], 'poster.png'));
  stores.composer.getState().setOptions({ lettering: { texts: ['Fresh Bread'] } });
  await settle();
  await stores.composer.getState().queue();

  expect(studio.jobs.map(({ request }) => request)).toEqual([
    {
      prompt: 'Letter poster.png',
      width: 800,
      height: 600,
      priority: 0,
      seed: 1000,
      intent: 'typography',
      lettering: { texts: ['Fresh Bread'] },
      baseSha256: fakeSha('poster.png'),
    },
  ]);
  expect(stores.composer.getState().base).toBeNull();
});

test('an imported table is shown first; once queued, the lines that were left out are named', async () => {
  const { stores, studio } = createFakeWindow([]);
  await stores.composer.getState().takeFile(new File(['A sea\n"broken\nA hill'], 'list.txt'));
  expect(studio.jobs).toEqual([]);
  expect(stores.importing.getState()).toMatchObject({ list: { fileName: 'list.txt' }, preview: { first: [{ prompt: 'A sea' }, {}, {}] } });
  await stores.importing.getState().queue();
  expect(studio.jobs).toHaveLength(2);
  expect(stores.composer.getState().report).toEqual({ fileName: 'list.txt', queued: 2, problems: [{ line: 2, message: 'The quote is never closed.' }] });
});

test('the button counts variations; very many are asked for first', async () => {
  const { stores, studio, settle } = createFakeWindow([]);
  const { setText, setOptions, queue, confirm } = stores.composer.getState();
  setText('a {red|green|blue} sea', 0);
  await settle();
  expect(jobCount(stores.composer.getState())).toBe(3);
  setText('a sea', 0);
  expect(jobCount(stores.composer.getState())).toBe(1);

  setText(`a {${'x|'.repeat(300)}y} sea`, 0);
  setOptions({ sample: 250 });
  await queue();
  expect(stores.composer.getState()).toMatchObject({ toConfirm: 301, isQueueing: false });
  expect(studio.jobs).toEqual([]);
  confirm(false);
  expect(stores.composer.getState().toConfirm).toBeNull();
  await queue();
  confirm(true);
  await settle();
  expect(studio.jobs.map(({ request }) => request.sample)).toEqual([250]);
  expect(stores.composer.getState()).toMatchObject({ text: '', options: { sample: null } });
});

test('more than can be made of a prompt is not offered, until a sample is drawn', () => {
  const { stores } = createFakeWindow([]);
  const { setText } = stores.composer.getState();
  setText('a {red|blue} sea', 0);
  const isOffered = (total: number | null) => {
    stores.composer.setState({ total });
    return !isTooMany(stores.composer.getState());
  };
  expect([null, 10_000, 10_001, Number.POSITIVE_INFINITY].map(isOffered)).toEqual([true, true, false, false]);
});

test('what is inserted stands at the cursor, or in place of what is selected', () => {
  const { stores } = createFakeWindow([]);
  const { setText, setCaret, insert } = stores.composer.getState();
  setText('a sea', 2);
  insert('__colour__ ');
  expect(stores.composer.getState()).toMatchObject({ text: 'a __colour__ sea', caret: 13 });
  setCaret(13, 16);
  insert('{sea|lake}');
  expect(stores.composer.getState().text).toBe('a __colour__ {sea|lake}');
});

test.each([
  ['nothing.csv', new Uint8Array(), '“nothing.csv” holds no prompt.'],
  ['latin.csv', Uint8Array.from([0x67, 0x72, 0xfc, 0x6e]), 'latin.csv is not text that Galley can read (line 1): save it as UTF-8 first.'],
  ['huge.txt', new Uint8Array(26e6), '“huge.txt” has 26 MB; a list of prompts may have 25 MB: split it.'],
])('a list that cannot be taken is named: %s', async (name, bytes, detail) => {
  const { stores, studio } = createFakeWindow([]);
  await stores.composer.getState().takeFile(new File([bytes], name));
  expect(stores.notices.getState().notices.map(({ text }) => text)).toEqual([expect.stringContaining(detail)]);
  expect(studio.jobs).toEqual([]);
});

test('what is said about a reading goes with its prompt, is sent with it, and ends with it', async () => {
  const { stores, studio } = createFakeWindow([]);
  const composer = stores.composer;
  composer.getState().setText('a woven badge', 13);
  composer
    .getState()
    .setOptions({ intent: 'typography', words: { object: [{ start: 2, end: 13 }], style: [] }, lettering: { texts: ['OPEN'], placements: ['on top'] } });
  composer.getState().setText('a big woven badge', 5);
  composer.getState().setText('a big woven badge, film still', 29);
  await composer.getState().queue();
  expect(studio.jobs[0]).toMatchObject({
    request: { intent: 'typography', words: { object: [{ start: 6, end: 17 }], style: [] }, lettering: { texts: ['OPEN'], placements: ['on top'] } },
    reading: { intent: 'typography', corrected: ['intent', 'words'] },
  });
  expect(composer.getState().options).toMatchObject({ intent: null, words: null, lettering: {} });
});

test('another prompt in the place of the first is read afresh; several prompts and variations carry no words', async () => {
  const { stores, studio } = createFakeWindow([]);
  const composer = stores.composer;
  const words = { object: [{ start: 2, end: 13 }], style: [] };
  composer.getState().setText('a woven badge', 13);
  composer.getState().setOptions({ intent: 'face', words, width: 512 });
  composer.getState().setText('Quiet harbour at dusk', 3);
  expect(composer.getState().options).toMatchObject({ intent: null, words: null, width: 512 });

  composer.getState().setText('a woven badge', 13);
  composer.getState().setOptions({ words });
  composer.getState().setText('a woven badge\na sea', 13);
  expect(composer.getState().options.words).toBeNull();

  composer.getState().setText('a {woven|knitted} badge', 13);
  composer.getState().setOptions({ words });
  await composer.getState().queue();
  expect(studio.jobs.map(({ request }) => request.words)).toEqual([undefined]);
});
