import { constants } from 'node:fs';
import { access, lstat, mkdir, readdir, realpath, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { AppError, toErrorShape } from '../../shared/errors.ts';
import { writeNewFile } from '../image/files.ts';
import { nameKey } from './file-names.ts';
import type { Problem } from './problem.ts';

/** What keeps a folder from being exported to; null = nothing, whether it is there already or can be made. */
export async function folderProblem(folder: string): Promise<Problem | null> {
  if (!isAbsolute(folder)) return { code: 'invalid-input', text: `The export folder must be given with its whole path; “${folder}” is relative.` };
  if (folder.includes('\0')) return { code: 'invalid-input', text: 'The export folder holds a control character.' };
  let place = folder;
  for (;;) {
    const info = await stat(place).catch(() => null);
    if (info && !info.isDirectory()) return { code: 'invalid-input', text: `${place} is a file, not a folder.` };
    if (info) break;
    if (dirname(place) === place) return { code: 'not-found', text: `There is no ${place}.` };
    place = dirname(place);
  }
  const isWritable = await access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
  return isWritable ? null : { code: 'read-only', text: `${place} is read-only: nothing can be written there.` };
}

/** Looks for what is in a file's way inside the folder; folder contents are read once. */
export function createPlaceChecker(folder: string): (path: string) => Promise<Problem | null> {
  const listings = new Map<string, Promise<Set<string>>>();
  const namesIn = (path: string) => {
    const listing =
      listings.get(path) ??
      readdir(path).then(
        (names) => new Set(names.map(nameKey)),
        () => new Set<string>(),
      );
    listings.set(path, listing);
    return listing;
  };
  return async (path) => {
    const parts = path.split('/');
    const name = parts.pop()!;
    let place = folder;
    for (const part of parts) {
      place = join(place, part);
      const info = await lstat(place).catch(() => null);
      if (!info) return null;
      if (info.isSymbolicLink() && !(await isInside(folder, place))) {
        return { code: 'path-escape', text: `“${path}” leads out of the export folder: ${place} is a link to another place.` };
      }
      if (!(await stat(place)).isDirectory()) return { code: 'file-exists', text: `“${path}” cannot be written: ${place} is a file, not a folder.` };
    }
    return (await namesIn(place)).has(nameKey(name)) ? { code: 'file-exists', text: `“${path}” is in the folder already.` } : null;
  };
}

/** A dangling link is outside: whoever makes its target could make it anywhere. */
async function isInside(folder: string, place: string): Promise<boolean> {
  const [root, real] = await Promise.all([realpath(folder), realpath(place)]).catch(() => ['', '']);
  return root !== '' && (real === root || real.startsWith(root.endsWith(sep) ? root : root + sep));
}

/** Writes the files of one export; when the export fails, what it made is taken away again. */
export interface ExportWriter {
  /** @param path relative, "/" between parts. @throws AppError file-exists | path-escape | disk-full | read-only */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Removes every file and folder this writer made; others' files are never touched. */
  rollBack(): Promise<void>;
}

export function createExportWriter(folder: string): ExportWriter {
  const files: string[] = [];
  const folders: string[] = [];

  async function makeFolder(path: string): Promise<void> {
    try {
      if (await stat(path).catch(() => null)) return;
      await makeFolder(dirname(path));
      await mkdir(path);
      folders.push(path);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      const shape = toErrorShape(cause);
      throw new AppError(shape.code, `The folder ${path} could not be made. ${shape.message}`, { cause, retryable: shape.retryable, details: { path } });
    }
  }

  return {
    async write(path, bytes) {
      const target = join(folder, ...path.split('/'));
      await makeFolder(dirname(target));
      // Checked again at the last moment: a link may have been put there since the pre-flight.
      if (!(await isInside(folder, dirname(target)))) {
        throw new AppError('path-escape', `“${path}” leads out of the export folder ${folder}.`, { details: { path, folder } });
      }
      await writeNewFile(target, bytes);
      files.push(target);
    },
    async rollBack() {
      for (const file of files.reverse()) await rm(file, { force: true }).catch(() => undefined);
      // Deepest first; a folder that holds something else by now stays.
      for (const made of folders.reverse()) await rmdir(made).catch(() => undefined);
    },
  };
}
