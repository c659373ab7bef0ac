import { expect, test } from 'vitest';
import { createImportStore } from '../../../renderer/import/import-store.ts';
import type { ImportPreview, ImportProblem } from '../../../shared/job.ts';

const PREVIEW: ImportPreview = { count: 2, first: [], columns: ['colour'], problems: [{ line: 3, message: 'On line 3, “colour” is empty.' }] };

function createFake() {
  const asked: unknown[] = [];
  const queued: [string, number, readonly ImportProblem[]][] = [];
  const due: (() => void)[] = [];
  const store = createImportStore({
    api: {
      async previewImport(text) {
        asked.push(text);
        if (text.template?.includes('{{color}}')) throw Object.assign(new Error('The template names {{color}}.'), { code: 'invalid-input' });
        return PREVIEW;
      },
      async importText(text) {
        asked.push(text);
        return { ids: ['a', 'b'], problems: PREVIEW.problems };
      },
    },
    schedule: (run) => due.push(run),
    onQueued: (...what) => queued.push(what),
  });
  const settle = async () => {
    for (const run of due.splice(0)) run();
    await new Promise((resolve) => setTimeout(resolve, 1));
  };
  return { store, asked, queued, settle };
}

const LIST = { fileName: 'mugs.csv', content: 'colour\nred\n' };

test('shows what a list becomes, asks once for what is typed in a burst, and queues the same', async () => {
  const { store, asked, queued, settle } = createFake();
  await store.getState().open(LIST);
  expect(store.getState()).toMatchObject({ list: LIST, preview: PREVIEW, problem: null, template: '' });
  store.getState().setTemplate('a {{col');
  store.getState().setTemplate(' a {{colour}} mug ');
  await settle();
  await store.getState().queue();
  const filled = { ...LIST, template: 'a {{colour}} mug' };
  expect(asked).toEqual([LIST, filled, filled]);
  expect(queued).toEqual([['mugs.csv', 2, PREVIEW.problems]]);
  expect(store.getState()).toMatchObject({ list: null, isQueueing: false });
});

test('keeps the columns while the template is wrong, and forgets all when it is closed', async () => {
  const { store, queued, settle } = createFake();
  await store.getState().open(LIST);
  store.getState().setTemplate('a {{color}} mug');
  await settle();
  expect(store.getState()).toMatchObject({ preview: { columns: ['colour'], count: 0 }, problem: { detail: 'The template names {{color}}.' } });
  store.getState().close();
  await store.getState().queue();
  expect(queued).toEqual([]);
  await store.getState().open({ fileName: 'b.txt', content: 'x' });
  expect(store.getState()).toMatchObject({ template: '', problem: null });
});
