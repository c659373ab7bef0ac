import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder of the project to open: said, else from the environment (GALLEY_PROJECT), else Galley/sample in the home folder. */
export function projectFolder(said: string | undefined, environment: NodeJS.ProcessEnv, home = homedir()): string {
  return resolve(said ?? environment.GALLEY_PROJECT ?? join(home, 'Galley', 'sample'));
}

/**
 * Whether a new project begins with the sample's prompts: as it was said, else only the one that opens by itself. A folder that somebody named is for
 * their own work.
 */
export function hasSample(said: boolean | undefined, project: string | undefined, environment: NodeJS.ProcessEnv): boolean {
  return said ?? (project === undefined && environment.GALLEY_PROJECT === undefined);
}

/** A project's database file. */
export function projectDatabase(folder: string): string {
  return join(folder, 'galley.db');
}
