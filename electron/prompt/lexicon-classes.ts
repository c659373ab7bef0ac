/**
 * What a noun names. The first 26 are WordNet's lexicographer files; the others are closer classes, each the hyponyms of a few synsets, that a
 * picture's subject is told by.
 */
export const NOUN_CLASSES = [
  'thing',
  'act',
  'animal',
  'artifact',
  'attribute',
  'body',
  'cognition',
  'communication',
  'event',
  'feeling',
  'food',
  'group',
  'location',
  'motive',
  'object',
  'person',
  'phenomenon',
  'plant',
  'possession',
  'process',
  'quantity',
  'relation',
  'shape',
  'state',
  'substance',
  'time',
  'material',
  'garment',
  'carrier',
  'medium',
  'artist',
  'spirit',
  'structure',
  'vehicle',
  'implement',
  'fabric',
  'face',
  'name',
] as const;

export type NounClass = (typeof NOUN_CLASSES)[number];

/** Parts of speech as bits; a word may have several. */
export const PART_OF_SPEECH = { noun: 1, verb: 2, adjective: 4, adverb: 8 } as const;

/** Numbers of a word's vector. */
export const VECTOR_SIZE = 32;

/** First bytes of the lexicon's file; the digit is its format. */
export const LEXICON_MAGIC = 'GALLEYLEX2';
