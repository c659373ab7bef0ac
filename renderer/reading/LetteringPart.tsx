import { Plus } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { MAX_TEXT_LENGTH, MAX_TEXTS } from '../lettering/lettering-options.ts';
import { RowTools } from '../lettering/RowTools.tsx';
import { t } from '../words/t.ts';
import { isSameLettering, type LetteringRow } from './reading-view.ts';

export interface LetteringPartProps {
  rows: readonly LetteringRow[];
  onChange: (rows: LetteringRow[]) => void;
  isDisabled: boolean;
  /** `leaving`: a change is only told when its field is left or Enter is pressed. */
  tells: 'typing' | 'leaving';
}

/** What is being written, and the lists that may be given meanwhile: what it began with, and what was told since and comes back later. */
interface Draft {
  rows: readonly LetteringRow[];
  known: readonly (readonly LetteringRow[])[];
}

const KNOWN = 8;
const EMPTY_ROW: LetteringRow = { text: '', placement: '' };

/** Rows as they are set: no blank ends, none without a string. */
function cleaned(rows: readonly LetteringRow[]): LetteringRow[] {
  return rows
    .map(({ text, placement }) => ({ text: text.trim(), placement: placement.trim() }))
    .filter(({ text }) => text !== '')
    .slice(0, MAX_TEXTS);
}

/** The strings to letter, each with the words for its place. Rows may be empty while somebody writes; they never leave the list so. */
export function LetteringPart({ rows: given, onChange, isDisabled, tells }: LetteringPartProps) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const list = useRef<HTMLOListElement>(null);
  // The strings may change elsewhere: then the draft is an old one.
  const isCurrent = draft?.known.some((rows) => isSameLettering(rows, given)) ?? false;
  const rows = draft !== null && isCurrent ? draft.rows : given;

  function tell(next: readonly LetteringRow[]): void {
    const clean = cleaned(next);
    if (isSameLettering(clean, given)) return;
    setDraft((before) => ({ rows: next, known: [...(before?.known.slice(-KNOWN) ?? []), given, clean] }));
    onChange(clean);
  }
  function change(next: readonly LetteringRow[], options: { focus?: number; isTyping?: boolean } = {}): void {
    setDraft({ rows: next, known: draft !== null && isCurrent ? draft.known : [given] });
    if (!options.isTyping || tells === 'typing') tell(next);
    const { focus } = options;
    if (focus !== undefined) requestAnimationFrame(() => list.current?.querySelectorAll<HTMLInputElement>('.lettering-row-text')[focus]?.focus());
  }
  const write = (index: number, part: Partial<LetteringRow>) => change(rows.with(index, { ...rows[index], ...part }), { isTyping: true });
  const swap = (a: number, b: number) => change(rows.with(a, rows[b]).with(b, rows[a]), { focus: b });

  function onKeyDown(event: KeyboardEvent, index: number): void {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (tells === 'leaving') tell(rows);
    } else if (event.altKey && event.key === 'ArrowUp' && index > 0) swap(index, index - 1);
    else if (event.altKey && event.key === 'ArrowDown' && index < rows.length - 1) swap(index, index + 1);
  }

  return (
    <div className="lettering-part">
      <ol ref={list} aria-label={t('Strings to letter')} onBlur={() => tells === 'leaving' && tell(rows)}>
        {rows.map(({ text, placement }, index) => (
          <li key={index} className="lettering-row" onKeyDown={(event) => onKeyDown(event, index)}>
            <input
              className="field lettering-row-text"
              dir="auto"
              aria-label={t('String {number}', { number: index + 1 })}
              placeholder={t('Exactly as it should stand')}
              maxLength={MAX_TEXT_LENGTH}
              disabled={isDisabled}
              value={text}
              onChange={(event) => write(index, { text: event.target.value })}
            />
            <input
              className="field lettering-row-place"
              dir="auto"
              aria-label={t('Place of string {number}', { number: index + 1 })}
              placeholder={t('anywhere')}
              maxLength={MAX_TEXT_LENGTH}
              disabled={isDisabled}
              value={placement}
              onChange={(event) => write(index, { placement: event.target.value })}
            />
            <span className="lettering-row-tools">
              <RowTools
                index={index}
                count={rows.length}
                isDisabled={isDisabled}
                removeLabel={t('Remove string {number}', { number: index + 1 })}
                onSwap={(other) => swap(index, other)}
                onRemove={() => change(rows.toSpliced(index, 1))}
              />
            </span>
          </li>
        ))}
      </ol>
      {rows.length === 0 && <p className="reading-note">{t('Nothing will be lettered.')}</p>}
      {rows.length < MAX_TEXTS && !isDisabled && (
        <button type="button" className="text-button" onClick={() => change([...rows, EMPTY_ROW], { focus: rows.length, isTyping: true })}>
          <Plus size={13} aria-hidden /> {t('Add a string')}
        </button>
      )}
    </div>
  );
}
