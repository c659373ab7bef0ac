import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '../../shared/errors.ts';

/**
 * Makes a folder with all its parents, one by one: Node's recursive mkdir reports ENOENT on a read-only disk and never comes back
 * where the system refuses a folder in a folder that is there (Linux's /proc).
 * @throws AppError invalid-input when a part of the path is a file or too long, else the system's error (EROFS, EACCES, ENOSPC …)
 */
export function makeFolders(path: string): void {
  const missing: string[] = [];
  let place = resolve(path);
  for (; !existsSync(place) && dirname(place) !== place; place = dirname(place)) missing.push(place);
  if (!statSync(place).isDirectory()) throw new AppError('invalid-input', `${place} is a file, not a folder.`, { details: { path: place } });
  for (const folder of missing.reverse()) makeFolder(folder);
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    // Another process made it in the same moment.
    if (code === 'EEXIST' && statSync(path).isDirectory()) return;
    const details = { path };
    if (code === 'ENAMETOOLONG') throw new AppError('invalid-input', 'Its name is longer than this disk allows.', { cause, details });
    if (code === 'ENOENT') throw new AppError('invalid-input', `This system takes no folder in ${dirname(path)}.`, { cause, details });
    throw cause;
  }
}
