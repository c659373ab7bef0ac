import { Plus } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { t } from '../words/t.ts';
import { cleanTexts, isSameText, MAX_TEXT_LENGTH, MAX_TEXTS } from './lettering-options.ts';
import { RowTools } from './RowTools.tsx';

export interface TextListProps {
  texts: readonly string[];
  onChange: (texts: string[]) => void;
}

/** The strings that will stand in the picture, in order of importance. Rows may be empty while somebody writes; they never leave the list so. */
export function TextList({ texts, onChange }: TextListProps) {
  const [draft, setDraft] = useState<readonly string[]>(texts);
  const list = useRef<HTMLOListElement>(null);
  // The strings may change elsewhere: then the draft is an old one.
  const rows = isSameText(cleanTexts(draft), texts) ? draft : texts;

  function change(next: readonly string[], focus?: number): void {
    setDraft(next);
    const cleaned = cleanTexts(next);
    if (!isSameText(cleaned, texts)) onChange(cleaned);
    if (focus !== undefined) requestAnimationFrame(() => list.current?.querySelectorAll('input')[focus]?.focus());
  }
  function swap(index: number, other: number): void {
    change(rows.map((row, position) => (position === index ? rows[other] : position === other ? rows[index] : row)));
  }
  function onKeyDown(event: KeyboardEvent, index: number): void {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && rows.length < MAX_TEXTS) {
      event.preventDefault();
      change(rows.toSpliced(index + 1, 0, ''), index + 1);
    } else if (event.altKey && event.key === 'ArrowUp' && index > 0) swap(index, index - 1);
    else if (event.altKey && event.key === 'ArrowDown' && index < rows.length - 1) swap(index, index + 1);
  }

  return (
    <div className="text-list">
      <ol ref={list} aria-label={t('Strings to letter')}>
        {rows.map((row, index) => (
          <li key={index}>
            <input
              className="field"
              dir="auto"
              aria-label={t('String {number, number}', { number: index + 1 })}
              placeholder={t('Exactly as it should stand')}
              maxLength={MAX_TEXT_LENGTH}
              value={row}
              onChange={(event) => change(rows.with(index, event.target.value))}
              onKeyDown={(event) => onKeyDown(event, index)}
            />
            <RowTools index={index} count={rows.length} onSwap={(other) => swap(index, other)} onRemove={() => change(rows.toSpliced(index, 1))} />
          </li>
        ))}
      </ol>
      {rows.length < MAX_TEXTS && (
        <button type="button" className="text-button" onClick={() => change([...rows, ''], rows.length)}>
          <Plus size={13} aria-hidden /> {t('Add a string')}
        </button>
      )}
    </div>
  );
}
