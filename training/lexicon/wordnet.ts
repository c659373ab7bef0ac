import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOUN_CLASSES, type NounClass, PART_OF_SPEECH } from '../../electron/prompt/lexicon-classes.ts';

export interface WordFacts {
  nounClass: NounClass | null;
  partsOfSpeech: number;
  mainPartOfSpeech: number;
}

interface Synset {
  file: number;
  parents: string[];
  isInstance: boolean;
}

/** WordNet's lexicographer files 03 to 28 in the order of NOUN_CLASSES. */
const FIRST_NOUN_FILE = 3;

/** Closer classes: every hyponym of these senses (word#number as WordNet counts them). The first that fits is taken. */
const CLOSER: readonly (readonly [NounClass, readonly string[]])[] = [
  ['artist', ['artist#1', 'photographer#1', 'film_director#1', 'sculptor#1', 'architect#1', 'designer#1', 'cartoonist#1']],
  ['spirit', ['spiritual_being#1', 'mythical_being#1', 'imaginary_being#1', 'deity#1']],
  ['face', ['face#1', 'facial_expression#1', 'feature#2', 'hair#1', 'facial_hair#1', 'complexion#1']],
  ['fabric', ['fabric#1', 'leather#1', 'fur#1', 'yarn#1']],
  [
    'material',
    [
      'rock#2',
      'stone#2',
      'metal#1',
      'alloy#1',
      'wood#1',
      'glass#1',
      'building_material#1',
      'mineral#1',
      'soil#2',
      'paper#1',
      'plastic#1',
      'ceramic#1',
      'pottery#1',
      'gemstone#1',
      'plaster#1',
      'clay#1',
    ],
  ],
  ['garment', ['clothing#1', 'headdress#1', 'footwear#1', 'jewelry#1']],
  [
    'carrier',
    [
      'sign#2',
      'signboard#1',
      'poster#1',
      'book#1',
      'book#2',
      'newspaper#1',
      'document#1',
      'card#1',
      'label#1',
      'writing#2',
      'writing#4',
      'inscription#1',
      'title#2',
      'banner#1',
      'screen#1',
      'print_media#1',
      'package#1',
    ],
  ],
  [
    'medium',
    [
      'picture#1',
      'picture#2',
      'art#1',
      'graphic_art#1',
      'artistic_style#1',
      'art_form#1',
      'representation#2',
      'drawing#2',
      'art_movement#1',
      'movie#1',
      'style#2',
      'photographic_print#1',
      'genre#1',
      'school#4',
      'artistic_movement#1',
    ],
  ],
  ['vehicle', ['vehicle#1']],
  ['structure', ['structure#1', 'building#1', 'room#1', 'road#1']],
  ['implement', ['instrumentality#3', 'container#1', 'furnishing#2', 'tool#1']],
];

/** Facts of single words: the class of the sense that is used most, and the parts of speech. */
export function readWordNet(folder: string): Map<string, WordFacts> {
  const nouns = readSynsets(join(folder, 'data.noun'));
  const senses = readSenses(join(folder, 'index.sense'));
  const closer = closerClasses(nouns, senses);
  const facts = new Map<string, WordFacts>();
  for (const [word, list] of senses) {
    if (!/^[a-z][a-z'-]+$/.test(word)) continue;
    const uses = { noun: 0, verb: 0, adjective: 0, adverb: 0 };
    for (const sense of list) uses[sense.part] += sense.uses + 0.5 / sense.number;
    const main = (Object.keys(uses) as (keyof typeof uses)[]).sort((a, b) => uses[b] - uses[a])[0];
    let bits = 0;
    for (const part of Object.keys(uses) as (keyof typeof uses)[]) if (uses[part] > 0) bits |= PART_OF_SPEECH[part];
    facts.set(word, { nounClass: classOf(list, nouns, closer), partsOfSpeech: bits, mainPartOfSpeech: PART_OF_SPEECH[main] });
  }
  return facts;
}

interface Sense {
  part: 'noun' | 'verb' | 'adjective' | 'adverb';
  synset: string;
  number: number;
  uses: number;
}

const PARTS: Record<string, Sense['part']> = { 1: 'noun', 2: 'verb', 3: 'adjective', 4: 'adverb', 5: 'adjective' };

/** Lines "lemma%type:file:id:head:id offset number uses". */
function readSenses(path: string): Map<string, Sense[]> {
  const senses = new Map<string, Sense[]>();
  for (const line of readFileSync(path, 'latin1').split('\n')) {
    const match = /^([^%]+)%(\d):\S* (\d{8}) (\d+) (\d+)/.exec(line);
    if (!match) continue;
    const [, lemma, type, synset, number, uses] = match;
    const list = senses.get(lemma) ?? [];
    list.push({ part: PARTS[type], synset, number: Number(number), uses: Number(uses) });
    senses.set(lemma, list);
  }
  return senses;
}

/** Lines "offset file n words… pointers…": `@` is a hypernym, `@i` the class of an instance. */
function readSynsets(path: string): Map<string, Synset> {
  const synsets = new Map<string, Synset>();
  for (const line of readFileSync(path, 'latin1').split('\n')) {
    const match = /^(\d{8}) (\d\d) n /.exec(line);
    if (!match) continue;
    const parents = [...line.matchAll(/ @i? (\d{8}) n /g)].map((pointer) => pointer[1]);
    synsets.set(match[1], { file: Number(match[2]), parents, isInstance: / @i /.test(line) });
  }
  return synsets;
}

function closerClasses(nouns: ReadonlyMap<string, Synset>, senses: ReadonlyMap<string, Sense[]>): Map<string, NounClass> {
  const roots = new Map<string, NounClass>();
  for (const [name, words] of [...CLOSER].reverse()) {
    for (const word of words) {
      const [lemma, number] = word.split('#');
      const sense = senses.get(lemma)?.find((candidate) => candidate.part === 'noun' && candidate.number === Number(number));
      if (sense) roots.set(sense.synset, name);
      else console.warn(`WordNet has no ${word}.`);
    }
  }
  const classes = new Map<string, NounClass>();
  const visit = (offset: string, depth: number): NounClass | undefined => {
    const known = roots.get(offset) ?? classes.get(offset);
    if (known || depth > 16) return known;
    for (const parent of nouns.get(offset)?.parents ?? []) {
      const found = visit(parent, depth + 1);
      if (found) {
        classes.set(offset, found);
        return found;
      }
    }
    return undefined;
  };
  for (const offset of nouns.keys()) visit(offset, 0);
  for (const [offset, name] of roots) classes.set(offset, name);
  return classes;
}

/** A prompt means what can be seen: the tiger is the animal, not the fierce person; the otter not its fur. */
const DEPICTED: Partial<Record<NounClass, number>> = {
  animal: 4,
  person: 2,
  implement: 2,
  vehicle: 2,
  structure: 1.5,
  garment: 1.5,
  medium: 2,
  face: 2,
  quantity: 0.3,
};

function classOf(list: readonly Sense[], nouns: ReadonlyMap<string, Synset>, closer: ReadonlyMap<string, NounClass>): NounClass | null {
  const weights = new Map<NounClass, number>();
  for (const { part, synset, number, uses } of list) {
    const own = nouns.get(synset);
    if (part !== 'noun' || !own) continue;
    const plain = NOUN_CLASSES[own.file - FIRST_NOUN_FILE];
    const name = closer.get(synset) ?? (own.isInstance && plain === 'person' ? 'name' : plain);
    weights.set(name, (weights.get(name) ?? 0) + (uses + 1 / number) * (DEPICTED[name] ?? 1));
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
