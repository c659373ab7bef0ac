import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { Modal } from '../ui/Modal.tsx';
import { t } from '../words/t.ts';
import { EditForm } from './EditForm.tsx';

export function EditDialog() {
  const { queue } = useStores();
  const job = useStore(queue, (state) => state.editJob);
  return (
    <Modal
      title={t('Edit job')}
      description={t('It is read and routed anew.')}
      isOpen={job !== null}
      onClose={() => queue.getState().startEdit(null)}
      size="wide"
    >
      {job !== null && <EditForm key={job.id} job={job} />}
    </Modal>
  );
}
