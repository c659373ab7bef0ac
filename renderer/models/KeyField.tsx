import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import { keyWords } from './connection-words.ts';
import type { ModelsState } from './store.ts';

/** A key goes in here and is never shown again. */
export function KeyField({ store, id }: { store: StoreApi<ModelsState>; id: string }) {
  const listed = useStore(store, (state) => state.list!.connections.find(({ connection }) => connection.id === id));
  const canStoreKeys = useStore(store, (state) => state.list!.canStoreKeys);
  const keyStorage = useStore(store, (state) => state.list!.keyStorage);
  const [text, setText] = useState('');
  if (!listed) return null;
  const { key } = listed;
  // A server on one's own machine may ask for a password all the same.
  if (!key.isNeeded && !canStoreKeys) return null;

  async function keep(): Promise<void> {
    const given = text;
    setText('');
    await store.getState().setKey(id, given);
  }

  return (
    <fieldset className="connection-key">
      <legend>
        <KeyRound size={13} aria-hidden /> {key.isNeeded ? t('Key') : t('Key or “name:password”, if the server asks for one')}
      </legend>
      <p>{key.isNeeded || key.source !== null ? keyWords(key) : ''}</p>
      {canStoreKeys ? (
        <div className="connection-key-line">
          <input
            className="field"
            type="password"
            autoComplete="off"
            aria-label={t('New key')}
            placeholder={key.source === 'keychain' ? t('Replace the key') : t('Paste the key')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              if (text.trim() !== '') void keep();
            }}
          />
          <button type="button" className="button" disabled={text.trim() === ''} onClick={() => void keep()}>
            {t('Keep key')}
          </button>
          {key.source === 'keychain' && (
            <button type="button" className="button" data-kind="quiet" onClick={() => void store.getState().setKey(id, null)}>
              {t('Forget key')}
            </button>
          )}
        </div>
      ) : (
        <p>{keyStorage}</p>
      )}
    </fieldset>
  );
}
