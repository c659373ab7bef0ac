import type { Lexicon } from './lexicon.ts';

/** A word of the prompt's content. */
export interface Token {
  start: number;
  end: number;
  /** Lower case, without a possessive 's. */
  word: string;
  /** Index in the lexicon, -1 = unknown. */
  index: number;
  /** Number of the segment (between commas, stops …) it stands in, -1 = none. */
  segment: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
/** Scripts without spaces: a run of them is cut into pairs of characters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Words of `content` (same offsets as the prompt; what does not count is blanked), at most `limit` of them. */
export function tokenize(content: string, segments: readonly { start: number; end: number }[], lexicon: Lexicon, limit = 400): Token[] {
  const tokens: Token[] = [];
  let segment = 0;
  const push = (start: number, word: string, length: number) => {
    while (segment < segments.length && segments[segment].end <= start) segment += 1;
    const isInside = segment < segments.length && segments[segment].start <= start;
    tokens.push({ start, end: start + length, word, index: lexicon.find(word), segment: isInside ? segment : -1 });
  };
  WORD.lastIndex = 0;
  for (let match = WORD.exec(content); match && tokens.length < limit; match = WORD.exec(content)) {
    const text = match[0];
    if (UNSPACED.test(text)) {
      const marks = [...text];
      let at = match.index;
      for (let i = 0; i < marks.length; i++) {
        const pair = marks[i] + (marks[i + 1] ?? '');
        push(at, pair, pair.length);
        at += marks[i].length;
      }
    } else {
      const word = text.toLowerCase().replace(/['’]s$|['’-]+$/u, '');
      push(match.index, word, text.length);
    }
  }
  return tokens;
}
