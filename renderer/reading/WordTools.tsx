import { Type } from 'lucide-react';
import type { WordKind } from './words.ts';

export interface WordToolsProps {
  /** The selected words; null = none. */
  selected: string | null;
  onMark: (kind: WordKind) => void;
  onLetter: () => void;
}

const KINDS: readonly { kind: WordKind; label: string; key: string }[] = [
  { kind: 'object', label: 'Object', key: 'O' },
  { kind: 'style', label: 'Style', key: 'S' },
  { kind: null, label: 'Neither', key: 'N' },
];

/** What can be done with selected words; the samples in the buttons say what the underlines mean. */
export function WordTools({ selected, onMark, onLetter }: WordToolsProps) {
  return (
    <fieldset className="word-tools" aria-label="Selected words">
      {KINDS.map(({ kind, label, key }) => (
        <button
          key={label}
          type="button"
          className="word-tool"
          disabled={selected === null}
          title={`Take the selected words as ${label.toLowerCase()} (${key})`}
          onClick={() => onMark(kind)}
        >
          <span data-kind={kind ?? undefined}>{label}</span>
        </button>
      ))}
      <button type="button" className="word-tool" disabled={selected === null} title="Letter the selected words (L)" onClick={onLetter}>
        <Type size={12} aria-hidden /> Letter this
      </button>
      <span className="reading-note">{selected === null ? 'Click a phrase to change it; drag to select words.' : `“${selected}”`}</span>
    </fieldset>
  );
}
