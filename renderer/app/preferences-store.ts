import { createStore, type StoreApi } from 'zustand/vanilla';
import { DEFAULT_PREFERENCES, type Preferences, readPreferences } from './preferences.ts';
import type { Schedule } from './soon.ts';
import type { StudioClient } from './studio-client.ts';

/** What this browser remembers by itself, so that the first paint needs no answer of the studio. */
export interface PreferenceCache {
  read(): unknown;
  /** `unsaved`: names that the studio has not got yet. They outlive a window that is closed in the meantime. */
  write(preferences: Preferences & { unsaved: readonly string[] }): void;
}

export interface PreferenceState extends Preferences {
  /** The studio has answered, or cannot: until then nobody knows what the person has seen. */
  isLoaded: boolean;
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
  schedule: Schedule;
  onError: (error: unknown) => void;
}

const SAVE_AFTER_MS = 250;

export function preferencesOf(state: PreferenceState): Preferences {
  const { isLoaded: _isLoaded, set: _set, load: _load, takeOver: _takeOver, ...preferences } = state;
  return preferences;
}

/** What an earlier window set and could not hand over any more. */
function unsavedIn(cached: unknown): Partial<Preferences> {
  const names = (cached as { unsaved?: unknown } | null)?.unsaved;
  if (!Array.isArray(names)) return {};
  return Object.fromEntries(Object.entries(readPreferences(cached)).filter(([name]) => names.includes(name)));
}

export function createPreferenceStore({ api, cache, served = {}, schedule, onError }: PreferenceStoreOptions): StoreApi<PreferenceState> {
  const cached = cache.read();
  /** Set here, and not yet with the studio. */
  let unsaved = unsavedIn(cached);
  let isSaving = false;

  return createStore<PreferenceState>()((set, get) => {
    const remember = () => cache.write({ ...preferencesOf(get()), unsaved: Object.keys(unsaved) });

    async function save(): Promise<void> {
      const changes = unsaved;
      isSaving = false;
      try {
        await api.setPreferences({ changes: changes as Parameters<typeof api.setPreferences>[0]['changes'] });
        // What was set anew while the studio wrote is still to be saved.
        unsaved = Object.fromEntries(Object.entries(unsaved).filter(([name, value]) => changes[name as keyof Preferences] !== value));
        remember();
      } catch (error) {
        onError(error);
      }
    }

    function saveSoon(): void {
      if (isSaving) return;
      isSaving = true;
      schedule(() => void save(), SAVE_AFTER_MS);
    }

    return {
      ...DEFAULT_PREFERENCES,
      ...readPreferences(cached),
      ...served,
      ...unsaved,
      isLoaded: false,
      set(changes) {
        set(changes);
        unsaved = { ...unsaved, ...changes };
        remember();
        saveSoon();
      },
      async load() {
        try {
          const stored = readPreferences(await api.preferences());
          // What the studio does not name is as it ships, whatever this browser remembers.
          set({ ...DEFAULT_PREFERENCES, ...stored, ...unsaved, isLoaded: true });
          remember();
          if (Object.keys(unsaved).length > 0) saveSoon();
        } catch (error) {
          set({ isLoaded: true });
          onError(error);
        }
      },
      takeOver: (stored) => set({ ...readPreferences(stored), ...unsaved }),
    };
  });
}
