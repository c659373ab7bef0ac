import { EMPTY, type FeatureSink, joinParts, type NamePart, namePart, nameParts } from './feature-names.ts';
import type { Candidate } from './lettering-candidates.ts';
import { boundaryAt, CASE_NAMES, CUE_NAMES, isSpace, KINDS, type LetteringContext, STRENGTHS, type Strength, wordCount } from './lettering-context.ts';
import { BAR, SPACE } from './lettering-features.ts';
import { type Case, type Chunk, caseOf } from './lettering-tokens.ts';
import { type CueClass, cueClass } from './lettering-words.ts';

/** How a whole string is written. */
const PATTERNS = nameParts(['upper', 'title', 'lower', 'number', 'other', 'shout', 'sentence', 'mixed', 'lowerish']);
type Pattern = keyof typeof PATTERNS;

const NUMBERS = Array.from({ length: 14 }, (_, number) => namePart(`${number}`));
const TRUE = namePart('true');
const FALSE = namePart('false');

const ANY = namePart('any');
const PATTERN = namePart('x=');
const PATTERN_AND_COUNT = namePart('xn=');
const COUNT = namePart('n=');
const FIRST_CUE = namePart('xf=');
const LAST_CUE = namePart('xl=');
const ENDS_LOUD = namePart('xbang');
const HAS_COMMA = namePart('xcomma');
const X = namePart('x');

/** What the string itself tells, with its surroundings. */
export function contentFeatures(context: LetteringContext, candidate: Candidate, out: FeatureSink): void {
  const { start, end, from, to } = candidate;
  const text = context.prompt.slice(start, end);
  const isPlain = candidate.kind === 'quoted' || candidate.kind === 'run';
  const words = isPlain ? text.split(/\s+/) : null;
  const count = words ? words.length : wordCount(context, start, end);
  const cases = words ? (from < to ? casesOf(context.chunks, from, to) : words.map(caseOf)) : casesOf(context.chunks, from, to);
  const pattern = PATTERNS[casePattern(cases, context.isShouted)];
  const length = NUMBERS[count > 8 ? 9 : count > 5 ? 6 : count > 3 ? 4 : count];
  out.add(ANY);
  out.add(PATTERN, pattern);
  out.add(PATTERN_AND_COUNT, pattern, length);
  out.add(COUNT, length);
  const first = text.search(/\s/);
  let last = text.length;
  while (last > 0 && !isSpace(text, last - 1)) last -= 1;
  out.add(FIRST_CUE, cueName(first < 0 ? text : text.slice(0, first)));
  out.add(LAST_CUE, cueName(text.slice(last)));
  if ('!?…'.includes(text[text.length - 1])) out.add(ENDS_LOUD);
  if (text.includes(',')) out.add(HAS_COMMA);
  if (candidate.kind === 'quoted') quotedFeatures(context, candidate, pattern, out);
  else bareFeatures(context, candidate, count, pattern, out);
}

function casesOf(chunks: readonly Chunk[], from: number, to: number): Case[] {
  const cases: Case[] = [];
  for (let at = from; at < to; at++) cases.push(chunks[at].case);
  return cases;
}

function cueName(word: string): NamePart {
  const cue = cueClass(word.toLowerCase());
  return cue === null ? EMPTY : CUE_NAMES[cue];
}

/** All capitals, title case, lower …, by majority of the words that count. */
function casePattern(cases: readonly Case[], isShouted: boolean): Pattern {
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

const QUOTE = namePart('q=');
const QUOTE_COUNT = namePart('qs=');
const BEFORE_CARRIER = namePart('xc=');
const NICKNAME = namePart('nick');
const GAP = namePart('g=');
const LIST = namePart('list');

function quotedFeatures(context: LetteringContext, candidate: Candidate, pattern: NamePart, out: FeatureSink): void {
  const { prompt, masked, chunks, quotes } = context;
  const quote = quotes[candidate.rule];
  const mark = prompt[quote.open];
  out.add(QUOTE, namePart('"“”'.includes(mark) ? '"' : "'‘".includes(mark) ? "'" : mark));
  out.add(QUOTE_COUNT, NUMBERS[Math.min(quotes.length, 6)]);
  const last = chunks[candidate.from - 1];
  const next = chunks[candidate.to];
  const before = kindBefore(context, candidate.from);
  const gapAfter = next ? masked.slice(quote.close + quote.markLength, next.start).trim() : '';
  const written = joinParts(X, pattern, BAR, before);
  out.add(written);
  out.add(written, BAR, gapAfter === '' ? kindBehind(context, candidate.to) : namePart(gapAfter[0]));
  out.add(BEFORE_CARRIER, pattern, BAR, context.hasCarrier ? TRUE : FALSE);
  // Fred "Buzz" Miller
  if (last?.case === 'title' && next?.case === 'title' && gapAfter === '') out.add(NICKNAME);
  const previous = quotes[candidate.rule - 1];
  if (!previous) return;
  const gap = masked.slice(previous.close + previous.markLength, quote.open).trim();
  if (gap.length > 60) return;
  out.add(GAP, namePart(gap.slice(0, 14).toLowerCase()));
  if (/^[\s,;/&+·|、和与.]*(?:and|or|then|und|y|et|e|и|plus|&)?[\s,]*(?:the|a|finally|to)?$/i.test(gap)) {
    out.add(LIST);
    headFeatures(context, candidate, out);
  }
}

function kindBefore({ kinds }: LetteringContext, from: number): NamePart {
  return from > 0 ? kinds[from - 1] : KINDS['^'];
}

function kindBehind({ kinds }: LetteringContext, to: number): NamePart {
  return kinds[to] ?? KINDS.$;
}

const HEAD = ['', 'h1=', 'h2=', 'h3='].map(namePart);

/** A list's later strings are judged by what stands before its first. */
function headFeatures(context: LetteringContext, candidate: Candidate, out: FeatureSink): void {
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
    if (cue !== null) out.add(HEAD[back], CUE_NAMES[cue]);
  }
}

const KIND_NAMES = nameParts(['quoted', 'half', 'bare', 'list', 'run']);
const COLON = namePart(':');
const KIND = namePart('k=');
const K = namePart('k');
const HAS_QUOTES = namePart('hq');
const HAS_QUOTES_AND = namePart('hq=');
const TOWARDS = namePart('|>');
const N = namePart('n');
const E = namePart('e');
const FIRST = namePart('st=');
const MORE = namePart('>');
const WORD_BEFORE = namePart('|b=');
const EDGE = namePart('edge=');
const EDGE_BEHIND = namePart('edge2=');
const BOUNDARY = namePart('B=');
const LINK = namePart('link');
const RUN = namePart('run');

function bareFeatures(context: LetteringContext, candidate: Candidate, words: number, pattern: NamePart, out: FeatureSink): void {
  const { masked, chunks, quotes } = context;
  const { from, to } = candidate;
  const kind = KIND_NAMES[candidate.kind];
  const last = chunks[from - 1];
  const next = chunks[to];
  const before = kindBefore(context, from);
  const after = kindBehind(context, to);
  out.add(KIND, kind);
  // Who puts one string between quotes seldom leaves them out at the next.
  if (candidate.kind !== 'half' && quotes.length > 0) {
    out.add(HAS_QUOTES);
    out.add(HAS_QUOTES_AND, pattern);
    out.add(HAS_QUOTES, NUMBERS[Math.min(3, quotes.length)]);
    out.add(HAS_QUOTES, before);
  }
  const colon = hasColon(masked.slice(last?.end ?? candidate.start, candidate.start)) ? COLON : EMPTY;
  const gapAfter = masked
    .slice(candidate.end, next?.start ?? candidate.end + 2)
    .trim()
    .slice(0, 1);
  const separator = gapAfter === '' ? SPACE : namePart(gapAfter);
  const written = joinParts(X, pattern, BAR);
  out.add(K, kind, BAR, before);
  out.add(written, before, colon);
  out.add(written, before, BAR, from > 1 ? context.kinds[from - 2] : KINDS['^']);
  out.add(X, pattern, TOWARDS, separator, after);
  out.add(joinParts(N, NUMBERS[words] ?? namePart(`${words}`), BAR), before, BAR, separator);
  out.add(E, separator, after, BAR, before);
  out.add(FIRST, before, colon, MORE, context.kinds[from] ?? CASE_NAMES.other);
  if (last) out.add(X, pattern, WORD_BEFORE, last.name);
  edgeFeatures(context, candidate, gapAfter !== '', out);
  const boundary = boundaryAt(context, to);
  out.add(BOUNDARY, boundary.name);
  out.add(BOUNDARY, boundary.name, BAR, pattern);
  out.add(BOUNDARY, boundary.name, BAR, before);
  const { links, reasons, barrier } = insideFeatures(context, candidate, pattern, before, out);
  closeFeatures(context, candidate, { pattern, colon, kind, reasons, barrier }, out);
  if (candidate.kind === 'list') listFeatures(context, candidate, pattern, links, out);
  else if (links > 0) out.add(LINK);
  if (candidate.kind === 'run') out.add(RUN, NUMBERS[candidate.rule]);
}

function hasColon(gap: string): boolean {
  return gap !== ' ' && gap !== '' && /[:=–—]|\s-\s/.test(gap);
}

/** The way of writing changes at the edges, or does not. */
function edgeFeatures({ chunks }: LetteringContext, { from, to }: Candidate, isCut: boolean, out: FeatureSink): void {
  const last = chunks[from - 1];
  const next = chunks[to];
  const edge = from < to ? chunks[to - 1].case : 'other';
  if (next && !isCut) out.add(EDGE, CASE_NAMES[edge], MORE, CASE_NAMES[next.case]);
  if (last && from < to) out.add(EDGE, CASE_NAMES[last.case], MORE, CASE_NAMES[chunks[from].case]);
  if (!next || isCut || next.case !== 'lower' || (edge !== 'title' && edge !== 'upper')) return;
  const beyond = chunks[to + 1];
  out.add(EDGE_BEHIND, beyond ? CASE_NAMES[beyond.case] : KINDS.$, BAR, next.cue ? CUE_NAMES[next.cue] : KINDS.w);
}

const BOUNDARY_INSIDE = namePart('Bi=');
const COMMA_INSIDE = namePart('in,');
const COMMA_INSIDE_BEHIND = namePart('in,|');
const COLON_INSIDE = namePart('in:');
const STOP_INSIDE = namePart('in.');
const LOUD_INSIDE = namePart('in!');
const IN = namePart('in');
const CUE_INSIDE = namePart('in=');
const WORDS_INSIDE = namePart('inw=');

/** What inside the string speaks for an end before its own. */
function insideFeatures(
  context: LetteringContext,
  { from, to }: Candidate,
  pattern: NamePart,
  before: NamePart,
  out: FeatureSink,
): { links: number; reasons: number; barrier: Strength } {
  const { chunks, kinds } = context;
  let links = 0;
  let reasons = 0;
  let barrier: Strength = 'none';
  for (let at = from + 1; at < to; at++) {
    const chunk = chunks[at];
    const { name, strength } = boundaryAt(context, at);
    if (name !== EMPTY) {
      reasons += 1;
      barrier = stronger(barrier, strength);
      out.add(BOUNDARY_INSIDE, name);
      out.add(BOUNDARY_INSIDE, name, BAR, pattern);
    }
    if (chunk.gap !== ' ') gapFeatures(chunk.gap, before, out);
    if (chunk.case !== chunks[at - 1].case) out.add(IN, CASE_NAMES[chunks[at - 1].case], MORE, CASE_NAMES[chunk.case]);
    if (chunk.cue === null) continue;
    const cue = CUE_NAMES[chunk.cue];
    out.add(CUE_INSIDE, cue);
    out.add(CUE_INSIDE, cue, at + 1 < to ? kinds[at + 1] : EMPTY, BAR, pattern);
    if (chunk.cue === 'where' || chunk.cue === 'with' || chunk.cue === 'article') {
      out.add(WORDS_INSIDE, chunk.name, SPACE, chunks[at + 1]?.name ?? EMPTY, BAR, pattern);
    }
    if (chunk.cue === 'link') links += 1;
  }
  return { links, reasons, barrier };
}

function gapFeatures(gap: string, before: NamePart, out: FeatureSink): void {
  if (/[,，]/.test(gap)) {
    out.add(COMMA_INSIDE);
    out.add(COMMA_INSIDE_BEHIND, before);
  }
  if (gap.includes(':')) out.add(COLON_INSIDE);
  if (/[.!?]\s/.test(gap)) out.add(gap.includes('.') ? STOP_INSIDE : LOUD_INSIDE);
}

const STRENGTH_NAMES = nameParts(STRENGTHS);

function stronger(a: Strength, b: Strength): Strength {
  return STRENGTHS.indexOf(a) >= STRENGTHS.indexOf(b) ? a : b;
}

const REASONS = namePart('Bn=');
const READING = namePart('R=');

interface Close {
  pattern: NamePart;
  colon: NamePart;
  kind: NamePart;
  /** How often the string might have ended before. */
  reasons: number;
  /** The plainest of these. */
  barrier: Strength;
}

/** How plainly the string ends there, against the plainest end that it passes over. */
function closeFeatures(context: LetteringContext, candidate: Candidate, { pattern, colon, kind, reasons, barrier }: Close, out: FeatureSink): void {
  const boundary = boundaryAt(context, candidate.to);
  const passed = joinParts(REASONS, NUMBERS[Math.min(reasons, 3)], BAR, boundary.name === EMPTY ? TRUE : FALSE);
  out.add(passed);
  out.add(passed, BAR, pattern);
  const lead = leadOf(context, candidate, colon !== EMPTY);
  const ends = joinParts(STRENGTH_NAMES[boundary.strength], BAR, STRENGTH_NAMES[barrier]);
  out.add(READING, ends);
  out.add(READING, lead, BAR, ends);
  out.add(READING, lead, BAR, ends, BAR, pattern);
  out.add(READING, lead, BAR, pattern);
  out.add(READING, lead, BAR, kind);
}

const LEADS = nameParts(['the text', 'it says']);
const WITH = namePart(' with');

/** What kind of announcement stands right before. */
function leadOf({ chunks }: LetteringContext, candidate: Candidate, isBehindColon: boolean): NamePart {
  const last = chunks[candidate.from - 1]?.cue ?? null;
  const second = chunks[candidate.from - 2]?.cue ?? null;
  if (candidate.kind === 'half' || candidate.kind === 'run') return KIND_NAMES[candidate.kind];
  if (isBehindColon) return announces(last) ? joinParts(COLON, CUE_NAMES[last]) : announces(second) ? joinParts(COLON, CUE_NAMES[second]) : COLON;
  if (last === 'with' && (second === 'mark' || second === 'set' || second === 'carrier')) return joinParts(CUE_NAMES[second], WITH);
  if (last === 'text' && second === 'article') return LEADS['the text'];
  if (last === 'say' && (second === 'be' || second === 'carrier' || second === 'text' || second === 'article')) return LEADS['it says'];
  return last === null ? KINDS.w : CUE_NAMES[last];
}

function announces(cue: CueClass | null): cue is CueClass {
  return cue === 'text' || cue === 'field' || cue === 'say' || cue === 'carrier' || cue === 'mark' || cue === 'font';
}

const L = namePart('l');
const LONGEST_ENTRY = namePart('ll');
const LINKS_END = namePart('&');
const L_PLURAL = namePart('l|');
const L_PATTERN = namePart('lc=');
const L_WORD = namePart('lb=');
const NO_WORD = namePart('undefined');

function listFeatures(context: LetteringContext, candidate: Candidate, pattern: NamePart, links: number, out: FeatureSink): void {
  const last = context.chunks[candidate.from - 1];
  let longest = 0;
  for (const { start, end } of candidate.pieces) longest = Math.max(longest, wordCount(context, start, end));
  const most = NUMBERS[Math.min(longest, 4)];
  out.add(L, NUMBERS[Math.min(candidate.pieces.length, 4)]);
  out.add(LONGEST_ENTRY, most);
  out.add(L, NUMBERS[links] ?? namePart(`${links}`), LINKS_END);
  out.add(L_PLURAL, last ? (last.word.endsWith('s') ? TRUE : FALSE) : EMPTY);
  out.add(L_PATTERN, pattern, most);
  out.add(L_WORD, last ? last.name : NO_WORD);
}
