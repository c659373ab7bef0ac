import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError, toErrorShape } from '../../shared/errors.ts';
import { makeFolders } from '../telemetry/folders.ts';

export interface StoredArtifact {
  sha256: string;
  /** Absolute path of the file. */
  path: string;
  /** Size of the file. */
  bytes: number;
}

/** Image files named by their sha256, written once and never changed. */
export interface ArtifactStore {
  readonly folder: string;
  /** Stores the bytes; an artifact that is already there is kept. @throws AppError disk-full | read-only */
  put(bytes: Uint8Array): Promise<StoredArtifact>;
  /** Where the artifact is or would be. @throws AppError invalid-input for anything but a sha256 in lower-case hex */
  path(sha256: string): string;
  has(sha256: string): boolean;
  /** @throws AppError not-found */
  read(sha256: string): Promise<Buffer>;
  /** Removes half-written files of a process that died; only for who holds the project's lock. */
  removeLeftovers(): void;
}

const TEMPORARY = '.tmp';
const SHA256 = /^[0-9a-f]{64}$/;

/** Opens the store; the folder is made with the first artifact. */
export function createArtifactStore(folder: string): ArtifactStore {
  const path = (sha256: string) => {
    if (!SHA256.test(sha256)) throw new AppError('invalid-input', `"${sha256}" is not the name of an artifact.`, { details: { sha256 } });
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.png`);
  };
  return {
    folder,
    path,
    has: (sha256) => existsSync(path(sha256)),
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const target = path(sha256);
      // A file of another size is a leftover of a damaged disk: it is replaced by the true bytes.
      const existing = await stat(target).catch(() => null);
      if (existing?.size !== bytes.byteLength) await writeWhole(target, bytes, folder);
      return { sha256, path: target, bytes: bytes.byteLength };
    },
    removeLeftovers() {
      if (!existsSync(folder)) return;
      if (!statSync(folder).isDirectory()) throw new AppError('invalid-input', `${folder} is a file, not a folder.`, { details: { path: folder } });
      for (const name of readdirSync(folder)) if (name.endsWith(TEMPORARY)) rmSync(join(folder, name), { force: true });
    },
    async read(sha256) {
      try {
        return await readFile(path(sha256));
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
        throw new AppError('not-found', `The image ${sha256} is missing from ${folder}.`, { cause, details: { sha256, folder } });
      }
    },
  };
}

/**
 * Writes a file so that it is either whole or absent, even after a power cut: temporary file, fsync, rename.
 * @throws AppError disk-full | read-only; the temporary file is removed
 */
export async function writeWhole(target: string, bytes: Uint8Array, temporaryFolder = dirname(target)): Promise<void> {
  const temporary = join(temporaryFolder, `.${randomUUID()}${TEMPORARY}`);
  try {
    makeFolders(temporaryFolder);
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    makeFolders(dirname(target));
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const shape = toErrorShape(cause);
    throw new AppError(shape.code, `${target} could not be written. ${shape.message}`, { cause, retryable: shape.retryable, details: { path: target } });
  }
}
