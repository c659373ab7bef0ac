import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { INTENTS } from '../../shared/intents.ts';
import { useStores } from '../app/stores.ts';
import { Choice } from '../ui/Choice.tsx';
import { t } from '../words/t.ts';
import { FILTER_NAMES, FILTER_WORDS, type FilterName, valueWords } from './filter.ts';
import type { InsightsState } from './store.ts';

/** What the charts are about: a field for each filter. A press in a chart chooses the same. */
export function InsightsFilters({ store }: { store: StoreApi<InsightsState> }) {
  const { session } = useStores();
  const filter = useStore(store, (state) => state.filter);
  const choices = useStore(store, (state) => state.choices);
  const labels = useStore(session, (state) => state.modelLabels);
  const values: Record<FilterName, readonly string[]> = { model: choices.models, intent: INTENTS, host: choices.hosts, operation: choices.operations };
  // Before anything ran there is nothing to choose.
  if (choices.operations.length === 0) return null;
  return FILTER_NAMES.map((name) => {
    const chosen = filter[name];
    // What was chosen stays to be seen where it did not run in this time.
    const offered = chosen === undefined || values[name].includes(chosen) ? values[name] : [...values[name], chosen];
    if (offered.length < 2 && chosen === undefined) return null;
    return (
      <Choice
        key={name}
        className="insights-filter"
        label={t(FILTER_WORDS[name].label)}
        isSet={chosen !== undefined}
        value={chosen === undefined ? 'all' : `=${chosen}`}
        options={[
          { value: 'all', label: t(FILTER_WORDS[name].all) },
          ...offered.map((value) => ({ value: `=${value}`, label: valueWords(name, value, labels) })),
        ]}
        onChange={(value) => void store.getState().setFilter(name, value === 'all' ? undefined : value.slice(1))}
      />
    );
  });
}
