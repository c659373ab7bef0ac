import { Dialog } from '@base-ui/react/dialog';
import { ArrowDown, ArrowLeft, ArrowRight, Undo2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useActions } from '../app/actions/use-actions.ts';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ZoomLabel } from '../viewer/ZoomLabel.tsx';
import { msg, t } from '../words/t.ts';
import { PicturePanes } from './PicturePanes.tsx';
import { useBakeOffStores } from './use-bake-off-stores.ts';
import { useLooking } from './use-looking.ts';

const BUTTONS = [
  { choice: 'left', label: msg('Left is better'), Icon: ArrowLeft },
  { choice: 'tie', label: msg('No difference'), Icon: ArrowDown },
  { choice: 'right', label: msg('Right is better'), Icon: ArrowRight },
] as const;

/** Two pictures, three answers. Nothing here knows which candidate made which. */
export function VotePair() {
  const { page, vote } = useBakeOffStores();
  const { ballot, choice: given } = useStore(vote, (state) => state.trail[state.place]);
  const place = useStore(vote, (state) => state.place);
  const isSending = useStore(vote, (state) => state.isSending);
  const size = useStore(page, (state) => state.report?.request ?? { width: 1024, height: 1024 });
  const backKey = useKeysOf('bake-off.back');
  const inside = useRef<HTMLDivElement>(null);
  const { choose, back } = vote.getState();

  // The keys work from the first pair on, wherever the focus was.
  useEffect(() => inside.current?.focus(), []);

  // Once for each press: a key that is held down would vote on what nobody saw.
  const once = (run: () => unknown) => ({ run: () => void run(), release: () => undefined });
  useActions({
    'bake-off.left': once(() => choose('left')),
    'bake-off.right': once(() => choose('right')),
    'bake-off.tie': once(() => choose('tie')),
    'bake-off.back': once(back),
  });
  useLooking();

  return (
    <div className="full-window-inside vote" ref={inside} tabIndex={-1}>
      <header className="full-window-bar">
        <h2 className="full-window-title">{ballot.prompt}</h2>
        <span className="bake-off-space" />
        <VoteProgress />
        <ZoomLabel />
        <Dialog.Close className="icon-button" aria-label={t('Leave the vote')}>
          <X size={16} aria-hidden />
        </Dialog.Close>
      </header>
      <PicturePanes
        key={ballot.pair}
        pictures={[
          { key: 'left', sha256: ballot.leftSha256, alt: t('Left picture') },
          { key: 'right', sha256: ballot.rightSha256, alt: t('Right picture') },
        ]}
        size={size}
        columns={2}
      />
      <footer className="vote-bar">
        <IconButton label={t('Back to the pair before')} shortcut={backKey} Icon={Undo2} disabled={place === 0 || isSending} onClick={back} />
        <div className="vote-choices">
          {BUTTONS.map(({ choice, label, Icon }) => (
            <button
              key={choice}
              type="button"
              className="button vote-choice"
              aria-pressed={given === choice}
              onClick={() => {
                void choose(choice);
                inside.current?.focus();
              }}
            >
              {choice !== 'right' && <Icon size={15} aria-hidden />}
              {t(label)}
              {choice === 'right' && <Icon size={15} aria-hidden />}
            </button>
          ))}
        </div>
        <span className="vote-hint">{given !== null && t('Voted. Another answer replaces it.')}</span>
      </footer>
    </div>
  );
}

function VoteProgress() {
  const { vote } = useBakeOffStores();
  const { ballot } = useStore(vote, (state) => state.trail[state.place]);
  const share = ballot.judged / ballot.total;
  return (
    <span className="vote-progress number">
      <span className="render-track" aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {t('{place, number} of {total, number}', { place: ballot.judged + 1, total: ballot.total })}
    </span>
  );
}
