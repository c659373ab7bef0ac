import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { writeNewFile } from '../image/files.ts';
import { makeFolders } from '../telemetry/folders.ts';

/**
 * Puts a file into a folder under a name that is free: NAME, NAME-2, NAME-3 … A file that is there with the same bytes is kept and named.
 * @returns its path
 */
export async function placeCopy(folder: string, name: string, ending: string, bytes: Uint8Array): Promise<string> {
  makeFolders(folder);
  for (let n = 1; ; n++) {
    const path = join(folder, `${name}${n === 1 ? '' : `-${n}`}${ending}`);
    try {
      await writeNewFile(path, bytes);
      return path;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'file-exists') throw error;
      if (Buffer.from(bytes).equals(await readFile(path).catch(() => Buffer.alloc(0)))) return path;
    }
  }
}
