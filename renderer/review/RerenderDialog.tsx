import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { Modal } from '../ui/Modal.tsx';
import { t } from '../words/t.ts';
import { RerenderForm } from './RerenderForm.tsx';

export function RerenderDialog() {
  const { review } = useStores();
  const isOpen = useStore(review, (state) => state.isRerenderOpen);
  const proof = useStore(review, (state) => state.detail);
  return (
    <Modal
      title={t('Render again')}
      description={t('Queued as rework of this proof. Steps that stay the same are taken from the first time.')}
      isOpen={isOpen && proof !== null}
      size="wide"
      onClose={() => review.getState().setRerenderOpen(false)}
    >
      {proof !== null && <RerenderForm key={proof.id} proof={proof} />}
    </Modal>
  );
}
