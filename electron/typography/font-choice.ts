import type { LetteringArea } from '../../shared/lettering.ts';
import { BUNDLED_FONTS } from './font-table.ts';
import type { BundledFont } from './ports.ts';

export interface FontRequest {
  text: string;
  area: LetteringArea;
  /** What the prompt says about the lettering: "in gold serif". */
  placement: string;
  /** A font id, a kind of the font table or free words about the picture ("retro diner sign"); may be left out. */
  kindHint?: string;
  seed: number;
}

const WORDS: [RegExp, readonly string[]][] = [
  [/\b(pixel|8-?bit|16-?bit|arcade|retro game|video ?game)/i, ['press-start-2p']],
  [/\b(black-?letter|gothic|old english|fraktur|medieval|pirate|tattoo)/i, ['pirata-one']],
  [/\b(script|cursive|hand-?writ|hand-?letter|brush|calligraph|diner|signature)/i, ['lobster']],
  [/\b(stencil|military|army|tactical|industrial)/i, ['black-ops-one']],
  [/\b(slab|western|wanted|wood ?type|circus|varsity|college|egyptian)/i, ['alfa-slab-one']],
  [/\b(comics?|superhero|action|manga)\b/i, ['bangers']],
  [/\b(cartoon|kids?|child|toy|candy|chunky|bubbl|playful|fun|cute|game)/i, ['luckiest-guy', 'lilita-one']],
  [/\b(neon|condensed|narrow|newspaper|subway|transit)/i, ['oswald']],
  [/\b(headline|poster|bold|impact|tall|sport|stadium)/i, ['anton']],
  [/\b(sans|clean|modern|minimal|interface|ui|app|screen|label|subtitle|caption|small print)\b|\bgrotesk/i, ['inter']],
  [/\b(serif|roman|elegant|luxur|classic|fantasy|epic|engraved|chisell?ed|carved|film title)/i, ['cinzel', 'playfair-display']],
  [/\b(rounded|friendly|display|bakery|food)/i, ['lilita-one']],
];

/** Fonts for scripts that few have: the first is taken unless the wish is among them. */
const SCRIPTS: [RegExp, readonly string[]][] = [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, ['noto-sans-jp']],
  [/\p{Script=Arabic}/u, ['cairo']],
  [/\p{Script=Hebrew}/u, ['heebo']],
  [/\p{Script=Greek}/u, ['inter', 'press-start-2p']],
  [/\p{Script=Cyrillic}/u, ['oswald', 'inter', 'playfair-display', 'lobster', 'press-start-2p']],
];

/** A bundled font id: by the prompt's own words, then what the area asks for, then the hint, then by length. The text's script has the last word. */
export function chooseFont({ text, area, placement, kindHint = '', seed }: FontRequest): string {
  const named = fontNamedIn(placement);
  const choices =
    named !== undefined
      ? [named]
      : (byWords(placement) ?? known(area.font) ?? known(kindHint) ?? byKind(kindHint) ?? byWords(kindHint) ?? byLength(text, area));
  const wished = named ?? withCase(choices, text, seed);
  const able = SCRIPTS.find(([pattern]) => pattern.test(text))?.[1];
  return able && !able.includes(wished) ? able[0] : wished;
}

/** The typeface whose name stands in the words; of "Public Sans" and "Public Sans ExtraBold" the longer one. A winter is no Inter, and floral no Lora. */
function fontNamedIn(words: string): string | undefined {
  const lower = words.toLowerCase();
  // Building an expression costs far more than looking whether it can match at all.
  const isNamed = ({ family }: BundledFont) =>
    lower.includes(family.toLowerCase()) && new RegExp(`(?<![\\p{L}\\p{N}])${family}(?![\\p{L}\\p{N}])`, 'iu').test(words);
  return BUNDLED_FONTS.filter(isNamed).sort((a, b) => b.family.length - a.family.length)[0]?.id;
}

/** Faces whose small letters are capitals. */
const CAPITALS_ONLY: ReadonlySet<string> = new Set(['luckiest-guy', 'bangers', 'cinzel']);

/** One of the choices; a string with small letters gets a face that has them where there is one of its kind. */
function withCase(choices: readonly string[], text: string, seed: number): string {
  const able = /\p{Ll}/u.test(text) ? choices.filter((id) => !CAPITALS_ONLY.has(id)) : choices;
  const from = able.length > 0 ? able : choices;
  return from[Math.abs(seed) % from.length];
}

function known(id: string | null): readonly string[] | null {
  return BUNDLED_FONTS.some((font) => font.id === id) ? [id!] : null;
}

function byKind(kind: string): readonly string[] | null {
  const ofKind = BUNDLED_FONTS.filter((font) => font.kind === kind && !font.isForLikeness).map((font) => font.id);
  return ofKind.length > 0 ? ofKind : null;
}

function byWords(words: string): readonly string[] | null {
  const named = fontNamedIn(words);
  if (named) return [named];
  // "sans serif" has "serif" in it, so sans is asked for first in the table.
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** Short strings bear a strong face; second ranks and long strings want a calm one. */
function byLength(text: string, area: LetteringArea): readonly string[] {
  const length = [...text].length;
  if (length > 48) return ['inter'];
  if (length > 20 || area.rank > 0) return ['oswald'];
  return ['lilita-one', 'anton', 'alfa-slab-one'];
}
