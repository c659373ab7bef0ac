import type { ExportRequest } from '../../../shared/export.ts';
import type { ExportIssue, Preflight } from '../../../shared/export-checks.ts';
import type { PlannedFile } from '../plan-export.ts';
import type { FoundProblem } from '../problem.ts';
import { errorIssues } from './errors.ts';
import type { CredentialsOutlook } from './notes.ts';
import { noteIssues } from './notes.ts';

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

/** Everything that was found, as issues with what can be done about them. */
export function preflightOf(looked: Looked): Preflight {
  const { files, problems, predicted, freeBytes } = looked;
  const issues: ExportIssue[] = [...errorIssues(looked), ...noteIssues(looked)];
  const order = ['error', 'warning', 'note'];
  issues.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const notes = issues.filter(({ severity }) => severity !== 'error').map(({ text }) => text);
  return {
    files: files.map(({ proof, layer, document, path, width, height, drawn, problem, action }, i) => ({
      proofId: proof.id,
      path,
      width,
      height,
      problem: problem?.text ?? '',
      kind: document ? ('document' as const) : layer ? ('layer' as const) : ('picture' as const),
      action,
      isEnlarged: drawn.width > proof.width || drawn.height > proof.height,
      predictedBytes: action === 'skip' ? 0 : predicted[i],
      issue: problem?.issue ?? null,
    })),
    issues,
    problems: [
      ...problems.map(({ text }) => text),
      ...issues.filter(({ id, severity }) => id === 'disk-space' && severity === 'error').map(({ text }) => text),
    ],
    ...(notes.length > 0 && { notes }),
    predictedBytes: bytesOf(looked),
    freeBytes,
    isReady: issues.every(({ severity }) => severity !== 'error'),
  };
}

/** Of all files that will be written. */
export function bytesOf({ files, predicted }: Pick<Looked, 'files' | 'predicted'>): number {
  return files.reduce((sum, { action }, i) => sum + (action === 'skip' ? 0 : predicted[i]), 0);
}
