import { useStore } from 'zustand';
import { Modal } from '../ui/Modal.tsx';
import { t } from '../words/t.ts';
import { ModelEntry } from './ModelEntry.tsx';
import { useModelFilesStore } from './use-model-files-store.ts';

const NONE: readonly never[] = [];

/** Every model whose files can be fetched, one below the other. */
export function ModelFilesDialog() {
  const store = useModelFilesStore();
  const isOpen = useStore(store, (state) => state.isOpen);
  const models = useStore(store, (state) => state.models ?? NONE);
  return (
    <Modal
      title={t('Files for measures')}
      description={t(
        'Some measures compare pictures by a trained network whose weights Galley does not bring along. They are fetched from their authors once, kept on this machine, and used for nothing else. Without them every other measure is shown.',
      )}
      isOpen={isOpen}
      size="wide"
      onClose={() => store.getState().close()}
    >
      <div className="model-files">
        {models.map((model) => (
          <ModelEntry key={model.id} model={model} />
        ))}
      </div>
    </Modal>
  );
}
