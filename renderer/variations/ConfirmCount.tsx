import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { Modal } from '../ui/Modal.tsx';
import { t } from '../words/t.ts';
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
    <Modal title={t('Queue {count, number} prompts?', { count })} isOpen onClose={close}>
      <p>
        {duration === ''
          ? t('Each of the {count, number} prompts becomes a job of its own. To try a few first, draw fewer.', { count })
          : t(
              'Each of the {count, number} prompts becomes a job of its own; rendered one after another they take {duration}. To try a few first, draw fewer.',
              {
                count,
                duration,
              },
            )}
      </p>
      <div className="modal-buttons">
        <button type="button" className="button" data-kind="quiet" onClick={close}>
          {t('Cancel')}
        </button>
        <button type="button" className="button" data-kind="primary" onClick={() => composer.getState().confirm(true)}>
          {t('Queue {count, plural, one {# prompt} other {# prompts}}', { count })}
        </button>
      </div>
    </Modal>
  );
}
