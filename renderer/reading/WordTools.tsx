import { Type } from 'lucide-react';
import { msg, t } from '../words/t.ts';
import type { WordKind } from './words.ts';

export interface WordToolsProps {
  /** The selected words; null = none. */
  selected: string | null;
  onMark: (kind: WordKind) => void;
  onLetter: () => void;
}

const KINDS: readonly { kind: WordKind; label: string; tip: string; key: string }[] = [
  { kind: 'object', label: msg('Object'), tip: msg('Take the selected words as object ({key})'), key: 'O' },
  { kind: 'style', label: msg('Style'), tip: msg('Take the selected words as style ({key})'), key: 'S' },
  { kind: null, label: msg('Neither'), tip: msg('Take the selected words as neither ({key})'), key: 'N' },
];

/** What can be done with selected words; the samples in the buttons say what the underlines mean. */
export function WordTools({ selected, onMark, onLetter }: WordToolsProps) {
  return (
    <fieldset className="word-tools" aria-label={t('Selected words')}>
      {KINDS.map(({ kind, label, tip, key }) => (
        <button key={label} type="button" className="word-tool" disabled={selected === null} title={t(tip, { key })} onClick={() => onMark(kind)}>
          <span data-kind={kind ?? undefined}>{t(label)}</span>
        </button>
      ))}
      <button type="button" className="word-tool" disabled={selected === null} title={t('Letter the selected words ({key})', { key: 'L' })} onClick={onLetter}>
        <Type size={12} aria-hidden /> {t('Letter this')}
      </button>
      <span className="reading-note">{selected === null ? t('Click a phrase to change it; drag to select words.') : t('“{text}”', { text: selected })}</span>
    </fieldset>
  );
}
