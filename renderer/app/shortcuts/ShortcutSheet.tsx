import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { ActionSearch } from '../../settings/ActionSearch.tsx';
import { groupsOf, searchActions } from '../../settings/search-actions.ts';
import { Keys } from '../../ui/Keys.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { t } from '../../words/t.ts';
import { ALL_ACTIONS } from '../actions/all.ts';
import { keysOf } from '../actions/key-table.ts';
import { useStores } from '../stores.ts';
import { LOCAL_KEYS } from './local-keys.ts';
import './shortcuts.css';

/** Every key there is, made from the table of actions with the person's own keys. */
export function ShortcutSheet() {
  const { navigation } = useStores();
  const isOpen = useStore(navigation, (state) => state.overlay === 'shortcuts');
  return (
    <Modal title={t('Keyboard shortcuts')} isOpen={isOpen} onClose={() => navigation.getState().close()} size="wide">
      <Sheet />
    </Modal>
  );
}

function Sheet() {
  const { navigation, preferences } = useStores();
  const own = useStore(preferences, (state) => state.keys);
  const [query, setQuery] = useState('');
  const groups = useMemo(
    () =>
      groupsOf(
        searchActions(
          query,
          ALL_ACTIONS.filter((spec) => keysOf(spec, own).length > 0),
          own,
        ),
      ),
    [query, own],
  );
  const wanted = query.trim().toLowerCase();
  const local = LOCAL_KEYS.map(({ heading, keys }) => ({
    heading: t(heading),
    keys: keys.filter(([key, meaning]) => `${key} ${t(meaning)} ${t(heading)}`.toLowerCase().includes(wanted)),
  })).filter(({ keys }) => keys.length > 0);

  return (
    <>
      <ActionSearch label={t('Search keys')} query={query} onQuery={setQuery}>
        <button type="button" className="button" data-kind="quiet" onClick={() => navigation.getState().openSettings('keyboard')}>
          {t('Change keys…')}
        </button>
      </ActionSearch>
      <div className="shortcut-groups">
        {groups.map(({ heading, specs }) => (
          <section key={heading} aria-label={heading}>
            <h3>{heading}</h3>
            <dl>
              {specs.map((spec) => (
                <div key={spec.id}>
                  <dt>
                    {keysOf(spec, own).map((chord) => (
                      <Keys key={chord} chord={chord} />
                    ))}
                  </dt>
                  <dd>{t(spec.title)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {local.map(({ heading, keys }) => (
          <section key={`local ${heading}`} aria-label={heading}>
            <h3>{heading}</h3>
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key + meaning}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(meaning)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {groups.length === 0 && local.length === 0 && <p>{t('No key answers “{query}”.', { query })}</p>}
    </>
  );
}
