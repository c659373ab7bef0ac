import type { ForeignWords } from './foreign-words.ts';
import type { Lexicon } from './lexicon.ts';
import type { Segment } from './segments.ts';

/** Where the splitter looks words up. */
export interface SplitLexicon {
  lexicon: Lexicon;
  foreign: ForeignWords;
}

/** What stands before a word. */
export const GAP = { space: 0, hyphen: 1, mark: 2, segment: 3 } as const;

/** A word as the splitter sees it: a run of letters and digits; hyphens and apostrophes stand between words. */
export interface SplitWord {
  start: number;
  end: number;
  /** Lower case, in English where the other language's word is known. */
  text: string;
  /** Index in the lexicon, -1 = unknown. */
  index: number;
  segment: number;
  /** Number of the piece of its segment: pieces begin at prepositions and end behind "of". */
  piece: number;
  /** One of GAP. */
  gap: number;
  /** First letter is a capital; all letters are. */
  isCapital: boolean;
  isUpper: boolean;
}

const WORD = /[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*|\p{So}+/gu;

/** Words that begin a piece. */
const OPENERS: ReadonlySet<string> = new Set(
  `by in as with under on at for from like featuring showing depicting rendered painted illustrated drawn designed photographed directed sculpted created shot trending inspired featured
  using made lit style wearing holding and von im di par da à`.split(/\s+/),
);
const CLOSERS: ReadonlySet<string> = new Set(['of', 'showing', 'depicting', 'featuring', 'von', 'de', 'di']);

/** Words of the segments with their place; linear in the length. */
export function splitWords(masked: string, segments: readonly Segment[], { lexicon, foreign }: SplitLexicon): SplitWord[] {
  const words: SplitWord[] = [];
  let piece = -1;
  for (const [segment, { start, end }] of segments.entries()) {
    WORD.lastIndex = 0;
    const text = masked.slice(start, end);
    let last = -1;
    for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
      const word = match[0];
      const plain = word.toLowerCase();
      const lower = foreign.english(plain) ?? plain;
      const previous = last < 0 ? null : words[words.length - 1];
      const gap = previous === null ? GAP.segment : gapOf(text, last, match.index);
      const opens = previous === null || CLOSERS.has(previous.text) || (OPENERS.has(lower) && !OPENERS.has(previous.text));
      if (opens) piece += 1;
      last = match.index + word.length;
      const isCapital = plain[0] !== word[0];
      const isUpper = isCapital && word.length > 1 && word === word.toUpperCase();
      words.push({ start: start + match.index, end: start + last, text: lower, index: lexicon.find(lower), segment, piece, gap, isCapital, isUpper });
    }
  }
  return words;
}

function gapOf(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const mark = text[at];
    if (mark === '-' || mark === "'" || mark === '’') return GAP.hyphen;
    if (mark.trim() !== '') return GAP.mark;
  }
  return GAP.space;
}
