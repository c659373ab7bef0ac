import '../ui/edit-table.css';
import type { StoreApi } from 'zustand/vanilla';
import { GATE_MEASURES } from '../../shared/gates.ts';
import { INTENTS } from '../../shared/prompt.ts';
import { IntentIcon } from '../ui/IntentIcon.tsx';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { t, tx } from '../words/t.ts';
import { GateMark } from './GateMark.tsx';
import { GateRow } from './GateRow.tsx';
import type { GatesState } from './store.ts';

/** Measures down, intents across: all limits at one look. */
export function GatesTable({ store }: { store: StoreApi<GatesState> }) {
  return (
    <div className="gates-scroll">
      <table className="edit-table gates-table">
        <thead>
          <tr>
            <th scope="col">{t('Measure')}</th>
            {INTENTS.map((intent) => (
              <th key={intent} scope="col">
                <span className="gates-intent">
                  <IntentIcon intent={intent} size={14} />
                  {t(INTENT_LABELS[intent])}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {GATE_MEASURES.map((measure) => (
            <GateRow key={measure} store={store} measure={measure} />
          ))}
        </tbody>
      </table>
      <p className="gates-legend">
        {tx(
          '<a></a> amber and <r></r> red begin past these numbers; exactly at the number is still within. An empty field is no limit. What was not measured of a proof is passed over. Marks never approve or reject: that stays with a person.',
          { a: () => <GateMark colour="amber" />, r: () => <GateMark colour="red" /> },
        )}
      </p>
    </div>
  );
}
