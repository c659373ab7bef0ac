import type { Lexicon } from './lexicon.ts';
import { NOUN_CLASSES, VECTOR_SIZE } from './lexicon-classes.ts';
import { GAP, type SplitWord } from './split-words.ts';
import { ARTIST_WORDS, MEDIUM_WORDS, NEUTRAL_WORDS, STYLE_HEADS, STYLE_WORDS } from './style-lexicon.ts';

/** Hash buckets of the features, a power of two. */
export const BUCKETS = 1 << 16;
/** The bucket that no feature falls into: its weight stays 0. */
export const NO_FEATURE = 0;
const WORD_FEATURES = 22;
const GROUP_FEATURES = 20;

/** Numbers beside the hashed features: the vectors of the word, its piece and its segment. */
export const SPLIT_DENSE_SIZE = 3 * VECTOR_SIZE;

/** Hashed features, `width` a row. */
export interface Rows {
  indices: Int32Array;
  width: number;
}

export interface SplitFeatures {
  words: Rows;
  /** A piece's and a segment's features count for each of their words. */
  pieces: Rows;
  segments: Rows;
  /** Vectors by word, piece and segment, VECTOR_SIZE numbers each. */
  wordVectors: Float32Array;
  pieceVectors: Float32Array;
  segmentVectors: Float32Array;
  /** Number of the stretch of `words` each piece and segment covers: [first, end). */
  segmentOf: number[];
  pieceOf: number[];
}

interface Facts {
  /** As whole numbers with a sign: half of the unsigned ones would be made objects wherever they pass through a call. */
  hash: Int32Array;
  mask: Uint16Array;
  /** The mask with what only counts for a piece as a whole. */
  bits: Uint16Array;
  /** Part of speech and noun class in one number. */
  sense: Uint16Array;
}

const START = 0x51ed270b;
const STOP = 0x2545f491;

/** What the tagger's weights are learnt for: the words, their neighbours, their place, and what their piece and segment look like as a whole. */
export function splitFeatures(words: readonly SplitWord[], lexicon: Lexicon): SplitFeatures {
  const facts = factsOf(words, lexicon);
  const segments = groupsOf(words, (word) => word.segment);
  const pieces = groupsOf(words, (word) => word.piece);
  const wordVectors = vectorsOf(words, lexicon);
  return {
    words: wordRows(words, facts, segments),
    pieces: groupRows(words, facts, pieces, 100),
    segments: groupRows(words, facts, segments, 200),
    wordVectors,
    pieceVectors: meanVectors(wordVectors, pieces),
    segmentVectors: meanVectors(wordVectors, segments),
    segmentOf: segments.of,
    pieceOf: pieces.of,
  };
}

function factsOf(words: readonly SplitWord[], lexicon: Lexicon): Facts {
  const facts: Facts = {
    hash: new Int32Array(words.length),
    mask: new Uint16Array(words.length),
    bits: new Uint16Array(words.length),
    sense: new Uint16Array(words.length),
  };
  for (let i = 0; i < words.length; i++) {
    const { text, index } = words[i];
    facts.hash[i] = hashText(text);
    const mask = maskOf(words[i]);
    facts.mask[i] = mask & OWN_BITS;
    facts.bits[i] = mask;
    if (index >= 0) {
      const { mainPartOfSpeech, nounClass } = lexicon.entry(index);
      facts.sense[i] = (mainPartOfSpeech << 8) | (nounClass === null ? 255 : NOUN_CLASSES.indexOf(nounClass));
    }
  }
  return facts;
}

/** What the word lists say of a word, as bits. */
const LISTED: ReadonlyMap<string, number> = listWords([
  [STYLE_WORDS, 1],
  [STYLE_HEADS, 2],
  [NEUTRAL_WORDS, 4],
  [MEDIUM_WORDS, 8],
  [ARTIST_WORDS, 16],
  [['a', 'an', 'the', 'his', 'her', 'its', 'their', 'my'], 4096],
  ['in on at with over under from through behind into near between above across around inside'.split(' '), 8192],
]);
/** Bits that are features by themselves; the others only count for a piece as a whole. */
const OWN_BITS = 1023;

function listWords(lists: readonly (readonly [Iterable<string>, number])[]): Map<string, number> {
  const masks = new Map<string, number>();
  for (const [words, bit] of lists) for (const word of words) masks.set(word, (masks.get(word) ?? 0) | bit);
  return masks;
}

function maskOf({ text, index, isCapital, isUpper }: SplitWord): number {
  return (
    (LISTED.get(text) ?? 0) |
    (index < 0 ? 32 : 0) |
    (isCapital && !isUpper ? 64 : 0) |
    (hasDigit(text) ? 128 : 0) |
    (text.endsWith('ing') ? 256 : 0) |
    (text.endsWith('ed') ? 512 : 0)
  );
}

function hasDigit(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) return true;
  return false;
}

function wordRows(words: readonly SplitWord[], { hash, mask, sense }: Facts, segments: Groups): Rows {
  const indices = new Int32Array(words.length * WORD_FEATURES);
  let cursor = 0;
  const add = (template: number, value: number) => {
    indices[cursor++] = bucketOf(template, value);
  };
  for (let i = 0; i < words.length; i++) {
    const { text, segment, gap } = words[i];
    const first = segments.first[segments.of[i]];
    const last = segments.first[segments.of[i] + 1] - 1;
    const at = (k: number) => (k < first ? START : k > last ? STOP : hash[k]);
    const maskAt = (k: number) => (k < first ? 1024 : k > last ? 2048 : mask[k]);
    const senseAt = (k: number) => (k < first ? 60000 : k > last ? 60001 : sense[k]);
    const place = (i === first ? 1 : 0) | (i === last ? 2 : 0);
    const isFirstSegment = segment === 0 ? 1 : 0;
    add(0, hash[i]);
    add(1, at(i - 1));
    add(2, at(i + 1));
    add(3, at(i - 2));
    add(4, at(i + 2));
    add(5, mix(at(i - 1), hash[i]));
    add(6, mix(hash[i], at(i + 1)));
    add(7, hashText(text, 0, 4));
    add(8, hashText(text, text.length - 3));
    add(9, hashText(text, text.length - 4));
    add(10, mask[i]);
    add(11, mix(maskAt(i - 1), mask[i]));
    add(12, mix(mask[i], maskAt(i + 1)));
    add(13, mix(mix(maskAt(i - 1), mask[i]), maskAt(i + 1)));
    add(14, sense[i]);
    add(15, mix(senseAt(i - 1), sense[i]));
    add(16, mix(sense[i], senseAt(i + 1)));
    add(17, mix(hash[i], place));
    add(18, mix(hash[i], isFirstSegment));
    add(19, mix(mask[i], place | (isFirstSegment << 2)));
    add(20, mix(mask[i], gap));
    add(21, mix(senseAt(i + 1), mask[i]));
  }
  return { indices, width: WORD_FEATURES };
}

interface Groups {
  /** First word of each group; one more entry closes the last. */
  first: number[];
  /** Group of each word. */
  of: number[];
}

function groupsOf(words: readonly SplitWord[], key: (word: SplitWord) => number): Groups {
  const groups: Groups = { first: [], of: [] };
  let last = -1;
  for (let i = 0; i < words.length; i++) {
    const own = key(words[i]);
    if (own !== last) groups.first.push(i);
    last = own;
    groups.of.push(groups.first.length - 1);
  }
  groups.first.push(words.length);
  return groups;
}

/** Facts about a piece or segment as a whole, and about the ones next to it. */
function groupRows(words: readonly SplitWord[], facts: Facts, groups: Groups, base: number): Rows {
  const count = groups.first.length - 1;
  const indices = new Int32Array(count * GROUP_FEATURES);
  let cursor = 0;
  const add = (template: number, value: number) => {
    indices[cursor++] = bucketOf(base + template, value);
  };
  const looks = Array.from({ length: count }, (_, g) => lookOf(words, facts, groups.first[g], groups.first[g + 1]));
  let sinceArtist = 9;
  for (let g = 0; g < count; g++) {
    const { hash, mask, sense } = facts;
    const first = groups.first[g];
    const last = groups.first[g + 1] - 1;
    const length = Math.min(last - first + 1, 8);
    const look = looks[g];
    const isFirst = words[first].segment === 0 ? 1 : 0;
    const opening = words[first].gap === GAP.segment ? 1 : 0;
    const order = Math.min(g, 4);
    const before = g === 0 ? 77 : looks[g - 1].share;
    const after = g + 1 === count ? 77 : looks[g + 1].share;
    add(0, hash[first]);
    add(1, hash[last]);
    add(2, last > first ? mix(hash[last - 1], hash[last]) : START);
    add(3, mix(length, isFirst));
    add(4, order);
    add(5, mix(look.share, isFirst));
    add(6, mix(look.share, length));
    add(7, mix(mask[last], length));
    add(8, mix(look.kinds, opening));
    add(9, mix(look.kinds, Math.min(sinceArtist, 3)));
    add(10, mix(before, mix(look.share, after)));
    add(11, mix(look.unknown, mix(Math.min(sinceArtist, 3), length)));
    add(12, look.text);
    add(13, mix(sense[first], sense[last]));
    add(14, mix(hash[first], isFirst));
    add(15, mix(g === count - 1 ? 1 : 0, look.share));
    add(16, mix(hash[first], hash[last]));
    add(17, mix(look.share, mix(mask[last], isFirst)));
    add(18, mix(last > first ? hash[first + 1] : STOP, hash[first]));
    add(19, g === 0 ? START : hash[first - 1]);
    if (look.kinds & 1) sinceArtist = 0;
    else sinceArtist += 1;
  }
  return { indices, width: GROUP_FEATURES };
}

interface Look {
  /** Share of style words among the words that are not neutral, in quarters; 5 = none is. */
  share: number;
  /** Bits: names an artist, holds an article, a preposition, a medium, a verb form, a number. */
  kinds: number;
  /** Share of words unknown to the lexicon, in thirds. */
  unknown: number;
  text: number;
}

function lookOf(words: readonly SplitWord[], facts: Facts, first: number, end: number): Look {
  let styled = 0;
  let content = 0;
  let unknown = 0;
  let kinds = 0;
  let text = START;
  for (let i = first; i < end; i++) {
    const mask = facts.mask[i];
    const word = words[i].text;
    text = mix(text, facts.hash[i]);
    if (!(mask & 4)) {
      content += 1;
      if (mask & 3) styled += 1;
      if (mask & 32) unknown += 1;
    }
    if (mask & 16 || word === 'by') kinds |= 1;
    if (facts.bits[i] & 4096) kinds |= 2;
    if (facts.bits[i] & 8192) kinds |= 4;
    if (mask & 8) kinds |= 8;
    if (mask & 256 && !(mask & 3)) kinds |= 16;
    if (mask & 128) kinds |= 32;
  }
  return {
    share: content === 0 ? 5 : Math.floor((4 * styled) / content),
    kinds,
    unknown: content === 0 ? 4 : Math.floor((3 * unknown) / content),
    text,
  };
}

function vectorsOf(words: readonly SplitWord[], lexicon: Lexicon): Float32Array {
  const vectors = new Float32Array(words.length * VECTOR_SIZE);
  for (let i = 0; i < words.length; i++) if (words[i].index >= 0) lexicon.addVector(words[i].index, 1, vectors, i * VECTOR_SIZE);
  return vectors;
}

function meanVectors(vectors: Float32Array, { first }: Groups): Float32Array {
  const means = new Float32Array((first.length - 1) * VECTOR_SIZE);
  for (let g = 0; g + 1 < first.length; g++) {
    const share = 1 / (first[g + 1] - first[g]);
    for (let i = first[g]; i < first[g + 1]; i++) {
      for (let k = 0; k < VECTOR_SIZE; k++) means[g * VECTOR_SIZE + k] += vectors[i * VECTOR_SIZE + k] * share;
    }
  }
  return means;
}

/** FNV-1a over UTF-16 code units. */
function hashText(text: string, from = 0, end = text.length): number {
  let hash = 0x811c9dc5 | 0;
  const stop = Math.min(end, text.length);
  for (let i = Math.max(0, from); i < stop; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function mix(left: number, right: number): number {
  return Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b) ^ (left >>> 15);
}

function bucketOf(template: number, value: number): number {
  let hash = Math.imul(value ^ Math.imul(template + 1, 0xc2b2ae35), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1) || 1;
}
