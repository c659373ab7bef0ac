import { readFileSync } from 'node:fs';
import { LEXICON_MAGIC, NOUN_CLASSES, type NounClass, VECTOR_SIZE } from './lexicon-classes.ts';

export interface LexiconEntry {
  /** null where the word is no noun. */
  nounClass: NounClass | null;
  /** Bits of PART_OF_SPEECH. */
  partsOfSpeech: number;
  /** The part of speech it is used as most often, as a bit; 0 = not known (a name, a function word). */
  mainPartOfSpeech: number;
  /** Number of the group of words with like vectors, 0–199. */
  cluster: number;
}

/** English words with their class and a vector of their meaning; built by `npm run train:lexicon`. */
export interface Lexicon {
  /** Index of a lower-case word or, for one that is not in it, of its singular or stem; -1 = unknown. */
  find(word: string): number;
  entry(index: number): LexiconEntry;
  /** Adds the word's vector (unit length, VECTOR_SIZE numbers), times `weight`, to `into` from `offset` on. */
  addVector(index: number, weight: number, into: Float32Array, offset?: number): void;
}

/** Reads a lexicon file. @throws Error when it is not one */
export function readLexicon(path: string): Lexicon {
  return parseLexicon(readFileSync(path));
}

/** Layout: magic, uint32 count, uint32 bytes of words, words (UTF-8, one a line, by rank), class bytes, part-of-speech bytes, cluster bytes, int8 vectors (unit × 127). */
export function parseLexicon(file: Uint8Array): Lexicon {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const text = (from: number, bytes: number) => Buffer.from(file.buffer, file.byteOffset + from, bytes).toString('utf8');
  if (text(0, LEXICON_MAGIC.length) !== LEXICON_MAGIC) throw new Error('This is not a lexicon of the prompt reader.');
  let at = LEXICON_MAGIC.length;
  const count = view.getUint32(at, true);
  const wordBytes = view.getUint32(at + 4, true);
  at += 8;
  const look = wordTable(text(at, wordBytes), count);
  at += wordBytes;
  const classes = file.subarray(at, at + count);
  const speech = file.subarray(at + count, at + 2 * count);
  const clusters = file.subarray(at + 2 * count, at + 3 * count);
  const vectors = new Int8Array(file.buffer, file.byteOffset + at + 3 * count, count * VECTOR_SIZE);
  return {
    find(word) {
      const own = look(word);
      return own >= 0 ? own : findStem(word, look);
    },
    entry(index) {
      const code = classes[index];
      return {
        nounClass: code === 255 ? null : NOUN_CLASSES[code],
        partsOfSpeech: speech[index] & 15,
        mainPartOfSpeech: speech[index] >> 4,
        cluster: clusters[index],
      };
    },
    addVector(index, weight, into, offset = 0) {
      const start = index * VECTOR_SIZE;
      const scale = weight / 127;
      for (let i = 0; i < VECTOR_SIZE; i++) into[offset + i] += vectors[start + i] * scale;
    },
  };
}

/**
 * Finds the number of a word in `lines`, one word a line; -1 = it is not there. An open hash table of places in the one string: a map of forty thousand
 * strings would take a tenth of the time there is to start.
 */
function wordTable(lines: string, count: number): (word: string) => number {
  const bits = Math.ceil(Math.log2(count * 2));
  const mask = (1 << bits) - 1;
  /** Slot → number of the word + 1; 0 = free. */
  const numbers = new Int32Array(1 << bits);
  const starts = new Int32Array(count);
  const hashes = new Int32Array(count);
  let start = 0;
  for (let number = 0; number < count; number++) {
    let hash = 0;
    let at = start;
    for (let code = lines.charCodeAt(at); at < lines.length && code !== NEW_LINE; code = lines.charCodeAt(++at)) hash = Math.imul(hash ^ code, HASH_FACTOR);
    starts[number] = start;
    hashes[number] = hash;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (numbers[slot] !== 0) slot = (slot + 1) & mask;
    numbers[slot] = number + 1;
    start = at + 1;
  }
  return (word) => {
    let hash = 0;
    for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), HASH_FACTOR);
    for (let slot = (hash ^ (hash >>> 15)) & mask; numbers[slot] !== 0; slot = (slot + 1) & mask) {
      const number = numbers[slot] - 1;
      if (hashes[number] !== hash || !lines.startsWith(word, starts[number])) continue;
      const end = starts[number] + word.length;
      if (end === lines.length || lines.charCodeAt(end) === NEW_LINE) return number;
    }
    return -1;
  };
}

const NEW_LINE = 10;
/** Of FNV-1a. */
const HASH_FACTOR = 0x01000193;

function findStem(word: string, look: (word: string) => number): number {
  const length = word.length;
  if (length < 4) return -1;
  for (const [ending, replacement] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, length - ending.length);
    const found = look(stem + replacement);
    if (found >= 0) return found;
    // "running", "bigger": the consonant was doubled.
    if (stem.at(-1) === stem.at(-2)) {
      const single = look(stem.slice(0, -1));
      if (single >= 0) return single;
    }
  }
  return -1;
}

const ENDINGS: readonly (readonly [string, string])[] = [
  ["'s", ''],
  ['’s', ''],
  ['ies', 'y'],
  ['es', ''],
  ['s', ''],
  ['ied', 'y'],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
  ['ier', 'y'],
  ['er', ''],
  ['est', ''],
  ['ly', ''],
];
