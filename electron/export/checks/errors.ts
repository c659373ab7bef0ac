import type { ExportFix, ExportIssue, ExportIssueId } from '../../../shared/export-checks.ts';
import { freeTemplate } from '../names/free-template.ts';
import { markCollisions, type PlannedFile, planFiles } from '../plan-export.ts';
import type { FoundProblem } from '../problem.ts';
import { byteWords } from './byte-words.ts';
import { bytesOf, examplesOf, type Looked } from './looked.ts';
import { LONGEST_PATH } from './path-length.ts';

/** Predictions may be so far off: less room than this share is an error, less than the whole a warning. */
const CERTAIN_SHARE = 0.6;

/** What stops an export. */
export function errorIssues(looked: Looked): ExportIssue[] {
  const { files, problems, tooLong, isWindows } = looked;
  const whole = problems.map(({ issue, text }): ExportIssue => ({ id: issue, severity: 'error', text, files: 0, examples: [], fixes: fixesOf(issue, looked) }));
  const ids = [...new Set(files.flatMap(({ problem }) => problem?.issue ?? []))];
  const own = ids.map((id): ExportIssue => {
    const found = files.filter(({ problem }) => problem?.issue === id);
    const text = found.length === 1 ? found[0].problem!.text : `${found.length} ${MANY[id] ?? 'files cannot be written.'}`;
    return { id, severity: 'error', text, files: found.length, examples: examplesOf(found), fixes: fixesOf(id, looked) };
  });
  return [...whole, ...own, ...diskIssue(looked), ...lengthIssue(tooLong, isWindows, looked)];
}

const MANY: Partial<Record<ExportIssueId, string>> = {
  'not-approved': 'files are of proofs that are not approved; only approved proofs are exported.',
  'illegal-name': 'files would have names that not every system allows.',
  'path-escape': 'files would lie outside the export folder.',
  collision: 'files would share their names with others; tell them apart with {n} or {id}.',
  exists: 'files are in the folder already.',
  folder: 'files cannot be written: something else is in their way.',
  'too-large': 'files would be larger than their format or Galley can write.',
};

const REVIEW: ExportFix = { id: 'review', text: 'Review them', changes: null };
const FOLDER: ExportFix = { id: 'choose-folder', text: 'Choose another folder', changes: null };

function fixesOf(id: ExportIssueId, looked: Looked): ExportFix[] {
  switch (id) {
    case 'nothing-approved':
      return [{ ...REVIEW, text: 'Review proofs' }];
    case 'not-approved':
      return [...leaveOut(looked), REVIEW];
    case 'not-found':
      return leaveOut(looked);
    case 'folder':
    case 'not-writable':
      return [FOLDER];
    case 'exists':
      return [
        { id: 'skip', text: 'Leave those files alone', changes: { existing: 'skip' } },
        { id: 'rename', text: 'Write beside them, with a number', changes: { existing: 'rename' } },
        { id: 'overwrite', text: 'Overwrite them', changes: { existing: 'overwrite' } },
      ];
    case 'collision':
      return addNumber(looked);
    case 'too-large':
      return smaller(looked);
    default:
      return [];
  }
}

function leaveOut({ sound }: Looked): ExportFix[] {
  return sound.length === 0 ? [] : [{ id: 'leave-out', text: 'Leave them out', changes: { proofIds: [...sound] } }];
}

function addNumber({ files, request }: Looked): ExportFix[] {
  const proofs = [...new Set(files.map(({ proof }) => proof))];
  const clashes = (template: string) => {
    const planned = planFiles(proofs, { ...request, template }, { project: 'project', now: new Date(0) });
    markCollisions(planned);
    return planned.some(({ problem }) => problem?.issue === 'collision');
  };
  const better = freeTemplate(request.template, clashes);
  return better ? [{ id: 'add-number', text: better.text, changes: { template: better.template } }] : [];
}

function smaller({ files, request }: Looked): ExportFix[] {
  const large = new Set(files.filter(({ problem, document }) => problem?.issue === 'too-large' && !document).map(({ scale }) => scale));
  const scales = request.scales.filter((scale) => !large.has(scale));
  return scales.length === 0 || large.size === 0 ? [] : [{ id: 'drop-scales', text: 'Leave the largest sizes out', changes: { scales } }];
}

function diskIssue(looked: Looked): ExportIssue[] {
  const { freeBytes } = looked;
  const needed = bytesOf(looked);
  if (freeBytes === null || needed <= freeBytes) return [];
  const severity = needed * CERTAIN_SHARE > freeBytes ? 'error' : 'warning';
  const text = `The export needs about ${byteWords(needed)}; the disk has ${byteWords(freeBytes)} left.`;
  return [{ id: 'disk-space', severity, text, files: 0, examples: [], fixes: [FOLDER] }];
}

function lengthIssue(found: readonly FoundProblem[], isWindows: boolean, looked: Looked): ExportIssue[] {
  if (found.length === 0) return [];
  const text =
    found.length === 1 ? found[0].text : `${found.length} files would have paths of more than ${LONGEST_PATH} characters, where most Windows programs stop.`;
  const examples = looked.files.filter(({ path }) => found.some((problem) => problem.text.includes(`“${path}”`)));
  return [
    { id: 'path-too-long', severity: isWindows ? 'error' : 'warning', text, files: found.length, examples: examplesOf(examples), fixes: shorter(looked) },
  ];
}

/** Numbers instead of words, in the same folders where that is enough. */
function shorter({ files, request }: Looked): ExportFix[] {
  const room = LONGEST_PATH - request.folder.length - 1;
  const folders = request.template.split(/[\\/]/).slice(0, -1);
  const proofs = [...new Set(files.map(({ proof }) => proof))];
  for (const template of [[...folders, '{index}'].join('/'), '{index}']) {
    const planned: PlannedFile[] = planFiles(proofs, { ...request, template }, { project: 'project', now: new Date(0) });
    if (planned.every(({ path }) => path.length <= room)) return [{ id: 'shorter-names', text: `Name them ${template}`, changes: { template } }];
  }
  return [FOLDER];
}
