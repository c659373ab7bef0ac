import { GATE_MEASURE_WORDS } from '../../shared/gate-words.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { t } from '../words/t.ts';
import type { GatePlace } from './gate-table.ts';

/** "Face, Time" */
export function limitName({ intent, measure }: GatePlace): string {
  return `${t(INTENT_LABELS[intent])}, ${t(GATE_MEASURE_WORDS[measure].label)}`;
}
