import type { ExportFix, ExportIssue, ExportIssueId } from '../../../shared/export-checks.ts';
import { msg } from '../../../shared/msg.ts';
import { said } from '../../../shared/sentence.ts';
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
  const whole = problems.map(
    ({ issue, text, sentence }): ExportIssue => ({ id: issue, severity: 'error', text, sentence, files: 0, examples: [], fixes: fixesOf(issue, looked) }),
  );
  const ids = [...new Set(files.flatMap(({ problem }) => problem?.issue ?? []))];
  const own = ids.map((id): ExportIssue => {
    const found = files.filter(({ problem }) => problem?.issue === id);
    const { text, sentence } =
      found.length === 1 ? found[0].problem! : said(MANY[id] ?? msg('{count} files cannot be written.'), { count: found.length, number: '{n}', id: '{id}' });
    return { id, severity: 'error', text, sentence, files: found.length, examples: examplesOf(found), fixes: fixesOf(id, looked) };
  });
  return [...whole, ...own, ...diskIssue(looked), ...lengthIssue(tooLong, isWindows, looked)];
}

const MANY: Partial<Record<ExportIssueId, string>> = {
  'not-approved': msg('{count} files are of proofs that are not approved; only approved proofs are exported.'),
  'illegal-name': msg('{count} files would have names that not every system allows.'),
  'path-escape': msg('{count} files would lie outside the export folder.'),
  collision: msg('{count} files would share their names with others; tell them apart with {number} or {id}.'),
  exists: msg('{count} files are in the folder already.'),
  folder: msg('{count} files cannot be written: something else is in their way.'),
  'too-large': msg('{count} files would be larger than their format or Galley can write.'),
};

const REVIEW: ExportFix = { id: 'review', ...said('Review them'), changes: null };
const FOLDER: ExportFix = { id: 'choose-folder', ...said('Choose another folder'), changes: null };

function fixesOf(id: ExportIssueId, looked: Looked): ExportFix[] {
  switch (id) {
    case 'nothing-approved':
      return [{ ...REVIEW, ...said('Review proofs') }];
    case 'not-approved':
      return [...leaveOut(looked), REVIEW];
    case 'not-found':
      return leaveOut(looked);
    case 'folder':
    case 'not-writable':
      return [FOLDER];
    case 'exists':
      return [
        { id: 'skip', ...said('Leave those files alone'), changes: { existing: 'skip' } },
        { id: 'rename', ...said('Write beside them, with a number'), changes: { existing: 'rename' } },
        { id: 'overwrite', ...said('Overwrite them'), changes: { existing: 'overwrite' } },
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
  return sound.length === 0 ? [] : [{ id: 'leave-out', ...said('Leave them out'), changes: { proofIds: [...sound] } }];
}

function addNumber({ files, request }: Looked): ExportFix[] {
  const proofs = [...new Set(files.map(({ proof }) => proof))];
  const clashes = (template: string) => {
    const planned = planFiles(proofs, { ...request, template }, { project: 'project', now: new Date(0) });
    markCollisions(planned);
    return planned.some(({ problem }) => problem?.issue === 'collision');
  };
  const better = freeTemplate(request.template, clashes);
  return better ? [{ id: 'add-number', text: better.text, sentence: better.sentence, changes: { template: better.template } }] : [];
}

function smaller({ files, request }: Looked): ExportFix[] {
  const large = new Set(files.filter(({ problem, document }) => problem?.issue === 'too-large' && !document).map(({ scale }) => scale));
  const scales = request.scales.filter((scale) => !large.has(scale));
  return scales.length === 0 || large.size === 0 ? [] : [{ id: 'drop-scales', ...said('Leave the largest sizes out'), changes: { scales } }];
}

function diskIssue(looked: Looked): ExportIssue[] {
  const { freeBytes } = looked;
  const needed = bytesOf(looked);
  if (freeBytes === null || needed <= freeBytes) return [];
  const severity = needed * CERTAIN_SHARE > freeBytes ? 'error' : 'warning';
  const words = said('The export needs about {needed}; the disk has {free} left.', {
    needed: { figure: byteWords(needed) },
    free: { figure: byteWords(freeBytes) },
  });
  return [{ id: 'disk-space', severity, ...words, files: 0, examples: [], fixes: [FOLDER] }];
}

function lengthIssue(found: readonly FoundProblem[], isWindows: boolean, looked: Looked): ExportIssue[] {
  if (found.length === 0) return [];
  const { text, sentence } =
    found.length === 1
      ? found[0]
      : said('{count} files would have paths of more than {most} characters, where most Windows programs stop.', { count: found.length, most: LONGEST_PATH });
  const examples = looked.files.filter(({ path }) => found.some((problem) => problem.text.includes(`“${path}”`)));
  return [
    {
      id: 'path-too-long',
      severity: isWindows ? 'error' : 'warning',
      text,
      sentence,
      files: found.length,
      examples: examplesOf(examples),
      fixes: shorter(looked),
    },
  ];
}

/** Numbers instead of words, in the same folders where that is enough. */
function shorter({ files, request }: Looked): ExportFix[] {
  const room = LONGEST_PATH - request.folder.length - 1;
  const folders = request.template.split(/[\\/]/).slice(0, -1);
  const proofs = [...new Set(files.map(({ proof }) => proof))];
  for (const template of [[...folders, '{index}'].join('/'), '{index}']) {
    const planned: PlannedFile[] = planFiles(proofs, { ...request, template }, { project: 'project', now: new Date(0) });
    if (planned.every(({ path }) => path.length <= room))
      return [{ id: 'shorter-names', ...said('Name them {template}', { template }), changes: { template } }];
  }
  return [FOLDER];
}
