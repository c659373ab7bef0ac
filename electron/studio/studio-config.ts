import { userInfo } from 'node:os';
import { AppError, toErrorShape } from '../../shared/errors.ts';
import type { ModelFiles } from '../model-files/model-files.ts';
import { makeFolders } from '../telemetry/folders.ts';
import type { TracingConfig } from '../telemetry/tracing/tracing-config.ts';
import type { ConnectionsConfig } from './connections/open-connections.ts';

export interface StudioConfig {
  /** Holds galley.db, artifacts/, exports/ and cache/; made when missing. */
  projectFolder: string;
  /** better-sqlite3's addon where the runtime does not find it. */
  nativeBinding?: string;
  /** Where `__name__` in a prompt is looked up; default: wildcards/ in the project. */
  wildcardsFolder?: string;
  /** Entry file of the pixel workers. */
  workerEntry?: string;
  /** Jobs at once, and pixel workers; default: cores, 4 at most. */
  concurrency?: number;
  /** What steps may need together, by estimate; default: half of the machine's memory. */
  memoryBudgetBytes?: number;
  fontsFolder?: string;
  /** Name that is written to the ledger; default: the account's. */
  reviewer?: string;
  /** Only looks: no lock, no work, nothing is written. */
  isReadonly?: boolean;
  clock?: () => Date;
  createId?: () => string;
  /** Weights for measures; left out = without any. */
  modelFiles?: ModelFiles;
  /** Engines and vendors with their keys; left out = none. */
  connections?: ConnectionsConfig;
  /** Where ended jobs are sent as traces; null or left out = nowhere. */
  tracing?: TracingConfig | null;
  /** Hears of faults that no caller can be told. */
  log?: (message: string) => void;
}

/** @throws AppError disk-full | read-only that names the folder */
export function makeProjectFolder(folder: string): void {
  try {
    makeFolders(folder);
  } catch (cause) {
    const shape = toErrorShape(cause);
    throw new AppError(shape.code, `The project folder ${folder} cannot be made. ${shape.message}`, { cause, details: { path: folder } });
  }
}

/** Name that stands in the ledger where none was said. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without a name, as in some containers.
    return 'reviewer';
  }
}
