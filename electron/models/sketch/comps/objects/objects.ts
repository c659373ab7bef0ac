import type { Colour } from '../../../../../shared/geometry.ts';
import { hex } from '../../tint.ts';
import type { Drawing } from '../../vector.ts';
import { ANIMALS } from './animals.ts';
import { BEASTS } from './beasts.ts';
import { FANTASY } from './fantasy.ts';
import { createKit, type ObjectSpec } from './kit.ts';
import { MARKET } from './market.ts';
import { MORE_WARES } from './more-wares.ts';
import { NATURE } from './nature.ts';
import { PEOPLE } from './people.ts';
import { THINGS } from './things.ts';
import { VEHICLES } from './vehicles.ts';
import { WARES } from './wares.ts';

/** Every object that Sketch can draw. */
export const OBJECTS: readonly ObjectSpec[] = [...ANIMALS, ...FANTASY, ...THINGS, ...NATURE, ...MARKET];

/** Whole figures: where an emblem above has the same word, layers show the figure and badges the emblem. */
const FIGURES: readonly ObjectSpec[] = [...PEOPLE, ...BEASTS, ...VEHICLES, ...WARES, ...MORE_WARES];
const WHOLE_BY_WORD = byWord([...OBJECTS, ...FIGURES]);
const BY_WORD = byWord([...FIGURES, ...OBJECTS]);

/** Of equal words the later wins. */
function byWord(specs: readonly ObjectSpec[]): Map<string, ObjectSpec> {
  return new Map(specs.flatMap((spec) => spec.words.map((word) => [word, spec] as const)));
}

/** Words that more often name the thing to design, its use or its style than what is on it: they count when nothing else does. */
const WEAK = new Set([
  ...[
    'world',
    'earth',
    'engine',
    'god',
    'muse',
    'liberty',
    'guard',
    'armor',
    'armour',
    'armored',
    'armoured',
    'ring',
    'glass',
    'drink',
    'plane',
    'train',
    'figure',
  ],
  ...[
    'shield',
    'navy',
    'brewery',
    'book',
    'books',
    'journal',
    'music',
    'band',
    'gig',
    'concert',
    'rock',
    'film',
    'photo',
    'photography',
    'travel',
    'party',
    'celebration',
    'award',
    'box',
    'map',
    'home',
  ],
  ...[
    'sports',
    'sport',
    'green',
    'gold',
    'royal',
    'light',
    'lighting',
    'watch',
    'time',
    'app',
    'bottle',
    'bar',
    'pub',
    'drive',
    'real',
    'power',
    'metal',
    'hot',
    'sweet',
    'night',
    'winter',
    'summer',
  ],
  ...[
    'coffee',
    'school',
    'learning',
    'works',
    'food',
    'restaurant',
    'cup',
    'mug',
    'chest',
    'light',
    'space',
    'magic',
    'water',
    'forest',
    'plant',
    'organic',
    'phone',
    'industrial',
    'seat',
    'country',
    'flash',
    'team',
  ],
]);

const LIVING = new Set<ObjectSpec>([...ANIMALS, ...PEOPLE, ...BEASTS, ...OBJECTS.filter(({ words }) => ['robot', 'skull', 'dragon'].includes(words[0]))]);

/** Words that describe a thing far more often than they name one. */
const ADJECTIVES = new Set([
  ...['green', 'gold', 'royal', 'light', 'lighting', 'real', 'power', 'metal', 'hot', 'sweet', 'night', 'winter', 'summer', 'organic', 'industrial', 'country'],
  ...[
    'sports',
    'sport',
    'magic',
    'space',
    'water',
    'food',
    'team',
    'works',
    'drive',
    'flash',
    'steampunk',
    'tech',
    'medieval',
    'western',
    'italian',
    'electric',
  ],
  ...['frozen', 'enchanted', 'spicy', 'regal', 'stellar', 'celestial', 'solar', 'lunar', 'burning', 'floral', 'botanical', 'ai', 'sunny', 'acoustic', 'racing'],
  ...[
    'stone',
    'photo',
    'photography',
    'film',
    'travel',
    'party',
    'celebration',
    'music',
    'band',
    'gig',
    'concert',
    'rock',
    'nautical',
    'marine',
    'navy',
    'ice',
  ],
]);
/** Materials that are things as well: only the last word of a phrase names the thing ("a glass bottle", "a glass"). */
const MATERIAL_NOUNS = new Set([
  'glass',
  'crystal',
  'diamond',
  'ruby',
  'emerald',
  'sapphire',
  'rose',
  'orange',
  'peach',
  'cherry',
  'salmon',
  'fire',
  'snow',
  'star',
]);
const SCULPTURAL = new Set(['statue', 'sculpture', 'figure', 'monument', 'figurine']);

export interface NamedObject {
  spec: ObjectSpec;
  /** Index of the word that names it. */
  at: number;
  /** A person, an animal or a creature. */
  isLiving: boolean;
}

/**
 * The whole thing that a phrase names, by its last noun: "a fire dragon" is a dragon. null when none is known.
 * @param isVague also words that name the thing to design more often than what is on it ("cup", "book", "statue")
 */
export function namedObject(words: readonly string[], isVague = false): NamedObject | null {
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at];
    if (ADJECTIVES.has(word) || (at < words.length - 1 && MATERIAL_NOUNS.has(word)) || (!isVague && (WEAK.has(word) || SCULPTURAL.has(word)))) continue;
    const spec = (at > 0 ? WHOLE_BY_WORD.get(words[at - 1] + word) : undefined) ?? WHOLE_BY_WORD.get(word) ?? WHOLE_BY_WORD.get(word.replace(/(?:es|s)$/, ''));
    if (spec) return { spec, at, isLiving: LIVING.has(spec) };
  }
  return null;
}

/** The object a prompt's words name, the earliest word first; plurals count. null when none is known. */
export function chooseObject(words: readonly string[]): ObjectSpec | null {
  const pair = words.findIndex((word, i) => i > 0 && BY_WORD.has(words[i - 1] + word));
  if (pair > 0) return BY_WORD.get(words[pair - 1] + words[pair])!;
  return firstNamed(words.filter((word) => !WEAK.has(word))) ?? firstNamed(words);
}

function firstNamed(words: readonly string[]): ObjectSpec | null {
  for (const word of words) {
    const spec = BY_WORD.get(word) ?? BY_WORD.get(word.replace(/(?:es|s)$/, ''));
    if (spec) return spec;
  }
  return null;
}

/** How an object is drawn other than in its own colours. */
export interface ObjectLook {
  /** Named by the prompt: replaces the main colour. */
  colour?: Colour | null;
  /** Without what stands around it. */
  isAlone?: boolean;
}

/** The object's markup in a 200 × 200 box, into which larger drawings are scaled. */
export function drawObject(drawing: Drawing, spec: ObjectSpec, look: ObjectLook = {}): string {
  const [width, height] = spec.box ?? [200, 200];
  const markup = drawWhole(drawing, spec, look);
  if (!spec.box) return markup;
  const scale = Math.min(200 / width, 200 / height);
  return `<g transform="translate(${(100 - (width / 2) * scale).toFixed(2)} ${(100 - (height / 2) * scale).toFixed(2)}) scale(${scale.toFixed(4)})">${markup}</g>`;
}

/** The object's markup in its own box. */
export function drawWhole(drawing: Drawing, spec: ObjectSpec, { colour = null, isAlone = false }: ObjectLook = {}): string {
  const [main, second, accent] = spec.colours.map(hex);
  return spec.draw(createKit(drawing, colour ?? main, second, accent, isAlone));
}
