import { useStore } from 'zustand';
import type { GateColour } from '../../shared/gates.ts';
import { useStores } from '../app/stores.ts';
import { GateMark } from '../gates/GateMark.tsx';
import { Tip } from '../ui/Tip.tsx';
import { GATE_FILTERS } from './gate-filter.ts';

const LABELS: Record<GateColour, string> = { red: 'Only red', amber: 'Only amber', green: 'Only within the team’s limits' };

/** Which marks are shown beside the verdict that is asked for; pressed again, all. */
export function GateFilter() {
  const { review } = useStores();
  const current = useStore(review, (state) => state.gate);
  return (
    <fieldset className="segments" aria-label="Show marks">
      {GATE_FILTERS.map(
        (gate) =>
          gate !== null && (
            <Tip key={gate} text={`${LABELS[gate]} (Q)`}>
              <button
                type="button"
                className="segment"
                aria-label={LABELS[gate]}
                aria-pressed={gate === current}
                onClick={() => void review.getState().setGate(gate === current ? null : gate)}
              >
                <GateMark colour={gate} />
              </button>
            </Tip>
          ),
      )}
    </fieldset>
  );
}
