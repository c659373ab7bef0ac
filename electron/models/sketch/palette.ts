import type { Colour } from '../../../shared/geometry.ts';
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

/** OKLab (Ottosson 2020): lightness 0–1, a green–red, b blue–yellow. */
export type Lab = [number, number, number];

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
  const [l, a, b] = toLab(colour);
  const moved = lightness > 0 ? l + (0.97 - l) * Math.min(1, lightness * 2) : l * Math.max(0.2, 1 + lightness * 1.8);
  // A colour keeps its saturation on the way to black, not its chroma: dark green is bottle green, not a darker signal.
  const held = chroma * (moved < l ? (moved / l) ** 0.7 : 1);
  return fromLab([moved, a * held, b * held]);
}

/** `amount` of OKLab lightness added (negative = darker); chroma follows so that darks stay rich and lights clean. */
export function shade(colour: Colour, amount: number): Colour {
  const [l, a, b] = toLab(colour);
  const target = Math.max(0.04, Math.min(0.985, l + amount));
  const chroma = amount < 0 ? Math.max(0.35, 1 + amount * 0.7) : 1 - amount * 0.9;
  return fromLab([target, a * chroma, b * chroma]);
}

function tint(base: Colour): Colour {
  const [l, a, b] = toLab(base);
  return fromLab([l + (0.97 - l) * 0.75, a * 0.4, b * 0.4]);
}

/** Across the colour wheel, give or take; greys get a warm or cold partner. */
function complement(base: Colour, random: Random): Colour {
  const [l, a, b] = toLab(base);
  const chroma = Math.max(0.1, Math.min(0.17, Math.hypot(a, b) * 1.2));
  const angle = Math.atan2(b, a) + Math.PI + random.range(-0.6, 0.6);
  const lightness = l > 0.6 ? l - 0.18 : l + 0.28;
  return fromLab([Math.max(0.45, Math.min(0.8, lightness)), chroma * Math.cos(angle), chroma * Math.sin(angle)]);
}

/** `share` of `b` in `a`, blended in OKLab. */
export function mix(a: Colour, b: Colour, share: number): Colour {
  const p = toLab(a);
  const q = toLab(b);
  return fromLab([p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share, p[2] + (q[2] - p[2]) * share]);
}

/** WCAG relative luminance, 0–1. */
export function luminance([r, g, b]: Colour): number {
  return 0.2126 * toLinear(r) + 0.7152 * toLinear(g) + 0.0722 * toLinear(b);
}

/** WCAG contrast ratio, 1–21. */
export function contrast(a: Colour, b: Colour): number {
  const [low, high] = [luminance(a), luminance(b)].sort((p, q) => p - q);
  return (high + 0.05) / (low + 0.05);
}

/** `#rrggbb`. */
export function toHex(colour: Colour): string {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

/** sRGB 0–255 to linear light 0–1. */
export function toLinear(value: number): number {
  const s = value / 255;
  return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
}

/** Linear light 0–1 to sRGB 0–255, cut to the range, not rounded. */
export function fromLinear(value: number): number {
  if (value <= 0) return 0;
  if (value >= 1) return 255;
  return 255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
}

export function toLab([red, green, blue]: Colour): Lab {
  const r = toLinear(red);
  const g = toLinear(green);
  const b = toLinear(blue);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Rounded sRGB; colours outside the gamut are cut per channel. */
export function fromLab([lightness, a, b]: Lab): Colour {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    Math.round(fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)),
    Math.round(fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)),
    Math.round(fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)),
  ];
}
