import { type NamePart, namePart } from './feature-names.ts';
import { type CueClass, cueClass } from './lettering-words.ts';
import type { QuotePair } from './quotes.ts';

/** How a word is written. */
export const CASES = ['upper', 'title', 'lower', 'number', 'mark', 'other'] as const;
export type Case = (typeof CASES)[number];

/** A word outside the quotes, without the marks of the sentence around it. */
export interface Chunk {
  start: number;
  end: number;
  /** Lower case. */
  word: string;
  /** The word as a part of features' names. */
  name: NamePart;
  cue: CueClass | null;
  case: Case;
  /** What stands between the chunk before and this one. */
  gap: string;
  /** A quoted string stands between the chunk before and this one. */
  isBehindQuote: boolean;
}

const LEAD = /^[([{"'“”‘’„‚«»‹›「『《`*_.,;:!?|]+/u;
const TRAIL = /[)\]}"'“”‘’«»‹›」』》`*_.,;:|]+$/u;
/** Marks between words that are no words; they stand in the gap. */
const SEPARATOR = /^[:=–—-]$/;
const LONGEST_CHUNK = 80;

/** Words of `text` in the range that stand outside the quotes, at most `limit`. */
export function chunkText(text: string, range: { start: number; end: number }, quotes: readonly QuotePair[], limit = 500): Chunk[] {
  const chunks: Chunk[] = [];
  let at = range.start;
  for (let index = 0; index <= quotes.length && chunks.length < limit; index++) {
    const quote = quotes[index];
    const stop = Math.min(range.end, quote?.open ?? range.end);
    const first = chunks.length;
    if (stop > at) chunkStretch(text, at, stop, chunks, limit);
    if (index > 0 && chunks[first]) chunks[first].isBehindQuote = true;
    if (quote) at = quote.close + quote.markLength;
  }
  return chunks;
}

function chunkStretch(text: string, from: number, to: number, chunks: Chunk[], limit: number): void {
  // Scripts without spaces are cut at their own commas and stops.
  const pattern = /[^\s，、。；：]+/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match && match.index < to && chunks.length < limit; match = pattern.exec(text)) {
    const whole = match[0].slice(0, Math.min(LONGEST_CHUNK, to - match.index));
    const lead = LEAD.exec(whole)?.[0].length ?? 0;
    const core = whole.slice(lead).replace(TRAIL, '');
    if (core === '' || SEPARATOR.test(core)) continue;
    const start = match.index + lead;
    const word = core.toLowerCase();
    const gap = text.slice(chunks.at(-1)?.end ?? Math.max(0, start - 4), start);
    chunks.push({
      start,
      end: start + core.length,
      word,
      name: namePart(word),
      cue: cueClass(word),
      case: caseOf(core),
      gap: gap.slice(-12),
      isBehindQuote: false,
    });
  }
}

/** How a word is written. */
export function caseOf(core: string): Case {
  if (/\p{Lu}/u.test(core)) {
    if (!/\p{Ll}/u.test(core)) return 'upper';
    return /^\P{L}*\p{Lu}/u.test(core) ? 'title' : 'other';
  }
  if (/\p{Ll}/u.test(core)) return /\d/.test(core) ? 'other' : 'lower';
  if (/\d/.test(core)) return 'number';
  return /\p{L}/u.test(core) ? 'other' : 'mark';
}
