import type { ObjectSpec } from '../comps/objects/kit.ts';
import { namedObject } from '../comps/objects/objects.ts';
import { SCULPTURE_WORDS } from './substances.ts';

/** What an object layer shows. */
export type Subject =
  | { kind: 'object'; spec: ObjectSpec; isStatue: boolean /** The words of its noun phrase. */; phrase: readonly string[] }
  /** Head and shoulders of a person. */
  | { kind: 'bust'; isStatue: boolean }
  | { kind: 'unknown' };

/** Words after which a phrase goes on about something else: "a knight with a sword". */
const JOINTS = new Set(['with', 'of', 'in', 'on', 'at', 'by', 'holding', 'riding', 'wearing', 'and', 'under', 'near', 'beside', 'from', 'for', 'to', 'over']);
const BUST_WORDS = new Set(['portrait', 'bust', 'headshot', 'face', 'selfie', 'closeup']);
const PERSON_WORDS = new Set([
  ...['woman', 'man', 'girl', 'boy', 'person', 'lady', 'guy', 'child', 'kid', 'men', 'women', 'people', 'king', 'queen', 'princess', 'prince'],
  ...['grandmother', 'grandfather', 'grandma', 'grandpa', 'viking', 'pirate', 'witch', 'chef', 'sailor', 'fisherman', 'detective', 'musician', 'elf'],
  ...[
    'captain',
    'doctor',
    'nurse',
    'farmer',
    'scientist',
    'artist',
    'model',
    'hero',
    'heroine',
    'elder',
    'bride',
    'shaman',
    'sorceress',
    'priest',
    'priestess',
    'male',
    'female',
    'couple',
    'cowboy',
    'actor',
    'actress',
  ],
]);

/** What the object words (lower case, in order) name. The first phrase that names something decides, by its last noun: "a fire dragon" is a dragon. */
export function readSubject(words: readonly string[]): Subject {
  const isStatue = words.some((word) => SCULPTURE_WORDS.has(word));
  const isBust = words.some((word) => BUST_WORDS.has(word));
  for (const isWeakWanted of [false, true]) {
    for (const phrase of phrasesOf(words)) {
      const named = namedObject(phrase, isWeakWanted);
      const person = phrase.findLastIndex((word) => PERSON_WORDS.has(word));
      if (person >= 0 && (!named || person >= named.at)) return { kind: 'bust', isStatue };
      if (named && isWeakWanted && phrase.includes('abstract')) return { kind: 'unknown' };
      if (named) return isBust && named.isLiving && !isWeakWanted ? { kind: 'bust', isStatue } : { kind: 'object', spec: named.spec, isStatue, phrase };
    }
  }
  return isBust ? { kind: 'bust', isStatue } : { kind: 'unknown' };
}

function phrasesOf(words: readonly string[]): string[][] {
  const phrases: string[][] = [[]];
  for (const word of words) {
    if (JOINTS.has(word)) phrases.push([]);
    else phrases.at(-1)!.push(word);
  }
  return phrases.filter((phrase) => phrase.length > 0);
}
