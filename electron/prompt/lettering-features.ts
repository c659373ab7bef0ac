import type { Candidate } from './lettering-candidates.ts';
import { type Case, type Chunk, caseOf } from './lettering-tokens.ts';
import { type CueClass, cueClass } from './lettering-words.ts';
import type { QuotePair } from './quotes.ts';

/** What is the same for every candidate of a prompt. */
export interface LetteringContext {
  prompt: string;
  masked: string;
  chunks: readonly Chunk[];
  quotes: readonly QuotePair[];
  /** The prompt is mostly written in capitals, so that they say nothing. */
  isShouted: boolean;
  hasCarrier: boolean;
  /** Why a string might end before each chunk, as far as it was asked. */
  boundaries: (string | undefined)[];
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
  return { prompt, masked, chunks, quotes, isShouted: upper > 2 && upper > lower, hasCarrier, boundaries: [] };
}

const FONT_BEHIND =
  /^\W{0,3}(?:\p{L}+ly )?in (?:an? |the )?(?:[\p{L}\d-]+ ){0,4}(?:fonts?|letters|lettering|script|type|serifs?|sans|typeface|text|chalk|chocolate|neon|calligraphy|icing|frosting|gold|caps|capitals|ink|cursive|italics?|blackletter|thread|foil|hand|print|crayon|marker|paint)\b/iu;
const NOT_WANTED =
  /\b(?:no|without(?: any)?|not|don['’]t (?:write|add|include)) (?:the |any )?(?:text|words?|letters?|lettering|writing|captions?)[^.,;]{0,12}$/iu;

/** A thing that carries its own name, so that a title behind is lettered: "poster for the film “Night Tide”". */
const PIECE_FOR = /\b(?:posters?|covers?|cards?|flyers?|banners?|logos?|labels?|wordmark|sleeve|box art)\s(?:for|of|from)\b[^.,;"“”]{0,40}["'“‘„«\s]*$/iu;

/** What speaks for a string that begins before chunk `at`, at offset `start`. */
export function startFeatures(context: LetteringContext, start: number, at: number): string[] {
  const { chunks, masked } = context;
  const out: string[] = [];
  const classes: string[] = [];
  let barrier = '';
  const seen = new Set<string>();
  for (let back = 1; back <= 8; back++) {
    const chunk = chunks[at - back];
    if (!chunk) {
      if (back <= 3) classes.push('^');
      break;
    }
    const next = chunks[at - back + 1];
    const gap = back === 1 ? masked.slice(chunk.end, start) : (next?.gap ?? '');
    if (/[.!?。]\s*$|[.!?。]\s/.test(gap)) barrier = '#';
    else if (/[,;:，、]/.test(gap) && barrier === '') barrier = ',';
    const kind = barrier === '#' ? '#' : classOf(chunk, context);
    if (back <= 3) classes.push(kind);
    if (back <= 2 && barrier !== '#') out.push(`b${back}=${chunk.word}`, `b${back}c=${kind}`);
    if (barrier !== '#' && chunk.cue !== null && chunk.cue !== 'article' && chunk.cue !== 'where' && chunk.cue !== 'be' && !seen.has(chunk.cue)) {
      seen.add(chunk.cue);
      out.push(`w${chunk.cue}${back <= 2 ? back : back <= 4 ? '3' : '5'}${barrier}`);
    }
  }
  const before = masked.slice(Math.max(0, start - 60), start);
  const sep = /([^\p{L}\p{N}\s"'“”‘’„‚«»‹›「『《`])\s*["'“”‘’„‚«»‹›「『《`]*\s*$/u.exec(before)?.[1] ?? (at === 0 ? '^' : '');
  out.push(`s=${sep}`, `s=${sep}|${classes[0]}`, `c2=${classes.slice(0, 2).join(' ')}`, `c3=${classes.join(' ')}`);
  const b1 = chunks[at - 1];
  if (b1) {
    out.push(`b1p=${b1.word.slice(0, 5)}`, `b1e=${b1.word.slice(-3)}`, `c2b=${b1.word} ${classes[1]}`);
    if (chunks[at - 2]) out.push(`b12=${chunks[at - 2].word} ${b1.word}`);
    if (b1.isBehindQuote) out.push('bq');
    if (/[^\p{Script=Latin}\P{L}]$/u.test(b1.word)) out.push(`bs1=${b1.word.slice(-1)}`, `bs2=${b1.word.slice(-2)}`);
  } else out.push('b1=^');
  if (NOT_WANTED.test(before)) out.push('unwanted');
  // The nearest word that announces a string, and what stands between.
  for (let back = 1; back <= 4; back++) {
    const cue = chunks[at - back]?.cue;
    if (cue === undefined || cue === null) break;
    if (STRONG.has(cue)) {
      const between = chunks.slice(at - back + 1, at).map((chunk) => chunk.cue);
      out.push(`sk=${cue} ${between.join(' ')}`, `sk${back}=${cue}`);
      break;
    }
  }
  if (context.hasCarrier) out.push('carrier');
  if (PIECE_FOR.test(before)) out.push('piece for');
  return out;
}

const STRONG: ReadonlySet<string> = new Set(['say', 'text', 'mark', 'name', 'field']);

/** What speaks for a string that ends at offset `end`, before chunk `at`. */
export function endFeatures(context: LetteringContext, end: number, at: number): string[] {
  const { chunks, masked } = context;
  const out: string[] = [];
  const classes: string[] = [];
  let barrier = '';
  for (let ahead = 0; ahead < 3; ahead++) {
    const chunk = chunks[at + ahead];
    if (!chunk) {
      classes.push('$');
      break;
    }
    const gap = ahead === 0 ? masked.slice(end, chunk.start) : chunk.gap;
    if (/[.!?。]\s/.test(gap)) barrier = '#';
    const kind = barrier === '#' ? '#' : classOf(chunk, context);
    classes.push(kind);
    if (barrier !== '#' && ahead < 2) out.push(`n${ahead + 1}=${chunk.word}`, `n${ahead + 1}c=${kind}`);
  }
  const after = masked.slice(end, end + 70);
  const sep = /^["'“”‘’«»‹›」』》`]*\s*([^\p{L}\p{N}\s"'“”‘’„‚«»‹›「『《`])/u.exec(after)?.[1] ?? '';
  out.push(`t=${sep}`, `t=${sep}|${classes[0]}`, `m2=${classes.slice(0, 2).join(' ')}`, `m3=${classes.join(' ')}`);
  const n1 = chunks[at];
  if (n1) {
    out.push(`n1e=${n1.word.slice(-3)}`);
    if (chunks[at + 1]) out.push(`n12=${n1.word} ${chunks[at + 1].word}`);
    if (/^[^\p{Script=Latin}\P{L}]/u.test(n1.word)) out.push(`ns1=${n1.word.slice(0, 1)}`, `ns2=${n1.word.slice(0, 2)}`);
  }
  if (FONT_BEHIND.test(after)) out.push('font');
  if (/^\W{0,3}in (?:an? |the )?(?:\p{L}+ ){0,2}bubble\b/iu.test(after)) out.push('bubble');
  return out;
}

const SENTINEL: Chunk = { start: 0, end: 0, word: '', cue: null, case: 'other', gap: '', isBehindQuote: false };

function classOf(chunk: Chunk, context: LetteringContext): string {
  if (chunk.cue !== null) return chunk.cue;
  if (chunk.case === 'upper' && chunk.word.length > 1 && !context.isShouted) return 'UP';
  if (chunk.case === 'title') return 'Ti';
  if (chunk.case === 'number' || chunk.case === 'mark') return chunk.case;
  if (chunk.word.length > 4 && chunk.word.endsWith('ed')) return 'ed';
  if (chunk.word.length > 4 && chunk.word.endsWith('ing')) return 'ing';
  return 'w';
}

/** What the string itself tells, with its surroundings. */
export function contentFeatures(context: LetteringContext, candidate: Candidate): string[] {
  const { prompt } = context;
  const out: string[] = ['any'];
  const text = prompt.slice(candidate.start, candidate.end);
  const words = text.split(/\s+/);
  const { from, to } = candidate;
  const cases = from < to ? context.chunks.slice(from, to).map((chunk) => chunk.case) : words.map(caseOf);
  const pattern = casePattern(cases, context.isShouted);
  const count = words.length > 8 ? '9' : words.length > 5 ? '6' : words.length > 3 ? '4' : `${words.length}`;
  out.push(`x=${pattern}`, `xn=${pattern}${count}`, `n=${count}`);
  const first = cueClass(words[0].toLowerCase());
  const last = cueClass((words.at(-1) as string).toLowerCase());
  out.push(`xf=${first ?? ''}`, `xl=${last ?? ''}`);
  if (/[!?…]$/.test(text)) out.push('xbang');
  if (/,/.test(text)) out.push('xcomma');
  if (candidate.kind === 'quoted') quotedFeatures(context, candidate, pattern, out);
  else bareFeatures(context, candidate, words, pattern, out);
  return out;
}

/** All capitals, title case, lower …, by majority of the words that count. */
function casePattern(cases: readonly Case[], isShouted: boolean): string {
  let [upper, title, lower, number] = [0, 0, 0, 0];
  for (const kind of cases) {
    if (kind === 'upper') upper += 1;
    else if (kind === 'title') title += 1;
    else if (kind === 'lower') lower += 1;
    else if (kind === 'number') number += 1;
  }
  if (upper > 0 && lower === 0 && title === 0) return isShouted ? 'shout' : 'upper';
  if (title > 0 && lower === 0) return 'title';
  if (title > 0 && cases[0] === 'title') return 'sentence';
  if (lower === cases.length) return 'lower';
  if (lower > 0) return upper + title > 0 ? 'mixed' : 'lowerish';
  return number > 0 ? 'number' : 'other';
}

function quotedFeatures(context: LetteringContext, candidate: Candidate, pattern: string, out: string[]): void {
  const { prompt, masked, chunks, quotes } = context;
  const quote = quotes[candidate.rule];
  const mark = prompt[quote.open];
  out.push(`q=${'"“”'.includes(mark) ? '"' : "'‘".includes(mark) ? "'" : mark}`, `qs=${Math.min(quotes.length, 6)}`);
  const b1 = chunks[candidate.from - 1];
  const n1 = chunks[candidate.to];
  const before = b1 ? classOf(b1, context) : '^';
  const after = n1 ? classOf(n1, context) : '$';
  const gapAfter = n1 ? masked.slice(quote.close + quote.markLength, n1.start).trim() : '';
  out.push(`x${pattern}|${before}`, `x${pattern}|${before}|${gapAfter === '' ? after : gapAfter[0]}`, `xc=${pattern}|${context.hasCarrier}`);
  // Fred "Buzz" Miller
  if (b1?.case === 'title' && n1?.case === 'title' && gapAfter === '') out.push('nick');
  const previous = quotes[candidate.rule - 1];
  if (!previous) return;
  const gap = masked.slice(previous.close + previous.markLength, quote.open).trim();
  if (gap.length > 60) return;
  out.push(`g=${gap.slice(0, 14).toLowerCase()}`);
  if (/^[\s,;/&+·|、和与.]*(?:and|or|then|und|y|et|e|и|plus|&)?[\s,]*(?:the|a|finally|to)?$/i.test(gap)) {
    out.push('list');
    headFeatures(context, candidate, out);
  }
}

/** A list's later strings are judged by what stands before its first. */
function headFeatures(context: LetteringContext, candidate: Candidate, out: string[]): void {
  const { chunks, quotes, masked } = context;
  const { rule } = candidate;
  let head = rule;
  while (head > 0 && rule - head < 12) {
    const previous = quotes[head - 1];
    const gap = masked.slice(previous.close + previous.markLength, quotes[head].open).trim();
    if (gap.length > 12 || !/^[,;/&+·|、和与.\s]*(?:and|or|then|und|y|et|e|и|plus)?$/i.test(gap)) break;
    head -= 1;
  }
  const open = quotes[head].open;
  let at = candidate.from;
  while (at > 0 && chunks[at - 1].start > open) at -= 1;
  for (let back = 1; back <= 3; back++) {
    const cue: CueClass | null = chunks[at - back]?.cue ?? null;
    if (cue !== null) out.push(`h${back}=${cue}`);
  }
}

/** How plainly a string would end there. */
type Strength = 'none' | 'weak' | 'strong' | 'comma' | 'stop';
const STRENGTHS: readonly Strength[] = ['none', 'weak', 'strong', 'comma', 'stop'];

function strengthOf(boundary: string): Strength {
  if (boundary === '') return 'none';
  if (boundary === ',' || boundary === '、' || boundary === '–' || boundary === '—' || boundary === ':') return 'comma';
  if (!/\p{L}/u.test(boundary)) return 'stop';
  return boundary === 'font' || boundary === 'where+the' || boundary === 'where+place' || boundary === 'with' || boundary === 'mark' || boundary === 'link+the'
    ? 'strong'
    : 'weak';
}

function stronger(a: Strength, b: Strength): Strength {
  return STRENGTHS.indexOf(a) >= STRENGTHS.indexOf(b) ? a : b;
}

/** What kind of announcement stands right before. */
function leadOf(context: LetteringContext, candidate: Candidate, colon: string): string {
  const { chunks } = context;
  const b1 = chunks[candidate.from - 1]?.cue ?? null;
  const b2 = chunks[candidate.from - 2]?.cue ?? null;
  if (candidate.kind === 'half' || candidate.kind === 'run') return candidate.kind;
  if (colon !== '') {
    const near = [b1, b2].find((cue) => cue === 'text' || cue === 'field' || cue === 'say' || cue === 'carrier' || cue === 'mark' || cue === 'font');
    return `:${near ?? ''}`;
  }
  if (b1 === 'with' && (b2 === 'mark' || b2 === 'set' || b2 === 'carrier')) return `${b2} with`;
  if (b1 === 'text' && b2 === 'article') return 'the text';
  if (b1 === 'say' && (b2 === 'be' || b2 === 'carrier' || b2 === 'text' || b2 === 'article')) return 'it says';
  return b1 ?? 'w';
}

/** Why a string might end before chunk `at`: '' = no reason. */
function boundaryAt(context: LetteringContext, at: number): string {
  let boundary = context.boundaries[at];
  if (boundary === undefined) {
    boundary = findBoundary(context, at);
    context.boundaries[at] = boundary;
  }
  return boundary;
}

function findBoundary(context: LetteringContext, at: number): string {
  const { chunks, masked } = context;
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

function bareFeatures(context: LetteringContext, candidate: Candidate, words: readonly string[], pattern: string, out: string[]): void {
  const { prompt, masked, chunks } = context;
  const { from, to } = candidate;
  const hasQuotes = candidate.kind !== 'half' && context.quotes.length > 0;
  out.push(`k=${candidate.kind}`);
  const b1 = chunks[from - 1];
  // Who puts one string between quotes seldom leaves them out at the next.
  if (hasQuotes) out.push('hq', `hq=${pattern}`, `hq${Math.min(3, context.quotes.length)}`, `hq${b1 ? classOf(b1, context) : '^'}`);
  const n1 = chunks[to];
  const before = b1 ? classOf(b1, context) : '^';
  const after = n1 ? classOf(n1, context) : '$';
  const b2 = chunks[from - 2];
  const sepBefore = /[:=–—]|\s-\s/.test(masked.slice(b1?.end ?? candidate.start, candidate.start)) ? ':' : '';
  const gapAfter = masked
    .slice(candidate.end, n1?.start ?? candidate.end + 2)
    .trim()
    .slice(0, 1);
  const sep = gapAfter === '' ? ' ' : gapAfter;
  out.push(
    `k${candidate.kind}|${before}`,
    `x${pattern}|${before}${sepBefore}`,
    `x${pattern}|${before}|${b2 ? classOf(b2, context) : '^'}`,
    `x${pattern}|>${sep}${after}`,
    `n${words.length}|${before}|${sep}`,
    `e${sep}${after}|${before}`,
    `st=${before}${sepBefore}>${classOf(chunks[from] ?? SENTINEL, context)}`,
  );
  if (b1) out.push(`x${pattern}|b=${b1.word}`);
  // The way of writing changes at the edges, or does not.
  const edge = from < to ? chunks[to - 1].case : 'other';
  if (n1 && gapAfter === '') out.push(`edge=${edge}>${n1.case}`);
  if (b1 && from < to) out.push(`edge=${b1.case}>${chunks[from].case}`);
  if (n1 && gapAfter === '' && n1.case === 'lower' && (edge === 'title' || edge === 'upper')) out.push(`edge2=${chunks[to + 1]?.case ?? '$'}|${n1.cue ?? 'w'}`);
  const boundary = boundaryAt(context, to);
  out.push(`B=${boundary}`, `B=${boundary}|${pattern}`, `B=${boundary}|${before}`);
  let links = 0;
  let inside = 0;
  let barrier: Strength = 'none';
  for (let at = from + 1; at < to; at++) {
    const chunk = chunks[at];
    const kind = boundaryAt(context, at);
    if (kind !== '') {
      inside += 1;
      barrier = stronger(barrier, strengthOf(kind));
      out.push(`Bi=${kind}`, `Bi=${kind}|${pattern}`);
    }
    if (/[,，]/.test(chunk.gap)) out.push('in,', `in,|${before}`);
    if (/[:]/.test(chunk.gap)) out.push('in:');
    if (/[.!?]\s/.test(chunk.gap)) out.push(/[.]/.test(chunk.gap) ? 'in.' : 'in!');
    if (chunk.case !== chunks[at - 1].case) out.push(`in${chunks[at - 1].case}>${chunk.case}`);
    if (chunk.cue !== null) {
      const next = at + 1 < to ? classOf(chunks[at + 1], context) : '';
      out.push(`in=${chunk.cue}`, `in=${chunk.cue}${next}|${pattern}`);
      if (chunk.cue === 'where' || chunk.cue === 'with' || chunk.cue === 'article') out.push(`inw=${chunk.word} ${chunks[at + 1]?.word ?? ''}|${pattern}`);
    }
    if (chunk.cue === 'link') links += 1;
  }
  out.push(`Bn=${Math.min(inside, 3)}|${boundary === ''}`, `Bn=${Math.min(inside, 3)}|${boundary === ''}|${pattern}`);
  const lead = leadOf(context, candidate, sepBefore);
  const close = strengthOf(boundary);
  out.push(
    `R=${close}|${barrier}`,
    `R=${lead}|${close}|${barrier}`,
    `R=${lead}|${close}|${barrier}|${pattern}`,
    `R=${lead}|${pattern}`,
    `R=${lead}|${candidate.kind}`,
  );
  if (candidate.kind === 'list') {
    const longest = Math.max(...candidate.pieces.map((piece) => prompt.slice(piece.start, piece.end).split(/\s+/).length));
    const count = Math.min(candidate.pieces.length, 4);
    out.push(
      `l${count}`,
      `ll${Math.min(longest, 4)}`,
      `l${links}&`,
      `l|${b1?.word.endsWith('s') ?? ''}`,
      `lc=${pattern}${Math.min(longest, 4)}`,
      `lb=${b1?.word}`,
    );
  } else if (links > 0) out.push('link');
  if (candidate.kind === 'run') out.push(`run${candidate.rule}`);
}
