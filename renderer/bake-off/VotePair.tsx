import { Dialog } from '@base-ui/react/dialog';
import { ArrowDown, ArrowLeft, ArrowRight, Undo2, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { BallotChoice } from '../../shared/bake-off.ts';
import { useStores } from '../app/stores.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ZoomLabel } from '../viewer/ZoomLabel.tsx';
import { msg, t } from '../words/t.ts';
import { PicturePanes } from './PicturePanes.tsx';
import { useBakeOffStores } from './use-bake-off-stores.ts';
import { lookByKey } from './viewer-keys.ts';

const CHOICES: Readonly<Record<string, BallotChoice>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowDown: 'tie', ' ': 'tie' };
const BUTTONS = [
  { choice: 'left', label: msg('Left is better'), Icon: ArrowLeft },
  { choice: 'tie', label: msg('No difference'), Icon: ArrowDown },
  { choice: 'right', label: msg('Right is better'), Icon: ArrowRight },
] as const;

/** Two pictures, three answers. Nothing here knows which candidate made which. */
export function VotePair() {
  const { page, vote } = useBakeOffStores();
  const { viewer } = useStores();
  const { ballot, choice: given } = useStore(vote, (state) => state.trail[state.place]);
  const place = useStore(vote, (state) => state.place);
  const isSending = useStore(vote, (state) => state.isSending);
  const size = useStore(page, (state) => state.report?.request ?? { width: 1024, height: 1024 });
  const inside = useRef<HTMLDivElement>(null);
  const { choose, back } = vote.getState();

  // The keys work from the first pair on, wherever the focus was.
  useEffect(() => inside.current?.focus(), []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A focused button has Space for itself.
    if (event.key === ' ' && event.target instanceof HTMLButtonElement) return;
    const choice = CHOICES[event.key];
    if (choice === undefined && event.key !== 'Backspace' && !lookByKey(viewer, event.key)) return;
    event.preventDefault();
    // A key that is held down would vote on what nobody saw.
    if (event.repeat) return;
    if (choice !== undefined) void choose(choice);
    if (event.key === 'Backspace') back();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the dialog's keys, wherever the focus is inside it
    <div className="full-window-inside vote" ref={inside} tabIndex={-1} onKeyDown={onKeyDown}>
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
        <IconButton label={t('Back to the pair before')} shortcut="Backspace" Icon={Undo2} disabled={place === 0 || isSending} onClick={back} />
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
