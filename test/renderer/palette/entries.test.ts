import { expect, test } from 'vitest';
import { ALL_ACTIONS } from '../../../renderer/app/actions/all.ts';
import type { Page } from '../../../renderer/app/navigation-store.ts';
import { allEntries, type EntryContext, matchingEntries } from '../../../renderer/palette/entries.ts';

/** As on a page whose own actions, and those of every page, can all be run. */
function on(page: Page, options: Partial<EntryContext> = {}): EntryContext {
  const isHere = (id: string) => {
    const spec = ALL_ACTIONS.find((other) => other.id === id);
    return spec?.place === undefined && (spec?.page === undefined || spec.page === page);
  };
  return { specs: ALL_ACTIONS, page, isBound: isHere, recent: [], ...options };
}

const titles = (query: string, context: EntryContext) => matchingEntries(query, context).map(({ title }) => title);

test('what begins so comes first, then words that do, then letters here and there', () => {
  expect(titles('com', on('review'))[0]).toBe('Compare all variants of this prompt');
  expect(titles('com', on('queue'))[0]).toBe('Go to Compare');
  expect(titles('exp', on('queue'))[0]).toBe('Go to Export');
  expect(titles('fit', on('compare')).slice(0, 2)).toEqual(['Fit', 'Fit width']);
  expect(titles('next red', on('review'))[0]).toBe('Next proof that is marked red');
});

test('what was run lately comes before its like, and never before a better answer', () => {
  expect(titles('com', on('compare', { recent: ['compare.fit'] }))[0]).toBe('Go to Compare');
  expect(titles('fit', on('compare', { recent: ['compare.fit-width'] }))[0]).toBe('Fit width');
});

test('what cannot be done now comes last', () => {
  const blocked = on('review', { isBound: (id) => id !== 'review.compare-variants' && on('review').isBound(id) });
  expect(titles('compare', blocked).at(-1)).toBe('Compare all variants of this prompt');
});

test('a part of a page offers its actions only while it is open', () => {
  const open = on('review', { isBound: (id) => id.startsWith('lettering.') });
  expect(titles('erase the region', on('review'))).not.toContain('Erase the region');
  expect(titles('erase the region', open)[0]).toBe('Erase the region');
  const offered = (context: EntryContext) => allEntries(context).flatMap(({ entries }) => entries.map(({ title }) => title));
  expect(offered(on('review'))).not.toContain('Erase the region');
  expect(offered(open)).toContain('Erase the region');
});
