import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react';
import type { PromptWords, Range } from '../../shared/prompt.ts';
import { t } from '../words/t.ts';
import { PromptText } from './PromptText.tsx';
import type { ReadingView } from './reading-view.ts';
import { useWordSelection } from './use-word-selection.ts';
import { WordTools } from './WordTools.tsx';
import { kindOf, letteringIn, markWords, nextKind, phraseAt, type WordKind, wordsIn } from './words.ts';

export interface WordsPartProps {
  view: ReadingView;
  onWords: (words: PromptWords) => void;
  onLetter: (text: string) => void;
  /** Where the prompt is written, its own selection counts as well. */
  selection?: Range | null | undefined;
  isDisabled: boolean;
}

const KEYS: Record<string, WordKind> = { o: 'object', s: 'style', n: null };

/** The prompt word by word: which words are the object, which the style; any of them can be taken for something else. */
export function WordsPart({ view, onWords, onLetter, selection = null, isDisabled }: WordsPartProps) {
  const { prompt, words } = view;
  const all = useMemo(() => wordsIn(prompt), [prompt]);
  const pick = useWordSelection(all.length);
  const field = useRef<HTMLDivElement>(null);
  const id = useId();
  const own: Range | null = pick.selected && all.length > 0 ? { start: all[pick.selected[0]].start, end: all[pick.selected[1]].end } : null;
  const range = own ?? selection;

  useEffect(() => {
    if (field.current?.matches(':focus-visible')) document.getElementById(`${id}-${pick.active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, pick.active]);

  function mark(kind: WordKind, of: Range): void {
    onWords(markWords(prompt, words, of, kind));
    pick.clear();
  }
  function letter(of: Range): void {
    onLetter(letteringIn(prompt, of));
    pick.clear();
  }
  function toggle(index: number): void {
    const phrase = phraseAt(prompt, all, index, words);
    mark(nextKind(kindOf(all[index], words)), phrase);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (all.length === 0) return;
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    if (pick.onKey(event)) event.preventDefault();
    else if (isDisabled || hasModifier) return;
    else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (own) mark(nextKind(kindOf(own, words)), own);
      else toggle(pick.active);
    } else if (event.key in KEYS) mark(KEYS[event.key], own ?? all[pick.active]);
    else if (event.key === 'l') letter(own ?? all[pick.active]);
  }

  return (
    <div className="words-part">
      <div
        ref={field}
        className="words-text"
        role="listbox"
        aria-multiselectable
        aria-label={t('Words of the prompt')}
        aria-disabled={isDisabled}
        aria-activedescendant={all.length > 0 ? `${id}-${pick.active}` : undefined}
        tabIndex={0}
        dir="auto"
        onKeyDown={onKeyDown}
        onCopy={(event) => {
          event.clipboardData.setData('text/plain', range ? prompt.slice(range.start, range.end) : prompt);
          event.preventDefault();
        }}
      >
        <PromptText view={view} words={all} idPrefix={id} pick={pick} selection={range} onPick={(index) => !isDisabled && toggle(index)} />
      </div>
      {!isDisabled && (
        <WordTools
          selected={range && prompt.slice(range.start, range.end)}
          onMark={(kind) => range && mark(kind, range)}
          onLetter={() => range && letter(range)}
        />
      )}
    </div>
  );
}
