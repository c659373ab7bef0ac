import { INTENTS } from '../../shared/prompt.ts';
import { type Matrix, matrixSchema, THEN_STEPS } from '../../shared/routing.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
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
  if (!Array.isArray(rows)) return 'it has no list called “rows”.';
  const count = (intent: string) => rows.filter((row: { intent?: unknown } | null) => row?.intent === intent).length;
  const named = (intents: readonly (typeof INTENTS)[number][]) => intents.map((intent) => INTENT_LABELS[intent]).join(', ');
  const missing = INTENTS.filter((intent) => count(intent) === 0);
  if (missing.length > 0) return `it needs one row for every intent; missing: ${named(missing)}.`;
  return `it has more than one row for ${named(INTENTS.filter((intent) => count(intent) > 1))}.`;
}

const FIELD_PROBLEMS: Record<string, string> = {
  intent: `its intent must be one of ${INTENTS.join(', ')}.`,
  draft: 'the draft cell needs a list “models” with at least one model, and “params” may hold only text, numbers and true or false.',
  final: 'the final cell needs a list “models” with at least one model, and “params” may hold only text, numbers and true or false.',
  thenSteps: `“thenSteps” may hold only ${THEN_STEPS.join(', ')}.`,
};

function problemOf(data: unknown, path: readonly string[]): string {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'it holds no matrix: an object with a name and rows is expected.';
  if (path[0] === 'name') return 'it needs a name of 1 to 80 characters.';
  const { rows } = data as { rows?: unknown };
  if (!Array.isArray(rows) || path.length < 2) return rowsProblem(rows);
  const row = rows[Number(path[1])] as { intent?: unknown } | null;
  const intent = typeof row?.intent === 'string' ? ` (${row.intent})` : '';
  return `in row ${Number(path[1]) + 1}${intent} ${FIELD_PROBLEMS[path[2] ?? ''] ?? 'an object with intent, draft, final and thenSteps is expected.'}`;
}

/** A matrix from the text of a JSON file, each cell ending in Sketch; or a sentence that says what is wrong and where. */
export function readMatrixFile(fileName: string, text: string): MatrixFile {
  const data = readJson(text);
  if (data === undefined) return { problem: `“${fileName}” is not a JSON file.` };
  const parsed = matrixSchema.safeParse(data);
  if (parsed.success) return { matrix: completeMatrix(parsed.data) };
  return { problem: `“${fileName}” cannot be used: ${problemOf(data, (parsed.error.issues[0]?.path ?? []).map(String))}` };
}

/** The file that an exported matrix becomes; readMatrixFile takes it back. */
export function matrixFileOf(matrix: Matrix): { fileName: string; content: string } {
  const slug = matrix.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return { fileName: `${slug || 'matrix'}.matrix.json`, content: `${JSON.stringify(matrix, null, 2)}\n` };
}
