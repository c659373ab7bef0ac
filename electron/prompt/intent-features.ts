import { INTENTS } from '../../shared/intents.ts';
import type { Evidence, LetteringRequest } from '../../shared/prompt.ts';
import { EMPTY, type FeatureNumbers, joinParts, type NamePart, namePart, nameParts } from './feature-names.ts';
import { LETTERING_RULE } from './intent-rules.ts';
import type { Lexicon } from './lexicon.ts';
import { NOUN_CLASSES, type NounClass, VECTOR_SIZE } from './lexicon-classes.ts';
import { FUNCTION_WORDS, findSubject, type Subject } from './subject.ts';
import type { Token } from './tokens.ts';

/** What the trained weights look at: facts by the number of their name, each with the words it was seen in, and the words whose vectors count. */
export interface IntentFeatures {
  /** -1 = no weight was learnt for it. */
  numbers: number[];
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
export function intentFeatures(input: FeatureInput, lexicon: Lexicon, numbers: FeatureNumbers): IntentFeatures {
  const found: IntentFeatures = { numbers: [], values: [], first: [], last: [], vectors: [] };
  const add: Add = (number, first = -1, last = first, value = 1) => {
    found.numbers.push(number);
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
  wordFeatures(tokens, lexicon, numbers, add);
  subjectFeatures(subject, lead, { lexicon, numbers, indexOf }, add);
  shapeFeatures(input, tokens.length, leadLength, numbers, add);
  ruleFeatures(input.rules, tokens, numbers, add);
  even(found.values);

  addVectors(found.vectors, tokens, 0);
  addVectors(found.vectors, lead, 1);
  if (subject.head) addVector(found.vectors, subject.head, indexOf(subject.head), 2, 1);
  if (subject.action) addVector(found.vectors, subject.action, indexOf(subject.action), 3, 1);
  for (const medium of subject.media) addVector(found.vectors, medium, indexOf(medium), 4, 1 / subject.media.length);
  return found;
}

type Add = (number: number, first?: number, last?: number, value?: number) => void;

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

const CLASS_NAMES = nameParts([...NOUN_CLASSES, 'other', 'unknown']);
const NUMBERS = Array.from({ length: 256 }, (_, number) => namePart(`${number}`));
const SPACE = namePart(' ');
const PAIR = namePart('pair ');
const WORD = namePart('word ');
const LEAD = namePart('lead ');
const LIKE = namePart('like ');
const LEAD_LIKE = namePart('lead like ');
const CLASS = namePart('class ');
const LEAD_CLASS = namePart('lead class ');

/** Each fact once, at the first word that has it. */
function wordFeatures(tokens: readonly Token[], lexicon: Lexicon, numbers: FeatureNumbers, add: Add): void {
  const first = createFirsts(tokens);
  for (let at = 0; at < tokens.length; at++) {
    const { word, name, index, segment } = tokens[at];
    const next = tokens[at + 1];
    const isFunction = FUNCTION_WORDS.has(word);
    if (next && next.segment === segment && !(isFunction && FUNCTION_WORDS.has(next.word)) && first.isPair(at)) {
      add(numbers.find(PAIR, name, SPACE, next.name), at, at + 1);
    }
    if (isFunction) continue;
    const isLead = segment === 0;
    if (first.isWord(at, 0)) add(numbers.find(WORD, name), at);
    if (isLead && first.isWord(at, 1)) add(numbers.find(LEAD, name), at);
    if (index < 0) continue;
    const { nounClass, cluster } = lexicon.entry(index);
    if (first.isCluster(cluster, 0)) add(numbers.find(LIKE, NUMBERS[cluster]), at);
    if (isLead && first.isCluster(cluster, 1)) add(numbers.find(LEAD_LIKE, NUMBERS[cluster]), at);
    if (!nounClass) continue;
    if (first.isClass(nounClass, 0)) add(numbers.find(CLASS, CLASS_NAMES[nounClass]), at);
    if (isLead && first.isClass(nounClass, 1)) add(numbers.find(LEAD_CLASS, CLASS_NAMES[nounClass]), at);
  }
}

/** Tells what is met for the first time; `place` 0 = anywhere, 1 = in the first segment. */
function createFirsts(tokens: readonly Token[]) {
  const ids = new Map<string, number>();
  for (const { word } of tokens) if (!ids.has(word)) ids.set(word, ids.size);
  const idOf = tokens.map(({ word }) => ids.get(word) as number);
  const pairs = new Set<number>();
  const words = new Uint8Array(ids.size);
  const clusters = new Uint8Array(256);
  const classes = new Set<NounClass>();
  const leadClasses = new Set<NounClass>();
  const mark = (seen: Uint8Array, at: number, place: 0 | 1) => {
    const isFirst = (seen[at] & (1 << place)) === 0;
    seen[at] |= 1 << place;
    return isFirst;
  };
  const grows = <T>(seen: Set<T>, value: T) => seen.size < seen.add(value).size;
  return {
    /** The word at `at` with the next one. */
    isPair: (at: number) => grows(pairs, idOf[at] * MAX_WORDS + idOf[at + 1]),
    isWord: (at: number, place: 0 | 1) => mark(words, idOf[at], place),
    isCluster: (cluster: number, place: 0 | 1) => mark(clusters, cluster, place),
    isClass: (nounClass: NounClass, place: 0 | 1) => grows(place === 0 ? classes : leadClasses, nounClass),
  };
}

const NO_SUBJECT = namePart('no subject');
const SUBJECT = namePart('subject ');
const OF_SUBJECT = namePart('of subject ');
const ACTION = namePart('action ');
const SUBJECT_CLASS = namePart('subject class ');
const OF_SUBJECT_CLASS = namePart('of subject class ');
const SUBJECT_ENDS = nameParts([' then ', ' acts', ' is still', ' plural', ' bare', 'end', 'ing', 'noun']);
const MEDIUM = namePart('medium ');
const OF = namePart(' of ');
const NO_MEDIUM = namePart('no medium, subject ');
const LEAD_ENDS = namePart('lead ends ');

function subjectFeatures(
  { media, head, modifiers, next, action, hasDeterminer }: Subject,
  lead: readonly Token[],
  { lexicon, numbers, indexOf }: { lexicon: Lexicon; numbers: FeatureNumbers; indexOf: (token: Token) => number },
  add: Add,
): void {
  if (!head) return add(numbers.find(NO_SUBJECT));
  const classOf = (token: Token) => CLASS_NAMES[token.index >= 0 ? (lexicon.entry(token.index).nounClass ?? 'other') : 'unknown'];
  const likeness = (kind: NamePart, token: Token, at: number) => {
    if (token.index >= 0) add(numbers.find(kind, LIKE, NUMBERS[lexicon.entry(token.index).cluster]), at);
  };
  const nounClass = classOf(head);
  const kind = joinParts(SUBJECT_CLASS, nounClass);
  const at = indexOf(head);
  add(numbers.find(SUBJECT, head.name), at);
  likeness(SUBJECT, head, at);
  add(numbers.find(kind), at);
  add(numbers.find(kind, SUBJECT_ENDS[' then '], next ? nextKind(next, lexicon) : SUBJECT_ENDS.end), at);
  add(numbers.find(kind, SUBJECT_ENDS[action ? ' acts' : ' is still']), action ? indexOf(action) : at);
  if (head.word.endsWith('s') && !head.word.endsWith('ss')) add(numbers.find(kind, SUBJECT_ENDS[' plural']), at);
  if (!hasDeterminer) add(numbers.find(kind, SUBJECT_ENDS[' bare']), at);
  for (const medium of media.slice(0, 2)) {
    add(numbers.find(MEDIUM, medium.name), indexOf(medium));
    add(numbers.find(MEDIUM, medium.name, OF, nounClass), indexOf(medium), at);
  }
  if (media.length === 0) add(numbers.find(NO_MEDIUM, nounClass), at);
  for (const modifier of modifiers.slice(-4)) {
    const where = indexOf(modifier);
    add(numbers.find(OF_SUBJECT, modifier.name), where);
    likeness(OF_SUBJECT, modifier, where);
    add(numbers.find(OF_SUBJECT_CLASS, classOf(modifier), SPACE, nounClass), where);
  }
  if (action) {
    add(numbers.find(ACTION, action.name), indexOf(action));
    likeness(ACTION, action, indexOf(action));
  }
  const last = lead.at(-1);
  if (last) add(numbers.find(LEAD_ENDS, classOf(last)), lead.length - 1);
}

function nextKind({ word, name, index }: Token, lexicon: Lexicon): NamePart {
  if (FUNCTION_WORDS.has(word)) return name;
  if (word.endsWith('ing')) return SUBJECT_ENDS.ing;
  return index >= 0 && lexicon.entry(index).nounClass === null ? CLASS_NAMES.other : SUBJECT_ENDS.noun;
}

const SHAPES = nameParts([
  'share lettered',
  'string in quotes',
  'string without quotes',
  'quotes, no string',
  'keyword tail',
  'upper case',
  'sentences',
  'small size',
]);
const STRINGS = namePart('strings ');
const WORDS = namePart('words ');
const LEAD_WORDS = namePart('lead words ');
const SEGMENTS = namePart('segments ');
const FLAG = namePart('flag ');

function shapeFeatures(
  { prompt, content, segmentCount, lettering, flags }: FeatureInput,
  words: number,
  leadWords: number,
  numbers: FeatureNumbers,
  add: Add,
): void {
  const addShape = (shape: keyof typeof SHAPES, about = -1) => add(numbers.find(SHAPES[shape]), about);
  add(numbers.find(STRINGS, NUMBERS[Math.min(3, lettering.length)]), OF_STRINGS);
  if (lettering.length > 0) {
    const lettered = lettering.reduce((sum, { start, end }) => sum + end - start, 0);
    add(numbers.find(SHAPES['share lettered']), OF_STRINGS, OF_STRINGS, lettered / prompt.length);
    addShape(lettering.some(({ start }) => /["'“”‘’«»„「『`]/.test(prompt[start - 1] ?? '')) ? 'string in quotes' : 'string without quotes', OF_STRINGS);
  } else if (/["“”„«»「]/.test(content)) addShape('quotes, no string');
  add(numbers.find(WORDS, bucket(words)));
  add(numbers.find(LEAD_WORDS, bucket(leadWords)));
  add(numbers.find(SEGMENTS, bucket(segmentCount)));
  if (/\d\s?k\b|artstation|octane|detailed/i.test(content)) addShape('keyword tail');
  if (/\p{Lu}/u.test(prompt) && !/\p{Ll}/u.test(prompt)) addShape('upper case');
  if (/[.!?]\s+\p{Lu}/u.test(content)) addShape('sentences');
  if (/\b\d{2,4}\s?(?:x|×|by)\s?\d{2,4}\b|\b\d{2,3}\s?px\b/i.test(content)) addShape('small size');
  for (const flag of flags) add(numbers.find(FLAG, namePart(flag)));
}

const BUCKETS = [1, 2, 3, 4, 6, 9, 14, 22, 35, 60].map((limit) => ({ limit, name: namePart(`≤ ${limit}`) }));
const MANY = namePart('many');

function bucket(count: number): NamePart {
  return BUCKETS.find(({ limit }) => count <= limit)?.name ?? MANY;
}

const INTENT_RULES = nameParts(INTENTS);
const RULES_FOR = namePart('rules for ');
const RULE = namePart('rule ');
const AGAINST = namePart(' −');

function ruleFeatures(rules: readonly Evidence[], tokens: readonly Token[], numbers: FeatureNumbers, add: Add): void {
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
    if (strongest) add(numbers.find(RULES_FOR, INTENT_RULES[intent]), firstOf(strongest), lastOf(strongest), RULE_VALUE * Math.min(2, sum / 4));
  }
  for (const rule of rules) {
    add(numbers.find(RULE, namePart(rule.rule), rule.weight < 0 ? AGAINST : EMPTY), firstOf(rule), lastOf(rule), RULE_VALUE);
  }
}

/** Sums each word's vector into the dense part. */
export function denseOf(vectors: readonly WordVector[], tokens: readonly Token[], lexicon: Lexicon): Float32Array {
  const dense = new Float32Array(DENSE_SIZE);
  for (const { token, block, share } of vectors) lexicon.addVector(tokens[token].index, share, dense, block * VECTOR_SIZE);
  return dense;
}
