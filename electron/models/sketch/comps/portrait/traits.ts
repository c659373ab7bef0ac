import type { Colour } from '../../../../../shared/geometry.ts';
import type { Random } from '../../random.ts';
import { hex } from '../../tint.ts';
import type { CompRequest } from '../comp.ts';

export const HAIR_STYLES = ['short', 'side-part', 'long', 'bob', 'bun', 'curly', 'afro', 'ponytail', 'bald', 'buzz', 'braids', 'mohawk'] as const;
export type HairStyle = (typeof HAIR_STYLES)[number];
export type Age = 'child' | 'young' | 'middle' | 'old';
export type Beard = 'none' | 'stubble' | 'full' | 'moustache' | 'goatee' | 'long';
export type Expression = 'calm' | 'smile' | 'laugh' | 'serious' | 'surprised' | 'sad';
export type Glasses = 'none' | 'round' | 'square' | 'sun';
export type Headgear = 'none' | 'cap' | 'beanie' | 'cowboy' | 'crown' | 'wizard' | 'hijab' | 'chef' | 'helmet' | 'hood' | 'beret' | 'witch';
export type Clothing = 'tee' | 'shirt' | 'suit' | 'sweater' | 'hoodie' | 'dress' | 'armour' | 'robe' | 'jacket' | 'labcoat';

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

const SKIN: Record<string, string> = {
  pale: '#f6dcc8',
  light: '#efc9a6',
  olive: '#d3a273',
  tan: '#c68d5d',
  brown: '#9a6540',
  dark: '#6f4529',
  deep: '#4e2f1f',
};
const SKIN_WORDS: Record<string, keyof typeof SKIN> = {
  pale: 'pale',
  irish: 'pale',
  scandinavian: 'pale',
  nordic: 'pale',
  viking: 'pale',
  caucasian: 'light',
  european: 'light',
  japanese: 'light',
  korean: 'light',
  chinese: 'light',
  asian: 'light',
  olive: 'olive',
  mediterranean: 'olive',
  latina: 'olive',
  latino: 'olive',
  hispanic: 'tan',
  mexican: 'tan',
  arab: 'olive',
  persian: 'olive',
  tanned: 'tan',
  tan: 'tan',
  indian: 'brown',
  african: 'dark',
  nigerian: 'deep',
  kenyan: 'deep',
  black: 'dark',
  jamaican: 'dark',
};
const HAIR: Record<string, string> = {
  black: '#221d22',
  dark: '#33262a',
  brunette: '#4a3024',
  brown: '#5b3a26',
  chestnut: '#6e3f24',
  auburn: '#80371f',
  red: '#a9431f',
  ginger: '#c25a22',
  redhead: '#b04a20',
  blonde: '#d9b06a',
  blond: '#d9b06a',
  golden: '#d8a950',
  grey: '#9b9a9c',
  gray: '#9b9a9c',
  silver: '#c3c6cb',
  white: '#ebe9e4',
  pink: '#e57fa5',
  blue: '#3f6fc0',
  green: '#3f8f63',
  purple: '#7a4bb0',
  teal: '#2f9193',
};
const EYES: Record<string, string> = {
  blue: '#4a82b4',
  green: '#5a8a52',
  brown: '#5e3c22',
  hazel: '#8a6a35',
  grey: '#76838f',
  gray: '#76838f',
  amber: '#b57a26',
  violet: '#7a5ab0',
  golden: '#c99a2e',
};
const FEMININE = [
  'woman',
  'girl',
  'lady',
  'female',
  'queen',
  'princess',
  'mother',
  'mom',
  'grandmother',
  'she',
  'her',
  'actress',
  'witch',
  'sorceress',
  'bride',
  'sister',
  'daughter',
  'ballerina',
  'geisha',
  'goddess',
  'businesswoman',
  'nun',
  'waitress',
  'women',
  'feminine',
  'heroine',
  'empress',
];
const MASCULINE = [
  'man',
  'boy',
  'guy',
  'male',
  'king',
  'prince',
  'father',
  'dad',
  'grandfather',
  'he',
  'his',
  'actor',
  'wizard',
  'groom',
  'brother',
  'son',
  'gentleman',
  'businessman',
  'monk',
  'men',
  'bearded',
  'lumberjack',
  'masculine',
  'emperor',
  'sailor',
  'viking',
  'cowboy',
  'samurai',
  'pirate',
  'fisherman',
  'philosopher',
  'santa',
  'beard',
  'moustache',
  'mustache',
  'grandpa',
];

/** word → part, one table per trait; the first word of the prompt that stands in a table wins. */
const HAIR_STYLE_WORDS: Record<string, HairStyle> = {
  curly: 'curly',
  curls: 'curly',
  wavy: 'long',
  afro: 'afro',
  bun: 'bun',
  ponytail: 'ponytail',
  bald: 'bald',
  shaved: 'buzz',
  buzz: 'buzz',
  buzzcut: 'buzz',
  braids: 'braids',
  braided: 'braids',
  braid: 'braids',
  pigtails: 'braids',
  bob: 'bob',
  mohawk: 'mohawk',
  punk: 'mohawk',
  short: 'short',
  long: 'long',
  straight: 'long',
  monk: 'bald',
};
const BEARD_WORDS: Record<string, Beard> = {
  beard: 'full',
  bearded: 'full',
  stubble: 'stubble',
  moustache: 'moustache',
  mustache: 'moustache',
  goatee: 'goatee',
  wizard: 'long',
  santa: 'long',
  viking: 'full',
  lumberjack: 'full',
  dwarf: 'long',
  hipster: 'full',
  pirate: 'goatee',
  sailor: 'full',
  fisherman: 'full',
  philosopher: 'full',
};
const EXPRESSION_WORDS: Record<string, Expression> = {
  smiling: 'smile',
  smile: 'smile',
  happy: 'smile',
  cheerful: 'laugh',
  laughing: 'laugh',
  laugh: 'laugh',
  joyful: 'laugh',
  grinning: 'laugh',
  friendly: 'smile',
  serious: 'serious',
  angry: 'serious',
  stern: 'serious',
  fierce: 'serious',
  determined: 'serious',
  surprised: 'surprised',
  shocked: 'surprised',
  sad: 'sad',
  melancholic: 'sad',
  crying: 'sad',
  tired: 'sad',
  calm: 'calm',
};
const GLASSES_WORDS: Record<string, Glasses> = {
  glasses: 'round',
  spectacles: 'round',
  eyeglasses: 'square',
  sunglasses: 'sun',
  shades: 'sun',
  hipster: 'round',
  professor: 'square',
  scientist: 'square',
  librarian: 'round',
  nerd: 'square',
};
const HEADGEAR_WORDS: Record<string, Headgear> = {
  cap: 'cap',
  baseball: 'cap',
  trucker: 'cap',
  beanie: 'beanie',
  sailor: 'beanie',
  fisherman: 'beanie',
  cowboy: 'cowboy',
  cowgirl: 'cowboy',
  sheriff: 'cowboy',
  crown: 'crown',
  king: 'crown',
  queen: 'crown',
  princess: 'crown',
  prince: 'crown',
  emperor: 'crown',
  wizard: 'wizard',
  sorcerer: 'wizard',
  witch: 'witch',
  hijab: 'hijab',
  headscarf: 'hijab',
  nun: 'hijab',
  chef: 'chef',
  cook: 'chef',
  baker: 'chef',
  helmet: 'helmet',
  knight: 'helmet',
  viking: 'helmet',
  hood: 'hood',
  hooded: 'hood',
  assassin: 'hood',
  rogue: 'hood',
  beret: 'beret',
  painter: 'beret',
  french: 'beret',
  hat: 'cowboy',
};
const CLOTHING_WORDS: Record<string, Clothing> = {
  suit: 'suit',
  tie: 'suit',
  businessman: 'suit',
  businesswoman: 'suit',
  ceo: 'suit',
  gentleman: 'suit',
  groom: 'suit',
  detective: 'suit',
  sweater: 'sweater',
  turtleneck: 'sweater',
  fisherman: 'sweater',
  jumper: 'sweater',
  hoodie: 'hoodie',
  skater: 'hoodie',
  gamer: 'hoodie',
  dress: 'dress',
  bride: 'dress',
  princess: 'dress',
  queen: 'robe',
  king: 'robe',
  armor: 'armour',
  armour: 'armour',
  knight: 'armour',
  warrior: 'armour',
  paladin: 'armour',
  viking: 'armour',
  robe: 'robe',
  wizard: 'robe',
  witch: 'robe',
  sorceress: 'robe',
  monk: 'robe',
  jacket: 'jacket',
  leather: 'jacket',
  biker: 'jacket',
  pilot: 'jacket',
  punk: 'jacket',
  scientist: 'labcoat',
  doctor: 'labcoat',
  nurse: 'labcoat',
  chef: 'labcoat',
  shirt: 'shirt',
  farmer: 'shirt',
  lumberjack: 'shirt',
  cowboy: 'shirt',
};
const AGE_WORDS: Record<string, Age> = {
  child: 'child',
  boy: 'child',
  girl: 'young',
  kid: 'child',
  toddler: 'child',
  baby: 'child',
  teen: 'young',
  teenager: 'young',
  young: 'young',
  old: 'old',
  elderly: 'old',
  grandmother: 'old',
  grandfather: 'old',
  grandpa: 'old',
  aged: 'old',
  wizard: 'old',
  santa: 'old',
  senior: 'old',
  wrinkled: 'old',
  'middle-aged': 'middle',
  king: 'middle',
  professor: 'middle',
  weathered: 'old',
};

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
