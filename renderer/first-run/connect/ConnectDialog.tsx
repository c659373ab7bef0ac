import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { useModelsStores } from '../../models/use-models-stores.ts';
import { Modal } from '../../ui/Modal.tsx';
import { t } from '../../words/t.ts';
import { ConnectFind } from './ConnectFind.tsx';
import { ConnectResult } from './ConnectResult.tsx';
import '../../models/models.css';
import './connect.css';

/** From nothing to a model that answers: what runs here, or a vendor and its key, and a test at the end. */
export function ConnectDialog() {
  const { navigation } = useStores();
  const isOpen = useStore(navigation, (state) => state.overlay === 'connect');
  const { store } = useModelsStores();
  const isLoaded = useStore(store, (state) => state.list !== null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  useEffect(() => {
    if (isOpen) void store.getState().load();
  }, [isOpen, store]);
  const close = () => {
    setChosenId(null);
    navigation.getState().close();
  };
  return (
    <Modal title={t('Connect a model')} isOpen={isOpen} onClose={close} startsAt=".connect button, .modal-header button">
      <div className="connect">
        {!isLoaded ? null : chosenId === null ? (
          <ConnectFind store={store} onChosen={setChosenId} />
        ) : (
          <ConnectResult store={store} id={chosenId} onBack={() => setChosenId(null)} onClose={close} />
        )}
      </div>
    </Modal>
  );
}
