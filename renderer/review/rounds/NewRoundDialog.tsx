import { useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { Modal } from '../../ui/Modal.tsx';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';

/** Names a new round and begins it. */
export function NewRoundDialog() {
  const { review } = useStores();
  const { rounds, assigning } = useReviewStores();
  const draft = useStore(rounds, (state) => state.draft);
  const [name, setName] = useState('');
  const { cancelDraft, create } = rounds.getState();

  async function begin(): Promise<void> {
    const round = await create(name.trim());
    if (round === null) return;
    setName('');
    assigning.getState().pickNone();
    review.setState({ filter: 'all', gate: null, refinement: {} });
    await review.getState().refine({ roundId: round.id });
  }

  return (
    <Modal
      title={t('New review round')}
      description={t('{count, plural, one {One proof is} other {# proofs are}} in it. What is rendered later does not join by itself.', {
        count: draft?.count ?? 0,
      })}
      isOpen={draft !== null}
      onClose={cancelDraft}
    >
      <form
        className="edit-form"
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <label className="labelled">
          {t('Name')}
          <input
            className="field"
            type="text"
            maxLength={120}
            placeholder={t('For example: Spring labels, first look')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div className="modal-buttons">
          <button type="button" className="button" data-kind="quiet" onClick={cancelDraft}>
            {t('Not now')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={name.trim() === ''}>
            {t('Begin the round')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
