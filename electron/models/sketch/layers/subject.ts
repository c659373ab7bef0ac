import type { ObjectSpec } from '../comps/objects/kit.ts';
import { namedObject } from '../comps/objects/objects.ts';
import { countOf, type Member } from './company.ts';
import { SCULPTURE_WORDS } from './substances.ts';

/** What an object layer shows. */
export type Subject =
  | {
      kind: 'object';
      spec: ObjectSpec;
      isStatue: boolean;
      /** The words of its noun phrase. */
      phrase: readonly string[];
      /** Itself and what is beside it ("a cat and a dog"), or so many of it ("three apples"). */
      company: readonly Member[];
      /** Phrases beside it that name nothing that Sketch can draw. */
      unknown: readonly string[];
    }
  /** Head and shoulders of a person. */
  | { kind: 'bust'; isStatue: boolean }
  | { kind: 'unknown' };

/** Words after which a phrase goes on about something else: "a knight with a sword". */
const JOINTS = new Set([
  ',',
  'with',
  'of',
  'in',
  'on',
  'at',
  'by',
  'holding',
  'riding',
  'wearing',
  'and',
  'under',
  'near',
  'beside',
  'from',
  'for',
  'to',
  'over',
]);
/** Words after which something stands beside what was named before. */
const BESIDE = new Set(['and', 'beside', 'riding']);
const ARTICLES = new Set(['a', 'an', 'the', 'his', 'her', 'its', 'their', 'some', 'one']);
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

/** What the object words (lower case, in order, a comma between phrases) name. The first phrase that names something decides, by its last noun: "a fire dragon" is a dragon. */
export function readSubject(words: readonly string[]): Subject {
  const isStatue = words.some((word) => SCULPTURE_WORDS.has(word));
  const isBust = words.some((word) => BUST_WORDS.has(word));
  for (const isWeakWanted of [false, true]) {
    const phrases = phrasesOf(words);
    for (const [at, { words: phrase }] of phrases.entries()) {
      const named = namedObject(phrase, isWeakWanted);
      const person = phrase.findLastIndex((word) => PERSON_WORDS.has(word));
      if (person >= 0 && (!named || person >= named.at)) return { kind: 'bust', isStatue };
      if (named && isWeakWanted && phrase.includes('abstract')) return { kind: 'unknown' };
      if (named && isBust && named.isLiving && !isWeakWanted) return { kind: 'bust', isStatue };
      if (named) return { kind: 'object', spec: named.spec, isStatue, phrase, ...companyOf(named.spec, phrases, at) };
    }
  }
  return isBust ? { kind: 'bust', isStatue } : { kind: 'unknown' };
}

interface Phrase {
  words: string[];
  /** The joint before it; '' before the first. */
  joint: string;
}

function phrasesOf(words: readonly string[]): Phrase[] {
  const phrases: Phrase[] = [{ words: [], joint: '' }];
  for (const word of words) {
    if (!JOINTS.has(word)) phrases.at(-1)!.words.push(word);
    else if (phrases.at(-1)!.words.length === 0) phrases.at(-1)!.joint = word;
    else phrases.push({ words: [], joint: word });
  }
  return phrases.filter((phrase) => phrase.words.length > 0);
}

/** What stands beside the subject, as long as the phrases go on with "and". */
function companyOf(spec: ObjectSpec, phrases: readonly Phrase[], at: number): { company: Member[]; unknown: string[] } {
  const company: Member[] = [
    { spec, phrase: phrases[at].words, count: countOf(phrases[at].joint === 'of' ? [...phrases[at - 1].words, ...phrases[at].words] : phrases[at].words) },
  ];
  const unknown: string[] = [];
  for (const { words, joint } of phrases.slice(at + 1)) {
    if (!BESIDE.has(joint)) break;
    const other = namedObject(words) ?? namedObject(words, true);
    if (other) company.push({ spec: other.spec, phrase: words, count: countOf(words) });
    else if (words.some((word) => !ARTICLES.has(word))) unknown.push(words.join(' '));
  }
  return { company, unknown };
}
