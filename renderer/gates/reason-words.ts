import { GATE_MEASURE_WORDS, GATE_UNCONFIRMED, gateReasonFigures } from '../../shared/gate-words.ts';
import type { GateMark } from '../../shared/gates.ts';
import { localFigure } from '../ui/format.ts';
import { t } from '../words/t.ts';

/** Why a proof is not green, in the person's language: "Seam ratio 1.9, red above 1.5". */
export function reasonWords(reason: GateMark['reasons'][number]): string {
  const figures = gateReasonFigures(reason);
  if (figures === null) return t(GATE_UNCONFIRMED);
  return t('{measure} {value}, {colour, select, red {red} other {amber}} {side, select, above {above} other {below}} {limit}', {
    measure: t(GATE_MEASURE_WORDS[reason.measure].label),
    value: localFigure(figures.value),
    colour: reason.colour,
    side: figures.isAbove ? 'above' : 'below',
    limit: localFigure(figures.limit),
  });
}
