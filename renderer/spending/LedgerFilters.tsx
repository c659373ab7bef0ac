import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../app/stores.ts';
import { Choice } from '../ui/Choice.tsx';
import { t } from '../words/t.ts';
import { NO_FILTER, STATE_CHOICE_WORDS, STATE_CHOICES } from './ledger-filter.ts';
import type { SpendingState } from './store.ts';

/** Single days that can be chosen. */
const DAYS = 31;

/** Which calls are listed and summed. */
export function LedgerFilters({ store }: { store: StoreApi<SpendingState> }) {
  const { session } = useStores();
  const filter = useStore(store, (state) => state.filter);
  const everything = useStore(store, (state) => state.everything);
  const connections = useStore(store, (state) => state.connections);
  const labels = useStore(session, (state) => state.modelLabels);
  const { setFilter } = store.getState();
  const single = (everything?.byDay ?? []).slice(0, DAYS).map(({ name }) => ({ value: name, label: name }));
  const days = [
    { value: 'all', label: t('All days') },
    { value: '1', label: t('Today') },
    { value: '7', label: t('Last 7 days') },
    { value: '30', label: t('Last 30 days') },
    ...single,
  ];
  const models = [{ value: 'all', label: t('Any model') }, ...(everything?.byModel ?? []).map(({ name }) => ({ value: name, label: labels[name] ?? name }))];
  const places = [
    { value: 'all', label: t('Any connection') },
    ...(everything?.byConnection ?? []).map(({ name }) => ({ value: name, label: connections[name] ?? name })),
  ];
  const states = STATE_CHOICES.map((value) => ({ value, label: t(STATE_CHOICE_WORDS[value]) }));
  return (
    <div className="ledger-filters" role="toolbar" aria-label={t('Which calls')}>
      <Choice label={t('Days')} value={filter.days} options={days} onChange={(value) => void setFilter({ days: value })} />
      <Choice label={t('Model')} value={filter.model} options={models} onChange={(model) => void setFilter({ model })} />
      <Choice label={t('Connection')} value={filter.connectionId} options={places} onChange={(connectionId) => void setFilter({ connectionId })} />
      <Choice label={t('State')} value={filter.state} options={states} onChange={(state) => void setFilter({ state })} />
      <label className="ledger-only">
        <input type="checkbox" checked={filter.onlyCharged} onChange={(event) => void setFilter({ onlyCharged: event.target.checked })} />
        {t('Only what costs')}
      </label>
      {JSON.stringify(filter) !== JSON.stringify(NO_FILTER) && (
        <button type="button" className="button" data-kind="quiet" onClick={() => void setFilter(NO_FILTER)}>
          {t('Show all')}
        </button>
      )}
    </div>
  );
}
