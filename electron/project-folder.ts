import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder of the project to open: said, else from the environment (GALLEY_PROJECT), else Galley/sample in the home folder. */
export function projectFolder(said: string | undefined, environment: NodeJS.ProcessEnv, home = homedir()): string {
  return resolve(said ?? environment.GALLEY_PROJECT ?? join(home, 'Galley', 'sample'));
}

/** A project's database file. */
export function projectDatabase(folder: string): string {
  return join(folder, 'galley.db');
}
