import type { ExportRequest } from '../../../shared/export.ts';
import type { TemplateFault, TemplatePreview } from '../../../shared/export-names.ts';
import { said } from '../../../shared/sentence.ts';
import { type ExportContext, markCollisions, type PlannedFile, type ProofToName, planFiles } from '../plan-export.ts';
import { freeTemplate } from './free-template.ts';
import { expandTemplate, piecesOf, templateProblems } from './name-template.ts';

/** More proofs than this are not looked at for duplicates on every keystroke: the pre-flight looks at all. */
const MOST_PROOFS = 5000;

/** The names of an export's first files and what is wrong with their template, without a look at the disk. */
export function previewNames(proofs: readonly ProofToName[], request: ExportRequest, context: ExportContext, first: number): TemplatePreview {
  const broken = templateProblems(request.template);
  const faults: TemplateFault[] = broken.map(({ code: _code, ...fault }) => ({ ...fault, fix: withoutIt(request.template, fault) }));
  if (broken.some(({ id }) => id !== 'illegal-character')) return { names: [], total: 0, faults };
  const looked = proofs.slice(0, MOST_PROOFS);
  const files = planFiles(looked, request, context);
  const named = broken.length === 0 ? nameFault(files, request) : null;
  if (named) faults.push(named);
  // Only what the names themselves clash in.
  for (const file of files) if (file.problem?.issue === 'too-large') file.problem = null;
  markCollisions(files);
  const duplicates = files.filter(({ problem }) => problem?.issue === 'collision');
  if (duplicates.length > 0) faults.push(duplicateFault(duplicates, looked, request, context));
  return {
    names: files.slice(0, first).map(({ proof, path, problem }) => ({ proofId: proof.id, path, isDuplicate: problem?.issue === 'collision' })),
    total: looked.length === 0 ? 0 : Math.round((files.length / looked.length) * proofs.length),
    faults,
  };
}

/** The first file whose name no system takes, at the part of the template that makes it. */
function nameFault(files: readonly PlannedFile<ProofToName>[], { template }: ExportRequest): TemplateFault | null {
  const file = files.find(({ problem }) => problem !== null && problem.issue !== 'too-large');
  const problem = file?.pathWith('').problem;
  if (!problem) return null;
  const { id, text, sentence, part } = problem;
  return { id, text, sentence, ...partOf(template, part), fix: null };
}

/** Where a part of the path stands in the template: values hold no separators. */
function partOf(template: string, part: number): { from: number; to: number } {
  let from = 0;
  for (const [index, text] of template.split(/[\\/]/).entries()) {
    if (index === part) return { from, to: from + text.length };
    from += text.length + 1;
  }
  return { from: template.length, to: template.length };
}

function duplicateFault(
  duplicates: readonly PlannedFile<ProofToName>[],
  proofs: readonly ProofToName[],
  request: ExportRequest,
  context: ExportContext,
): TemplateFault {
  const at = request.template.length;
  const better = freeTemplate(request.template, (template) => hasDuplicates(proofs, { ...request, template }, context));
  const words = said('{count} files would share their names with others: “{path}” is one of them.', { count: duplicates.length, path: duplicates[0].path });
  const fix = better && { text: better.text, sentence: better.sentence, changes: { template: better.template } };
  return { id: 'duplicates', ...words, from: at, to: at, fix };
}

function hasDuplicates(proofs: readonly ProofToName[], request: ExportRequest, context: ExportContext): boolean {
  const files = planFiles(proofs, request, context);
  markCollisions(files);
  return files.some(({ problem }) => problem?.issue === 'collision');
}

/** A template whose fault is cut out, where that leaves a template. */
function withoutIt(template: string, { id, from, to }: Pick<TemplateFault, 'id' | 'from' | 'to'>): TemplateFault['fix'] {
  const cut = template.slice(0, from) + (id === 'illegal-character' ? '-' : '') + template.slice(to);
  const isWhole = piecesOf(cut).length > 0 && templateProblems(cut).length < templateProblems(template).length;
  if (!isWhole || expandTemplate(cut, SAMPLE, '.png').problem) return null;
  const words = id === 'illegal-character' ? said('Put a hyphen there') : said('Take “{part}” out', { part: template.slice(from, to) });
  return { ...words, changes: { template: cut } };
}

const SAMPLE = {
  project: 'p',
  intent: 'general',
  Intent: 'General',
  slug: 's',
  snake: 's',
  pascal: 'S',
  n: '1',
  nn: '01',
  index: '0001',
  id: 'i',
  model: 'm',
  seed: '1',
  width: '1',
  height: '1',
  scale: '1x',
  date: '2026-01-01',
};
