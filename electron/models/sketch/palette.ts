import type { Colour } from '../../../shared/geometry.ts';
import { fromOklab, toOklab } from '../../image/oklab.ts';
import { COLOUR_WORDS, MODIFIER_WORDS, type Modifier, NATURAL_BASES } from './colour-words.ts';
import type { Random } from './random.ts';

/** Colours for one picture, sRGB 0–255. */
export interface Palette {
  base: Colour;
  dark: Colour;
  light: Colour;
  accent: Colour;
  /** Colours the words named, in order and without repeats; empty when none was. */
  named: Colour[];
  /** False when the words name no colour: a subject may then use its natural colours. */
  isNamed: boolean;
  /** What "dark", "pale", "neon" … ask of colours that no word named. */
  modifier: Modifier;
}

export type { Modifier } from './colour-words.ts';

const PLAIN: Modifier = { lightness: 0, chroma: 1 };

/** Reads the colour words of a prompt. Without any, a base is drawn from a list of colours that print well. */
export function readPalette(words: string, random: Random): Palette {
  const { named, modifier } = findColours(words);
  const draw = random.fork('palette');
  const base = named[0] ?? modified(draw.pick(NATURAL_BASES), modifier);
  const accent = named[1] ?? complement(base, draw);
  return { base, accent, dark: shade(base, -0.3), light: tint(base), named, isNamed: named.length > 0, modifier };
}

/** The colours named by a text, in order; modifiers standing before a colour belong to it, others to the whole. */
function findColours(words: string): { named: Colour[]; modifier: Modifier } {
  const tokens = words.toLowerCase().match(/[a-z]+/g) ?? [];
  const named: Colour[] = [];
  let pending = PLAIN;
  let overall = PLAIN;
  for (let i = 0; i < tokens.length; i++) {
    const pair = i + 1 < tokens.length ? lookUp(`${tokens[i]} ${tokens[i + 1]}`) : undefined;
    const colour = pair ?? (isCreature(tokens, i) ? undefined : lookUp(tokens[i]));
    if (colour) {
      if (pair) i++;
      const wanted = modified(colour, pending);
      if (!named.some((other) => other.every((value, channel) => value === wanted[channel]))) named.push(wanted);
      pending = PLAIN;
      continue;
    }
    const modifier = MODIFIER_WORDS[tokens[i]];
    if (modifier) {
      pending = combined(pending, modifier);
      overall = combined(overall, modifier);
    } else if (tokens[i] !== 'and' && tokens[i] !== 'very') pending = PLAIN;
  }
  return { named, modifier: overall };
}

/** "Coral reef" names what grows there, not a colour. */
function isCreature(tokens: readonly string[], i: number): boolean {
  return tokens[i] === 'coral' && ['reef', 'reefs', 'underwater', 'undersea'].some((word) => tokens.includes(word));
}

function lookUp(word: string): Colour | undefined {
  if (Object.hasOwn(COLOUR_WORDS, word)) return COLOUR_WORDS[word];
  const stem = word.replace(/(ish|en)$/, '');
  for (const candidate of [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')]) {
    if (stem !== word && Object.hasOwn(COLOUR_WORDS, candidate)) return COLOUR_WORDS[candidate];
  }
  return undefined;
}

function combined(a: Modifier, b: Modifier): Modifier {
  return { lightness: a.lightness + b.lightness, chroma: a.chroma * b.chroma };
}

/** A colour made darker, paler, stronger … */
export function modified(colour: Colour, { lightness, chroma }: Modifier): Colour {
  if (lightness === 0 && chroma === 1) return colour;
  const [l, a, b] = toOklab(colour);
  const moved = lightness > 0 ? l + (0.97 - l) * Math.min(1, lightness * 2) : l * Math.max(0.2, 1 + lightness * 1.8);
  // A colour keeps its saturation on the way to black, not its chroma: dark green is bottle green, not a darker signal.
  const held = chroma * (moved < l ? (moved / l) ** 0.7 : 1);
  return fromOklab([moved, a * held, b * held]);
}

/** `amount` of OKLab lightness added (negative = darker); chroma follows so that darks stay rich and lights clean. */
export function shade(colour: Colour, amount: number): Colour {
  const [l, a, b] = toOklab(colour);
  const target = Math.max(0.04, Math.min(0.985, l + amount));
  const chroma = amount < 0 ? Math.max(0.35, 1 + amount * 0.7) : 1 - amount * 0.9;
  return fromOklab([target, a * chroma, b * chroma]);
}

function tint(base: Colour): Colour {
  const [l, a, b] = toOklab(base);
  return fromOklab([l + (0.97 - l) * 0.75, a * 0.4, b * 0.4]);
}

/** Across the colour wheel, give or take; greys get a warm or cold partner. */
function complement(base: Colour, random: Random): Colour {
  const [l, a, b] = toOklab(base);
  const chroma = Math.max(0.1, Math.min(0.17, Math.hypot(a, b) * 1.2));
  const angle = Math.atan2(b, a) + Math.PI + random.range(-0.6, 0.6);
  const lightness = l > 0.6 ? l - 0.18 : l + 0.28;
  return fromOklab([Math.max(0.45, Math.min(0.8, lightness)), chroma * Math.cos(angle), chroma * Math.sin(angle)]);
}
