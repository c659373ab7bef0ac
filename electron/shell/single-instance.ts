import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * True for the first Galley with this project. Another one tells the first (`second-instance`), which comes up, and ends. Projects are told apart, so that two of them can be open:
 * Electron keeps one lock per folder of user data, and the lock is taken in a folder of the project's own there.
 */
export function isFirstOfProject(projectFolder: string): boolean {
  const userData = app.getPath('userData');
  const own = join(userData, 'open', createHash('sha256').update(realPath(projectFolder)).digest('hex').slice(0, 24));
  mkdirSync(own, { recursive: true });
  app.setPath('userData', own);
  try {
    return app.requestSingleInstanceLock();
  } finally {
    app.setPath('userData', userData);
  }
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
