import { useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { Modal } from '../ui/Modal.tsx';
import { t } from '../words/t.ts';

export function OverrideDialog() {
  const { review } = useStores();
  const isOpen = useStore(review, (state) => state.isAskingReason);
  const [reason, setReason] = useState('');
  const { cancelReason, decide } = review.getState();

  return (
    <Modal
      title={t('The lettering is not exact')}
      description={t('What can be read is not what was asked for. Approve it only with a reason; it is written into the ledger.')}
      isOpen={isOpen}
      onClose={cancelReason}
    >
      <form
        className="edit-form"
        onSubmit={(event) => {
          event.preventDefault();
          void decide('approve', reason.trim()).then(() => setReason(''));
        }}
      >
        <textarea
          className="field"
          rows={3}
          maxLength={1000}
          aria-label={t('Reason')}
          placeholder={t('For example: the ligature is wanted, OCR cannot read it')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="modal-buttons">
          <button type="button" className="button" data-kind="quiet" onClick={cancelReason}>
            {t('Not now')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={reason.trim() === ''}>
            {t('Approve with this reason')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
