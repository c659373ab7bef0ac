import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { MarkedText } from '../ui/MarkedText.tsx';
import { t } from '../words/t.ts';
import { readingMarks, wordMarks } from './reading-words.ts';

/** The prompt field. A copy of the text lies behind it and carries the highlights. */
export function ComposerText() {
  const { composer } = useStores();
  const text = useStore(composer, (state) => state.text);
  const preview = useStore(composer, (state) => state.preview);
  const hasBase = useStore(composer, (state) => state.base !== null);
  const field = useRef<HTMLTextAreaElement>(null);
  const backdrop = useRef<HTMLDivElement>(null);

  function followScroll(): void {
    if (backdrop.current !== null && field.current !== null) backdrop.current.scrollTop = field.current.scrollTop;
  }
  // A field that grows with its text scrolls without telling.
  useLayoutEffect(followScroll);

  // Of a prompt that varies, the first variation is read: its words stand elsewhere.
  const isCurrent = preview !== null && text.startsWith(preview.part.text, preview.part.start) && preview.reading.reading.prompt === preview.part.text;
  const { reading } = preview?.reading ?? {};
  const offset = preview?.part.start ?? 0;
  const marks = isCurrent && reading ? [...wordMarks(reading, offset), ...readingMarks(reading, offset)] : [];

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void composer.getState().queue();
  }

  return (
    <div className="composer-text">
      <div className="composer-marks" ref={backdrop} aria-hidden="true">
        <MarkedText text={`${text}\n`} marks={marks} />
      </div>
      <textarea
        ref={field}
        id="composer-text"
        aria-label={t('Prompt')}
        rows={2}
        spellCheck={false}
        value={text}
        placeholder={
          hasBase
            ? t('Optional: say where or how the lettering should stand')
            : t('Describe what should be seen. Put lettering in quotes: a bakery sign that says “Fresh bread”')
        }
        onChange={(event) => composer.getState().setText(event.target.value, event.target.selectionStart)}
        onSelect={(event) => composer.getState().setCaret(event.currentTarget.selectionStart, event.currentTarget.selectionEnd)}
        onScroll={followScroll}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
