import type { Evidence, Intent, LetteringRequest } from '../../shared/prompt.ts';
import { INTENTS } from '../../shared/prompt.ts';
import type { Lexicon } from './lexicon.ts';
import { VECTOR_SIZE } from './lexicon-classes.ts';
import { FUNCTION_WORDS, findSubject, type Subject } from './subject.ts';
import type { Token } from './tokens.ts';

/** One fact about a prompt that a weight is learnt for; the words it was seen in, or an empty range where it is about the whole prompt. */
export interface Feature {
  name: string;
  value: number;
  start: number;
  end: number;
}

/** A block of numbers of the dense part that one word fills: its vector, with a share. */
export interface WordVector {
  token: Token;
  /** Which block: 0 all words, 1 the first segment's, 2 the subject, 3 what it does, 4 the medium. */
  block: number;
  share: number;
}

export interface IntentFeatures {
  features: Feature[];
  vectors: WordVector[];
}

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

/** Most words that count for the prompt's words as a whole. */
const MAX_WORDS = 120;

/** Everything the trained weights look at, in a fixed order. Linear in the number of words. */
export function intentFeatures(input: FeatureInput, lexicon: Lexicon): IntentFeatures {
  const features: Feature[] = [];
  const vectors: WordVector[] = [];
  const add = (name: string, token?: { start: number; end: number }, value = 1) =>
    features.push({ name, value, start: token?.start ?? 0, end: token?.end ?? 0 });

  const tokens = input.tokens.slice(0, MAX_WORDS);
  const lead = tokens.filter((token) => token.segment === 0);
  const subject = findSubject(lead, lexicon);
  wordFeatures(tokens, lexicon, add);
  subjectFeatures(subject, lead, lexicon, add);
  shapeFeatures(input, tokens, lead, add);
  ruleFeatures(input.rules, add);

  addVectors(vectors, tokens.filter(isContent), 0);
  addVectors(vectors, lead.filter(isContent), 1);
  if (subject.head) addVectors(vectors, [subject.head], 2);
  if (subject.action) addVectors(vectors, [subject.action], 3);
  if (subject.media.length > 0) addVectors(vectors, subject.media, 4);
  return { features, vectors };
}

type Add = (name: string, token?: { start: number; end: number }, value?: number) => void;

function isContent({ word, index }: Token): boolean {
  return index >= 0 && !FUNCTION_WORDS.has(word);
}

function addVectors(vectors: WordVector[], tokens: readonly Token[], block: number): void {
  const known = tokens.filter(({ index }) => index >= 0);
  for (const token of known) vectors.push({ token, block, share: 1 / known.length });
}

function wordFeatures(tokens: readonly Token[], lexicon: Lexicon, add: Add): void {
  const seen = new Set<string>();
  const once = (name: string, token: { start: number; end: number }) => {
    if (seen.has(name)) return;
    seen.add(name);
    add(name, token);
  };
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    const isFunction = FUNCTION_WORDS.has(token.word);
    if (!isFunction) once(`word ${token.word}`, token);
    if (token.segment === 0 && !isFunction) once(`lead ${token.word}`, token);
    if (next && next.segment === token.segment) once(`pair ${token.word} ${next.word}`, { start: token.start, end: next.end });
    if (token.index < 0 || isFunction) continue;
    const { nounClass, cluster } = lexicon.entry(token.index);
    once(`like ${cluster}`, token);
    if (token.segment === 0) once(`lead like ${cluster}`, token);
    if (nounClass) {
      once(`class ${nounClass}`, token);
      if (token.segment === 0) once(`lead class ${nounClass}`, token);
    }
  }
}

function subjectFeatures({ media, head, modifiers, next, action, hasDeterminer }: Subject, lead: readonly Token[], lexicon: Lexicon, add: Add): void {
  const classOf = (token: Token) => (token.index >= 0 ? (lexicon.entry(token.index).nounClass ?? 'other') : 'unknown');
  if (!head) return add('no subject');
  const nounClass = classOf(head);
  const likeness = (kind: string, token: Token) => {
    if (token.index >= 0) add(`${kind} like ${lexicon.entry(token.index).cluster}`, token);
  };
  add(`subject ${head.word}`, head);
  likeness('subject', head);
  add(`subject class ${nounClass}`, head);
  add(`subject class ${nounClass} then ${next ? nextKind(next, lexicon) : 'end'}`, head);
  add(`subject class ${nounClass} ${action ? 'acts' : 'is still'}`, action ?? head);
  if (/s$/.test(head.word) && !/ss$/.test(head.word)) add(`subject class ${nounClass} plural`, head);
  if (!hasDeterminer) add(`subject class ${nounClass} bare`, head);
  for (const medium of media.slice(0, 2)) {
    add(`medium ${medium.word}`, medium);
    add(`medium ${medium.word} of ${nounClass}`, { start: medium.start, end: head.end });
  }
  if (media.length === 0) add(`no medium, subject ${nounClass}`, head);
  for (const modifier of modifiers.slice(-4)) {
    add(`of subject ${modifier.word}`, modifier);
    likeness('of subject', modifier);
    add(`of subject class ${classOf(modifier)} ${nounClass}`, modifier);
  }
  if (action) {
    add(`action ${action.word}`, action);
    likeness('action', action);
  }
  const last = lead.at(-1);
  if (last) add(`lead ends ${classOf(last)}`, last);
}

function nextKind({ word, index }: Token, lexicon: Lexicon): string {
  if (FUNCTION_WORDS.has(word)) return word;
  if (word.endsWith('ing')) return 'ing';
  return index >= 0 && lexicon.entry(index).nounClass === null ? 'other' : 'noun';
}

function shapeFeatures({ prompt, content, segmentCount, lettering, flags }: FeatureInput, tokens: readonly Token[], lead: readonly Token[], add: Add): void {
  add(`strings ${Math.min(3, lettering.length)}`);
  if (lettering.length > 0) {
    const lettered = lettering.reduce((sum, { start, end }) => sum + end - start, 0);
    add('share lettered', undefined, lettered / prompt.length);
    if (lettering.some(({ start }) => /["'“”‘’«»„「『`]/.test(prompt[start - 1] ?? ''))) add('string in quotes');
    else add('string without quotes');
  } else if (/["“”„«»「]/.test(content)) add('quotes, no string');
  add(`words ${bucket(tokens.length)}`);
  add(`lead words ${bucket(lead.length)}`);
  add(`segments ${bucket(segmentCount)}`);
  if (/\d\s*k\b|artstation|octane|detailed/i.test(content)) add('keyword tail');
  if (/\p{Lu}/u.test(prompt) && !/\p{Ll}/u.test(prompt)) add('upper case');
  if (/[.!?]\s+\p{Lu}/u.test(content)) add('sentences');
  if (/\b\d{2,4}\s?(?:x|×|by)\s?\d{2,4}\b|\b\d{2,3}\s?px\b/i.test(content)) add('small size');
  for (const flag of flags) add(`flag ${flag}`);
}

function bucket(count: number): string {
  for (const limit of [1, 2, 3, 4, 6, 9, 14, 22, 35, 60]) if (count <= limit) return `≤ ${limit}`;
  return 'many';
}

function ruleFeatures(rules: readonly Evidence[], add: Add): void {
  for (const intent of INTENTS) {
    const own = rules.filter((rule) => rule.intent === intent);
    const sum = own.reduce((total, { weight }) => total + weight, 0);
    const strongest = own.reduce<Evidence | null>((best, rule) => (best && best.weight >= rule.weight ? best : rule), null);
    if (strongest) add(`rules for ${intent}`, strongest, Math.min(2, sum / 4));
  }
  for (const rule of rules) add(`rule ${rule.rule}${rule.weight < 0 ? ' −' : ''}`, rule);
}

/** Sums each word's vector into the dense part. */
export function denseOf(vectors: readonly WordVector[], lexicon: Lexicon): Float32Array {
  const dense = new Float32Array(DENSE_SIZE);
  for (const { token, block, share } of vectors) lexicon.addVector(token.index, share, dense, block * VECTOR_SIZE);
  return dense;
}

export type IntentVector = Record<Intent, number>;
