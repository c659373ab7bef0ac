import { createStore, type StoreApi } from 'zustand/vanilla';

export const PAGES = ['queue', 'review', 'compare', 'matrix', 'models', 'spending', 'gates', 'bake-off', 'insights', 'export'] as const;
export type Page = (typeof PAGES)[number];

/** The digit that opens a page; the tenth has 0, as on the keyboard. */
export function keyOf(index: number): string {
  return String((index + 1) % 10);
}

export interface NavigationState {
  page: Page;
  isHelpOpen: boolean;
  go: (page: Page) => void;
  setHelpOpen: (isHelpOpen: boolean) => void;
}

/** The page that an address fragment such as `#/review` names; the queue for anything else. */
export function pageOf(hash: string): Page {
  const name = hash.replace(/^#\/?/, '');
  return PAGES.find((page) => page === name) ?? 'queue';
}

/** Which page is shown. `onGo` lets the caller keep the address in step. */
export function createNavigationStore(first: Page, onGo: (page: Page) => void): StoreApi<NavigationState> {
  return createStore<NavigationState>()((set, get) => ({
    page: first,
    isHelpOpen: false,
    go(page) {
      if (get().page === page) return;
      set({ page });
      onGo(page);
    },
    setHelpOpen: (isHelpOpen) => set({ isHelpOpen }),
  }));
}
