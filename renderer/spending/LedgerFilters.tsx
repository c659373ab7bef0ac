import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../app/stores.ts';
import { Choice } from '../ui/Choice.tsx';
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
    { value: 'all', label: 'All days' },
    { value: '1', label: 'Today' },
    { value: '7', label: 'Last 7 days' },
    { value: '30', label: 'Last 30 days' },
    ...single,
  ];
  const models = [{ value: 'all', label: 'Any model' }, ...(everything?.byModel ?? []).map(({ name }) => ({ value: name, label: labels[name] ?? name }))];
  const places = [
    { value: 'all', label: 'Any connection' },
    ...(everything?.byConnection ?? []).map(({ name }) => ({ value: name, label: connections[name] ?? name })),
  ];
  const states = STATE_CHOICES.map((value) => ({ value, label: STATE_CHOICE_WORDS[value] }));
  return (
    <div className="ledger-filters" role="toolbar" aria-label="Which calls">
      <Choice label="Days" value={filter.days} options={days} onChange={(value) => void setFilter({ days: value })} />
      <Choice label="Model" value={filter.model} options={models} onChange={(model) => void setFilter({ model })} />
      <Choice label="Connection" value={filter.connectionId} options={places} onChange={(connectionId) => void setFilter({ connectionId })} />
      <Choice label="State" value={filter.state} options={states} onChange={(state) => void setFilter({ state })} />
      <label className="ledger-only">
        <input type="checkbox" checked={filter.onlyCharged} onChange={(event) => void setFilter({ onlyCharged: event.target.checked })} />
        Only what costs
      </label>
      {JSON.stringify(filter) !== JSON.stringify(NO_FILTER) && (
        <button type="button" className="button" data-kind="quiet" onClick={() => void setFilter(NO_FILTER)}>
          Show all
        </button>
      )}
    </div>
  );
}
