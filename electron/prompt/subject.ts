import type { Lexicon } from './lexicon.ts';
import { PART_OF_SPEECH } from './lexicon-classes.ts';
import type { Token } from './tokens.ts';

/** What a segment depicts: "a close-up portrait | of | an old sailor | mending nets" = media, subject, what follows. */
export interface Subject {
  /** Heads of what the subject is the picture of: portrait, photo, poster, statue … in order. */
  media: Token[];
  /** The head noun; null where the segment has none. */
  head: Token | null;
  /** Words before the head that describe it. */
  modifiers: Token[];
  /** The first word behind the head's phrase; null at the segment's end. */
  next: Token | null;
  /** A word in -ing that says what the subject does; null = none near. */
  action: Token | null;
  hasDeterminer: boolean;
}

export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an the one two three four five some any no this that these those my his her its our their your of in on at by with without from to into onto over under above below
  behind near for as about around across against among between through during inside outside beside next and or but nor so if than then while when where who whom whose which what
  how is are was were be been being am do does did has have had having can could will would shall should may might must not very more most much many few each every both all another
  other such own same it he she they we you i me him them us off up down out just only also too there here like via per vs please`.split(/\s+/),
);

const DETERMINERS = new Set(['a', 'an', 'the', 'one', 'this', 'that', 'my', 'his', 'her', 'its', 'our', 'their', 'some', 'another']);
const STOPS = new Set(
  `of in on at by with without from to into onto over under above below behind near for as about around across against among between through during inside outside beside next and or
  but while when where who whom whose which is are was were has have having wearing holding made that like looking featuring`.split(/\s+/),
);
/** Words behind which "of" leads on to the subject, besides those that the lexicon calls a medium. */
const MEDIA = new Set(
  `portrait portraits photo photos photograph photography picture pictures image images painting paintings drawing drawings illustration illustrations render rendering renders sketch
  sketches shot closeup close-up macro view study still depiction print scan selfie headshot snapshot polaroid watercolor watercolour engraving etching woodcut poster cover card icon logo
  sticker statue sculpture bust figurine mural collage mosaic design concept model sheet set series collection group pair bunch version draft preview thumbnail mockup mock-up
  rendition representation frame footage scene silhouette cartoon caricature comic art artwork fresco tapestry miniature doll toy plush texture pattern swatch sample surface piece
  face head profile eyes`.split(/\s+/),
);

const MAX_LEVELS = 4;

/** Reads what the tokens of one segment depict, by parts of speech: no grammar beyond noun phrases and "of". */
export function findSubject(tokens: readonly Token[], lexicon: Lexicon): Subject {
  const subject: Subject = { media: [], head: null, modifiers: [], next: null, action: null, hasDeterminer: false };
  let at = 0;
  for (let level = 0; level < MAX_LEVELS; level++) {
    const phrase = nounPhrase(tokens, at, lexicon);
    if (!phrase.head) break;
    subject.head = phrase.head;
    subject.modifiers = phrase.modifiers;
    subject.hasDeterminer ||= phrase.hasDeterminer;
    at = phrase.end;
    const link = tokens[at]?.word;
    const leadsOn = link === 'of' || ((link === 'showing' || link === 'depicting' || link === 'for') && level === 0);
    if (!leadsOn || at + 1 >= tokens.length || !isMedium(phrase.head, lexicon)) break;
    subject.media.push(phrase.head);
    at += 1;
  }
  subject.next = tokens[at] ?? null;
  subject.action = tokens.slice(at, at + 8).find((token) => isAction(token, lexicon)) ?? null;
  return subject;
}

function isMedium(token: Token, lexicon: Lexicon): boolean {
  return MEDIA.has(token.word) || (token.index >= 0 && lexicon.entry(token.index).nounClass === 'medium');
}

function nounPhrase(tokens: readonly Token[], from: number, lexicon: Lexicon): { head: Token | null; modifiers: Token[]; end: number; hasDeterminer: boolean } {
  let at = from;
  let hasDeterminer = false;
  const words: Token[] = [];
  for (; at < tokens.length; at++) {
    const token = tokens[at];
    if (DETERMINERS.has(token.word)) {
      if (words.length > 0) break;
      hasDeterminer = true;
      continue;
    }
    if (STOPS.has(token.word)) {
      if (words.length > 0) break;
      continue;
    }
    if (words.length > 0 && isAction(token, lexicon) && isNounish(words.at(-1) as Token, lexicon)) break;
    words.push(token);
  }
  let last = words.length - 1;
  while (last > 0 && !isNounish(words[last], lexicon)) last -= 1;
  const head = words[last] ?? null;
  return { head, modifiers: words.filter((word) => word !== head), end: at, hasDeterminer };
}

function isNounish({ index, word }: Token, lexicon: Lexicon): boolean {
  if (index < 0) return !FUNCTION_WORDS.has(word);
  const { nounClass, mainPartOfSpeech } = lexicon.entry(index);
  return nounClass !== null && mainPartOfSpeech !== PART_OF_SPEECH.adverb && mainPartOfSpeech !== PART_OF_SPEECH.adjective;
}

/** "-ing" words that describe a look rather than something done. */
const NOT_DONE =
  /^(?:evening|morning|lighting|clothing|stunning|striking|king|ring|earring|string|painting|drawing|etching|engraving|building|ceiling|wedding|spring|wing|viking|during|boring|amazing|interesting|rendering|charming|sterling|thing|nothing|something|pudding|sling|opening|closing|king-size|lettering|beijing|peking)$/;

function isAction({ word, index }: Token, lexicon: Lexicon): boolean {
  if (!word.endsWith('ing') || word.length < 5 || NOT_DONE.test(word)) return false;
  return index < 0 || (lexicon.entry(index).partsOfSpeech & (PART_OF_SPEECH.verb | PART_OF_SPEECH.noun | PART_OF_SPEECH.adjective)) !== 0;
}
