import type { LayerModels, Matrix, MatrixCell, MatrixRow, ModelStatus } from '../../shared/routing.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { t } from '../words/t.ts';
import { cellName } from './cell-name.ts';
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

const thenWords = (row: MatrixRow) => row.thenSteps.map((step) => t(THEN_WORDS[step].label)).join(', ') || t('nothing');

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
    found.push({
      place: t('{cell}, parameters', { cell: place }),
      before: paramWords(before.params) || t('none'),
      after: paramWords(after.params) || t('none'),
    });
  }
  if (splitKey(before) !== splitKey(after)) {
    const layer = (list: LayerModels) => `${words(list)}${paramWords(list.params) && ` (${paramWords(list.params)})`}`;
    const split = ({ split: cell }: MatrixCell) =>
      cell
        ? t('object {object}; style {style}; {merge}', { object: layer(cell.object), style: layer(cell.style), merge: mergeWords(cell.merge) })
        : t('one render');
    found.push({ place: t('{cell}, split', { cell: place }), before: split(before), after: split(after) });
  }
  if (lettererKey(before) !== lettererKey(after)) {
    const letterers = (cell: MatrixCell) => lettererWords(cell, models) || t('the typesetter');
    found.push({ place: t('{cell}, lettered by', { cell: place }), before: letterers(before), after: letterers(after) });
  }
  return found;
}

/** Models that letter, in order; '' = none. */
export function lettererWords({ letterWith = [] }: MatrixCell, models: readonly ModelStatus[]): string {
  return letterWith.map((id) => modelLabel(id, models)).join(' → ');
}

/** Everything that differs, row by row; empty when both send every prompt the same way. */
export function differencesOf(before: Matrix, after: Matrix, models: readonly ModelStatus[]): Difference[] {
  const found: Difference[] = before.name === after.name ? [] : [{ place: t('Name'), before: before.name, after: after.name }];
  for (const row of after.rows) {
    const old = before.rows.find((other) => other.intent === row.intent)!;
    for (const column of COLUMNS) found.push(...cellDifferences(cellName({ intent: row.intent, column }), old[column], row[column], models));
    if (!isSameThen(old, row))
      found.push({ place: t('{intent}, then', { intent: t(INTENT_LABELS[row.intent]) }), before: thenWords(old), after: thenWords(row) });
  }
  return found;
}
