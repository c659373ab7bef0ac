import { X } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { FILTER_NAMES, FILTER_WORDS, valueWords } from './filter.ts';
import type { InsightsState } from './store.ts';

/** What the charts are narrowed to; a press on a chip lets everything in again. */
export function FilterChips({ store }: { store: StoreApi<InsightsState> }) {
  const { session } = useStores();
  const filter = useStore(store, (state) => state.filter);
  const labels = useStore(session, (state) => state.modelLabels);
  const chosen = FILTER_NAMES.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [{ name, label: t(FILTER_WORDS[name].label), words: valueWords(name, value, labels) }];
  });
  if (chosen.length === 0) return null;
  return (
    <section className="filter-chips" aria-label={t('Figures are narrowed to')}>
      {chosen.map(({ name, label, words }) => (
        <button key={name} type="button" className="filter-chip" onClick={() => void store.getState().setFilter(name, undefined)}>
          <span>{label}</span> {words}
          <span className="visually-hidden">{t('remove this filter')}</span>
          <X size={12} aria-hidden />
        </button>
      ))}
      {chosen.length > 1 && (
        <button type="button" className="button" data-kind="quiet" onClick={() => void store.getState().clearFilter()}>
          {t('Clear all')}
        </button>
      )}
    </section>
  );
}
