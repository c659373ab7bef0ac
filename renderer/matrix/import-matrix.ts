import { INTENTS } from '../../shared/prompt.ts';
import { type Matrix, matrixSchema, THEN_STEPS } from '../../shared/routing.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { msg, t } from '../words/t.ts';
import { completeMatrix } from './edit-matrix.ts';

export type MatrixFile = { matrix: Matrix } | { problem: string };

function readJson(text: string): unknown {
  try {
    // Some editors put a byte order mark in front.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function rowsProblem(rows: unknown): string {
  if (!Array.isArray(rows)) return t('it has no list called “rows”.');
  const count = (intent: string) => rows.filter((row: { intent?: unknown } | null) => row?.intent === intent).length;
  const named = (intents: readonly (typeof INTENTS)[number][]) => intents.map((intent) => t(INTENT_LABELS[intent])).join(', ');
  const missing = INTENTS.filter((intent) => count(intent) === 0);
  if (missing.length > 0) return t('it needs one row for every intent; missing: {intents}.', { intents: named(missing) });
  return t('it has more than one row for {intents}.', { intents: named(INTENTS.filter((intent) => count(intent) > 1)) });
}

/** What is wanted of a part of a cell, by its name in the file. */
const CELL_PARTS: Record<string, string> = {
  models: msg('“models” has to be a list with at least one model'),
  params: msg('“params” may hold only text, numbers and true or false'),
  letterWith: msg('“letterWith” has to be a list of up to four models'),
  split: msg('“split” needs “object” and “style”, each with a list “models”, and “merge” with numbers'),
};

function fieldProblem(field: string, [column, part]: readonly [string, string]): string {
  if (column === 'draft' || column === 'final') {
    const wanted = t(CELL_PARTS[part] ?? msg('an object with a list “models” is expected'));
    return column === 'draft' ? t('{row}, draft cell: {wanted}.', { row: field, wanted }) : t('{row}, final cell: {wanted}.', { row: field, wanted });
  }
  if (column === 'intent') return t('{row}: its intent has to be one of {intents}.', { row: field, intents: INTENTS.join(', ') });
  if (column === 'thenSteps') return t('{row}: “thenSteps” may hold only {steps}.', { row: field, steps: THEN_STEPS.join(', ') });
  return t('{row}: an object with intent, draft, final and thenSteps is expected.', { row: field });
}

function problemOf(data: unknown, path: readonly string[]): string {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return t('it holds no matrix: an object with a name and rows is expected.');
  if (path[0] === 'name') return t('it needs a name of 1 to 80 characters.');
  const { rows } = data as { rows?: unknown };
  if (!Array.isArray(rows) || path.length < 2) return rowsProblem(rows);
  const row = rows[Number(path[1])] as { intent?: unknown } | null;
  const number = Number(path[1]) + 1;
  const place = typeof row?.intent === 'string' ? t('row {number} ({intent})', { number, intent: row.intent }) : t('row {number}', { number });
  return fieldProblem(place, [path[2] ?? '', path[3] ?? '']);
}

/** Problems that are told at once; a file that is wrong throughout is told by its first ones. */
const MOST_PROBLEMS = 4;

/** A matrix from the text of a JSON file, each cell ending in Sketch; or a sentence that says what is wrong and where. */
export function readMatrixFile(fileName: string, text: string): MatrixFile {
  const data = readJson(text);
  if (data === undefined) return { problem: t('“{file}” is not a JSON file.', { file: fileName }) };
  const parsed = matrixSchema.safeParse(data);
  if (parsed.success) return { matrix: completeMatrix(parsed.data) };
  const problems = [...new Set(parsed.error.issues.map(({ path }) => problemOf(data, path.map(String))))];
  const more = problems.length - MOST_PROBLEMS;
  const told = problems.slice(0, MOST_PROBLEMS).join(' ');
  const what = more > 0 ? t('{problems} And {more} more.', { problems: told, more }) : told;
  return { problem: t('“{file}” cannot be used: {what}', { file: fileName, what }) };
}

/** The file that an exported matrix becomes; readMatrixFile takes it back. */
export function matrixFileOf(matrix: Matrix): { fileName: string; content: string } {
  const slug = matrix.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return { fileName: `${slug || 'matrix'}.matrix.json`, content: `${JSON.stringify(matrix, null, 2)}\n` };
}
