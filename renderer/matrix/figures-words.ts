import type { CellFigures, CellMeasures } from '../../shared/routing.ts';
import { formatBytes, formatCost, formatCount, formatMs, formatShare } from '../ui/format.ts';
import { t } from '../words/t.ts';
import type { CellPlace } from './edit-matrix.ts';

/** What was measured in a cell; undefined = nothing ran through it. */
export function measuresAt(measured: readonly CellMeasures[] | null, { intent, column }: CellPlace): CellMeasures | undefined {
  return measured?.find((cell) => cell.intent === intent && cell.column === column);
}

/** A figure of a cell, in words that need no head. `hint` says what was measured. */
export interface FigureWords {
  id: 'time' | 'memory' | 'cost' | 'approved';
  words: string;
  hint: string;
}

/** What of a cell was measured; nothing stands for what was not. */
export function figureWords({ medianSeconds, peakBytes, costUsd, judged, approved, timed }: CellFigures): FigureWords[] {
  return [
    ...(medianSeconds === null
      ? []
      : [
          {
            id: 'time' as const,
            words: formatMs(medianSeconds * 1000),
            hint: t('Median time of an image, from start to end ({count} measured)', { count: formatCount(timed) }),
          },
        ]),
    ...(peakBytes === null ? [] : [{ id: 'memory' as const, words: formatBytes(peakBytes), hint: t('Most memory that a step needed') }]),
    ...(costUsd === null ? [] : [{ id: 'cost' as const, words: formatCost(costUsd), hint: t('Mean cost of a finished image, failed tries included') }]),
    ...(judged === 0
      ? []
      : [
          {
            id: 'approved' as const,
            words: formatShare(approved / judged),
            hint: t('{approved} of {judged} judged proofs are approved', { approved: formatCount(approved), judged: formatCount(judged) }),
          },
        ]),
  ];
}
