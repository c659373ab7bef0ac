import type { Chunk } from './lettering-tokens.ts';
import type { QuotePair } from './quotes.ts';

export interface Stretch {
  start: number;
  end: number;
}

/** A stretch that may be a string to letter. */
export interface Candidate extends Stretch {
  /** quoted: between a pair of quotes; half: one mark only; bare: none; list: several strings without quotes; run: in a script without spaces. */
  kind: 'quoted' | 'half' | 'bare' | 'list' | 'run';
  /** The strings: one, or those of a list. */
  pieces: Stretch[];
  /** Index of the first chunk at or behind the start. */
  from: number;
  /** Index of the first chunk behind the end. */
  to: number;
  /** Number of the quote, of the rule of a run; -1 = none. */
  rule: number;
}

const MAX_WORDS = 12;
const MAX_BARE = 1500;
const CUES: ReadonlySet<string> = new Set(['say', 'show', 'text', 'field', 'mark', 'set', 'name', 'brand']);

/** Every stretch that could be lettered, generously: telling which are is the model's work. Sorted by end, then start. */
export function findCandidates(prompt: string, masked: string, quotes: readonly QuotePair[], chunks: readonly Chunk[], range: Stretch): Candidate[] {
  const found: Candidate[] = quotedCandidates(prompt, masked, quotes, chunks);
  const runs = runCandidates(masked, range, chunks, quotes);
  const bare = bareCandidates(prompt, masked, chunks, quotes);
  return [...found, ...runs, ...bare].sort((a, b) => a.end - b.end || a.start - b.start);
}

function quotedCandidates(prompt: string, masked: string, quotes: readonly QuotePair[], chunks: readonly Chunk[]): Candidate[] {
  const found: Candidate[] = [];
  let at = 0;
  let isAmerican = false;
  for (const [rule, quote] of quotes.entries()) {
    while (at < chunks.length && chunks[at].start < quote.open) at += 1;
    const { start, end } = trimQuote(prompt, quote, isAmerican);
    isAmerican ||= /,["”]/.test(prompt.slice(quote.close - 1, quote.close + 1));
    if (end <= start || isForbidden(masked, quote.open) || !/[\p{L}\p{N}\p{Extended_Pictographic}$€£&?!+]/u.test(masked.slice(start, end))) continue;
    found.push({ kind: 'quoted', start, end, pieces: [{ start, end }], from: at, to: at, rule });
  }
  return found;
}

/** "no text “SALE”", "without the words “SALE”". */
function isForbidden(masked: string, open: number): boolean {
  return /\b(?:no|without(?: any)?|don['’]t (?:write|add|include)) (?:the |any )?(?:text|words?|letters?|lettering|writing|captions?)(?: (?:saying|reading|like))?\s$/iu.test(
    masked.slice(Math.max(0, open - 50), open),
  );
}

/** The content without outer spaces and without a comma or stop that belongs to the sentence around it. */
function trimQuote(prompt: string, quote: QuotePair, isAmerican: boolean): Stretch {
  let start = quote.open + quote.markLength;
  let end = quote.close;
  while (start < end && /\s/.test(prompt[start])) start += 1;
  while (end > start && /[\s,;]/.test(prompt[end - 1])) end -= 1;
  // American punctuation puts the sentence's stop inside: “Milk,” “Press,” and “Wait.”
  const content = prompt.slice(start, end);
  if (isAmerican && content.split(/\s+/).length <= 3 && !/[.!?]./.test(content) && /(?:[^.A-Z]|\s[A-Z])\.$/.test(content)) end -= 1;
  return { start, end };
}

/** Scripts without spaces: the words for "written" stand right before or behind. */
const RUNS: readonly RegExp[] = [
  /(?:写着|写有|写上|写的是|印着|印有|刻着|刻有|绣着|题着|喷着|标着|画着|号码|數字|数字|寫著)(?:大字)?([\p{Script=Han}\p{L}\p{N}·!！?？]{1,16}?)(?=[，。、,.；;\s]|和|与|的|$)/gu,
  /(?:に|には)([^\s、。「」にと]{1,14})と[^\s、。]{0,6}(?:書|記|印|刻|描)/gu,
  /(?:大きく|、|。)([^\s、。「」のに]{1,8})の文字/gu,
];

function runCandidates(masked: string, range: Stretch, chunks: readonly Chunk[], quotes: readonly QuotePair[]): Candidate[] {
  const found: Candidate[] = [];
  for (const [rule, pattern] of RUNS.entries()) {
    if (masked.search(pattern) < 0) continue;
    for (const match of masked.matchAll(pattern)) {
      const start = match.index + match[0].indexOf(match[1]);
      const end = start + match[1].length;
      if (start < range.start || end > range.end || quotes.some((quote) => quote.open < end && start < quote.close)) continue;
      const after = chunks.findIndex((chunk) => chunk.start >= end);
      const to = after < 0 ? chunks.length : after;
      found.push({ kind: 'run', start, end, pieces: [{ start, end }], from: to, to, rule });
    }
  }
  return found;
}

function bareCandidates(prompt: string, masked: string, chunks: readonly Chunk[], quotes: readonly QuotePair[]): Candidate[] {
  const found: Candidate[] = [];
  const isStop = chunks.map((chunk, index) => index === 0 || chunk.isBehindQuote || isSevered(prompt, masked, chunks[index - 1].end, chunk.start));
  let lastCarrier = -1000;
  for (let from = 0; from < chunks.length && found.length < MAX_BARE; from++) {
    const half = HALF_OPEN.test(chunks[from].gap);
    const isStart = half || startsString(chunks, from, isStop, lastCarrier);
    const marked = isStart ? -1 : Math.max(markAhead(chunks, from, isStop), verbAhead(chunks, from, isStop));
    if (chunks[from].cue === 'carrier' || chunks[from].cue === 'text' || chunks[from].cue === 'field' || chunks[from].cue === 'brand') lastCarrier = from;
    if (!isStart && marked < 0) continue;
    for (let to = from + 1; to <= Math.min(chunks.length, from + MAX_WORDS); to++) {
      if (to > from + 1 && isStop[to - 1]) break;
      if (marked >= 0 && to !== marked) continue;
      if (to === from + 1 && opensSentence(chunks, from)) continue;
      pushBare(found, prompt, chunks, from, to, half, quotes);
    }
  }
  return found;
}

/** "Beneath …": a small word with a capital, only because a sentence begins. */
function opensSentence(chunks: readonly Chunk[], at: number): boolean {
  const { cue, case: way, gap } = chunks[at];
  return way === 'title' && (cue === 'where' || cue === 'with' || cue === 'article' || cue === 'link') && (at === 0 || /[.!?…"”»]\s*$/.test(gap));
}

const HALF_OPEN = /["“„«‘'`][^\p{L}\p{N}]*$/u;
const HALF_CLOSE = /^[.!?,]?["”»’]/u;

/** Tool syntax or a stop that ends a sentence lies between. */
function isSevered(prompt: string, masked: string, from: number, to: number): boolean {
  const gap = masked.slice(from, to);
  if (gap !== prompt.slice(from, to)) return true;
  return /[;|\n[\]{}"“”«»]/.test(gap);
}

/** Whether a string may begin with this chunk: behind a cue, behind a colon, or where the way of writing changes. */
function startsString(chunks: readonly Chunk[], at: number, isStop: readonly boolean[], lastCarrier: number): boolean {
  const chunk = chunks[at];
  const before = chunks[at - 1];
  if (before) {
    if (/[:=：–—]|\s-\s/.test(chunk.gap)) return true;
    if (isCue(before)) return true;
    if (before.cue === 'with' && (lastCarrier >= at - 5 || chunk.case === 'title')) return true;
    if (before.cue === 'link' && LINKS.has(before.word) && lastCarrier >= at - 12) return true;
    for (let back = 2; back <= 4 && at - back >= 0 && !isStop[at - back + 1]; back++) {
      const middle = chunks[at - back + 1];
      if (back > 2 && !isFiller(middle)) break;
      if (isCue(chunks[at - back])) return true;
    }
  }
  if (chunk.case === 'upper' && chunk.word.length > 1 && before?.case !== 'upper') return true;
  const isNear = lastCarrier >= at - 8;
  if (chunk.case === 'title' && isNear && (before?.case !== 'title' || /[,.]/.test(chunk.gap))) return true;
  return isNear && (chunk.case === 'number' || /[$£€#]/.test(chunk.word));
}

function isCue(chunk: Chunk): boolean {
  return chunk.cue !== null && CUES.has(chunk.cue);
}

function isFiller(chunk: Chunk): boolean {
  return chunk.cue !== null && chunk.cue !== 'negation' && chunk.cue !== 'speech';
}

/** "the word maybe written on it", "mum stitched on the cap": end of a string that begins here and is told by what follows; -1 = none. */
function markAhead(chunks: readonly Chunk[], at: number, isStop: readonly boolean[]): number {
  const before = chunks[at - 1];
  if (before && before.cue !== 'with' && before.cue !== 'article' && before.cue !== 'say' && !isStop[at]) return -1;
  for (let to = at + 1; to <= Math.min(chunks.length - 1, at + 5); to++) {
    if (isStop[to]) return -1;
    if (chunks[to].cue === 'mark' || chunks[to].cue === 'set') return to;
    if (chunks[to].cue === 'where' && chunks[to + 1]?.word === 'it') return to;
  }
  return -1;
}

/** Turkish and Hindi say "written" behind the string. */
const BEHIND: ReadonlySet<string> = new Set(['yazan', 'yazıyor', 'yazılı', 'yazsın', 'लिखा', 'लिखी', 'लिखे']);

function verbAhead(chunks: readonly Chunk[], at: number, isStop: readonly boolean[]): number {
  for (let to = at + 1; to <= Math.min(chunks.length - 1, at + 6); to++) {
    if (isStop[to]) return -1;
    if (BEHIND.has(chunks[to].word)) return to;
  }
  return -1;
}

function pushBare(
  found: Candidate[],
  prompt: string,
  chunks: readonly Chunk[],
  from: number,
  to: number,
  isHalfOpen: boolean,
  quotes: readonly QuotePair[],
): void {
  const start = chunks[from].start;
  let end = chunks[to - 1].end;
  const half = isHalfOpen || (HALF_CLOSE.test(prompt.slice(end, end + 2)) && !quotes.some((quote) => quote.open <= end + 1 && quote.close >= end));
  const text = prompt.slice(start, end);
  if (text.includes('(') && !text.includes(')') && prompt[end] === ')') end += 1;
  const base = { start, end, from, to, rule: -1 };
  found.push({ ...base, kind: half ? 'half' : 'bare', pieces: [{ start, end }] });
  const pieces = half ? [] : listPieces(chunks, from, to);
  if (pieces.length > 1) found.push({ ...base, kind: 'list', pieces });
}

/** "basil, dill and thyme": strings between commas and links; [] when the stretch is no list. */
function listPieces(chunks: readonly Chunk[], from: number, to: number): Stretch[] {
  const pieces: Stretch[] = [];
  let first = from;
  for (let at = from; at <= to; at++) {
    const isLink = at < to && LINKS.has(chunks[at].word);
    if (at < to && !isLink && !(at > first && /[,，、/]/.test(chunks[at].gap))) continue;
    if (at > first) pieces.push({ start: chunks[first].start, end: chunks[at - 1].end });
    else if (isLink && (at === from || at === to - 1)) return [];
    first = isLink ? at + 1 : at;
  }
  return pieces;
}

const LINKS: ReadonlySet<string> = new Set(['and', 'or', 'y', 'et', 'und', 'e', 'и']);
