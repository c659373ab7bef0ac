import { Dialog } from '@base-ui/react/dialog';
import { useStore } from 'zustand';
import { msg, t } from '../words/t.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';

const KEYS = [
  ['←', msg('the left one is better')],
  ['→', msg('the right one is better')],
  ['↓', msg('no difference that matters (Space too)')],
  ['Backspace', msg('back to the pair before')],
  ['Esc', msg('leave; what you voted counts')],
] as const;

/** Who votes, and how it goes. */
export function VoteName() {
  const { vote } = useBakeOffStores();
  const voter = useStore(vote, (state) => state.voter);
  const isSending = useStore(vote, (state) => state.isSending);
  return (
    <form
      className="vote-start"
      onSubmit={(event) => {
        event.preventDefault();
        void vote.getState().begin();
      }}
    >
      <h2 className="vote-heading">{t('Which picture is better?')}</h2>
      <p>
        {t(
          'You see two pictures of the same prompt at a time. Who made which is not shown, and chance decides which side each is on. Go by your eye; the figures are measured elsewhere.',
        )}
      </p>
      <label className="labelled">
        {t('Your name')}
        <input className="field" value={voter} maxLength={80} autoComplete="off" onChange={(event) => vote.getState().setVoter(event.target.value)} />
      </label>
      <dl className="vote-keys">
        {KEYS.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
      <div className="vote-start-buttons">
        <button type="submit" className="button" data-kind="primary" disabled={isSending || voter.trim() === ''}>
          {t('Begin')}
        </button>
        <Dialog.Close className="button" data-kind="quiet">
          {t('Not now')}
        </Dialog.Close>
      </div>
    </form>
  );
}
