import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { GATE_MEASURE_WORDS } from '../../shared/gate-words.ts';
import type { GateMeasure } from '../../shared/gates.ts';
import { INTENTS } from '../../shared/prompt.ts';
import { Tip } from '../ui/Tip.tsx';
import { t } from '../words/t.ts';
import { GateCell } from './GateCell.tsx';
import { isTwoSided } from './gate-table.ts';
import type { GatesState } from './store.ts';

export interface GateRowProps {
  store: StoreApi<GatesState>;
  measure: GateMeasure;
}

/** One measure: what it says, and its limits for every intent. */
export function GateRow({ store, measure }: GateRowProps) {
  const hasBelow = useStore(store, (state) => state.table !== null && isTwoSided(state.table, measure));
  const { label, unit, explanation } = GATE_MEASURE_WORDS[measure];
  return (
    <tr>
      <th scope="row">
        <Tip text={t(explanation)} side="right">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: where the window is narrow, the explanation is here only */}
          <span className="gates-measure" tabIndex={0}>
            {t(label)}
            {unit !== '' && <span className="gates-unit">{unit}</span>}
          </span>
        </Tip>
        <span className="gates-explanation">{t(explanation)}</span>
      </th>
      {INTENTS.map((intent) => (
        <GateCell key={intent} store={store} place={{ intent, measure }} hasBelow={hasBelow} />
      ))}
    </tr>
  );
}
