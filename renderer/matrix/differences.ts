import type { LayerModels, Matrix, MatrixCell, MatrixRow, ModelStatus } from '../../shared/routing.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import type { Column } from './edit-matrix.ts';
import { mergeWords } from './merge-words.ts';
import { modelLabel } from './model-status.ts';
import { paramWords } from './params.ts';
import { THEN_WORDS } from './then-words.ts';

/** One thing that two matrices do differently, in words. */
export interface Difference {
  /** "Texture, final" */
  place: string;
  before: string;
  after: string;
}

const COLUMNS: readonly Column[] = ['draft', 'final'];

const thenWords = (row: MatrixRow) => row.thenSteps.map((step) => THEN_WORDS[step].label).join(', ') || 'nothing';

function paramsKey({ params }: LayerModels): string {
  return JSON.stringify(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** True when a cell holds the same models in the same order with the same parameters, splits in the same way, and is lettered by the same models. */
export function isSameCell(a: MatrixCell, b: MatrixCell): boolean {
  return listKey(a) === listKey(b) && splitKey(a) === splitKey(b) && lettererKey(a) === lettererKey(b);
}

function listKey(list: LayerModels): string {
  return `${list.models.join('\n')}\n${paramsKey(list)}`;
}

function splitKey({ split }: MatrixCell): string {
  return split ? `${listKey(split.object)}|${listKey(split.style)}|${mergeWords(split.merge)}` : '';
}

function lettererKey({ letterWith = [] }: MatrixCell): string {
  return letterWith.join('\n');
}

/** True when the same steps follow; their order is the plan's. */
export function isSameThen(a: MatrixRow, b: MatrixRow): boolean {
  return [...a.thenSteps].sort().join() === [...b.thenSteps].sort().join();
}

function cellDifferences(place: string, before: MatrixCell, after: MatrixCell, models: readonly ModelStatus[]): Difference[] {
  const words = (cell: LayerModels) => cell.models.map((id) => modelLabel(id, models)).join(' → ');
  const found: Difference[] = [];
  if (before.models.join('\n') !== after.models.join('\n')) found.push({ place, before: words(before), after: words(after) });
  if (paramsKey(before) !== paramsKey(after)) {
    found.push({ place: `${place}, parameters`, before: paramWords(before.params) || 'none', after: paramWords(after.params) || 'none' });
  }
  if (splitKey(before) !== splitKey(after)) {
    const layer = (list: LayerModels) => `${words(list)}${paramWords(list.params) && ` (${paramWords(list.params)})`}`;
    const split = ({ split: cell }: MatrixCell) =>
      cell ? `object ${layer(cell.object)}; style ${layer(cell.style)}; ${mergeWords(cell.merge)}` : 'one render';
    found.push({ place: `${place}, split`, before: split(before), after: split(after) });
  }
  if (lettererKey(before) !== lettererKey(after)) {
    const letterers = (cell: MatrixCell) => lettererWords(cell, models) || 'the typesetter';
    found.push({ place: `${place}, lettered by`, before: letterers(before), after: letterers(after) });
  }
  return found;
}

/** Models that letter, in order; '' = none. */
export function lettererWords({ letterWith = [] }: MatrixCell, models: readonly ModelStatus[]): string {
  return letterWith.map((id) => modelLabel(id, models)).join(' → ');
}

/** Everything that differs, row by row; empty when both send every prompt the same way. */
export function differencesOf(before: Matrix, after: Matrix, models: readonly ModelStatus[]): Difference[] {
  const found: Difference[] = before.name === after.name ? [] : [{ place: 'Name', before: before.name, after: after.name }];
  for (const row of after.rows) {
    const old = before.rows.find((other) => other.intent === row.intent)!;
    const intent = INTENT_LABELS[row.intent];
    for (const column of COLUMNS) found.push(...cellDifferences(`${intent}, ${column}`, old[column], row[column], models));
    if (!isSameThen(old, row)) found.push({ place: `${intent}, then`, before: thenWords(old), after: thenWords(row) });
  }
  return found;
}
