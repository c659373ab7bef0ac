import { Dialog } from '@base-ui/react/dialog';
import { useStore } from 'zustand';
import { specOf } from '../app/actions/all.ts';
import { keysOf } from '../app/actions/key-table.ts';
import { useStores } from '../app/stores.ts';
import { Keys } from '../ui/Keys.tsx';
import { msg, t } from '../words/t.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';

const KEYS = [
  ['bake-off.left', msg('the left one is better')],
  ['bake-off.right', msg('the right one is better')],
  ['bake-off.tie', msg('no difference that matters')],
  ['bake-off.back', msg('back to the pair before')],
] as const;

/** Who votes, and how it goes. */
export function VoteName() {
  const { vote } = useBakeOffStores();
  const voter = useStore(vote, (state) => state.voter);
  const { preferences } = useStores();
  const own = useStore(preferences, (state) => state.keys);
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
        {KEYS.map(([action, meaning]) => (
          <div key={action}>
            <dt>
              {keysOf(specOf(action)!, own).map((chord) => (
                <Keys key={chord} chord={chord} />
              ))}
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{t('leave; what you voted counts')}</dd>
        </div>
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
