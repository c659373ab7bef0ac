import { useStore } from 'zustand';
import type { GateColour } from '../../shared/gates.ts';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { useStores } from '../app/stores.ts';
import { GateMark } from '../gates/GateMark.tsx';
import { Tip } from '../ui/Tip.tsx';
import { msg, t } from '../words/t.ts';
import { GATE_FILTERS } from './gate-filter.ts';

const LABELS: Record<GateColour, string> = { red: msg('Only red'), amber: msg('Only amber'), green: msg('Only within the team’s limits') };

/** Which marks are shown beside the verdict that is asked for; pressed again, all. */
export function GateFilter() {
  const { review } = useStores();
  const key = useKeysOf('review.next-mark');
  const current = useStore(review, (state) => state.gate);
  return (
    <fieldset className="segments" aria-label={t('Show marks')}>
      {GATE_FILTERS.map(
        (gate) =>
          gate !== null && (
            <Tip key={gate} text={key === undefined ? t(LABELS[gate]) : t('{action} ({key})', { action: t(LABELS[gate]), key })}>
              <button
                type="button"
                className="segment"
                aria-label={t(LABELS[gate])}
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
