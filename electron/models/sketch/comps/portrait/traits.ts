import type { Colour } from '../../../../../shared/geometry.ts';
import type { Random } from '../../random.ts';
import { hex } from '../../tint.ts';
import type { CompRequest } from '../comp.ts';
import {
  AGE_WORDS,
  type Age,
  BEARD_WORDS,
  type Beard,
  CLOTHING_WORDS,
  type Clothing,
  EXPRESSION_WORDS,
  type Expression,
  EYES,
  FEMININE,
  GLASSES_WORDS,
  type Glasses,
  HAIR,
  HAIR_STYLE_WORDS,
  type HairStyle,
  HEADGEAR_WORDS,
  type Headgear,
  MASCULINE,
  SKIN,
  SKIN_WORDS,
} from './trait-words.ts';

/** Everything that makes one drawn person. */
export interface Traits {
  skin: Colour;
  hairColour: Colour;
  eyeColour: Colour;
  clothColour: Colour;
  isFeminine: boolean;
  age: Age;
  hair: HairStyle;
  beard: Beard;
  expression: Expression;
  glasses: Glasses;
  headgear: Headgear;
  clothing: Clothing;
  hasFreckles: boolean;
  hasEarrings: boolean;
  /** −1…1 each: width of face, jaw and so on differ a little between people. */
  shape: { face: number; jaw: number; eyes: number; nose: number; lips: number };
}

function firstOf<T>(words: readonly string[], table: Record<string, T>): T | undefined {
  for (const word of words) if (Object.hasOwn(table, word)) return table[word];
  return undefined;
}

/** The colour named directly before one of the given nouns, e.g. "red hair", "curly red hair". */
function colourBefore(words: readonly string[], nouns: readonly string[], table: Record<string, string>): Colour | null {
  for (let i = 1; i < words.length; i++) {
    if (!nouns.includes(words[i])) continue;
    for (let back = 1; back <= 3 && i - back >= 0; back++) if (Object.hasOwn(table, words[i - back])) return hex(table[words[i - back]]);
  }
  return null;
}

function isBlackAsSkin(words: readonly string[]): boolean {
  return words.some(
    (word, i) => word === 'black' && ['woman', 'man', 'girl', 'boy', 'person', 'female', 'male', 'lady', 'child', 'model'].includes(words[i + 1]),
  );
}

function skinOf(words: readonly string[], random: Random): Colour {
  const word = words.find((one) => Object.hasOwn(SKIN_WORDS, one) && (one !== 'black' || isBlackAsSkin(words)));
  const skinned = words.findIndex((one) => one === 'skin' || one === 'skinned');
  const before = skinned > 0 ? words[skinned - 1] : '';
  if (Object.hasOwn(SKIN, before)) return hex(SKIN[before]);
  if (words.some((one) => ['freckles', 'freckled', 'redhead', 'ginger'].includes(one))) return hex(SKIN.pale);
  return hex(SKIN[word ? SKIN_WORDS[word] : random.pick(['pale', 'light', 'light', 'olive', 'tan', 'brown', 'dark'])]);
}

/** Reads a person out of the prompt's words; what they leave open is drawn by seed. */
export function readTraits({ words, palette, scheme, random }: CompRequest): Traits {
  const draw = random.fork('person');
  const feminine = words.some((word) => FEMININE.includes(word));
  const masculine = words.some((word) => MASCULINE.includes(word));
  const isFeminine = feminine === masculine ? draw.chance(0.5) : feminine;
  const age = firstOf(words, AGE_WORDS) ?? draw.pick(['young', 'young', 'middle'] as const);
  const skin = skinOf(words, draw);
  const isDarkSkin = skin[0] < 130;
  const natural = isDarkSkin ? ['#221d22', '#33262a', '#33262a'] : ['#33262a', '#4a3024', '#6e3f24', '#c25a22', '#d9b06a', '#221d22', '#80371f'];
  const namedHair =
    colourBefore(words, ['hair', 'haired', 'beard', 'braids', 'curls', 'bob', 'ponytail', 'bun', 'mohawk', 'afro'], HAIR) ??
    (words.includes('redhead') || words.includes('ginger')
      ? hex(HAIR.ginger)
      : words.some((word) => word === 'blonde' || word === 'blond')
        ? hex(HAIR.blonde)
        : words.includes('brunette')
          ? hex(HAIR.brunette)
          : null);
  const hairColour = namedHair ?? (age === 'old' ? hex(draw.pick(['#c3c6cb', '#9b9a9c', '#e4e1da'])) : hex(draw.pick(natural)));
  // "A viking woman" wears no viking's beard, but "a bearded lady" has hers.
  const beardWord = feminine && !words.some((word) => word.startsWith('beard')) ? undefined : firstOf(words, BEARD_WORDS);
  return {
    skin,
    hairColour,
    eyeColour:
      colourBefore(words, ['eyes', 'eyed', 'eye'], EYES) ??
      hex(draw.pick(isDarkSkin ? ['#4a2d1a', '#5e3c22'] : ['#5e3c22', '#4a82b4', '#5a8a52', '#8a6a35', '#76838f'])),
    clothColour: palette.named[0] ?? scheme.main,
    isFeminine,
    age,
    hair:
      firstOf(words, HAIR_STYLE_WORDS) ??
      draw.pick(isFeminine ? (['long', 'bob', 'bun', 'curly', 'ponytail', 'long'] as const) : (['short', 'side-part', 'short', 'curly', 'buzz'] as const)),
    beard:
      beardWord ??
      (!isFeminine && (age === 'middle' || age === 'old') && draw.chance(0.5) ? draw.pick(['stubble', 'full', 'moustache', 'goatee'] as const) : 'none'),
    expression: firstOf(words, EXPRESSION_WORDS) ?? draw.pick(['calm', 'smile', 'smile'] as const),
    glasses: firstOf(words, GLASSES_WORDS) ?? (draw.chance(0.1) ? 'round' : 'none'),
    headgear: firstOf(words, HEADGEAR_WORDS) ?? 'none',
    clothing: firstOf(words, CLOTHING_WORDS) ?? draw.pick(['tee', 'sweater', 'shirt', 'jacket', 'sweater'] as const),
    hasFreckles: words.some((word) => word.startsWith('freckle')) || (!isDarkSkin && draw.chance(0.1)),
    hasEarrings: words.some((word) => word.startsWith('earring')) || (isFeminine && age !== 'child' && draw.chance(0.35)),
    shape: { face: draw.range(-1, 1), jaw: draw.range(-1, 1), eyes: draw.range(-1, 1), nose: draw.range(-1, 1), lips: draw.range(-1, 1) },
  };
}
