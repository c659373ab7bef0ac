import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../../app/stores.ts';
import { KeyField } from '../../models/KeyField.tsx';
import type { ModelsState } from '../../models/store.ts';
import { TestResult } from '../../models/TestResult.tsx';
import { t } from '../../words/t.ts';
import { resultWords } from './result-words.ts';
import { WhoGetsIt } from './WhoGetsIt.tsx';

export interface ConnectResultProps {
  store: StoreApi<ModelsState>;
  id: string;
  onBack: () => void;
  onClose: () => void;
}

/** How it went, in one sentence, with what is still wanted: a key, or a place in the matrix. */
export function ConnectResult({ store, id, onBack, onClose }: ConnectResultProps) {
  const { navigation } = useStores();
  const listed = useStore(store, (state) => state.list!.connections.find(({ connection }) => connection.id === id));
  const isTesting = useStore(store, (state) => state.testing.has(id));
  if (listed === undefined) return null;
  const needsKey = listed.key.isNeeded && listed.key.source === null;
  const works = listed.test?.isOk === true;
  const leave = (isDone: boolean) => {
    // Without its key it would only stand in the way of the list.
    if (needsKey) void store.getState().remove(id);
    if (isDone) onClose();
    else onBack();
  };
  return (
    <>
      <p className="connect-headline" role="status" data-state={isTesting || needsKey ? undefined : works ? 'good' : 'bad'}>
        {resultWords(listed, isTesting)}
      </p>
      <KeyField store={store} id={id} />
      {!needsKey && <TestResult store={store} id={id} />}
      {works && <WhoGetsIt connection={listed.connection} />}
      <div className="connect-end">
        <button type="button" className="button" data-kind="quiet" onClick={() => leave(false)}>
          {t('Back')}
        </button>
        <button
          type="button"
          className="button"
          data-kind="quiet"
          onClick={() => {
            store.getState().open(id);
            navigation.getState().go('models');
            onClose();
          }}
        >
          {t('All its settings')}
        </button>
        <span className="models-space" />
        <button type="button" className="button" data-kind="primary" onClick={() => leave(true)}>
          {works ? t('Done') : t('Close')}
        </button>
      </div>
    </>
  );
}
