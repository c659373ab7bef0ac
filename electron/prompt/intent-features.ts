import { type Evidence, INTENTS, type LetteringRequest } from '../../shared/prompt.ts';
import { LETTERING_RULE } from './intent-rules.ts';
import type { Lexicon } from './lexicon.ts';
import { NOUN_CLASSES, type NounClass, VECTOR_SIZE } from './lexicon-classes.ts';
import { FUNCTION_WORDS, findSubject, type Subject } from './subject.ts';
import type { Token } from './tokens.ts';

/** What the trained weights look at: facts by name, each with the words it was seen in, and the words whose vectors count. */
export interface IntentFeatures {
  names: string[];
  values: number[];
  /** First and last token of each fact, by index; -1 = it is about the whole prompt, OF_STRINGS = about the strings to letter. */
  first: number[];
  last: number[];
  vectors: WordVector[];
}

/** A block of numbers of the dense part that one word fills: its vector, with a share. */
export interface WordVector {
  /** Index of the token. */
  token: number;
  /** Which block: 0 all words, 1 the first segment's, 2 the subject, 3 what it does, 4 the medium. */
  block: number;
  share: number;
}

/** Stands in the place of a token for facts about the strings to letter, not about the words around them. */
export const OF_STRINGS = -2;

/** Numbers of the dense part. */
export const DENSE_SIZE = 5 * VECTOR_SIZE;

export interface FeatureInput {
  prompt: string;
  /** Same length as the prompt: tool syntax and strings to letter blanked. */
  content: string;
  tokens: readonly Token[];
  segmentCount: number;
  lettering: readonly LetteringRequest[];
  /** What the rules found. */
  rules: readonly Evidence[];
  /** Flags of other tools, `tile` for `--tile`. */
  flags: readonly string[];
}

/** Length of a feature vector: that of an ordinary prompt. */
const LENGTH = 7;
/** Rules were thought about: their features are penalised less, by being larger. */
const RULE_VALUE = 2;
/** Most words that count for the prompt's words as a whole. */
const MAX_WORDS = 120;

/** Everything the trained weights look at, in a fixed order. Linear in the number of words. */
export function intentFeatures(input: FeatureInput, lexicon: Lexicon): IntentFeatures {
  const found: IntentFeatures = { names: [], values: [], first: [], last: [], vectors: [] };
  const add: Add = (name, first = -1, last = first, value = 1) => {
    found.names.push(name);
    found.values.push(value);
    found.first.push(first);
    found.last.push(last);
  };
  const tokens = input.tokens.length > MAX_WORDS ? input.tokens.slice(0, MAX_WORDS) : input.tokens;
  let leadLength = tokens.findIndex(({ segment }) => segment > 0);
  if (leadLength < 0) leadLength = tokens.length;
  const lead = tokens.slice(0, leadLength);
  const subject = findSubject(lead, lexicon);
  const indexOf = (token: Token) => tokens.indexOf(token);
  wordFeatures(tokens, lexicon, add);
  subjectFeatures(subject, lead, lexicon, indexOf, add);
  shapeFeatures(input, tokens.length, leadLength, add);
  ruleFeatures(input.rules, tokens, add);
  even(found.values);

  addVectors(found.vectors, tokens, 0);
  addVectors(found.vectors, lead, 1);
  if (subject.head) addVector(found.vectors, subject.head, indexOf(subject.head), 2, 1);
  if (subject.action) addVector(found.vectors, subject.action, indexOf(subject.action), 3, 1);
  for (const medium of subject.media) addVector(found.vectors, medium, indexOf(medium), 4, 1 / subject.media.length);
  return found;
}

type Add = (name: string, first?: number, last?: number, value?: number) => void;

/** Long prompts must not shout: the values are scaled to one length. */
function even(values: number[]): void {
  let sum = 0;
  for (const value of values) sum += value * value;
  const scale = sum === 0 ? 1 : LENGTH / Math.sqrt(sum);
  for (let i = 0; i < values.length; i++) values[i] *= scale;
}

function addVectors(vectors: WordVector[], tokens: readonly Token[], block: number): void {
  let count = 0;
  for (const token of tokens) if (isContent(token)) count += 1;
  for (let i = 0; i < tokens.length; i++) if (isContent(tokens[i])) vectors.push({ token: i, block, share: 1 / count });
}

function addVector(vectors: WordVector[], { index }: Token, token: number, block: number, share: number): void {
  if (index >= 0) vectors.push({ token, block, share });
}

function isContent({ word, index }: Token): boolean {
  return index >= 0 && !FUNCTION_WORDS.has(word);
}

// Names that most words have, made once: joining and hashing strings is what reading spends its time on.
const LIKE = Array.from({ length: 256 }, (_, cluster) => `like ${cluster}`);
const LEAD_LIKE = LIKE.map((name) => `lead ${name}`);
const CLASS = Object.fromEntries(NOUN_CLASSES.map((name) => [name, `class ${name}`])) as Record<NounClass, string>;
const LEAD_CLASS = Object.fromEntries(NOUN_CLASSES.map((name) => [name, `lead class ${name}`])) as Record<NounClass, string>;

function wordFeatures(tokens: readonly Token[], lexicon: Lexicon, add: Add): void {
  const seen = new Set<string>();
  const once = (name: string, first: number, last = first) => {
    if (seen.has(name)) return;
    seen.add(name);
    add(name, first, last);
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const next = tokens[at + 1];
    const isFunction = FUNCTION_WORDS.has(token.word);
    if (next && next.segment === token.segment && !(isFunction && FUNCTION_WORDS.has(next.word))) once(`pair ${token.word} ${next.word}`, at, at + 1);
    if (isFunction) continue;
    once(`word ${token.word}`, at);
    if (token.segment === 0) once(`lead ${token.word}`, at);
    if (token.index < 0) continue;
    const { nounClass, cluster } = lexicon.entry(token.index);
    once(LIKE[cluster], at);
    if (token.segment === 0) once(LEAD_LIKE[cluster], at);
    if (nounClass) {
      once(CLASS[nounClass], at);
      if (token.segment === 0) once(LEAD_CLASS[nounClass], at);
    }
  }
}

function subjectFeatures(
  { media, head, modifiers, next, action, hasDeterminer }: Subject,
  lead: readonly Token[],
  lexicon: Lexicon,
  indexOf: (token: Token) => number,
  add: Add,
): void {
  if (!head) return add('no subject');
  const classOf = (token: Token) => (token.index >= 0 ? (lexicon.entry(token.index).nounClass ?? 'other') : 'unknown');
  const likeness = (kind: string, token: Token, at: number) => {
    if (token.index >= 0) add(`${kind} like ${lexicon.entry(token.index).cluster}`, at);
  };
  const nounClass = classOf(head);
  const at = indexOf(head);
  add(`subject ${head.word}`, at);
  likeness('subject', head, at);
  add(`subject class ${nounClass}`, at);
  add(`subject class ${nounClass} then ${next ? nextKind(next, lexicon) : 'end'}`, at);
  add(`subject class ${nounClass} ${action ? 'acts' : 'is still'}`, action ? indexOf(action) : at);
  if (/s$/.test(head.word) && !/ss$/.test(head.word)) add(`subject class ${nounClass} plural`, at);
  if (!hasDeterminer) add(`subject class ${nounClass} bare`, at);
  for (const medium of media.slice(0, 2)) {
    add(`medium ${medium.word}`, indexOf(medium));
    add(`medium ${medium.word} of ${nounClass}`, indexOf(medium), at);
  }
  if (media.length === 0) add(`no medium, subject ${nounClass}`, at);
  for (const modifier of modifiers.slice(-4)) {
    const where = indexOf(modifier);
    add(`of subject ${modifier.word}`, where);
    likeness('of subject', modifier, where);
    add(`of subject class ${classOf(modifier)} ${nounClass}`, where);
  }
  if (action) {
    add(`action ${action.word}`, indexOf(action));
    likeness('action', action, indexOf(action));
  }
  const last = lead.at(-1);
  if (last) add(`lead ends ${classOf(last)}`, lead.length - 1);
}

function nextKind({ word, index }: Token, lexicon: Lexicon): string {
  if (FUNCTION_WORDS.has(word)) return word;
  if (word.endsWith('ing')) return 'ing';
  return index >= 0 && lexicon.entry(index).nounClass === null ? 'other' : 'noun';
}

function shapeFeatures({ prompt, content, segmentCount, lettering, flags }: FeatureInput, words: number, leadWords: number, add: Add): void {
  add(`strings ${Math.min(3, lettering.length)}`, OF_STRINGS);
  if (lettering.length > 0) {
    const lettered = lettering.reduce((sum, { start, end }) => sum + end - start, 0);
    add('share lettered', OF_STRINGS, OF_STRINGS, lettered / prompt.length);
    if (lettering.some(({ start }) => /["'“”‘’«»„「『`]/.test(prompt[start - 1] ?? ''))) add('string in quotes', OF_STRINGS);
    else add('string without quotes', OF_STRINGS);
  } else if (/["“”„«»「]/.test(content)) add('quotes, no string');
  add(`words ${bucket(words)}`);
  add(`lead words ${bucket(leadWords)}`);
  add(`segments ${bucket(segmentCount)}`);
  if (/\d\s?k\b|artstation|octane|detailed/i.test(content)) add('keyword tail');
  if (/\p{Lu}/u.test(prompt) && !/\p{Ll}/u.test(prompt)) add('upper case');
  if (/[.!?]\s+\p{Lu}/u.test(content)) add('sentences');
  if (/\b\d{2,4}\s?(?:x|×|by)\s?\d{2,4}\b|\b\d{2,3}\s?px\b/i.test(content)) add('small size');
  for (const flag of flags) add(`flag ${flag}`);
}

function bucket(count: number): string {
  for (const limit of [1, 2, 3, 4, 6, 9, 14, 22, 35, 60]) if (count <= limit) return `≤ ${limit}`;
  return 'many';
}

function ruleFeatures(rules: readonly Evidence[], tokens: readonly Token[], add: Add): void {
  if (rules.length === 0) return;
  // The tokens leave strings to letter out, so a rule about a string stands on none of them.
  const firstOf = ({ start, rule }: Evidence) => (rule === LETTERING_RULE ? OF_STRINGS : tokens.findIndex(({ end }) => end > start));
  const lastOf = (rule: Evidence) => {
    if (rule.rule === LETTERING_RULE) return OF_STRINGS;
    const after = tokens.findIndex(({ start }) => start >= rule.end);
    return Math.max(firstOf(rule), (after < 0 ? tokens.length : after) - 1);
  };
  for (const intent of INTENTS) {
    let sum = 0;
    let strongest: Evidence | null = null;
    for (const rule of rules) {
      if (rule.intent !== intent) continue;
      sum += rule.weight;
      if (!strongest || rule.weight > strongest.weight) strongest = rule;
    }
    if (strongest) add(`rules for ${intent}`, firstOf(strongest), lastOf(strongest), RULE_VALUE * Math.min(2, sum / 4));
  }
  for (const rule of rules) add(`rule ${rule.rule}${rule.weight < 0 ? ' −' : ''}`, firstOf(rule), lastOf(rule), RULE_VALUE);
}

/** Sums each word's vector into the dense part. */
export function denseOf(vectors: readonly WordVector[], tokens: readonly Token[], lexicon: Lexicon): Float32Array {
  const dense = new Float32Array(DENSE_SIZE);
  for (const { token, block, share } of vectors) lexicon.addVector(tokens[token].index, share, dense, block * VECTOR_SIZE);
  return dense;
}
