import { type Preferences, readPreferences } from './preferences.ts';
import type { PreferenceCache } from './preferences-store.ts';

export const CACHE_KEY = 'galley-preferences';

/** Preferences in this browser's storage; without storage there is nothing to remember, and nothing breaks. */
export function createPreferenceCache(storage: () => Storage): PreferenceCache {
  return {
    read() {
      try {
        return JSON.parse(storage().getItem(CACHE_KEY) ?? 'null');
      } catch {
        return null;
      }
    },
    write(preferences) {
      try {
        storage().setItem(CACHE_KEY, JSON.stringify(preferences));
      } catch {
        // Full or forbidden: the studio's file is what counts.
      }
    },
  };
}

/** What both shells write into the page before they send it. */
export function servedPreferences(root: HTMLElement): Partial<Preferences> {
  const { theme, contrast, motion } = root.dataset;
  return readPreferences({ theme, contrast, motion, language: root.lang });
}
