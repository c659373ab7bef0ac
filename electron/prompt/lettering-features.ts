import { EMPTY, type FeatureSink, joinParts, type NamePart, namePart } from './feature-names.ts';
import { CUE_NAMES, FONT_BEHIND, KINDS, type LetteringContext } from './lettering-context.ts';
import type { CueClass } from './lettering-words.ts';

const NOT_WANTED =
  /\b(?:no|without(?: any)?|not|don['’]t (?:write|add|include)) (?:the |any )?(?:text|words?|letters?|lettering|writing|captions?)[^.,;]{0,12}$/iu;

/** A thing that carries its own name, so that a title behind is lettered: "poster for the film “Night Tide”". */
const PIECE_FOR = /\b(?:posters?|covers?|cards?|flyers?|banners?|logos?|labels?|wordmark|sleeve|box art)\s(?:for|of|from)\b[^.,;"“”]{0,40}["'“‘„«\s]*$/iu;

export const SPACE = namePart(' ');
export const BAR = namePart('|');
const COMMA = namePart(',');

const WORD_BEFORE = ['', 'b1=', 'b2='].map(namePart);
const KIND_BEFORE = ['', 'b1c=', 'b2c='].map(namePart);
const CUE_NEAR = namePart('w');
const DISTANCE = ['', '1', '2', '3', '3', '5', '5', '5', '5'].map(namePart);
const SEPARATOR_BEFORE = namePart('s=');
const TWO_BEFORE = namePart('c2=');
const THREE_BEFORE = namePart('c3=');
const FIRST_LETTERS = namePart('b1p=');
const LAST_LETTERS = namePart('b1e=');
const WORD_AND_KIND = namePart('c2b=');
const TWO_WORDS = namePart('b12=');
const BEHIND_QUOTE = namePart('bq');
const LAST_SIGN = namePart('bs1=');
const LAST_SIGNS = namePart('bs2=');
const NOTHING_BEFORE = namePart('b1=^');
const UNWANTED = namePart('unwanted');
const ANNOUNCED = namePart('sk=');
const ANNOUNCED_AT = ['', 'sk1=', 'sk2=', 'sk3=', 'sk4='].map(namePart);
const CARRIER = namePart('carrier');
const NAMED_PIECE = namePart('piece for');

const STRONG: ReadonlySet<string> = new Set(['say', 'text', 'mark', 'name', 'field']);

/** What speaks for a string that begins before chunk `at`, at offset `start`. */
export function startFeatures(context: LetteringContext, start: number, at: number, out: FeatureSink): void {
  const { chunks, masked, kinds } = context;
  const near: NamePart[] = [];
  let barrier = EMPTY;
  const seen = new Set<CueClass>();
  for (let back = 1; back <= 8; back++) {
    const chunk = chunks[at - back];
    if (!chunk) {
      if (back <= 3) near.push(KINDS['^']);
      break;
    }
    const next = chunks[at - back + 1];
    const gap = back === 1 ? masked.slice(chunk.end, start) : (next?.gap ?? '');
    // Most words have a space between them, and nothing to look for in it.
    if (gap !== ' ') {
      if (/[.!?。]\s*$|[.!?。]\s/.test(gap)) barrier = KINDS['#'];
      else if (barrier === EMPTY && /[,;:，、]/.test(gap)) barrier = COMMA;
    }
    const isSevered = barrier === KINDS['#'];
    const kind = isSevered ? KINDS['#'] : kinds[at - back];
    if (back <= 3) near.push(kind);
    if (isSevered) continue;
    if (back <= 2) {
      out.add(WORD_BEFORE[back], chunk.name);
      out.add(KIND_BEFORE[back], kind);
    }
    const { cue } = chunk;
    if (cue !== null && cue !== 'article' && cue !== 'where' && cue !== 'be' && !seen.has(cue)) {
      seen.add(cue);
      out.add(CUE_NEAR, CUE_NAMES[cue], DISTANCE[back], barrier);
    }
  }
  const before = masked.slice(Math.max(0, start - 60), start);
  const separator = separatorBefore(before, at === 0);
  const two = near.length > 1 ? joinParts(near[0], SPACE, near[1]) : near[0];
  out.add(SEPARATOR_BEFORE, separator);
  out.add(SEPARATOR_BEFORE, separator, BAR, near[0]);
  out.add(TWO_BEFORE, two);
  if (near.length > 2) out.add(THREE_BEFORE, two, SPACE, near[2]);
  else out.add(THREE_BEFORE, two);
  wordFeatures(context, at, near[1], out);
  if (context.mayForbid && NOT_WANTED.test(before)) out.add(UNWANTED);
  announcementFeatures(context, at, out);
  if (context.hasCarrier) out.add(CARRIER);
  if (context.mayBePieceFor && PIECE_FOR.test(before)) out.add(NAMED_PIECE);
}

/** The sign between the words before and the string. */
function separatorBefore(before: string, isFirst: boolean): NamePart {
  let last = before.length - 1;
  while (last >= 0 && before[last] === ' ') last -= 1;
  // A letter stands before: looking for a sign costs more than this question.
  if (last >= 0 && isPlainLetter(before.charCodeAt(last))) return isFirst ? KINDS['^'] : EMPTY;
  const sign = /([^\p{L}\p{N}\s"'“”‘’„‚«»‹›「『《`])\s*["'“”‘’„‚«»‹›「『《`]*\s*$/u.exec(before)?.[1];
  if (sign !== undefined) return namePart(sign);
  return isFirst ? KINDS['^'] : EMPTY;
}

/** a–z, A–Z, 0–9. */
function isPlainLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** What the word before chunk `at` is, with the kind of the one before it. */
function wordFeatures({ chunks }: LetteringContext, at: number, kindBefore: NamePart, out: FeatureSink): void {
  const last = chunks[at - 1];
  if (!last) return out.add(NOTHING_BEFORE);
  const { word, name } = last;
  out.add(FIRST_LETTERS, word.length <= 5 ? name : namePart(word.slice(0, 5)));
  out.add(LAST_LETTERS, word.length <= 3 ? name : namePart(word.slice(-3)));
  out.add(WORD_AND_KIND, name, SPACE, kindBefore);
  if (chunks[at - 2]) out.add(TWO_WORDS, chunks[at - 2].name, SPACE, name);
  if (last.isBehindQuote) out.add(BEHIND_QUOTE);
  if (word.charCodeAt(word.length - 1) < 128 || !/[^\p{Script=Latin}\P{L}]$/u.test(word)) return;
  out.add(LAST_SIGN, namePart(word.slice(-1)));
  out.add(LAST_SIGNS, namePart(word.slice(-2)));
}

/** The nearest word that announces a string, and what stands between. */
function announcementFeatures({ chunks }: LetteringContext, at: number, out: FeatureSink): void {
  let between = EMPTY;
  for (let back = 1; back <= 4; back++) {
    const cue = chunks[at - back]?.cue;
    if (cue === undefined || cue === null) return;
    if (STRONG.has(cue)) {
      out.add(ANNOUNCED, CUE_NAMES[cue], SPACE, between);
      out.add(ANNOUNCED_AT[back], CUE_NAMES[cue]);
      return;
    }
    between = back === 1 ? CUE_NAMES[cue] : joinParts(CUE_NAMES[cue], SPACE, between);
  }
}

const WORD_BEHIND = [namePart('n1='), namePart('n2=')];
const KIND_BEHIND = [namePart('n1c='), namePart('n2c=')];
const SEPARATOR_BEHIND = namePart('t=');
const TWO_BEHIND = namePart('m2=');
const THREE_BEHIND = namePart('m3=');
const NEXT_ENDING = namePart('n1e=');
const NEXT_TWO = namePart('n12=');
const FIRST_SIGN = namePart('ns1=');
const FIRST_SIGNS = namePart('ns2=');
const FONT = namePart('font');
const BUBBLE = namePart('bubble');

/** What speaks for a string that ends at offset `end`, before chunk `at`. */
export function endFeatures(context: LetteringContext, end: number, at: number, out: FeatureSink): void {
  const { chunks, masked, kinds } = context;
  const near: NamePart[] = [];
  let isSevered = false;
  for (let ahead = 0; ahead < 3; ahead++) {
    const chunk = chunks[at + ahead];
    if (!chunk) {
      near.push(KINDS.$);
      break;
    }
    const gap = ahead === 0 ? masked.slice(end, chunk.start) : chunk.gap;
    if (gap !== ' ' && /[.!?。]\s/.test(gap)) isSevered = true;
    const kind = isSevered ? KINDS['#'] : kinds[at + ahead];
    near.push(kind);
    if (isSevered || ahead === 2) continue;
    out.add(WORD_BEHIND[ahead], chunk.name);
    out.add(KIND_BEHIND[ahead], kind);
  }
  const after = masked.slice(end, end + 70);
  const sign = /^["'“”‘’«»‹›」』》`]*\s*([^\p{L}\p{N}\s"'“”‘’„‚«»‹›「『《`])/u.exec(after)?.[1];
  const separator = sign === undefined ? EMPTY : namePart(sign);
  const two = near.length > 1 ? joinParts(near[0], SPACE, near[1]) : near[0];
  out.add(SEPARATOR_BEHIND, separator);
  out.add(SEPARATOR_BEHIND, separator, BAR, near[0]);
  out.add(TWO_BEHIND, two);
  if (near.length > 2) out.add(THREE_BEHIND, two, SPACE, near[2]);
  else out.add(THREE_BEHIND, two);
  const next = chunks[at];
  if (next) {
    const { word, name } = next;
    out.add(NEXT_ENDING, word.length <= 3 ? name : namePart(word.slice(-3)));
    if (chunks[at + 1]) out.add(NEXT_TWO, name, SPACE, chunks[at + 1].name);
    if (word.charCodeAt(0) >= 128 && /^[^\p{Script=Latin}\P{L}]/u.test(word)) {
      out.add(FIRST_SIGN, namePart(word.slice(0, 1)));
      out.add(FIRST_SIGNS, namePart(word.slice(0, 2)));
    }
  }
  if (FONT_BEHIND.test(after)) out.add(FONT);
  if (/^\W{0,3}in (?:an? |the )?(?:\p{L}+ ){0,2}bubble\b/iu.test(after)) out.add(BUBBLE);
}
