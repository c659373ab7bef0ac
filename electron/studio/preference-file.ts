import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { MAX_PREFERENCES_CHARACTERS, preferencesSchema, type StoredPreferences } from '../../shared/preferences.ts';
import { personalFolder, readTextFile, writeWholeFile } from './personal-files.ts';

/** How this person likes the window, for all projects and both shells. */
export interface PreferenceFile {
  /** {} when there is no file yet, or none that can be understood: nobody is kept from working by a wish about colours. */
  read(): StoredPreferences;
  /** Sets the names that are given, leaves the others; answers all. @throws AppError invalid-input | disk-full | read-only */
  change(changes: StoredPreferences): StoredPreferences;
}

/** GALLEY_PREFERENCES, else preferences.json beside the person's connections. */
export function preferencesPath(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  if (environment.GALLEY_PREFERENCES) return resolve(environment.GALLEY_PREFERENCES);
  if (environment.GALLEY_CONNECTIONS) return join(dirname(resolve(environment.GALLEY_CONNECTIONS)), 'preferences.json');
  return join(personalFolder(environment, platform, home), 'preferences.json');
}

export function createPreferenceFile(path: string): PreferenceFile {
  return keeper({
    read() {
      try {
        return understood(readTextFile(path));
      } catch {
        return {};
      }
    },
    write: (text) => writeWholeFile(path, text),
  });
}

/** Forgets at the end of the process. */
export function createPassingPreferences(): PreferenceFile {
  let kept = '{}';
  return keeper({
    read: () => understood(kept),
    write(text) {
      kept = text;
    },
  });
}

function keeper({ read, write }: { read: () => StoredPreferences; write: (text: string) => void }): PreferenceFile {
  return {
    read,
    change(changes) {
      // Read anew: another window or another Galley may have written meanwhile.
      const all = { ...read(), ...changes };
      const text = `${JSON.stringify(all, null, 2)}\n`;
      if (text.length > MAX_PREFERENCES_CHARACTERS)
        throw new AppError('invalid-input', `Preferences may have ${MAX_PREFERENCES_CHARACTERS} characters at most.`);
      write(text);
      return all;
    },
  };
}

function understood(text: string | null): StoredPreferences {
  if (text === null) return {};
  try {
    return preferencesSchema.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
