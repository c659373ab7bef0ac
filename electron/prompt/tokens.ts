import { type NamePart, namePart } from './feature-names.ts';
import type { ForeignWords } from './foreign-words.ts';
import type { Lexicon } from './lexicon.ts';

/** A word of the prompt's content. */
export interface Token {
  start: number;
  end: number;
  /** Lower case, without a possessive 's; words of other languages that are known, in English. */
  word: string;
  /** The word as a part of features' names. */
  name: NamePart;
  /** Index in the lexicon, -1 = unknown. */
  index: number;
  /** Number of the segment (between commas, stops …) it stands in, -1 = none. */
  segment: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
/** Scripts whose words run into each other, or into their endings. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Words of `content` (same offsets as the prompt; what does not count is blanked), at most `limit` of them. */
export function tokenize(
  content: string,
  segments: readonly { start: number; end: number }[],
  { lexicon, foreign }: { lexicon: Lexicon; foreign: ForeignWords },
  limit = 400,
): Token[] {
  const tokens: Token[] = [];
  let segment = 0;
  const push = (start: number, end: number, word: string) => {
    while (segment < segments.length && segments[segment].end <= start) segment += 1;
    const isInside = segment < segments.length && segments[segment].start <= start;
    tokens.push({ start, end, word, name: namePart(word), index: lexicon.find(word), segment: isInside ? segment : -1 });
  };
  WORD.lastIndex = 0;
  for (let match = WORD.exec(content); match && tokens.length < limit; match = WORD.exec(content)) {
    const text = match[0];
    const at = match.index;
    if (UNSPACED.test(text)) {
      for (const { english, start, end } of foreign.inRun(text)) push(at + start, at + end, english);
      continue;
    }
    const word = text.toLowerCase().replace(/['’]s$|['’-]+$/u, '');
    push(at, at + text.length, foreign.english(word) ?? word);
  }
  return tokens;
}
