import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ActionSpec } from '../app/actions/action.ts';
import { ALL_ACTIONS } from '../app/actions/all.ts';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { ActionSearch } from './ActionSearch.tsx';
import { KeyRow } from './KeyRow.tsx';
import { groupsOf, searchActions } from './search-actions.ts';

/** Every action with its keys: click, press the keys, done. */
export function KeyboardPanel() {
  const { preferences, undo } = useStores();
  const own = useStore(preferences, (state) => state.keys);
  const [query, setQuery] = useState('');
  const groups = useMemo(() => groupsOf(searchActions(query, ALL_ACTIONS, own)), [query, own]);
  const { set } = preferences.getState();

  function resetAll(): void {
    set({ keys: {} });
    undo.getState().did({ title: t('All keys are as they came'), undo: () => set({ keys: own }), redo: () => set({ keys: {} }) });
  }

  return (
    <div className="key-editor">
      <ActionSearch label={t('Search actions and keys')} query={query} onQuery={setQuery}>
        <button type="button" className="button" data-kind="quiet" disabled={Object.keys(own).length === 0} onClick={resetAll}>
          {t('Reset all')}
        </button>
      </ActionSearch>
      <div className="key-list">
        {groups.map(({ heading, specs }) => (
          <section key={heading} aria-label={heading}>
            <h3>{heading}</h3>
            {specs.map((spec: ActionSpec) => (
              <KeyRow key={spec.id} spec={spec} />
            ))}
          </section>
        ))}
        {groups.length === 0 && <p className="setting-note">{t('No action answers “{query}”.', { query })}</p>}
      </div>
    </div>
  );
}
