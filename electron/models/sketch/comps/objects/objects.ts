import type { Colour } from '../../../../../shared/geometry.ts';
import { hex } from '../../tint.ts';
import type { Drawing } from '../../vector.ts';
import { ANIMALS } from './animals.ts';
import { FANTASY } from './fantasy.ts';
import { createKit, type ObjectSpec } from './kit.ts';
import { MARKET } from './market.ts';
import { NATURE } from './nature.ts';
import { THINGS } from './things.ts';

/** Every object that Sketch can draw. */
export const OBJECTS: readonly ObjectSpec[] = [...ANIMALS, ...FANTASY, ...THINGS, ...NATURE, ...MARKET];

const BY_WORD = new Map(OBJECTS.flatMap((spec) => spec.words.map((word) => [word, spec] as const)));

/** Words that more often name the thing to design, its use or its style than what is on it: they count when nothing else does. */
const WEAK = new Set([
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

/** The object's markup in its 200 × 200 box; a `colour` named by the prompt replaces its main colour. */
export function drawObject(drawing: Drawing, spec: ObjectSpec, colour: Colour | null = null, flat: readonly [Colour, Colour, Colour] | null = null): string {
  const [main, second, accent] = flat ?? (spec.colours.map(hex) as [Colour, Colour, Colour]);
  return spec.draw(createKit(drawing, colour ?? main, second, accent));
}
