import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { AppError, toErrorShape } from '../../shared/errors.ts';

/** Where this system keeps a person's settings: below XDG_CONFIG_HOME or ~/.config on Linux. */
export function personalFolder({ XDG_CONFIG_HOME, APPDATA }: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  // The base directory specification: a relative path is to be ignored.
  if (XDG_CONFIG_HOME && isAbsolute(XDG_CONFIG_HOME)) return join(XDG_CONFIG_HOME, 'galley');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Galley');
  if (platform === 'win32') return join(APPDATA || join(home, 'AppData', 'Roaming'), 'Galley');
  return join(home, '.config', 'galley');
}

/** Null when there is no such file. @throws AppError that names the path when it cannot be read */
export function readTextFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    const { code, message } = toErrorShape(cause);
    throw new AppError(code, `${path} could not be read. ${message}`, { cause, details: { path } });
  }
}

/** Whole or not at all, for this person's eyes; folders are made. @throws AppError disk-full | read-only that names the path */
export function writeWholeFile(path: string, text: string): void {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, text, { mode: 0o600, flush: true });
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    const { code, message } = toErrorShape(cause);
    throw new AppError(code, `${path} could not be written. ${message}`, { cause, details: { path } });
  }
}
