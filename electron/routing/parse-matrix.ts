import { AppError } from '../../shared/errors.ts';
import { INTENTS } from '../../shared/prompt.ts';
import { type Matrix, type MatrixCell, matrixSchema, SKETCH, THEN_STEPS } from '../../shared/routing.ts';

/**
 * A matrix from imported JSON (text or parsed). A cell that does not end in Sketch is completed: Sketch moves to or is added at its end, models named twice
 * are kept once, and each change is told in `notes`.
 *
 * @throws AppError `invalid-input` that names the row, the cell and the value
 */
export function parseMatrix(input: unknown): { matrix: Matrix; notes: string[] } {
  const data = typeof input === 'string' ? parseJson(input) : input;
  const parsed = matrixSchema.safeParse(data);
  if (!parsed.success) throw matrixError(data, parsed.error.issues[0]);
  const notes: string[] = [];
  const complete = <List extends { models: string[] }>(list: List, place: string): List => {
    const models = [...new Set(list.models.filter((model) => model !== SKETCH)), SKETCH];
    if (!list.models.includes(SKETCH)) notes.push(`Sketch was added at the end of ${place}.`);
    else if (models.join() !== list.models.join()) notes.push(`${place[0]?.toUpperCase()}${place.slice(1)} was put in order: each model once, Sketch last.`);
    return { ...list, models };
  };
  const completeCell = (cell: MatrixCell, place: string): MatrixCell => {
    const { split, ...whole } = complete(cell, place);
    if (!split) return whole;
    const layers = { object: complete(split.object, `${place}'s object models`), style: complete(split.style, `${place}'s style models`) };
    return { ...whole, split: { ...split, ...layers } };
  };
  const rows = INTENTS.map((intent) => parsed.data.rows.find((row) => row.intent === intent)!).map((row) => ({
    ...row,
    draft: completeCell(row.draft, `the ${row.intent} row's draft cell`),
    final: completeCell(row.final, `the ${row.intent} row's final cell`),
    thenSteps: [...new Set(row.thenSteps)],
  }));
  return { matrix: { ...parsed.data, rows }, notes };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new AppError('invalid-input', `This matrix is not JSON: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause });
  }
}

interface Issue {
  path: PropertyKey[];
  message: string;
}

function matrixError(data: unknown, issue: Issue | undefined): AppError {
  const path = issue?.path.map(String) ?? [];
  const details = { path: path.join('.') };
  const rows = (data as { rows?: unknown } | null)?.rows;
  if (path[0] !== 'rows') {
    const what = path[0] === 'name' ? 'needs a name of 1 to 80 characters' : 'must be an object with a name and rows';
    return new AppError('invalid-input', `This matrix ${what}.`, { details });
  }
  if (!Array.isArray(rows) || path.length === 1)
    return new AppError('invalid-input', `This matrix needs exactly one row for each of ${INTENTS.join(', ')}${rowFault(rows)}.`, { details });
  const row = rows[Number(path[1])] as { intent?: unknown } | null;
  const intent = typeof row?.intent === 'string' ? ` (${row.intent})` : '';
  const place = `row ${Number(path[1]) + 1}${intent}`;
  const hints: Record<string, string> = {
    intent: `its intent must be one of ${INTENTS.join(', ')}`,
    thenSteps: `its thenSteps must be a list of ${THEN_STEPS.join(', ')}`,
    draft: 'its draft cell must be an object with a list "models" of at least one model id',
    final: 'its final cell must be an object with a list "models" of at least one model id',
  };
  if (path[3] === 'split') {
    const field = path.slice(4).join('.') || 'split';
    const hint = `its ${path[2]} cell's ${field} is not right: a split has "object" and "style", each with a list "models", and "merge" with numbers`;
    return new AppError('invalid-input', `In ${place} of this matrix, ${hint}.`, { details });
  }
  return new AppError('invalid-input', `In ${place} of this matrix, ${hints[path[2] ?? ''] ?? issue?.message ?? 'something is wrong'}.`, { details });
}

function rowFault(rows: unknown): string {
  if (!Array.isArray(rows)) return '; it has no list of rows';
  const count = (intent: string) => rows.filter((row: { intent?: unknown } | null) => row?.intent === intent).length;
  const missing = INTENTS.filter((intent) => count(intent) === 0);
  const doubled = INTENTS.filter((intent) => count(intent) > 1);
  return [missing.length > 0 ? `; missing: ${missing.join(', ')}` : '', doubled.length > 0 ? `; more than once: ${doubled.join(', ')}` : ''].join('');
}
