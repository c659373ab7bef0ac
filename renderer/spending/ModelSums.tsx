import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { usdText } from '../../shared/calls.ts';
import { ModelName } from '../app/ModelName.tsx';
import { t } from '../words/t.ts';
import { callsWords } from './call-words.ts';
import type { SpendingState } from './store.ts';

/** What each model took, of what the filter lets through. */
export function ModelSums({ store }: { store: StoreApi<SpendingState> }) {
  const totals = useStore(store, (state) => state.totals);
  if (totals === null || totals.byModel.length === 0) return null;
  return (
    <section aria-labelledby="model-sums-title" className="model-sums">
      <h2 id="model-sums-title">{t('By model')}</h2>
      <ul>
        {totals.byModel.map(({ name, calls, chargedMicros }) => (
          <li key={name}>
            <span className="model-sum-name">
              <ModelName id={name} />
            </span>
            <span className="number">{usdText(chargedMicros)}</span>
            <span className="model-sum-calls number">{callsWords(calls)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
