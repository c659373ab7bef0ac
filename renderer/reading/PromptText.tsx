import { type ReactNode, useMemo } from 'react';
import type { Range } from '../../shared/prompt.ts';
import { msg, t } from '../words/t.ts';
import type { ReadingView } from './reading-view.ts';
import type { WordSelection } from './use-word-selection.ts';
import { kindOf } from './words.ts';

export interface PromptTextProps {
  view: ReadingView;
  words: readonly Range[];
  idPrefix: string;
  pick: WordSelection;
  selection: Range | null;
  onPick: (index: number) => void;
}

/** How a piece of the prompt is drawn. */
interface Look {
  'data-kind': string | undefined;
  'data-intent': string | undefined;
  'data-lettering': true | undefined;
}

/** What a word is taken for. */
const KIND_WORDS: Record<string, string> = { object: msg('object'), style: msg('style'), neither: msg('neither') };

const covers = (a: Range, b: Range) => a.start <= b.start && a.end >= b.end;

/** The words as options of a list, and what stands between them; a mark runs on between words of one phrase. */
export function PromptText({ view, words, idPrefix, pick, selection, onPick }: PromptTextProps) {
  const lookOf = useMemo(() => looks(view), [view]);
  const { prompt } = view;
  const isSelected = (range: Range) => selection !== null && selection.start < range.end && range.start < selection.end;
  const pieces: ReactNode[] = [];
  let at = 0;
  const gap = (range: Range) => {
    if (range.start >= range.end) return;
    const isInside = selection !== null && covers(selection, range);
    pieces.push(
      <span key={`gap-${range.start}`} className="prompt-gap" {...lookOf(range)} data-selected={isInside || undefined}>
        {prompt.slice(range.start, range.end)}
      </span>,
    );
  };
  words.forEach((word, index) => {
    gap({ start: at, end: word.start });
    at = word.end;
    const look = lookOf(word);
    const text = prompt.slice(word.start, word.end);
    pieces.push(
      // The list handles the keys of all words.
      // biome-ignore lint/a11y/useFocusableInteractive: see above; the list names the active word
      <span
        key={word.start}
        id={`${idPrefix}-${index}`}
        role="option"
        className="prompt-word"
        aria-label={[text, t(KIND_WORDS[look['data-kind'] ?? 'neither']), look['data-lettering'] && t('to letter')].filter(Boolean).join(', ')}
        aria-selected={isSelected(word)}
        data-selected={isSelected(word) || undefined}
        data-active={pick.active === index || undefined}
        {...look}
        onPointerDown={(event) => pick.onPointerDown(event, index)}
        onPointerOver={(event) => pick.onPointerOver(event, index)}
        onPointerUp={() => pick.onPointerUp() && onPick(index)}
      >
        {text}
      </span>,
    );
  });
  gap({ start: at, end: prompt.length });
  return pieces;
}

function looks({ evidence, intent, prompt, lettering, words }: ReadingView): (range: Range) => Look {
  const speaks = evidence.filter((entry) => entry.weight > 0 && entry.intent === intent && entry.end > entry.start);
  const strings = stringsIn(prompt, lettering);
  return (range) => {
    const inPhrase = [...words.object, ...words.style].some((phrase) => covers(phrase, range));
    return {
      'data-kind': (inPhrase && kindOf(range, words)) || undefined,
      'data-intent': speaks.some((entry) => covers(entry, range)) ? intent : undefined,
      'data-lettering': strings.some((string) => covers(string, range)) || undefined,
    };
  };
}

/** Where the strings stand in the prompt, in order; those that do not are left out. */
function stringsIn(prompt: string, lettering: ReadingView['lettering']): Range[] {
  const found: Range[] = [];
  for (const { text } of lettering) {
    let start = prompt.indexOf(text);
    while (start >= 0 && found.some((other) => start < other.end && other.start < start + text.length)) start = prompt.indexOf(text, start + 1);
    if (start >= 0) found.push({ start, end: start + text.length });
  }
  return found;
}
