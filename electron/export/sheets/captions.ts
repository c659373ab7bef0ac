import type { FontLibrary } from '../../typography/fonts.ts';
import { mapPath, pathData } from '../../typography/outline.ts';
import { cleanText, shapeLine } from '../../typography/shaping.ts';

const FONT = 'inter';

/** One line of small print. */
export interface Caption {
  text: string;
  /** Left end of the baseline, in px. */
  x: number;
  y: number;
  size: number;
  /** Longer text ends in "…", in px. */
  maxWidth: number;
  /** CSS colour. */
  fill: string;
}

/** A caption as an SVG path: the same on every machine, whatever fonts are installed. Characters no bundled font has are left out. */
export function captionPath(fonts: FontLibrary, { text, x, y, size, maxWidth, fill }: Caption): string {
  const lacking = new Set(fonts.unsupported(text));
  const clean = cleanText([...text.normalize('NFC')].filter((character) => !lacking.has(character)).join('')).replaceAll('\n', ' ');
  const line = fitted(fonts, clean, maxWidth / size);
  const path = line.glyphs.flatMap((glyph) => mapPath(glyph.font.outline(glyph.glyph), (px, py) => [x + (glyph.x + px) * size, y - (glyph.y + py) * size]));
  return `<path fill="${fill}" d="${pathData(path)}"/>`;
}

/** The longest beginning that fits, by halving. */
function fitted(fonts: FontLibrary, text: string, width: number): ReturnType<typeof shapeLine> {
  const whole = shapeLine(fonts, [...text].slice(0, 300).join(''), FONT);
  if (whole.advance <= width) return whole;
  const characters = [...text];
  let [low, high] = [0, Math.min(characters.length, 300)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (shapeLine(fonts, shortened(characters, middle), FONT).advance <= width) low = middle;
    else high = middle - 1;
  }
  return shapeLine(fonts, shortened(characters, low), FONT);
}

function shortened(characters: string[], count: number): string {
  return `${characters.slice(0, count).join('').trimEnd()}…`;
}
