import type { ExportRequest } from '../../../shared/export.ts';
import type { Said } from '../../../shared/sentence.ts';
import type { PlannedFile } from '../plan-export.ts';
import type { FoundProblem } from '../problem.ts';

/** Files that are named in an issue. */
const MOST_EXAMPLES = 5;

/** Files by what will become of the Content Credentials that their pictures were imported with. */
export interface CredentialsOutlook {
  kept: readonly PlannedFile[];
  dropped: readonly { file: PlannedFile; reason: Said }[];
}

/** All that a pre-flight looked at. */
export interface Looked {
  request: ExportRequest;
  files: readonly PlannedFile[];
  /** Of the export as a whole. */
  problems: readonly FoundProblem[];
  /** Files that are there already. */
  existing: number;
  /** Of each file. */
  predicted: readonly number[];
  freeBytes: number | null;
  /** Files in a format without transparency whose pictures have an alpha channel. */
  transparent: readonly PlannedFile[];
  /** Paths that most Windows programs cannot open. */
  tooLong: readonly FoundProblem[];
  credentials: CredentialsOutlook;
  /** Ids that may go: approved and there. */
  sound: readonly string[];
  isWindows: boolean;
}

/** Paths of the first files that an issue is about. */
export function examplesOf(files: readonly { path: string }[]): string[] {
  return files.slice(0, MOST_EXAMPLES).map(({ path }) => path);
}

/** Of all files that will be written. */
export function bytesOf({ files, predicted }: Pick<Looked, 'files' | 'predicted'>): number {
  return files.reduce((sum, { action }, i) => sum + (action === 'skip' ? 0 : predicted[i]), 0);
}
