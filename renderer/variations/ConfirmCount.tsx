import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { formatCount } from '../ui/format.ts';
import { Modal } from '../ui/Modal.tsx';
import { durationWords } from './count-words.ts';

/** Asks before very many prompts are queued at once. */
export function ConfirmCount() {
  const { composer } = useStores();
  const count = useStore(composer, (state) => state.toConfirm);
  const seconds = useStore(composer, (state) => state.preview?.reading.route.prediction.seconds ?? null);
  const close = () => composer.getState().confirm(false);
  if (count === null) return null;
  const duration = durationWords(count, seconds);
  return (
    <Modal title={`Queue ${formatCount(count)} prompts?`} isOpen onClose={close}>
      <p>
        Each of the {formatCount(count)} prompts becomes a job of its own
        {duration === '' ? '.' : `; rendered one after another they take ${duration}.`} To try a few first, draw fewer.
      </p>
      <div className="modal-buttons">
        <button type="button" className="button" data-kind="quiet" onClick={close}>
          Cancel
        </button>
        <button type="button" className="button" data-kind="primary" onClick={() => composer.getState().confirm(true)}>
          Queue {formatCount(count)} prompts
        </button>
      </div>
    </Modal>
  );
}
