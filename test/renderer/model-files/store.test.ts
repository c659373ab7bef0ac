import { expect, test, vi } from 'vitest';
import { createModelFilesStore } from '../../../renderer/model-files/store.ts';
import { fetchWords, hostOf, nextToFetch, noticeWords, progressWords } from '../../../renderer/model-files/words.ts';
import type { ModelFetchProgress, ModelFilesStatus, ModelId } from '../../../shared/model-files.ts';
import { fakeFetch, fakeModelFiles } from '../fakes/fake-model-files.ts';

function setUp(fetch?: (id: ModelId, signal?: AbortSignal) => AsyncGenerator<ModelFetchProgress>) {
  const models = fakeModelFiles();
  const onReady = vi.fn();
  const asked: ModelId[] = [];
  const api = {
    list: async () => structuredClone(models),
    async fetch({ id }: { id: ModelId }, options?: { signal?: AbortSignal }) {
      asked.push(id);
      return (fetch ? fetch(id, options?.signal) : fakeFetch(models, id)) as never;
    },
  };
  const store = createModelFilesStore({ api, onError: (error) => expect.fail(String(error)), onReady });
  return { store, state: store.getState, onReady, asked };
}

test('opening the dialog only looks; a fetch shows how far it is and ends ready', async () => {
  const { store, state, onReady, asked } = setUp();
  await state().open();
  expect(state().models?.map(({ isReady }) => isReady)).toEqual([false, false]);
  expect(asked).toEqual([]);
  const seen: string[] = [];
  store.subscribe(({ progress }) => progress['lpips-squeeze'] && seen.push(progressWords(progress['lpips-squeeze'])));
  await Promise.all([state().fetch('lpips-squeeze'), state().fetch('lpips-squeeze')]);
  expect(asked).toEqual(['lpips-squeeze']);
  expect([...new Set(seen)]).toEqual(['Fetching squeezenet1_1-b8a52dc0.pth, 0 kB of 5.0 MB', 'Fetching squeezenet1_1-b8a52dc0.pth, 2.5 MB of 5.0 MB', 'Ready']);
  expect(state()).toMatchObject({ readyCount: 1, progress: {}, models: [{ isReady: true }, { isReady: false }] });
  expect(onReady).toHaveBeenCalledOnce();
});

test('a stop is no failure, and it can be fetched again', async () => {
  const { state, onReady } = setUp(async function* (id, signal) {
    yield { id, phase: 'fetching', file: 'a.pth', doneBytes: 1, totalBytes: 2, note: '' };
    await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
  });
  const fetching = state().fetch('lpips-alex');
  await vi.waitFor(() => expect(state().progress['lpips-alex']?.doneBytes).toBe(1));
  state().stop('lpips-alex');
  await fetching;
  expect(state()).toMatchObject({ progress: {}, problems: { 'lpips-alex': '' } });
  expect(onReady).not.toHaveBeenCalled();
});

test('a failure is told where the button is', async () => {
  const { state } = setUp(async function* () {
    yield* [];
    throw Object.assign(new Error('download.pytorch.org cannot be reached: ENOTFOUND.'), { code: 'unavailable' });
  });
  await state().fetch('lpips-squeeze');
  expect(state().problems['lpips-squeeze']).toContain('cannot be reached');
});

test('words', () => {
  const [model] = fakeModelFiles();
  expect(fetchWords(model)).toBe('Fetch, 5.0 MB');
  expect(fetchWords({ ...model, bytesToFetch: 2_000_000, files: [{ ...model.files[0], state: 'partial' }] })).toBe('Go on, 2.0 MB');
  expect([hostOf(model.files[0].url), hostOf('odd')]).toEqual(['download.pytorch.org', 'odd']);
});

test('the notice leads to the default first, then to what may be had besides, and goes when all is there', () => {
  const [squeeze, alex] = fakeModelFiles();
  const words = (models: ModelFilesStatus[]) => {
    const next = nextToFetch(models, 'lpips');
    return next && noticeWords(next, false);
  };
  expect(words([alex, squeeze])).toBe('LPIPS needs 5.0 MB of files that Galley does not bring along.');
  expect(words([{ ...squeeze, isReady: true }, alex])).toBe('LPIPS (AlexNet) can be measured as well; it needs 244 MB of files.');
  expect(noticeWords(alex, true)).toBe('The files for LPIPS (AlexNet) are being fetched.');
  expect(words([squeeze, alex].map((model) => ({ ...model, isReady: true })))).toBeUndefined();
  expect([nextToFetch(null, 'lpips'), nextToFetch([squeeze], 'other')]).toEqual([undefined, undefined]);
});
