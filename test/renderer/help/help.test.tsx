import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ALL_ACTIONS } from '../../../renderer/app/actions/all.ts';
import { PAGES, type Page } from '../../../renderer/app/navigation-store.ts';
import { type Stores, StoresContext } from '../../../renderer/app/stores.ts';
import { PageHint } from '../../../renderer/help/PageHint.tsx';
import { PAGE_HELP } from '../../../renderer/help/page-help.ts';
import { PAGE_HINTS } from '../../../renderer/help/page-hints.ts';
import { fakeJob } from '../fakes/fake-data.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

function hintOn(stores: Stores, page: Page): string {
  // Rendered to a string, a store shows the state that it began with.
  for (const store of [stores.preferences, stores.session, stores.firstRun]) (store as { getInitialState: unknown }).getInitialState = store.getState;
  return renderToStaticMarkup(
    <StoresContext value={stores}>
      <PageHint page={page} />
    </StoresContext>,
  );
}

test('every key that a page’s help puts first belongs to an action of that page', () => {
  const wrong = PAGES.flatMap((page) => (PAGE_HELP[page].firstKeys ?? []).filter((id) => ALL_ACTIONS.find((spec) => spec.id === id)?.page !== page));
  expect(wrong).toEqual([]);
});

test('a page gives one hint until it is dismissed, and none in an empty project or during the tour', async () => {
  const empty = createFakeWindow([]).stores;
  await Promise.all([empty.session.getState().load(), empty.preferences.getState().load()]);
  expect(hintOn(empty, 'gates')).toBe('');

  const { stores } = createFakeWindow([fakeJob(0, { prompt: 'a mug' }, 'done')]);
  await stores.session.getState().load();
  // What was dismissed is not known yet: nothing flashes up.
  expect(hintOn(stores, 'gates')).toBe('');
  await stores.preferences.getState().load();
  expect(hintOn(stores, 'gates')).toContain(PAGE_HINTS.gates);
  stores.firstRun.getState().startTour();
  expect(hintOn(stores, 'gates')).toBe('');
  stores.firstRun.getState().endTour();
  stores.preferences.getState().set({ seen: ['hint.gates'] });
  expect(hintOn(stores, 'gates')).toBe('');
  expect(hintOn(stores, 'matrix')).toContain('Grey models are not connected');
});
