import { Check, RotateCcw, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Pin } from '../../../shared/proof.ts';
import { formatTime } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { msg, t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';

export interface PinThreadProps {
  pin: Pin;
  isOpen: boolean;
  /** Set on the picture that is shown. */
  isOwn: boolean;
}

const ENTRY_WORDS: Record<Exclude<Pin['entries'][number]['kind'], 'reply'>, string> = {
  resolved: msg('{name} resolved it, {time}'),
  reopened: msg('{name} opened it again, {time}'),
  removed: msg('{name} removed it, {time}'),
  restored: msg('{name} brought it back, {time}'),
};

/** A pin with what was said about it; answering and resolving when it is open. */
export function PinThread({ pin, isOpen, isOwn }: PinThreadProps) {
  const { pins } = useReviewStores();
  const { number, text, author, at, isResolved, entries } = pin;
  const row = useRef<HTMLLIElement>(null);
  const replies = entries.filter(({ kind }) => kind === 'reply').length;
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li className="pin-thread" data-open={isOpen || undefined} data-resolved={isResolved || undefined} ref={row}>
      <button type="button" className="pin-head" aria-expanded={isOpen} onClick={() => pins.getState().open(isOpen ? null : pin.id)}>
        <span className="pin-number" data-own={isOwn || undefined} data-resolved={isResolved || undefined}>
          {isResolved ? <Check size={12} strokeWidth={3} aria-label={t('resolved')} /> : number}
        </span>
        <span className="pin-words">
          <span className="pin-text">{text}</span>
          <span className="ledger-who">
            {replies === 0
              ? t('{name}, {time}', { name: author, time: formatTime(at) })
              : t('{name}, {time} · {count, plural, one {# answer} other {# answers}}', { name: author, time: formatTime(at), count: replies })}
          </span>
        </span>
      </button>
      {isOpen && (
        <div className="pin-open">
          {entries.map((entry) => (
            <PinLine key={entry.id} entry={entry} />
          ))}
          <PinAnswer pin={pin} />
          <div className="pin-tools">
            <button type="button" className="text-button" onClick={() => void pins.getState().setResolved(pin, !isResolved)}>
              {isResolved ? <RotateCcw size={13} aria-hidden /> : <Check size={13} aria-hidden />}
              {isResolved ? t('Open again') : t('Resolve')}
            </button>
            <IconButton label={t('Remove pin {number}', { number })} Icon={Trash2} onClick={() => void pins.getState().remove(pin)} />
          </div>
        </div>
      )}
    </li>
  );
}

function PinLine({ entry: { kind, text, author, at } }: { entry: Pin['entries'][number] }) {
  const values = { name: author, time: formatTime(at) };
  if (kind !== 'reply') return <p className="ledger-who">{t(ENTRY_WORDS[kind], values)}</p>;
  return (
    <div className="pin-reply">
      <p className="pin-text">{text}</p>
      <p className="ledger-who">{t('{name}, {time}', values)}</p>
    </div>
  );
}

function PinAnswer({ pin }: { pin: Pin }) {
  const { pins } = useReviewStores();
  const [text, setText] = useState('');
  return (
    <form
      className="pin-answer"
      onSubmit={(event) => {
        event.preventDefault();
        void pins.getState().reply(pin, text);
        setText('');
      }}
    >
      <input
        className="field"
        type="text"
        maxLength={2000}
        aria-label={t('Answer to pin {number}', { number: pin.number })}
        placeholder={t('Answer')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <button type="submit" className="button" disabled={text.trim() === ''}>
        {t('Send')}
      </button>
    </form>
  );
}
