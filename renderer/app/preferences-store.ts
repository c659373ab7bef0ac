import { createStore, type StoreApi } from 'zustand/vanilla';
import { DEFAULT_PREFERENCES, type Preferences, readPreferences } from './preferences.ts';
import type { StudioClient } from './studio-client.ts';

/** What this browser remembers by itself, so that the first paint needs no answer of the studio. */
export interface PreferenceCache {
  read(): unknown;
  write(preferences: Preferences): void;
}

export interface PreferenceState extends Preferences {
  /** Takes effect at once and is kept. */
  set: (changes: Partial<Preferences>) => void;
  /** Takes what the studio keeps; what was set meanwhile stays. */
  load: () => Promise<void>;
  /** What another window of this browser wrote. */
  takeOver: (stored: unknown) => void;
}

export interface PreferenceStoreOptions {
  api: Pick<StudioClient['host'], 'preferences' | 'setPreferences'>;
  cache: PreferenceCache;
  /** What the page was served with; it is newer than the cache. */
  served?: Partial<Preferences>;
  schedule: (run: () => void, delayMs: number) => void;
  onError: (error: unknown) => void;
}

const SAVE_AFTER_MS = 250;

export function preferencesOf(state: PreferenceState): Preferences {
  const { set: _set, load: _load, takeOver: _takeOver, ...preferences } = state;
  return preferences;
}

export function createPreferenceStore({ api, cache, served = {}, schedule, onError }: PreferenceStoreOptions): StoreApi<PreferenceState> {
  /** Set here, and not yet with the studio. */
  let unsaved: Partial<Preferences> = {};
  let isSaving = false;

  async function save(): Promise<void> {
    const changes = unsaved;
    unsaved = {};
    isSaving = false;
    try {
      await api.setPreferences({ changes: changes as Parameters<typeof api.setPreferences>[0]['changes'] });
    } catch (error) {
      unsaved = { ...changes, ...unsaved };
      onError(error);
    }
  }

  return createStore<PreferenceState>()((set, get) => ({
    ...DEFAULT_PREFERENCES,
    ...readPreferences(cache.read()),
    ...served,
    set(changes) {
      set(changes);
      cache.write(preferencesOf(get()));
      unsaved = { ...unsaved, ...changes };
      if (isSaving) return;
      isSaving = true;
      schedule(() => void save(), SAVE_AFTER_MS);
    },
    async load() {
      try {
        const stored = readPreferences(await api.preferences());
        // Without an answer of the studio the cache may hold what is long gone.
        set({ ...DEFAULT_PREFERENCES, ...stored, ...unsaved });
        cache.write(preferencesOf(get()));
      } catch (error) {
        onError(error);
      }
    },
    takeOver: (stored) => set({ ...readPreferences(stored), ...unsaved }),
  }));
}
