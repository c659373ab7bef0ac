import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, lstat, mkdir, readdir, realpath, rmdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { AppError, toErrorShape } from '../../shared/errors.ts';
import { said } from '../../shared/sentence.ts';
import { type PlaceOptions, placeFile } from '../image/files.ts';
import { nameKey } from './file-names.ts';
import type { FoundProblem } from './problem.ts';

/** What keeps a folder from being exported to; null = nothing, whether it is there already or can be made. */
export async function folderProblem(folder: string): Promise<FoundProblem | null> {
  if (!isAbsolute(folder))
    return { code: 'invalid-input', issue: 'folder', ...said('The export folder must be given with its whole path; “{folder}” is relative.', { folder }) };
  if (folder.includes('\0')) return { code: 'invalid-input', issue: 'folder', ...said('The export folder holds a control character.') };
  let place = folder;
  for (;;) {
    const info = await stat(place).catch(() => null);
    if (info && !info.isDirectory()) return { code: 'invalid-input', issue: 'folder', ...said('{place} is a file, not a folder.', { place }) };
    if (info) break;
    if (dirname(place) === place) return { code: 'not-found', issue: 'folder', ...said('There is no {place}.', { place }) };
    place = dirname(place);
  }
  const isWritable = await access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
  return isWritable ? null : { code: 'read-only', issue: 'not-writable', ...said('{place} is read-only: nothing can be written there.', { place }) };
}

/** Looks for what is in a file's way inside the folder; folder contents are read once. */
export function createPlaceChecker(folder: string): (path: string) => Promise<FoundProblem | null> {
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
        const leadsOut = said('“{path}” leads out of the export folder: {place} is a link to another place.', { path, place });
        return { code: 'path-escape', issue: 'path-escape', ...leadsOut };
      }
      if (!(await stat(place)).isDirectory())
        return { code: 'file-exists', issue: 'folder', ...said('“{path}” cannot be written: {place} is a file, not a folder.', { path, place }) };
    }
    if (!(await namesIn(place)).has(nameKey(name))) return null;
    // A folder of that name is in the way whatever is done about files.
    const isFolder = (await lstat(join(place, name)).catch(() => null))?.isDirectory() ?? false;
    return { code: 'file-exists', issue: isFolder ? 'folder' : 'exists', ...said('“{path}” is in the folder already.', { path }) };
  };
}

/** A dangling link is outside: whoever makes its target could make it anywhere. */
async function isInside(folder: string, place: string): Promise<boolean> {
  const [root, real] = await Promise.all([realpath(folder), realpath(place)]).catch(() => ['', '']);
  return root !== '' && (real === root || real.startsWith(root.endsWith(sep) ? root : root + sep));
}

export interface ExportWriter {
  /**
   * Writes a file below the folder and makes the folders it needs.
   * @param path relative, "/" between parts
   * @throws AppError file-exists | path-escape | disk-full | read-only
   */
  write(path: string, bytes: Uint8Array, options?: PlaceOptions): Promise<void>;
}

export function createExportWriter(folder: string): ExportWriter {
  return {
    async write(path, bytes, options) {
      const target = join(folder, ...path.split('/'));
      await makeFolder(dirname(target));
      // Checked again at the last moment: a link may have been put there since the pre-flight.
      if (!(await isInside(folder, dirname(target)))) {
        throw new AppError('path-escape', `“${path}” leads out of the export folder ${folder}.`, { details: { path, folder } });
      }
      await placeFile(target, bytes, options);
    },
  };
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    const shape = toErrorShape(cause);
    throw new AppError(shape.code, `The folder ${path} could not be made. ${shape.message}`, { cause, retryable: shape.retryable, details: { path } });
  }
}

/** Takes folders away that are empty now, from each file's own up to the export folder, which stays. @param paths of files, relative */
export async function removeEmptyFolders(folder: string, paths: readonly string[]): Promise<void> {
  const parents = new Set(
    paths.flatMap((path) => {
      const parts = path.split('/').slice(0, -1);
      return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
    }),
  );
  // Deepest first; a folder that holds something stays.
  const deepest = [...parents].sort((a, b) => b.split('/').length - a.split('/').length);
  for (const path of deepest) await rmdir(join(folder, ...path.split('/'))).catch(() => undefined);
}

/** sha256 of a file in hex; null = there is no such file. */
export async function hashOf(path: string): Promise<string | null> {
  const info = await lstat(path).catch(() => null);
  if (!info?.isFile()) return null;
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}
