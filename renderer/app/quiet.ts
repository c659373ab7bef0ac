import type { StoreApi } from 'zustand/vanilla';
import type { Page } from './navigation-store.ts';
import type { Schedule } from './soon.ts';

/** Longest wait for rows: they may never come. */
const LONGEST_MS = 2000;

type List = Pick<StoreApi<{ isLoaded: boolean }>, 'getState' | 'subscribe'>;

/**
 * Resolves when the page that the window opens with has its first rows, at once where it has none: what nobody waits for is asked for and fetched after that.
 * @param lists what a page waits for
 */
export function firstRowsOf(page: Page, lists: Partial<Record<Page, List>>, schedule: Schedule): Promise<void> {
  const list = lists[page];
  if (list === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = list.subscribe(({ isLoaded }) => isLoaded && done());
    const done = () => {
      stop();
      resolve();
    };
    schedule(done, LONGEST_MS);
    if (list.getState().isLoaded) done();
  });
}

/** Fetches code that may be needed later, one part after the other, each when the window has nothing else to do. What cannot be fetched now is fetched when it is wanted. */
export async function fetchWhenQuiet(after: Promise<void>, parts: readonly (() => Promise<unknown>)[]): Promise<void> {
  await after;
  for (const part of parts) {
    await new Promise<void>((resolve) => void requestIdleCallback(() => resolve()));
    await part().catch(() => undefined);
  }
}
