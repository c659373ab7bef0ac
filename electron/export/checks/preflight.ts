import type { ExportIssue, Preflight } from '../../../shared/export-checks.ts';
import { errorIssues } from './errors.ts';
import { bytesOf, type Looked } from './looked.ts';
import { noteIssues } from './notes.ts';

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
      problemSentence: problem?.sentence ?? null,
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
