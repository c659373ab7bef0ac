import type { Colour } from '../../shared/geometry.ts';

export type WordStyle = 'gold' | 'silver' | 'neon' | 'engraved' | 'sticker' | 'comic';

const STYLES: [RegExp, WordStyle][] = [
  [/\b(neon|glow(ing|s)?|luminous)\b/i, 'neon'],
  [/\b(engraved?|engraving|carved|etched|chisell?ed|debossed|letterpress|stamped)\b/i, 'engraved'],
  [/\b(gold(en)?|gilded|brass)\b/i, 'gold'],
  [/\b(silver|chrome|steel|metall?ic|platinum)\b/i, 'silver'],
  [/\b(stickers?|die-?cut|white (outline|border|edge))\b/i, 'sticker'],
  [/\b(comics?|cartoon|pop[- ]art|bubbly)\b/i, 'comic'],
];

const COLOURS: [RegExp, Colour][] = [
  [/\bcrimson\b|\bscarlet\b/i, [190, 20, 50]],
  [/\bred\b/i, [214, 40, 40]],
  [/\borange\b/i, [245, 130, 32]],
  [/\byellow\b/i, [255, 214, 40]],
  [/\bcream\b|\bivory\b|\boff-white\b/i, [250, 242, 220]],
  [/\b(lime|neon green)\b/i, [150, 230, 60]],
  [/\bgreen\b/i, [40, 150, 80]],
  [/\b(teal|turquoise)\b/i, [20, 150, 150]],
  [/\b(cyan|aqua)\b/i, [40, 210, 235]],
  [/\bnavy\b/i, [22, 36, 84]],
  [/\bblue\b/i, [40, 90, 210]],
  [/\b(purple|violet)\b/i, [120, 60, 180]],
  [/\b(pink|magenta)\b/i, [240, 70, 150]],
  [/\bbrown\b/i, [104, 62, 34]],
  [/\bblack\b/i, [20, 20, 24]],
  [/\bwhite\b/i, [255, 255, 255]],
  [/\bgr[ae]y\b/i, [130, 134, 140]],
];

/** The finish that words ask for; null when they say nothing about it. */
export function styleInWords(words: string): WordStyle | null {
  return STYLES.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** The letters' colour that words ask for, sRGB; null when they name none. "white outline" names no letter colour. */
export function colourInWords(words: string): Colour | null {
  const letters = words.replace(/\b\w+ (outline|border|edge|background|shadow)\b|\bon (a |an |the )?\w+( \w+)?\b/gi, ' ');
  return COLOURS.find(([pattern]) => pattern.test(letters))?.[1] ?? null;
}
