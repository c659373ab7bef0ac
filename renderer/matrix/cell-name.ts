import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { t } from '../words/t.ts';
import type { CellPlace } from './edit-matrix.ts';

/** "Texture, final": a cell in words. */
export function cellName({ intent, column }: Pick<CellPlace, 'intent' | 'column'>): string {
  const label = t(INTENT_LABELS[intent]);
  return column === 'draft' ? t('{intent}, draft', { intent: label }) : t('{intent}, final', { intent: label });
}
