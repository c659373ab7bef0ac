import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useActions } from '../app/actions/use-actions.ts';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { t } from '../words/t.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { differencesOf } from './differences.ts';
import type { MatrixState } from './store.ts';
import { WhatIfList } from './WhatIfList.tsx';

/** The unsaved draft: what differs, which prompts would go elsewhere, save or discard. */
export function DraftChanges({ store }: { store: StoreApi<MatrixState> }) {
  const { draft, current, models, isSaving } = useStore(store);
  const [note, setNote] = useState('');
  const save = async () => (await store.getState().save(note)) && setNote('');
  useActions({ 'matrix.save': isSaving ? undefined : () => void save(), 'matrix.discard': () => store.getState().discard() });
  const saveKeys = useKeysOf('matrix.save');
  return (
    <section className="panel-section panel-draft">
      <h2>{t('What changes')}</h2>
      <WhatIfList store={store} />
      {draft !== null && current !== null && <DifferenceList differences={differencesOf(current.matrix, draft, models)} />}
      <form
        className="save-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <input
          className="field"
          value={note}
          maxLength={200}
          aria-label={t('Note')}
          placeholder={t('Why? A note for the team')}
          onChange={(event) => setNote(event.target.value)}
        />
        <div className="save-buttons">
          <button type="submit" className="button" data-kind="primary" disabled={isSaving} title={saveKeys}>
            {t('Save as version {version}', { version: (current?.version ?? 0) + 1 })}
          </button>
          <button type="button" className="button" data-kind="quiet" onClick={() => store.getState().discard()}>
            {t('Discard')}
          </button>
        </div>
      </form>
    </section>
  );
}
