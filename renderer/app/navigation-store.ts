import { createStore, type StoreApi } from 'zustand/vanilla';

export const PAGES = ['queue', 'review', 'compare', 'matrix', 'models', 'spending', 'gates', 'bake-off', 'insights', 'export'] as const;
export type Page = (typeof PAGES)[number];

/** What lies over the page: one at a time. */
export type Overlay = 'palette' | 'shortcuts' | 'settings' | 'connect' | 'guide';
export const SETTINGS_TABS = ['appearance', 'language', 'keyboard', 'messages', 'about'] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number];

/** The digit that opens a page; the tenth has 0, as on the keyboard. */
export function keyOf(index: number): string {
  return String((index + 1) % 10);
}

export interface NavigationState {
  page: Page;
  overlay: Overlay | null;
  settingsTab: SettingsTab;
  go: (page: Page) => void;
  open: (overlay: Overlay) => void;
  /** Settings, at one of their tabs; left out = the one that was open last. */
  openSettings: (tab?: SettingsTab) => void;
  close: () => void;
}

/** The page that an address fragment such as `#/review` names; the queue for anything else. */
export function pageOf(hash: string): Page {
  const name = hash.replace(/^#\/?/, '').split('?')[0];
  return PAGES.find((page) => page === name) ?? 'queue';
}

/** Which page is shown, and what lies over it. `onGo` lets the caller keep the address in step. */
export function createNavigationStore(first: Page, onGo: (page: Page) => void): StoreApi<NavigationState> {
  return createStore<NavigationState>()((set, get) => ({
    page: first,
    overlay: null,
    settingsTab: 'appearance',
    go(page) {
      if (get().page === page) return;
      set({ page });
      onGo(page);
    },
    open: (overlay) => set({ overlay }),
    openSettings: (tab) => set((state) => ({ overlay: 'settings', settingsTab: tab ?? state.settingsTab })),
    close: () => set({ overlay: null }),
  }));
}
