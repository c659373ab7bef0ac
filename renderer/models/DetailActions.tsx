import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import type { ModelsState } from './store.ts';

/** Save, discard, and remove in two steps. */
export function DetailActions({ store }: { store: StoreApi<ModelsState> }) {
  const { id } = useStore(store, (state) => state.draft!);
  const isNew = useStore(store, (state) => state.isNew);
  const isEdited = useStore(store, (state) => state.isEdited);
  const problem = useStore(store, (state) => state.problem);
  const isSaving = useStore(store, (state) => state.isSaving);
  const [doubtfulId, setDoubtfulId] = useState<string | null>(null);
  const isSure = doubtfulId === id;
  return (
    <footer className="connection-actions">
      {problem !== '' && (
        <p className="sentence-error" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="button" data-kind="primary" disabled={!isEdited || isSaving}>
        {isNew ? t('Connect') : t('Save')}
      </button>
      {isEdited && (
        <button type="button" className="button" data-kind="quiet" onClick={() => store.getState().discard()}>
          {t('Discard')}
        </button>
      )}
      <span className="models-space" />
      {!isNew && (
        <button
          type="button"
          className="button"
          data-kind="quiet"
          onBlur={() => setDoubtfulId(null)}
          onClick={() => (isSure ? void store.getState().remove(id) : setDoubtfulId(id))}
        >
          {isSure ? t('Remove it, and its key') : t('Remove')}
        </button>
      )}
    </footer>
  );
}
