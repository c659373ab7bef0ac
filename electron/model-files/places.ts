import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** Where model files lie and where they come from. */
export interface ModelPlaces {
  /** The person's own folder for files that can be had again: what was fetched, imported and converted. */
  folder: string;
  /** A folder of the team that holds the files; they are used where they lie, and nothing is fetched. null = none. */
  offlineFolder: string | null;
  /** An address that files are fetched from instead of their authors': `mirror/NAME`. null = none. */
  mirror: string | null;
}

/**
 * GALLEY_MODELS names an offline folder or, with http:// or https://, a mirror. The own folder is one for all projects: below XDG_CACHE_HOME where that is
 * set, else below ~/.cache on Linux, ~/Library/Caches on macOS, LOCALAPPDATA on Windows.
 */
export function modelPlaces(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform, home = homedir()): ModelPlaces {
  const said = environment.GALLEY_MODELS?.trim() ?? '';
  const isAddress = /^https?:\/\//i.test(said);
  return {
    folder: join(cacheFolder(environment, platform, home), 'models'),
    offlineFolder: said !== '' && !isAddress ? resolve(said) : null,
    mirror: isAddress ? said.replace(/\/+$/, '') : null,
  };
}

function cacheFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  // The base directory specification: a relative path is to be ignored.
  const said = environment.XDG_CACHE_HOME;
  if (said && isAbsolute(said)) return join(said, 'galley');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'Galley');
  if (platform === 'win32') return join(environment.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Galley');
  return join(home, '.cache', 'galley');
}
