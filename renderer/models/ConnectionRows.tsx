import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import { lightOf, stateWords } from './connection-words.ts';
import type { ModelsState } from './store.ts';

/** The connections there are. */
export function ConnectionRows({ store }: { store: StoreApi<ModelsState> }) {
  const connections = useStore(store, (state) => state.list!.connections);
  const openId = useStore(store, (state) => (state.isNew ? null : (state.draft?.id ?? null)));
  const testing = useStore(store, (state) => state.testing);
  if (connections.length === 0) return null;
  return (
    <section aria-label={t('Connections')}>
      <h2>{t('Connected')}</h2>
      <ul>
        {connections.map((listed) => {
          const { id, label, models } = listed.connection;
          return (
            <li key={id}>
              <button type="button" className="connection-row" aria-current={id === openId || undefined} onClick={() => store.getState().open(id)}>
                <span className="connection-light" data-light={lightOf(listed)} aria-hidden />
                <span className="connection-name">{label}</span>
                <span className="connection-models">{t('{count, plural, one {# model} other {# models}}', { count: models.length })}</span>
                <span className="connection-state">{testing.has(id) ? t('Asking…') : stateWords(listed)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
