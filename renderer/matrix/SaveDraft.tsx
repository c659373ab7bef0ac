import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useActions } from '../app/actions/use-actions.ts';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { t } from '../words/t.ts';
import type { MatrixState } from './store.ts';

/** Makes the draft the next version, or discards it. Stands still while the answers above it come and grow. */
export function SaveDraft({ store }: { store: StoreApi<MatrixState> }) {
  const version = useStore(store, (state) => state.current?.version ?? 0);
  const isSaving = useStore(store, (state) => state.isSaving);
  const [note, setNote] = useState('');
  const save = async () => (await store.getState().save(note)) && setNote('');
  useActions({ 'matrix.save': isSaving ? undefined : () => void save(), 'matrix.discard': () => store.getState().discard() });
  const saveKeys = useKeysOf('matrix.save');
  return (
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
          {t('Save as version {version}', { version: version + 1 })}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={() => store.getState().discard()}>
          {t('Discard')}
        </button>
      </div>
    </form>
  );
}
