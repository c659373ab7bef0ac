import { EMPTY, type NamePart, namePart, nameParts } from './feature-names.ts';
import { CASES, type Chunk } from './lettering-tokens.ts';
import { CUE_CLASSES } from './lettering-words.ts';
import type { QuotePair } from './quotes.ts';

/** What is the same for every candidate of a prompt. */
export interface LetteringContext {
  prompt: string;
  masked: string;
  chunks: readonly Chunk[];
  /** What each chunk is for the strings around it: its cue, else how it is written. */
  kinds: readonly NamePart[];
  quotes: readonly QuotePair[];
  /** The prompt is mostly written in capitals, so that they say nothing. */
  isShouted: boolean;
  hasCarrier: boolean;
  /** Somewhere stand words that may forbid a string, or that name what a piece is for: only then is each place searched for them. */
  mayForbid: boolean;
  mayBePieceFor: boolean;
  /** Why a string might end before each chunk, as far as it was asked. */
  boundaries: (Boundary | undefined)[];
  /** How many stretches of white space begin before each offset; made when it is first asked. */
  spaces: Int32Array | null;
}

export function letteringContext(prompt: string, masked: string, chunks: readonly Chunk[], quotes: readonly QuotePair[]): LetteringContext {
  let upper = 0;
  let lower = 0;
  let hasCarrier = false;
  for (const chunk of chunks) {
    if (chunk.case === 'upper' && chunk.word.length > 1) upper += 1;
    else if (chunk.case === 'lower' || chunk.case === 'title') lower += 1;
    if (chunk.cue === 'carrier') hasCarrier = true;
  }
  const isShouted = upper > 2 && upper > lower;
  return {
    prompt,
    masked,
    chunks,
    kinds: chunks.map((chunk) => kindOf(chunk, isShouted)),
    quotes,
    isShouted,
    hasCarrier,
    mayForbid: /(?:no|without|not|don['’]t) /iu.test(masked),
    mayBePieceFor: /\s(?:for|of|from)/iu.test(masked),
    boundaries: [],
    spaces: null,
  };
}

export const CUE_NAMES = nameParts(CUE_CLASSES);
export const CASE_NAMES = nameParts(CASES);
export const KINDS = nameParts(['^', '$', '#', 'UP', 'Ti', 'ed', 'ing', 'w']);

function kindOf(chunk: Chunk, isShouted: boolean): NamePart {
  if (chunk.cue !== null) return CUE_NAMES[chunk.cue];
  if (chunk.case === 'upper' && chunk.word.length > 1 && !isShouted) return KINDS.UP;
  if (chunk.case === 'title') return KINDS.Ti;
  if (chunk.case === 'number' || chunk.case === 'mark') return CASE_NAMES[chunk.case];
  if (chunk.word.length > 4 && chunk.word.endsWith('ed')) return KINDS.ed;
  if (chunk.word.length > 4 && chunk.word.endsWith('ing')) return KINDS.ing;
  return KINDS.w;
}

/** How plainly a string would end there, from not at all on. */
export const STRENGTHS = ['none', 'weak', 'strong', 'comma', 'stop'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Why a string might end before a chunk; the name is empty where there is no reason. */
export interface Boundary {
  name: NamePart;
  strength: Strength;
}

const NO_BOUNDARY: Boundary = { name: EMPTY, strength: 'none' };

/** Why a string might end before chunk `at`. */
export function boundaryAt(context: LetteringContext, at: number): Boundary {
  let boundary = context.boundaries[at];
  if (boundary === undefined) {
    const name = findBoundary(context, at);
    boundary = name === '' ? NO_BOUNDARY : { name: namePart(name), strength: strengthOf(name) };
    context.boundaries[at] = boundary;
  }
  return boundary;
}

function strengthOf(boundary: string): Strength {
  if (boundary === ',' || boundary === '、' || boundary === '–' || boundary === '—' || boundary === ':') return 'comma';
  if (!/\p{L}/u.test(boundary)) return 'stop';
  return boundary === 'font' || boundary === 'where+the' || boundary === 'where+place' || boundary === 'with' || boundary === 'mark' || boundary === 'link+the'
    ? 'strong'
    : 'weak';
}

export const FONT_BEHIND =
  /^\W{0,3}(?:\p{L}+ly )?in (?:an? |the )?(?:[\p{L}\d-]+ ){0,4}(?:fonts?|letters|lettering|script|type|serifs?|sans|typeface|text|chalk|chocolate|neon|calligraphy|icing|frosting|gold|caps|capitals|ink|cursive|italics?|blackletter|thread|foil|hand|print|crayon|marker|paint)\b/iu;

function findBoundary({ chunks, masked }: LetteringContext, at: number): string {
  const chunk = chunks[at];
  if (!chunk || chunk.isBehindQuote) return '$';
  const mark = /[.!?](?=\s|$)|[,;:|\n()–—，。、]/.exec(masked.slice(chunks[at - 1]?.end ?? chunk.start, chunk.start))?.[0];
  if (mark !== undefined) return mark;
  const next = chunks[at + 1];
  if (chunk.cue === 'where') {
    if (FONT_BEHIND.test(masked.slice(chunk.start - 1, chunk.start + 70))) return 'font';
    if (next?.cue === 'article') return 'where+the';
    return next?.cue === 'place' || next?.cue === 'colour' || next?.cue === 'manner' || next?.cue === 'font' ? 'where+place' : 'where';
  }
  if (
    chunk.cue === 'with' ||
    chunk.cue === 'mark' ||
    chunk.cue === 'set' ||
    chunk.cue === 'say' ||
    chunk.cue === 'show' ||
    chunk.cue === 'place' ||
    chunk.cue === 'font'
  )
    return chunk.cue;
  if (chunk.cue === 'link') return next?.cue === 'article' ? 'link+the' : 'link';
  return /(?:ing|ed)$/.test(chunk.word) && chunk.word.length > 4 && chunk.case === 'lower' ? 'verb' : '';
}

/** Words of a stretch that begins and ends with one. */
export function wordCount(context: LetteringContext, start: number, end: number): number {
  context.spaces ??= countSpaces(context.prompt);
  return 1 + context.spaces[end] - context.spaces[start];
}

function countSpaces(text: string): Int32Array {
  const spaces = new Int32Array(text.length + 1);
  let wasSpace = false;
  for (let at = 0; at < text.length; at++) {
    const isOne = isSpace(text, at);
    spaces[at + 1] = spaces[at] + (isOne && !wasSpace ? 1 : 0);
    wasSpace = isOne;
  }
  return spaces;
}

/** White space stands at the offset. */
export function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || ((code < 32 || code > 127) && /\s/.test(text[at]));
}
