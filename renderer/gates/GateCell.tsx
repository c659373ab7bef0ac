import { Columns3, X } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import { GateField } from './GateField.tsx';
import { type GatePlace, isEmpty, isSameTexts, tableOf } from './gate-table.ts';
import { limitName } from './limit-name.ts';
import type { GatesState } from './store.ts';

export interface GateCellProps {
  store: StoreApi<GatesState>;
  place: GatePlace;
  hasBelow: boolean;
}

/** The limits of one intent on one measure, and what cannot be meant by them. */
export function GateCell({ store, place, hasBelow }: GateCellProps) {
  const { intent, measure } = place;
  const texts = useStore(store, (state) => state.table![intent][measure]);
  const saved = useStore(store, (state) => state.saved!);
  const problem = useStore(store, (state) => state.problems.find((other) => other.intent === intent && other.measure === measure));
  const problemId = useId();
  const name = limitName(place);
  const field = { store, place, name, problem, problemId };
  return (
    <td data-edited={!isSameTexts(tableOf(saved)[intent][measure], texts) || undefined}>
      <div className="gate-cell" data-empty={isEmpty(texts) || undefined} data-two-sided={hasBelow || undefined}>
        <div className="gate-line">
          <span className="gate-side">{hasBelow ? t('above') : ''}</span>
          <GateField {...field} side="amberAbove" text={texts.amberAbove} />
          <GateField {...field} side="redAbove" text={texts.redAbove} />
        </div>
        {hasBelow && (
          <div className="gate-line">
            <span className="gate-side">{t('below')}</span>
            <GateField {...field} side="amberBelow" text={texts.amberBelow} />
            <GateField {...field} side="redBelow" text={texts.redBelow} />
          </div>
        )}
        {problem !== undefined && (
          <p className="gate-problem" id={problemId} role="alert">
            {problem.message}
          </p>
        )}
        {!isEmpty(texts) && (
          <div className="gate-tools">
            <button
              type="button"
              aria-label={t('{limit}: the same for all intents', { limit: name })}
              title={t('The same for all intents')}
              onClick={() => store.getState().copyToAll(place)}
            >
              <Columns3 size={12} aria-hidden />
            </button>
            <button type="button" aria-label={t('{limit}: no limit', { limit: name })} title={t('No limit')} onClick={() => store.getState().clearRule(place)}>
              <X size={12} aria-hidden />
            </button>
          </div>
        )}
      </div>
    </td>
  );
}
